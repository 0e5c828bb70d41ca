"""An evidence-first knowledge graph of actors, events and relationships."""

from eventgraph.datasets import load
from eventgraph.names import labels, resolve
from eventgraph.queries import run
from eventgraph.queryfiles import Query, read_queries, read_query
from eventgraph.tables import Table, write

__all__ = ["Query", "Table", "labels", "load", "read_queries", "read_query", "resolve", "run", "write"]
