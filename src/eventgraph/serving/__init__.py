"""One address for a dataset: things and claims, SPARQL, queries by name, words; read-only."""
