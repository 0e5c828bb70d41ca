"""SPARQL query files: their headers and parameters, their faults, their answers."""
