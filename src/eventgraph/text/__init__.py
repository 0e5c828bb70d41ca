"""Words, numbers, dates, characters and terminals; it knows no RDF."""
