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
    from eventgraph.datasets import load
    from eventgraph.errors import EventGraphError
    from eventgraph.evidence import independence, independence_note, why
    from eventgraph.exports.rdf import export
    from eventgraph.names import labels, resolve
    from eventgraph.network.projecting import project
    from eventgraph.network.ranking import rank
    from eventgraph.pages import page
    from eventgraph.queries import run
    from eventgraph.queryfiles import Query, read_queries, read_query
    from eventgraph.quotes import check_quotes
    from eventgraph.scopes import Scope, scope
    from eventgraph.silence import silence_map
    from eventgraph.tables import Table, write
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
    "Query": "queryfiles",
    "Report": "validation",
    "Scope": "scopes",
    "Table": "tables",
    "accounts": "accountsheets",
    "check_quotes": "quotes",
    "conflicts": "conflictfinder",
    "export": "exports.rdf",
    "independence": "evidence",
    "independence_note": "evidence",
    "labels": "names",
    "load": "datasets",
    "only_in": "accountsheets",
    "page": "pages",
    "project": "network.projecting",
    "rank": "network.ranking",
    "read_queries": "queryfiles",
    "read_query": "queryfiles",
    "resolve": "names",
    "run": "queries",
    "scope": "scopes",
    "silence_map": "silence",
    "summarize": "building",
    "validate": "validation",
    "why": "evidence",
    "write": "tables",
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
