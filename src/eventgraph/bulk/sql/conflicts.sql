-- Matters with more than one position of which not all can hold, a row for each position.

-- Two values of one property that cannot both be its value.
SELECT DISTINCT 'value' AS kind, a.thing, a.base AS question, a.property, a.value, a.datatype,
  '' AS attitude, a.claims, a.speakers
FROM answers a
JOIN answers b ON b.thing = a.thing AND b.base = a.base
WHERE NOT (a.first_speaker = a.last_speaker AND b.first_speaker = b.last_speaker
    AND a.first_speaker = b.first_speaker)
  AND (
    a.kind <> b.kind
    OR a.kind = 'text' AND a.tongue = b.tongue AND a.text <> b.text
    OR a.kind = 'term' AND a.text <> b.text
    OR a.kind IN ('number', 'date')
      AND (a.high < b.low OR a.high = b.low AND (a.high_open OR b.low_open))
      AND b.low - a.high >= a.about AND b.low - a.high >= b.about
    OR a.kind IN ('number', 'date')
      AND (b.high < a.low OR b.high = a.low AND (b.high_open OR a.low_open))
      AND a.low - b.high >= a.about AND a.low - b.high >= b.about
  )
UNION ALL
-- One value under two properties that are declared to contradict each other.
SELECT DISTINCT 'opposed', a.thing, a.property, a.property, a.object, a.datatype,
  '', a.claims, a.speakers
FROM roles a
JOIN terms t ON t.relation = 'contradicts' AND t.term = a.property
JOIN roles b ON b.thing = a.thing AND b.property = t.other AND b.object = a.object
  AND b.datatype = a.datatype AND b.language = a.language
WHERE NOT (a.first_speaker = a.last_speaker AND b.first_speaker = b.last_speaker
  AND a.first_speaker = b.first_speaker)
UNION ALL
-- What one denies and another asserts.
SELECT DISTINCT 'denied', a.thing, a.property, a.property, a.object, a.datatype, a.attitude,
  a.claims, a.speakers
FROM stances a
JOIN stances b ON b.thing = a.thing AND b.property = a.property AND b.object = a.object
  AND b.datatype = a.datatype AND b.language = a.language AND b.attitude <> a.attitude
WHERE NOT (a.first_speaker = a.last_speaker AND b.first_speaker = b.last_speaker
  AND a.first_speaker = b.first_speaker)
UNION ALL
-- Each claim that is disputed, under the first thing that it says something of.
SELECT 'disputed', d.thing, a.predicate, a.predicate, a.object, a.datatype, 'disputes',
  COUNT(DISTINCT a.claim), COUNT(DISTINCT a.speaker)
FROM asserted a
JOIN (SELECT claim, MIN(subject) AS thing FROM asserted GROUP BY claim) d ON d.claim = a.object
WHERE a.predicate = 'https://w3id.org/eventgraph/ns#disputes' AND a.subject = a.claim
  AND a.datatype = '' AND a.claim <> a.object
GROUP BY d.thing, a.predicate, a.object, a.datatype
ORDER BY kind, thing, question, property, value, datatype, attitude
