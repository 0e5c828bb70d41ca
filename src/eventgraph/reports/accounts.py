"""The accounts of an event and its silence map as one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rdflib import Dataset

from eventgraph.evidence.accounts import SILENT, Said, Told, account_rows
from eventgraph.evidence.aspects import ASPECTS
from eventgraph.evidence.silence import silence_of
from eventgraph.reports.static import render
from eventgraph.tables.table import Cell, Table, plain
from eventgraph.vocabulary import curie, expand

__all__ = ["account_page"]


class Sheet(NamedTuple):
    """A table as the page shows it: each cell is what is said in it, one after the other."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Said, ...], ...], ...]


def account_page(dataset: Dataset, told: Told, by: str, note: str) -> str:
    """Make one self-contained HTML page of an event's accounts; it loads and runs nothing.

    The accounts of what was `told` are told apart by speaker or party; `note` stands at the head.

    >>> import eventgraph as eg
    >>> from eventgraph.evidence.accounts import read_told
    >>> dataset = eg.load("graph")
    >>> told = read_told(dataset, "event:exchange")
    >>> "silent" in account_page(dataset, told, "speaker", "")
    True
    """
    names = told.names
    silence = silence_of(dataset, told.entries, told.language)
    return render(
        "accounts.html",
        language=told.language,
        title=names.get(told.event, curie(told.event)),
        note=note,
        silent=SILENT,
        sheets=[_accounts(dataset, told, by), _sheet(silence, names, "Silence")],
    )


def _accounts(dataset: Dataset, told: Told, by: str) -> Sheet:
    (columns, found), names = account_rows(dataset, told, by), told.names
    rows = []
    for row, cells in found:
        heads = (names.get(iri, curie(iri)) for iri in (row.thing, row.property))
        what = (ASPECTS[row.aspect][told.language], *heads)
        rows.append((*((Said(text),) for text in what), *cells))
    heads = (names.get(column, curie(column)) for column in columns)
    return Sheet("Accounts", ("aspect", "of", "property", *heads), tuple(rows))


def _sheet(table: Table, names: Mapping[str, str], title: str) -> Sheet:
    heads = tuple(names.get(expand(column) or "", column) for column in table.columns)
    rows = tuple(tuple((Said(_shown(cell, names)),) for cell in row) for row in table.rows)
    return Sheet(title, heads, rows)


def _shown(cell: Cell, names: Mapping[str, str]) -> str:
    return names.get(str(cell)) or plain(cell, names)
