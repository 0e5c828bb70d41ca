"""Connections that are handed to a worker, which reads and answers their queries by itself."""
