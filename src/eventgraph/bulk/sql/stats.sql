-- How much there is, as `eventgraph stats` and `eg.summarize` count it.
SELECT 1 AS place, 'claims' AS what, COUNT(DISTINCT claim) AS number FROM quads
UNION ALL
SELECT 2, 'speakers', COUNT(DISTINCT q.object) FROM quads q
JOIN (SELECT DISTINCT claim FROM quads) c ON c.claim = q.subject
WHERE q.predicate = 'http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo'
UNION ALL
SELECT 3, 'sources', COUNT(DISTINCT q.object) FROM quads q
JOIN (SELECT DISTINCT claim FROM quads) c ON c.claim = q.subject
WHERE q.predicate = 'http://www.w3.org/ns/prov#wasQuotedFrom'
UNION ALL
SELECT CASE k.other WHEN 'actor' THEN 4 WHEN 'event' THEN 5 ELSE 6 END, MIN(CONCAT(k.other, 's')),
  COUNT(DISTINCT t.subject)
FROM (
  SELECT subject, object FROM quads
  WHERE predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
  UNION ALL
  SELECT subject, object FROM told
  WHERE predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
) t
RIGHT JOIN (SELECT term, other FROM terms WHERE relation = 'kind') k ON k.term = t.object
GROUP BY k.other
UNION ALL
SELECT 7, 'quads', COUNT(*) FROM quads
ORDER BY place
