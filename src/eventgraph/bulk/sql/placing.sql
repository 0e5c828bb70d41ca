-- DuckDB alone runs this, once, when `kinds` is known: which claim and event each row belongs to.

-- A claim has a speaker, and says something: in a graph of its own, or in statements about it.
CREATE TABLE claims AS
SELECT claim FROM spoken SEMI JOIN graphs ON graphs.name = spoken.claim
UNION
SELECT claim FROM spoken SEMI JOIN statements USING (claim);

-- What is described with a claim: itself, its graph of the same name, and its statements.
CREATE TABLE parts AS
SELECT claim AS node, claim FROM claims
UNION
SELECT node, min(claim) FROM statements JOIN claims USING (claim) GROUP BY node;

CREATE TABLE events AS
SELECT DISTINCT subject AS event FROM kept
JOIN kinds ON kinds.class = kept.object AND kinds.kind = 'event'
WHERE predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
  AND subject NOT LIKE '\_:%' ESCAPE '\';

-- The event of a claim is one that it says something of, or else one that it names; of several the
-- first by name. Its day is the earliest that it names.
CREATE TABLE placed AS
SELECT claim, coalesce(min(of_event.event), min(named.event)) AS event, min(day) AS date
FROM (
  SELECT graph AS claim, subject AS about, object AS value, datatype, day
  FROM kept SEMI JOIN claims ON claims.claim = kept.graph
  UNION ALL
  SELECT parts.claim,
    CASE WHEN predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#subject' THEN object END,
    CASE WHEN predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#object' THEN object END,
    datatype, day
  FROM kept JOIN parts ON parts.node = kept.subject
  WHERE parts.node <> parts.claim AND kept.graph IS NULL AND predicate IN (
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#subject',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#object'
  )
) said
LEFT JOIN events of_event ON of_event.event = said.about
LEFT JOIN events named ON named.event = said.value AND said.datatype IS NULL
GROUP BY claim;

-- Buckets are runs of events in the order of their names; what has no event is in bucket 0.
CREATE TABLE bucketed AS
SELECT event, ntile(63) OVER (ORDER BY event) AS bucket FROM events;

-- A row is found by its graph or else by its subject: one table, so that rows are joined once.
CREATE TABLE nodes AS
SELECT parts.node, parts.claim, placed.event, placed.date, coalesce(bucketed.bucket, 0) AS bucket
FROM parts
LEFT JOIN placed ON placed.claim = parts.claim
LEFT JOIN bucketed ON bucketed.event = placed.event
UNION ALL
SELECT event, NULL, event, NULL, bucket FROM bucketed ANTI JOIN parts ON parts.node = bucketed.event;

CREATE VIEW quads AS
SELECT kept.subject, kept.predicate, kept.object, kept.datatype, kept.language, kept.graph,
  nodes.claim, nodes.event, nodes.date, coalesce(nodes.bucket, 0) AS bucket
FROM kept LEFT JOIN nodes ON nodes.node = coalesce(kept.graph, kept.subject)
