-- The positions that `conflicts.sql` sets against each other, for each kind of matter: what is
-- said surely, and by whom. Where one speech is rendered by several speakers it is left out.

CREATE OR REPLACE TEMPORARY VIEW possible AS
SELECT DISTINCT subject AS claim FROM quads
WHERE predicate = 'https://w3id.org/eventgraph/ns#certainty'
  AND object = 'https://w3id.org/eventgraph/ns#Possible';

CREATE OR REPLACE TEMPORARY VIEW speeches AS
SELECT DISTINCT subject AS claim, object AS speech FROM quads
WHERE predicate = 'https://w3id.org/eventgraph/ns#statedIn' AND datatype IS NULL;

-- What claims assert: their graphs, but for those whose speaker does not assert them.
CREATE OR REPLACE TEMPORARY VIEW asserted AS
SELECT DISTINCT q.graph AS claim, s.speaker, q.subject, q.predicate, q.object,
  COALESCE(q.datatype, '') AS datatype, COALESCE(q.language, '') AS language
FROM quads q
JOIN speakers s ON s.claim = q.graph
LEFT JOIN unasserted u ON u.claim = q.graph
WHERE u.claim IS NULL AND SUBSTR(q.subject, 1, 2) <> '_:';

-- What a claim says of a thing that makes its value the value of something else.
CREATE OR REPLACE TEMPORARY VIEW qualified AS
SELECT DISTINCT a.claim, a.subject AS thing, t.term AS base FROM asserted a
JOIN terms t ON t.relation = 'qualified by' AND t.other = a.predicate;

CREATE OR REPLACE TEMPORARY VIEW stated AS
SELECT a.subject AS thing, r.base, a.predicate AS property, r.kind, r.low, r.high, r.low_open, r.high_open, r.about,
  r.tongue, r.text, a.object, a.datatype, a.claim, a.speaker
FROM asserted a
JOIN readings r ON r.property = a.predicate AND r.object = a.object
  AND r.datatype = a.datatype AND r.language = a.language
LEFT JOIN qualified q ON q.claim = a.claim AND q.thing = a.subject AND q.base = r.base
LEFT JOIN possible p ON p.claim = a.claim
WHERE r.kind <> 'other' AND NOT r.unsure AND q.claim IS NULL AND p.claim IS NULL;

CREATE OR REPLACE TEMPORARY VIEW opposed AS
SELECT DISTINCT a.subject AS thing, a.predicate AS property, a.object, a.datatype, a.language,
  a.claim, a.speaker
FROM asserted a
JOIN terms t ON t.relation = 'contradicts' AND t.term = a.predicate
LEFT JOIN possible p ON p.claim = a.claim
WHERE p.claim IS NULL;

-- Each denial, and each claim that asserts what somebody denies.
CREATE OR REPLACE TEMPORARY VIEW denials AS
SELECT DISTINCT d.subject AS thing, d.predicate AS property, d.object, d.datatype, d.language,
  d.claim, d.speaker
FROM told d
LEFT JOIN possible p ON p.claim = d.claim
WHERE d.attitude = 'https://w3id.org/eventgraph/ns#Denies'
  AND d.other_attitude = 'https://w3id.org/eventgraph/ns#Denies' AND p.claim IS NULL;

CREATE OR REPLACE TEMPORARY VIEW faced AS
SELECT thing, property, object, datatype, language, claim, speaker, 'denies' AS attitude
FROM denials
UNION ALL
SELECT a.subject, a.predicate, a.object, a.datatype, a.language, a.claim, a.speaker, 'asserts'
FROM asserted a
JOIN (SELECT DISTINCT thing, property, object, datatype, language FROM denials) d
  ON d.thing = a.subject AND d.property = a.predicate AND d.object = a.object
  AND d.datatype = a.datatype AND d.language = a.language
LEFT JOIN possible p ON p.claim = a.claim
WHERE p.claim IS NULL;

-- The claims whose speech another speaker renders too, about the same thing.
CREATE OR REPLACE TEMPORARY VIEW said AS
SELECT thing, claim, speaker FROM stated
UNION ALL
SELECT thing, claim, speaker FROM opposed
UNION ALL
SELECT thing, claim, speaker FROM faced;

CREATE OR REPLACE TEMPORARY VIEW rendered AS
SELECT DISTINCT s.thing, s.claim
FROM said s
JOIN speeches e ON e.claim = s.claim
JOIN (
  SELECT s.thing, e.speech FROM said s JOIN speeches e ON e.claim = s.claim
  GROUP BY s.thing, e.speech HAVING COUNT(DISTINCT s.speaker) > 1
) several ON several.thing = s.thing AND several.speech = e.speech;

-- One row for each answer, worded as it is sorted first: two answers face each other where two
-- speakers give them.
CREATE OR REPLACE TEMPORARY VIEW answers AS
SELECT s.thing, s.base, s.kind, s.low, s.high, s.low_open, s.high_open, s.about, s.tongue, s.text,
  MIN(s.property) AS property,
  MIN_BY(s.object, CONCAT(s.property, ' ', s.object, ' ', s.datatype)) AS value,
  MIN_BY(s.datatype, CONCAT(s.property, ' ', s.object, ' ', s.datatype)) AS datatype,
  MIN(s.speaker) AS first_speaker, MAX(s.speaker) AS last_speaker,
  COUNT(DISTINCT s.speaker) AS speakers, COUNT(DISTINCT s.claim) AS claims
FROM stated s
LEFT JOIN rendered r ON r.thing = s.thing AND r.claim = s.claim
WHERE r.claim IS NULL
GROUP BY s.thing, s.base, s.kind, s.low, s.high, s.low_open, s.high_open, s.about, s.tongue, s.text;

CREATE OR REPLACE TEMPORARY VIEW roles AS
SELECT o.thing, o.property, o.object, o.datatype, o.language,
  MIN(o.speaker) AS first_speaker, MAX(o.speaker) AS last_speaker,
  COUNT(DISTINCT o.speaker) AS speakers, COUNT(DISTINCT o.claim) AS claims
FROM opposed o
LEFT JOIN rendered r ON r.thing = o.thing AND r.claim = o.claim
WHERE r.claim IS NULL
GROUP BY o.thing, o.property, o.object, o.datatype, o.language;

CREATE OR REPLACE TEMPORARY VIEW stances AS
SELECT f.thing, f.property, f.object, f.datatype, f.language, f.attitude,
  MIN(f.speaker) AS first_speaker, MAX(f.speaker) AS last_speaker,
  COUNT(DISTINCT f.speaker) AS speakers, COUNT(DISTINCT f.claim) AS claims
FROM faced f
LEFT JOIN rendered r ON r.thing = f.thing AND r.claim = f.claim
WHERE r.claim IS NULL
GROUP BY f.thing, f.property, f.object, f.datatype, f.language, f.attitude
