"""The accounts of an event and its silence map as one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rdflib import Dataset

from eventgraph.claims.names import labels
from eventgraph.evidence.accounts import SILENT, accounts
from eventgraph.evidence.independence import independence_note
from eventgraph.evidence.silence import silence_map
from eventgraph.reports.static import render
from eventgraph.tables.table import Cell, Table, plain
from eventgraph.vocabulary import expand

__all__ = ["account_page"]


class Sheet(NamedTuple):
    """A table as the page shows it."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def account_page(dataset: Dataset, event: str, by: str = "speaker", language: str = "en") -> str:
    """Make one self-contained HTML page of an event's accounts; it loads and runs nothing.

    >>> import eventgraph as eg
    >>> "silent" in account_page(eg.load("graph"), "event:exchange-2025-07-18")
    True
    """
    names = labels(dataset, language)
    table = accounts(dataset, event, by, language=language)
    silence = silence_map(dataset, event, language=language)
    sheets = [_sheet(table, names, "Accounts"), _sheet(silence, names, "Silence")]
    return render(
        "accounts.html",
        language=language,
        title=table.title,
        note=independence_note(dataset),
        silent=SILENT,
        sheets=sheets,
    )


def _sheet(table: Table, names: Mapping[str, str], title: str) -> Sheet:
    heads = tuple(names.get(expand(column) or "", column) for column in table.columns)
    rows = tuple(tuple(_shown(cell, names) for cell in row) for row in table.rows)
    return Sheet(title, heads, rows)


def _shown(cell: Cell, names: Mapping[str, str]) -> str:
    return names.get(str(cell)) or plain(cell, names)
