"""An evidence-first knowledge graph of actors, events and relationships.

Each public name is imported when it is first used, so that a command loads only what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from eventgraph.bulk.asking import bulk_check, bulk_conflicts, bulk_stats
    from eventgraph.bulk.making import build_parquet
    from eventgraph.claims.describing import Description, describe
    from eventgraph.claims.names import labels, resolve
    from eventgraph.claims.scopes import Scope, scope
    from eventgraph.claims.summary import summarize
    from eventgraph.curation.comparing.diffing import Diff, diff
    from eventgraph.curation.identity.candidates import duplicates
    from eventgraph.curation.importing.taking import (
        import_annotations,
        import_ftm,
        import_nanopubs,
    )
    from eventgraph.curation.serving.running import curate
    from eventgraph.curation.sheets.exporting import export_sheet
    from eventgraph.curation.sheets.importing import import_sheet
    from eventgraph.curation.texts.api import add_source
    from eventgraph.curation.texts.details import Details
    from eventgraph.curation.working import todo
    from eventgraph.errors import EventGraphError
    from eventgraph.evidence.accounts import accounts, only_in
    from eventgraph.evidence.conflicts import conflicts
    from eventgraph.evidence.independence import independence, independence_note
    from eventgraph.evidence.matters.corroboration import corroboration
    from eventgraph.evidence.matters.spread import spread
    from eventgraph.evidence.matters.tabulating import matters
    from eventgraph.evidence.quotes import check_quotes
    from eventgraph.evidence.silence import silence_map
    from eventgraph.evidence.sourcetexts import kept_texts, read_texts
    from eventgraph.evidence.why import why
    from eventgraph.exports.registry import export
    from eventgraph.network.edges import edge_claims
    from eventgraph.network.projecting import project
    from eventgraph.network.ranking import rank
    from eventgraph.pages import Opening, page
    from eventgraph.reports.story import story
    from eventgraph.searching.finding import search
    from eventgraph.sparql.files import Query, read_query
    from eventgraph.sparql.library import read_queries
    from eventgraph.sparql.running import run
    from eventgraph.stores.building import build_store
    from eventgraph.stores.changing import add_to_store, remove_from_store
    from eventgraph.stores.checking import check_store
    from eventgraph.stores.keeping import backup_store
    from eventgraph.stores.opening import load
    from eventgraph.stores.services.opening import publish
    from eventgraph.tables.table import Table, write
    from eventgraph.validation.validating import Report, validate

__all__ = [
    "Description",
    "Details",
    "Diff",
    "EventGraphError",
    "Opening",
    "Query",
    "Report",
    "Scope",
    "Table",
    "accounts",
    "add_source",
    "add_to_store",
    "backup_store",
    "build_parquet",
    "build_store",
    "bulk_check",
    "bulk_conflicts",
    "bulk_stats",
    "check_quotes",
    "check_store",
    "conflicts",
    "corroboration",
    "curate",
    "describe",
    "diff",
    "duplicates",
    "edge_claims",
    "export",
    "export_sheet",
    "import_annotations",
    "import_ftm",
    "import_nanopubs",
    "import_sheet",
    "independence",
    "independence_note",
    "kept_texts",
    "labels",
    "load",
    "matters",
    "only_in",
    "page",
    "project",
    "publish",
    "rank",
    "read_queries",
    "read_query",
    "read_texts",
    "remove_from_store",
    "resolve",
    "run",
    "scope",
    "search",
    "silence_map",
    "spread",
    "story",
    "summarize",
    "todo",
    "validate",
    "why",
    "write",
]

#: Where each public name lives.
_HOMES: Final[dict[str, str]] = {
    "Description": "claims.describing",
    "Details": "curation.texts.details",
    "Diff": "curation.comparing.diffing",
    "EventGraphError": "errors",
    "Opening": "pages.choosing",
    "Query": "sparql.files",
    "Report": "validation.validating",
    "Scope": "claims.scopes",
    "Table": "tables.table",
    "accounts": "evidence.accounts",
    "add_source": "curation.texts.api",
    "build_parquet": "bulk.making",
    "add_to_store": "stores.changing",
    "backup_store": "stores.keeping",
    "build_store": "stores.building",
    "bulk_check": "bulk.asking",
    "bulk_conflicts": "bulk.asking",
    "bulk_stats": "bulk.asking",
    "check_quotes": "evidence.quotes",
    "check_store": "stores.checking",
    "conflicts": "evidence.conflicts",
    "corroboration": "evidence.matters.corroboration",
    "curate": "curation.serving.running",
    "describe": "claims.describing",
    "diff": "curation.comparing.diffing",
    "duplicates": "curation.identity.candidates",
    "edge_claims": "network.edges",
    "export": "exports.registry",
    "export_sheet": "curation.sheets.exporting",
    "import_annotations": "curation.importing.taking",
    "import_ftm": "curation.importing.taking",
    "import_nanopubs": "curation.importing.taking",
    "import_sheet": "curation.sheets.importing",
    "independence": "evidence.independence",
    "independence_note": "evidence.independence",
    "kept_texts": "evidence.sourcetexts",
    "labels": "claims.names",
    "load": "stores.opening",
    "matters": "evidence.matters.tabulating",
    "only_in": "evidence.accounts",
    "page": "pages",
    "project": "network.projecting",
    "publish": "stores.services.opening",
    "rank": "network.ranking",
    "read_queries": "sparql.library",
    "read_query": "sparql.files",
    "read_texts": "evidence.sourcetexts",
    "remove_from_store": "stores.changing",
    "resolve": "claims.names",
    "run": "sparql.running",
    "scope": "claims.scopes",
    "search": "searching.finding",
    "silence_map": "evidence.silence",
    "spread": "evidence.matters.spread",
    "story": "reports.story",
    "summarize": "claims.summary",
    "todo": "curation.working",
    "validate": "validation.validating",
    "why": "evidence.why",
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
