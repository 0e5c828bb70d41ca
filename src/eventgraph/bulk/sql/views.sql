-- What the other files ask: `quads`, `terms`, `readings` and `events` are the tables on disk.
-- One SQL for DuckDB and Spark; docs/bulk.md says what it keeps to.

-- Who speaks jointly is one voice: the first by name.
CREATE OR REPLACE TEMPORARY VIEW speakers AS
SELECT subject AS claim, MIN(object) AS speaker FROM quads
WHERE predicate = 'http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo'
GROUP BY subject;

CREATE OR REPLACE TEMPORARY VIEW unasserted AS
SELECT subject AS claim, MIN(object) AS attitude, MAX(object) AS other_attitude FROM quads
WHERE predicate = 'https://w3id.org/eventgraph/ns#attitude'
  AND object <> 'https://w3id.org/eventgraph/ns#Asserts'
GROUP BY subject;

-- Statements that are told and not asserted: one of each part, in one claim.
CREATE OR REPLACE TEMPORARY VIEW reified AS
SELECT
  MIN(CASE WHEN predicate = 'https://w3id.org/eventgraph/ns#inClaim' THEN object END) AS claim,
  MIN(CASE WHEN predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#subject'
    THEN object END) AS subject,
  MIN(CASE WHEN predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate'
    THEN object END) AS predicate,
  MIN(CASE WHEN predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#object'
    THEN object END) AS object,
  MIN(CASE WHEN predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#object'
    THEN COALESCE(datatype, '') END) AS datatype,
  MIN(CASE WHEN predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#object'
    THEN COALESCE(language, '') END) AS language
FROM (SELECT DISTINCT subject, predicate, object, datatype, language FROM quads
  WHERE predicate IN (
    'https://w3id.org/eventgraph/ns#inClaim',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#subject',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#object')) parts
GROUP BY subject
HAVING COUNT(*) = 4 AND COUNT(DISTINCT predicate) = 4;

CREATE OR REPLACE TEMPORARY VIEW told AS
SELECT u.claim, s.speaker, u.attitude, u.other_attitude, t.subject, t.predicate, t.object,
  t.datatype, t.language
FROM (
  SELECT graph AS claim, subject, predicate, object, COALESCE(datatype, '') AS datatype,
    COALESCE(language, '') AS language
  FROM quads WHERE graph IS NOT NULL
  UNION
  SELECT claim, subject, predicate, object, datatype, language FROM reified
) t
JOIN unasserted u ON u.claim = t.claim
JOIN speakers s ON s.claim = t.claim
WHERE SUBSTR(t.subject, 1, 2) <> '_:'
