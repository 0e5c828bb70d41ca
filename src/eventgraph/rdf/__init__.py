"""RDF on disk and in the store: formats, loading, what is refused, the ontology."""
