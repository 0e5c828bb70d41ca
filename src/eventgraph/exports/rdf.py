"""Write a dataset in any RDF format, equal byte for byte from run to run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Graph
from rdflib.term import Node

from eventgraph.errors import FormatError
from eventgraph.exports.attribution import attributed
from eventgraph.exports.canonical import canonical
from eventgraph.exports.jsonld import jsonld_pieces
from eventgraph.exports.order import Section
from eventgraph.exports.pieces.dumping import dumped, handed_over
from eventgraph.exports.pieces.gathering import Gathered, Gathering, gathered
from eventgraph.exports.rdfxml import rdfxml_pieces
from eventgraph.exports.turtle import turtle_pieces
from eventgraph.rdf.formats import format_named
from eventgraph.rdf.oxigraph import ox_term, prefixes_of, store_of
from eventgraph.rdf.reification import reified
from eventgraph.rdf.scoped import quads_of
from eventgraph.tables.lines import joined, lines_of, sorted_lines
from eventgraph.vocabulary import EVG, SEM

__all__ = [
    "Loss",
    "export_rdf",
    "exported_quads",
    "isomorphic",
    "loss",
    "rdf_pieces",
    "write_graph",
    "written_prefixes",
]

_DEFAULT: Final = ox.DefaultGraph()
_PREFIX: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
_CERTAINTY: Final = ox.NamedNode(str(EVG.certainty))
_STATED: Final = ox.NamedNode(str(EVG.Stated))


class Loss(NamedTuple):
    """What a flat export no longer tells, counted."""

    claims: int
    speakers: int
    unsure: int
    triples: int
    distinct: int

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"lost who says what: {self.triples} triples in {self.claims} claims (speakers: "
            f"{self.speakers}; claims only alleged or possible: {self.unsure}) are now "
            f"{self.distinct} triples that the file states as its own"
        )


def export_rdf(dataset: Dataset, format: str, *, flat: bool = False) -> bytes:
    """Write a dataset in one of the six RDF formats; the ontology is left out.

    Two datasets that are isomorphic give the same bytes: blank nodes get the labels of RDF
    canonicalization (https://www.w3.org/TR/rdf-canon/). Each claim is attributed to its speaker
    (`prov:wasAttributedTo`). Formats without named graphs carry claims as reified statements.
    `flat` writes what claims say as plain triples instead, and so drops who says it: ask `loss`
    what that is.
    Raises FormatError for an unknown format, and for data that a format cannot hold.

    >>> import eventgraph as eg
    >>> export_rdf(eg.load("graph"), "turtle").startswith(b"@prefix evg:")
    True
    """
    return b"".join(rdf_pieces(dataset, format, flat=flat))


def rdf_pieces(dataset: Dataset, format: str, *, flat: bool = False) -> Iterator[bytes]:
    """Write a dataset as `export_rdf` does, piece by piece.

    >>> import eventgraph as eg
    >>> next(rdf_pieces(eg.load("graph"), "nquads"))[:5]
    b'<http'
    """
    chosen = format_named(format).name
    if not flat and format_named(format).named_graphs:
        yield from _with_graphs(dataset, chosen)
        return
    quads = exported_quads(dataset)
    if flat:
        quads = (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    else:
        quads = reified(quads)
    yield from _written(quads, chosen, written_prefixes(dataset))


def _with_graphs(dataset: Dataset, format: str) -> Iterator[bytes]:
    """Write what has named graphs, from the engine's own lines where that can be."""
    prefixes = written_prefixes(dataset)
    if format == "nquads":
        if (lines := dumped(dataset)) is not None:
            yield from joined(lines)
            return
    elif handed_over(dataset, (gathering := Gathering()).add):
        yield from _laid_out(gathering.sections(), format, prefixes)
        return
    yield from _written(exported_quads(dataset), format, prefixes)


def exported_quads(dataset: Dataset) -> Iterable[ox.Quad]:
    """Give what leaves the program of a dataset: claims attributed, blank nodes with stable labels.

    Raises FormatError for data that no format holds.
    """
    quads = _checked(attributed(quads_of(dataset), store_of(dataset)))
    return canonical(quads) if any(map(_has_blank_node, quads_of(dataset))) else quads


def write_graph(graph: Graph, format: str = "turtle") -> bytes:
    r"""Write one plain graph, such as a CONSTRUCT query gives, in any of the six RDF formats.

    Raises FormatError for an unknown format, and for data that a format cannot hold.

    >>> graph = Graph().parse(data="<http://example.org/a> a <http://example.org/B> .")
    >>> write_graph(graph)
    b'<http://example.org/a>\n    a <http://example.org/B> .\n'
    """
    chosen = format_named(format).name
    quads: Iterable[ox.Quad] = [_quad(triple) for triple in graph]
    if any(map(_has_blank_node, quads)):
        quads = canonical(quads)
    return b"".join(_written(quads, chosen, written_prefixes(graph)))


def isomorphic(one: Dataset, other: Dataset) -> bool:
    """Tell whether two datasets are the same but for the labels of blank nodes.

    The ontology is not compared.

    >>> import eventgraph as eg
    >>> isomorphic(eg.load("graph"), eg.load("graph", ontology=False))
    True
    """
    return export_rdf(one, "nquads") == export_rdf(other, "nquads")


def loss(dataset: Dataset) -> Loss:
    """Count what `export(dataset, format, flat=True)` no longer tells.

    >>> import eventgraph as eg
    >>> counts = loss(eg.load("graph"))
    >>> counts.triples >= counts.distinct >= counts.claims > 0
    True
    """
    claims: set[object] = set()
    triples = 0
    for quad in quads_of(dataset):
        if quad.graph_name != _DEFAULT:
            claims.add(quad.graph_name)
            triples += 1
    speakers, unsure = set(), set()
    for quad in quads_of(dataset):
        if quad.graph_name == _DEFAULT and quad.subject in claims:
            if quad.predicate == _SPEAKER:
                speakers.add(quad.object)
            elif quad.predicate == _CERTAINTY and quad.object != _STATED:
                unsure.add(quad.subject)
    said = (ox.Quad(*q.triple) for q in quads_of(dataset) if q.graph_name != _DEFAULT)
    distinct = sum(1 for _ in sorted_lines(lines_of(said)))
    return Loss(len(claims), len(speakers), len(unsure), triples, distinct)


def _written(quads: Iterable[ox.Quad], format: str, prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Write quads that already are what the format can hold."""
    if format in {"nquads", "ntriples"}:
        yield from joined(sorted_lines(lines_of(quads)))
        return
    yield from _laid_out(gathered(lines_of(quads)), format, prefixes)


def _laid_out(
    sections: AbstractContextManager[list[Section] | Gathered],
    format: str,
    prefixes: Mapping[str, str],
) -> Iterator[bytes]:
    with sections as found:
        match format:
            case "jsonld":
                pieces = jsonld_pieces(found)
            case "rdfxml":
                pieces = rdfxml_pieces(found, prefixes)
            case _:
                pieces = turtle_pieces(found, prefixes)
        # What fits into memory is refused, where it is, before any of it is written.
        for piece in ["".join(pieces)] if isinstance(found, list) else pieces:
            yield piece.encode("utf-8")


def written_prefixes(graph: Graph) -> dict[str, str]:
    """Give the prefixes the graph goes by, then those rdflib binds to other namespaces."""
    prefixes = {name: n for name, n in prefixes_of(graph).items() if _PREFIX.fullmatch(name)}
    for name, namespace in sorted(graph.namespaces()):
        if str(namespace) not in prefixes.values() and _PREFIX.fullmatch(name):
            prefixes.setdefault(name, str(namespace))
    return prefixes


def _has_blank_node(quad: ox.Quad) -> bool:
    return any(
        isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name)
    )


def _checked(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Pass quads on; raises FormatError for terms of RDF 1.2, which most programs cannot read."""
    for quad in quads:
        value = quad.object
        if isinstance(value, ox.Triple) or (isinstance(value, ox.Literal) and value.direction):
            raise FormatError(f"{quad.subject} has a term of RDF 1.2, {value}; write it in RDF 1.1")
        yield quad


def _quad(triple: tuple[Node, Node, Node]) -> ox.Quad:
    """Turn a triple of rdflib's into a quad; raises FormatError for terms nobody can write."""
    try:
        return ox.Quad(*(ox_term(value) for value in triple))  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        shown = " ".join(ascii(str(value))[:80] for value in triple)
        raise FormatError(f"{shown} cannot be written: {error}; mend it in the data") from error
