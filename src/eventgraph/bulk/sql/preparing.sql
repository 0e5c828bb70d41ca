-- DuckDB alone runs this, once: from the rows of `spill` and the classes in `kinds`, which claim
-- and which event each row belongs to. What is small enough to be a table is one; rows stay on disk.

CREATE TABLE spoken AS
SELECT DISTINCT subject AS claim FROM spill
WHERE predicate = 'http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo';

CREATE TABLE statements AS
SELECT DISTINCT subject AS node, object AS claim FROM spill
WHERE predicate = 'https://w3id.org/eventgraph/ns#inClaim' AND datatype IS NULL;

CREATE TABLE graphs AS
SELECT DISTINCT graph AS name FROM spill WHERE graph IS NOT NULL;

-- A draft says so in its own description or graph, and is of no other class than claims are.
CREATE TABLE begun AS
SELECT DISTINCT subject AS claim FROM spill
WHERE predicate = 'https://w3id.org/eventgraph/ns#status'
  AND object = 'https://w3id.org/eventgraph/ns#Draft'
  AND (graph IS NULL OR graph = subject);

CREATE TABLE drafts AS
SELECT begun.claim FROM begun
LEFT JOIN graphs ON graphs.name = begun.claim
LEFT JOIN (
  SELECT subject, bool_or(object IN (
    'https://w3id.org/eventgraph/ns#Claim', 'https://w3id.org/eventgraph/ns#Observation'
  )) AS is_claim
  FROM spill
  WHERE predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' AND graph IS NULL
    AND subject IN (SELECT claim FROM begun)
  GROUP BY subject
) types ON types.subject = begun.claim
WHERE graphs.name IS NOT NULL OR types.is_claim IS NULL OR types.is_claim;

CREATE TABLE left_out AS
SELECT claim AS node FROM drafts
UNION
SELECT statements.node FROM statements JOIN drafts USING (claim);

CREATE VIEW kept AS
SELECT spill.* FROM spill
ANTI JOIN left_out ON left_out.node = coalesce(spill.graph, spill.subject)
