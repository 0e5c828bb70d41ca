"""Narrow a dataset to what a query answers, so that the answer becomes a page with its evidence."""

from __future__ import annotations

from rdflib import Dataset, Graph, URIRef
from rdflib.term import Identifier, Literal, Node

from eventgraph.errors import QueryError
from eventgraph.rdf.oxigraph import term
from eventgraph.rdf.scoped import seen_through
from eventgraph.sparql.files import Query
from eventgraph.sparql.running import packaged, run, solve

__all__ = ["answered"]


def answered(query: Query, dataset: Dataset) -> Dataset:
    """See a dataset through the claims that a query's answer rests on.

    A CONSTRUCT gives the claims that say one of its triples. A SELECT gives the claims among its
    cells; where it names none, the claims that link two of its things, or give one of them a value.
    Raises QueryError for an ASK, and for an answer that no claim carries.

    >>> import eventgraph as eg
    >>> from eventgraph.sparql.files import parse_query
    >>> query = parse_query("SELECT ?claim { ?claim sem:accordingTo actor:marco-rubio }", "rubio")
    >>> "Marco Rubio" in eg.page(answered(query, eg.load("graph")))
    True
    """
    answer = run(query, dataset)
    if isinstance(answer, bool):
        raise QueryError(f"{query.path or query.name}: a page shows SELECT or CONSTRUCT, not ASK")
    if isinstance(answer, Graph):
        claims = _saying(dataset, {tuple(triple) for triple in answer})
    else:
        cells = {cell for row in answer.rows for cell in row if isinstance(cell, URIRef)}
        claims = _named(dataset, cells) or _about(dataset, cells)
    if not claims:
        where = query.path or query.name
        raise QueryError(
            f"{where}: no claim carries its answer; select claims, or things they name"
        )
    return seen_through(dataset, claims)


def _said(dataset: Dataset) -> list[tuple[str, Identifier, Identifier, Identifier]]:
    """List what claims say, as claim, subject, property, object."""
    return [
        (row[0].value, term(row[1]), term(row[2]), term(row[3]))
        for row in solve(packaged("pages/statements"), dataset)
    ]


def _saying(dataset: Dataset, triples: set[tuple[Node, ...]]) -> set[str]:
    return {claim for claim, *triple in _said(dataset) if tuple(triple) in triples}


def _named(dataset: Dataset, cells: set[URIRef]) -> set[str]:
    """Keep the cells that are claims."""
    return {claim for claim, *_ in _said(dataset) if URIRef(claim) in cells}


def _about(dataset: Dataset, cells: set[URIRef]) -> set[str]:
    """Name the claims that say something of the cells alone."""
    return {
        claim
        for claim, subject, _, target in _said(dataset)
        if subject in cells and (target in cells or isinstance(target, Literal))
    }
