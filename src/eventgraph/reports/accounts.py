"""The accounts of an event and its silence map as one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rdflib import Dataset

from eventgraph.evidence.accounts import SILENT, Said, Told, account_rows
from eventgraph.evidence.aspects import ASPECTS
from eventgraph.evidence.matters.records import Matter
from eventgraph.evidence.matters.tabulating import stands
from eventgraph.evidence.matters.voices import Voices
from eventgraph.evidence.silence import silence_of
from eventgraph.reports.static import render
from eventgraph.tables.table import Cell, Table, plain
from eventgraph.vocabulary import curie, expand

__all__ = ["account_page"]


_POSITIONS: Final = (
    *("of", "property", "position", "value"),
    *("voices", "carriers", "origins", "who", "beside the others"),
)


class Sheet(NamedTuple):
    """A table as the page shows it: each cell is what is said in it, one after the other."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Said, ...], ...], ...]


def account_page(
    dataset: Dataset, told: Told, by: str, note: str, differ: Sequence[Matter] = ()
) -> str:
    """Make one self-contained HTML page of an event's accounts; it loads and runs nothing.

    The accounts of what was `told` are told apart by speaker or party; `note` stands at the head.
    `differ` are the matters on which they differ.

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
        sheets=[
            _accounts(dataset, told, by),
            *_positions(dataset, told, differ),
            _sheet(silence, told, "Silence"),
        ],
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


def _positions(dataset: Dataset, told: Told, differ: Sequence[Matter]) -> Iterator[Sheet]:
    """Show what is answered differently: each position, its three numbers, and who gives it."""
    if not differ:
        return
    names, voices, rows = told.names, Voices(dataset), []
    for matter in differ:
        for place, (position, how) in enumerate(zip(matter.positions, stands(matter), strict=True)):
            heads = (names.get(iri, curie(iri)) for iri in (matter.about, position.relation))
            support = voices.support(position.claims)
            spoken = voices.of(position.claims)
            who = [" and ".join(names.get(s, curie(s)) for s in voice.speakers) for voice in spoken]
            value = _shown(position.value, told)
            row = (*heads, f"{place + 1}", value, *map(str, support), "; ".join(who), how)
            rows.append(tuple((Said(text),) for text in row))
    yield Sheet("Where accounts differ", _POSITIONS, tuple(rows))


def _sheet(table: Table, told: Told, title: str) -> Sheet:
    heads = tuple(told.names.get(expand(column) or "", column) for column in table.columns)
    rows = tuple(tuple((Said(_shown(cell, told)),) for cell in row) for row in table.rows)
    return Sheet(title, heads, rows)


def _shown(cell: Cell, told: Told) -> str:
    return told.names.get(str(cell)) or plain(cell, told.names, told.language)
