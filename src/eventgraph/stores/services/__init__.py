"""Datasets on a SPARQL service: read whole and compared with counts, written claim by claim."""
