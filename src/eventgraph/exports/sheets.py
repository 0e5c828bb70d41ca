"""Lay a dataset out as sheets: actors, events, places, claims, edges, values, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import networkx as nx
import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.names import labels
from eventgraph.claims.reading import Reading, read_claims
from eventgraph.claims.reporting import only_reporting
from eventgraph.network.edges import edge_claims
from eventgraph.network.projecting import collecting_later, project
from eventgraph.rdf.scoped import told_in
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.measures.saying import value_in_words
from eventgraph.vocabulary import curie

__all__ = ["Sheet", "lay_out"]

Value = str | int | float | bool | None

_THINGS: Final = {"actors": "actor", "events": "event", "places": "place", "others": "thing"}


@dataclass(frozen=True)
class Sheet:
    """A sheet: its first column names the row; `links` says to which sheets a column leads."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)


def lay_out(dataset: Dataset) -> list[Sheet]:
    """Lay the claims of a dataset out as sheets that refer to each other by CURIE.

    >>> import eventgraph as eg
    >>> [sheet.name for sheet in lay_out(eg.load("graph"))][:3]
    ['actors', 'events', 'places']
    """
    with collecting_later():
        reading, reports = read_claims(dataset), only_reporting(dataset)
        projection = project(dataset, reading=reading)
        names = labels(dataset)
        return [
            *_things(reading, projection, reports),
            _claims(reading, names),
            _edges(projection),
            _values(reading),
            *_unasserted(dataset, reading, names),
            _sources(dataset),
        ]


def _things(
    reading: Reading, projection: nx.MultiDiGraph[str], reports: Container[str]
) -> list[Sheet]:
    spoken, only = Counter[str](), Counter[str]()
    for claim, card in reading.cards.items():
        (only if claim in reports else spoken)[card.speaker] += 1
    nodes: dict[str, dict[str, Any]] = dict(projection.nodes.items())
    for speaker in sorted({*spoken, *only}):
        thing = reading.things.get(speaker)
        if speaker not in nodes and thing is not None:
            label = reading.labels.get(speaker, curie(speaker))
            of = {"label": label, "class": curie(thing.of), "kind": thing.role}
            nodes[speaker] = {**of, "claims": 0, "first": "", "last": ""}
    columns = (
        *("name", "label", "class", "claims that name it", "claims it makes"),
        *("claims of it that only report", "first", "last"),
    )
    return [
        Sheet(
            sheet,
            columns,
            [
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
                for iri, data in sorted(nodes.items())
                if data["kind"] == kind
            ],
        )
        for sheet, kind in _THINGS.items()
    ]


def _claims(reading: Reading, names: dict[str, str]) -> Sheet:
    rows = [
        (
            curie(claim),
            names.get(claim, ""),
            curie(card.speaker),
            card.line,
            card.certainty,
            claim in reading.disputed,
            curie(card.source) if card.source else "",
            card.attitude or "Asserts",
            card.wording,
            card.doubt,
        )
        for claim, card in reading.cards.items()
    ]
    columns = (
        *("name", "label", "speaker", "quote", "certainty", "disputed", "source"),
        *("attitude", "wording", "doubt"),
    )
    return Sheet("claims", columns, rows, {"speaker": ("actors",), "source": ("sources",)})


def _edges(projection: nx.MultiDiGraph[str]) -> Sheet:
    """Give each edge one row for each of its claims."""
    rows = [
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
        for number, (start, end, data) in enumerate(projection.edges(data=True), 1)
        for claim in edge_claims(data)
    ]
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


def _values(reading: Reading) -> Sheet:
    """Give each number, date and naming one row; beside what is not exact, it is in words."""
    rows = sorted(
        (
            curie(one.thing),
            curie(one.relation),
            one.value,
            one.words() if one.is_inexact else "",
            curie(one.claim),
        )
        for one in reading.values
    )
    links = {"thing": tuple(_THINGS), "claim": ("claims",)}
    return Sheet("values", ("thing", "property", "value", "in words", "claim"), rows, links)


def _unasserted(dataset: Dataset, reading: Reading, names: dict[str, str]) -> list[Sheet]:
    """Give what claims tell without asserting it one row each; no sheet where there is none."""
    rows = sorted(
        (
            curie(quad.graph_name.value),
            reading.cards[quad.graph_name.value].attitude,
            curie(quad.subject.value),
            names.get(quad.predicate.value, curie(quad.predicate.value)),
            *_told(quad.object),
        )
        for quad in told_in(dataset)
        if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode)
    )
    columns = ("claim", "attitude", "from", "relation", "to", "in words")
    things = tuple(_THINGS)
    links = {"claim": ("claims",), "from": things, "to": things}
    return [Sheet("unasserted", columns, rows, links)] if rows else []


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
