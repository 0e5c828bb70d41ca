-- Each value that is read as more than its text, once: what a single-valued property says, and
-- quantities and dates in EDTF, whatever says them.
SELECT DISTINCT CASE WHEN measured.property IS NULL THEN '' ELSE predicate END AS property,
  object, coalesce(datatype, '') AS datatype, coalesce(language, '') AS language
FROM kept LEFT JOIN measured ON measured.property = kept.predicate AND kept.graph IS NOT NULL
WHERE measured.property IS NOT NULL OR datatype IN (
  'https://w3id.org/eventgraph/ns#quantity', 'http://id.loc.gov/datatypes/edtf/EDTF'
)
ORDER BY ALL
