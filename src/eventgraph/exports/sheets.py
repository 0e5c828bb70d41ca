"""Lay a dataset out as sheets: actors, events, places, claims, edges, values, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.reporting import only_reporting
from eventgraph.exports.pieces.laying import Laying, laid, nodes_of
from eventgraph.exports.pieces.spooling import Row
from eventgraph.network.edges import edge_claims
from eventgraph.rdf.scoped import told_in
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.measures.saying import value_in_words
from eventgraph.vocabulary import curie

__all__ = ["Sheet", "lay_out"]

#: Of how many claims the rows are held.
_MOST: Final = 100_000
_THINGS: Final = {"actors": "actor", "events": "event", "places": "place", "others": "thing"}


@dataclass(frozen=True)
class Sheet:
    """A sheet: its first column names the row; `links` says to which sheets a column leads."""

    name: str
    columns: tuple[str, ...]
    rows: Collection[Row]
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)


def lay_out(dataset: Dataset, most: int = _MOST) -> list[Sheet]:
    """Lay the claims of a dataset out as sheets that refer to each other by CURIE.

    The rows of more than `most` claims are in temporary files, and descriptions are looked up.

    >>> import eventgraph as eg
    >>> [sheet.name for sheet in lay_out(eg.load("graph"))][:3]
    ['actors', 'events', 'places']
    """
    with laid(dataset, most) as laying:
        return list(_sheets(laying))


def _sheets(laying: Laying) -> Iterator[Sheet]:
    spoken, only = Counter[str](), Counter[str]()
    claims = _claims(laying, spoken, only)
    yield from _things(laying, spoken, only)
    yield claims
    yield _edges(laying)
    yield _values(laying)
    yield from _unasserted(laying)
    yield _sources(laying.dataset)


def _things(laying: Laying, spoken: Counter[str], only: Counter[str]) -> list[Sheet]:
    columns = (
        *("name", "label", "class", "claims that name it", "claims it makes"),
        *("claims of it that only report", "first", "last"),
    )
    rows = {kind: laying.rows() for kind in _THINGS.values()}
    for iri, data in nodes_of(laying, {*spoken, *only}):
        rows[data["kind"]].append(
            (
                curie(iri),
                data["label"],
                data["class"],
                data["claims"],
                spoken[iri],
                only[iri],
                data["first"],
                data["last"],
            )
        )
    return [Sheet(sheet, columns, rows[kind]) for sheet, kind in _THINGS.items()]


def _claims(laying: Laying, spoken: Counter[str], only: Counter[str]) -> Sheet:
    """Give each claim one row, and count it for its speaker, apart if it only reports."""
    reading, rows, reports = laying.reading, laying.rows(), only_reporting(laying.dataset)
    for claim, card in reading.cards.items():
        (only if claim in reports else spoken)[card.speaker] += 1
        rows.append(
            (
                curie(claim),
                laying.names.get(claim, ""),
                curie(card.speaker),
                card.line,
                card.certainty,
                claim in reading.disputed,
                curie(card.source) if card.source else "",
                card.attitude or "Asserts",
                card.wording,
                card.doubt,
            )
        )
    columns = (
        *("name", "label", "speaker", "quote", "certainty", "disputed", "source"),
        *("attitude", "wording", "doubt"),
    )
    return Sheet("claims", columns, rows, {"speaker": ("actors",), "source": ("sources",)})


def _edges(laying: Laying) -> Sheet:
    """Give each edge one row for each of its claims."""
    rows = laying.rows(
        (
            f"e{number}",
            curie(start),
            data["label"],
            curie(end),
            curie(claim.claim),
            curie(claim.speaker) if claim.speaker else "",
            claim.quote,
            claim.certainty,
            data["disputed"],
            data["first"],
            data["last"],
            data["property"],
        )
        for number, (start, end, data) in enumerate(laying.drawing.edges, 1)
        for claim in edge_claims(data)
    )
    columns = (
        "edge",
        "from",
        "relation",
        "to",
        "claim",
        "speaker",
        "quote",
        "certainty",
        "disputed",
        "first",
        "last",
        "property",
    )
    things = tuple(_THINGS)
    links = {"from": things, "to": things, "claim": ("claims",), "speaker": ("actors",)}
    return Sheet("edges", columns, rows, links)


def _values(laying: Laying) -> Sheet:
    """Give each number, date and naming one row; beside what is not exact, it is in words."""
    rows = laying.sorted(
        (
            curie(one.thing),
            curie(one.relation),
            one.value,
            one.words() if one.is_inexact else "",
            curie(one.claim),
        )
        for one in laying.reading.values
    )
    links = {"thing": tuple(_THINGS), "claim": ("claims",)}
    return Sheet(
        "values", ("thing", "property", "value", "in words", "claim"), laying.rows(rows), links
    )


def _unasserted(laying: Laying) -> list[Sheet]:
    """Give what claims tell without asserting it one row each; no sheet where there is none."""
    names = laying.names
    rows = laying.rows(
        laying.sorted(
            (
                curie(quad.graph_name.value),
                laying.reading.cards[quad.graph_name.value].attitude,
                curie(quad.subject.value),
                names.get(quad.predicate.value, curie(quad.predicate.value)),
                *_told(quad.object),
            )
            for quad in told_in(laying.dataset)
            if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode)
        )
    )
    columns = ("claim", "attitude", "from", "relation", "to", "in words")
    things = tuple(_THINGS)
    links = {"claim": ("claims",), "from": things, "to": things}
    return [Sheet("unasserted", columns, rows, links)] if len(rows) else []


def _told(value: object) -> tuple[str, str]:
    """Give what is told, and, where it is not exact, its words."""
    if not isinstance(value, ox.Literal):
        return curie(str(getattr(value, "value", value))), ""
    words = value_in_words(value.value, value.datatype.value)
    return value.value, "" if words == value.value else words


def _sources(dataset: Dataset) -> Sheet:
    rows = []
    for row in solve(packaged("exports/sources"), dataset):
        cells = ["" if value is None else value.value for value in row]
        publisher = curie(cells[2]) if cells[2] else ""
        issued = _told(row["issued"]) if row["issued"] else ("", "")
        rows.append((curie(cells[0]), cells[1], publisher, *issued, *cells[4:6], int(cells[6])))
    columns = (
        *("name", "title", "publisher", "issued", "issued, in words"),
        *("language", "web address", "claims"),
    )
    return Sheet("sources", columns, rows, {"publisher": ("actors",)})
