"""An evidence-first knowledge graph of actors, events and relationships.

Each public name is imported when it is first used, so that a command loads only what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from eventgraph.accountsheets import accounts, only_in
    from eventgraph.building import summarize
    from eventgraph.conflictfinder import conflicts
    from eventgraph.errors import EventGraphError
    from eventgraph.evidence import independence, independence_note, why
    from eventgraph.exports.rdf import export
    from eventgraph.names import labels, resolve
    from eventgraph.network.projecting import project
    from eventgraph.network.ranking import rank
    from eventgraph.pages import page
    from eventgraph.quotes import check_quotes
    from eventgraph.rdf.loading import load
    from eventgraph.scopes import Scope, scope
    from eventgraph.silence import silence_map
    from eventgraph.sparql.files import Query, read_queries, read_query
    from eventgraph.sparql.running import run
    from eventgraph.tables.table import Table, write
    from eventgraph.validation import Report, validate

__all__ = [
    "EventGraphError",
    "Query",
    "Report",
    "Scope",
    "Table",
    "accounts",
    "check_quotes",
    "conflicts",
    "export",
    "independence",
    "independence_note",
    "labels",
    "load",
    "only_in",
    "page",
    "project",
    "rank",
    "read_queries",
    "read_query",
    "resolve",
    "run",
    "scope",
    "silence_map",
    "summarize",
    "validate",
    "why",
    "write",
]

#: Where each public name lives.
_HOMES: Final[dict[str, str]] = {
    "EventGraphError": "errors",
    "Query": "sparql.files",
    "Report": "validation",
    "Scope": "scopes",
    "Table": "tables.table",
    "accounts": "accountsheets",
    "check_quotes": "quotes",
    "conflicts": "conflictfinder",
    "export": "exports.rdf",
    "independence": "evidence",
    "independence_note": "evidence",
    "labels": "names",
    "load": "rdf.loading",
    "only_in": "accountsheets",
    "page": "pages",
    "project": "network.projecting",
    "rank": "network.ranking",
    "read_queries": "sparql.files",
    "read_query": "sparql.files",
    "resolve": "names",
    "run": "sparql.running",
    "scope": "scopes",
    "silence_map": "silence",
    "summarize": "building",
    "validate": "validation",
    "why": "evidence",
    "write": "tables.table",
}


def __getattr__(name: str) -> object:
    """Import a public name from its home on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'eventgraph' has no attribute {name!r}")
    value: object = getattr(import_module(f"eventgraph.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
