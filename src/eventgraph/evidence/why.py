"""Who stands behind a statement: the chain it came through, and how independent its sources are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Final, NamedTuple

from rdflib import Dataset, URIRef
from rdflib.term import Identifier

from eventgraph.claims.cards import card_of
from eventgraph.claims.names import resolve
from eventgraph.claims.scopes import Scope, kinds_of, narrow
from eventgraph.errors import UnknownName
from eventgraph.rdf.oxigraph import term
from eventgraph.rdf.turtletext import Location
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Cell, Table
from eventgraph.vocabulary import EVG, curie

__all__ = ["FLAGS", "Step", "chain", "flags", "independence", "independence_note", "origins", "why"]

#: What each flag on a claim means.
FLAGS: Final = {
    "anonymous": "the speaker is not named",
    "opponent": "known only through somebody who disputes it",
    "own voice": "the publication's own voice",
    "stake": "the speaker has a part in what it speaks of",
}

_COLUMNS: Final = (
    *("subject", "predicate", "object", "speaker", "certainty"),
    *("quote", "chain", "flags", "claim", "where"),
)
_STEPS: Final = {
    1: "said by",
    2: "said in",
    3: "reported by",
    4: "based on",
    5: "published in",
    6: "reprinted in",
    7: "entered by",
}


class Carried(NamedTuple):
    """One triple and the claim that says it."""

    subject: Identifier
    predicate: Identifier
    object: Identifier
    claim: str


class Step(NamedTuple):
    """One hand that a claim passed through, and how."""

    how: str
    by: str

    def __str__(self) -> str:
        """Write it in words."""
        return f"{self.how} {curie(self.by)}"


def chain(dataset: Dataset, claim: str) -> tuple[Step, ...]:
    """Give every hand that a claim passed through, from its speaker to who entered it.

    >>> import eventgraph as eg
    >>> chain(eg.load("graph"), "https://w3id.org/eventgraph/id/claim/nobody-says-so")
    ()
    """
    rows = solve(packaged("evidence/why-chain"), dataset, {"claim": URIRef(claim)})
    return tuple(Step(_STEPS[int(row["step"].value)], row["by"].value) for row in rows)


def flags(dataset: Dataset, claim: str) -> dict[str, tuple[str, ...]]:
    """Compute the flags on a claim, of `FLAGS`, each with the things it was found at.

    A flag is a description, no reproach: a speaker with a stake may be right.
    """
    rows = solve(packaged("evidence/why-flags"), dataset, {"claim": URIRef(claim)})
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["flag"].value, []).append(row["by"].value)
    return {flag: tuple(things) for flag, things in sorted(found.items())}


def why(
    dataset: Dataset,
    statement: tuple[str, ...],
    scope: Scope | None = None,
    places: Mapping[str, Location] | None = None,
) -> Table:
    """Tabulate each claim that carries a statement: a subject, or with predicate, or with object.

    A subject alone finds what is said of it in either direction; the name of a claim finds what
    that claim says. `places` (see `locate`) gives the file and line of each claim.
    Raises UnknownName for a name nothing carries.

    >>> import eventgraph as eg
    >>> eg.why(eg.load("graph"), ("event:negotiation-2025", "evg:excludes")).column("certainty")[0]
    rdflib.term.URIRef('https://w3id.org/eventgraph/ns#Stated')
    """
    seen = narrow(dataset, scope)
    rows = []
    for subject, predicate, value, claim in _carriers(seen, statement):
        card = card_of(seen, claim)
        where = str((places or {}).get(claim, "")) or None
        certainty = URIRef(card.certainty) if card.certainty else None
        said = (subject, predicate, value, URIRef(card.speaker), certainty, card.quote)
        hands = " → ".join(map(str, chain(seen, claim)))
        rows.append((*said, hands, "; ".join(flags(seen, claim)), URIRef(claim), where))
    return Table(_COLUMNS, tuple(rows), "Who says so")


def _carriers(dataset: Dataset, statement: tuple[str, ...]) -> list[Carried]:
    """Find the claims, and in them the triples, that carry a statement."""
    subject = resolve(dataset, statement[0])
    if str(EVG.Claim) in kinds_of(dataset, subject):
        return _triples(dataset, "evidence/why-said", claim=subject)
    if len(statement) == 1:
        found = _triples(dataset, "evidence/why-carriers", subject=subject)
        found += _triples(dataset, "evidence/why-carriers", object=subject)
        return sorted(found, key=lambda row: (*(cell.n3() for cell in row[:3]), row.claim))
    predicate, *objects = statement[1:]
    found = _triples(
        dataset, "evidence/why-carriers", subject=subject, predicate=resolve(dataset, predicate)
    )
    values = {value for text in objects for value in (text, *_named(dataset, text))}
    return [row for row in found if not objects or str(row.object) in values]


def _named(dataset: Dataset, text: str) -> list[str]:
    """Give the IRI that a text names, or nothing: an object may be a number, a date or words."""
    try:
        return [str(resolve(dataset, text))]
    except UnknownName:
        return []


def _triples(dataset: Dataset, query: str, **arguments: URIRef) -> list[Carried]:
    rows = solve(packaged(query), dataset, arguments)
    return [
        Carried(
            term(row["subject"]), term(row["predicate"]), term(row["object"]), row["claim"].value
        )
        for row in rows
    ]


def origins(dataset: Dataset) -> dict[str, str]:
    """Map each source that claims were read in to its origin: derived sources share one.

    A reprint, a translation or a summary of a source is not independent of it.
    """
    origin: dict[str, str] = {}
    sources = set()
    for row in solve(packaged("evidence/independence-publications"), dataset):
        sources.add(row["source"].value)
        source = _root(origin, row["source"].value)
        if row["origin"]:
            origin[source] = _root(origin, row["origin"].value)
    return {source: _root(origin, source) for source in sorted(sources)}


def _root(origin: dict[str, str], source: str) -> str:
    while origin.setdefault(source, source) != source:
        source = origin[source]
    return source


def independence(dataset: Dataset, scope: Scope | None = None) -> Table:
    """Count for each statement its claims, speakers, documents and independent publications.

    Documents derived from one another, such as a press release and its reprint, are one
    publication. How many speakers say a thing does not tell how many saw it.

    >>> import eventgraph as eg
    >>> set(eg.independence(eg.load("graph")).column("publications"))
    {1}
    """
    seen = narrow(dataset, scope)
    root = origins(dataset)
    rows: list[tuple[Cell, ...]] = []
    facts = solve(packaged("evidence/independence-facts"), seen)
    for fact, found in groupby(
        facts, lambda row: (row["subject"], row["predicate"], row["object"])
    ):
        said = list(found)
        kinds = [{row[name].value for row in said} for name in ("claim", "speaker", "source")]
        counts = (*map(len, kinds), len({root[source] for source in kinds[2]}))
        rows.append((*map(term, fact), *counts))
    columns = ("subject", "predicate", "object", "claims", "speakers", "documents", "publications")
    return Table(columns, tuple(rows), independence_note(dataset))


def independence_note(dataset: Dataset) -> str:
    """Say in one sentence how many independent publications a dataset rests on.

    Every page, report and export header carries it.

    >>> import eventgraph as eg
    >>> independence_note(eg.load("graph")).split(":")[0]
    'One publication'
    """
    root = origins(dataset)
    publications, documents = len(set(root.values())), len(root)
    if not documents:
        return "No publication: the dataset names no source of its claims."
    if publications > 1:
        return (
            f"{publications} publications, independent by what the dataset says of their origin: "
            f"its claims were read in {documents} documents."
        )
    where = "one document" if documents == 1 else f"{documents} documents derived from one another"
    return (
        f"One publication: every claim was read in {where}, "
        "and nothing here is confirmed by an independent second one."
    )
