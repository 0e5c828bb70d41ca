"""The accounts of an event and its silence map as one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rdflib import Dataset

from eventgraph.evidence.accounts import SILENT, Told
from eventgraph.evidence.silence import silence_of
from eventgraph.reports.static import render
from eventgraph.tables.table import Cell, Table, plain
from eventgraph.vocabulary import expand

__all__ = ["account_page"]


class Sheet(NamedTuple):
    """A table as the page shows it."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def account_page(dataset: Dataset, told: Told, table: Table, note: str) -> str:
    """Make one self-contained HTML page of an event's accounts; it loads and runs nothing.

    `table` is what `account_table` makes of what was `told`; `note` stands at the head.

    >>> import eventgraph as eg
    >>> from eventgraph.evidence.accounts import account_table, read_told
    >>> dataset = eg.load("graph")
    >>> told = read_told(dataset, "event:exchange")
    >>> "silent" in account_page(dataset, told, account_table(dataset, told), "")
    True
    """
    names = told.names
    silence = silence_of(dataset, told.entries, told.language)
    sheets = [_sheet(table, names, "Accounts"), _sheet(silence, names, "Silence")]
    return render(
        "accounts.html",
        language=told.language,
        title=table.title,
        note=note,
        silent=SILENT,
        sheets=sheets,
    )


def _sheet(table: Table, names: Mapping[str, str], title: str) -> Sheet:
    heads = tuple(names.get(expand(column) or "", column) for column in table.columns)
    rows = tuple(tuple(_shown(cell, names) for cell in row) for row in table.rows)
    return Sheet(title, heads, rows)


def _shown(cell: Cell, names: Mapping[str, str]) -> str:
    return names.get(str(cell)) or plain(cell, names)
