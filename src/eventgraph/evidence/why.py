"""Who stands behind a statement: who says it, in which words, and the chain it came through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, URIRef
from rdflib.term import Identifier

from eventgraph.claims.attitudes import told
from eventgraph.claims.cards import card_of, claim_names, term_iri
from eventgraph.claims.extents.declarations import symmetric_properties
from eventgraph.claims.hands import curators_of, hands_of
from eventgraph.claims.names import resolve
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.errors import UnknownName
from eventgraph.evidence.flags import flags
from eventgraph.rdf.oxigraph import named_node, store_of, term, values_of
from eventgraph.rdf.turtletext import Location
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Table
from eventgraph.vocabulary import EVG, PROV, SEM, curie

__all__ = ["Step", "chain", "why"]

_COLUMNS: Final = (
    *("subject", "predicate", "object", "speaker", "attitude", "certainty"),
    *("quote", "wording", "doubt", "chain", "flags", "claim", "where"),
)
#: How a claim passes from hand to hand, and the property that says so; several say who reports it.
_STEPS: Final = {
    "said by": SEM.accordingTo,
    "said in": EVG.statedIn,
    "reported by": None,
    "based on": EVG.basedOn,
    "published in": PROV.wasQuotedFrom,
}


#: What no text in UTF-8 holds.
_NO_TEXT: Final = re.compile(r"[\x00\ud800-\udfff]")


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

    It reads the store without SPARQL, as a report asks claim after claim.

    >>> import eventgraph as eg
    >>> chain(eg.load("graph"), "https://w3id.org/eventgraph/id/claim/nobody-says-so")
    ()
    """
    store = store_of(dataset)
    steps = []
    for how, relation in _STEPS.items():
        hands = values_of(store, claim, relation) if relation else hands_of(store, claim)
        also = "together with" if relation == SEM.accordingTo else how
        steps += [Step(also if place else how, hand) for place, hand in enumerate(hands)]
        if relation == PROV.wasQuotedFrom:
            steps += [Step("reprinted in", by) for by in _reprints(store, hands)]
    return (*steps, *(Step("entered by", by) for by in curators_of(store, claim)))


def _reprints(store: ox.Store, sources: Iterable[str]) -> list[str]:
    """Name what was derived from sources, and from those in turn; a circle ends."""
    derived, found = ox.NamedNode(str(PROV.wasDerivedFrom)), set[str]()
    waiting = list(sources)
    while waiting:
        source = named_node(waiting.pop())
        for quad in store.quads_for_pattern(None, derived, source) if source else ():
            by = str(getattr(quad.subject, "value", quad.subject))
            if by not in found:
                found.add(by)
                waiting.append(by)
    return sorted(found)


def why(
    dataset: Dataset,
    statement: tuple[str, ...],
    scope: Scope | None = None,
    places: Mapping[str, Location] | None = None,
    language: str = "en",
) -> Table:
    """Tabulate each claim that carries a statement: a subject, or with predicate, or with object.

    A subject alone finds what is said of it in either direction, or, where nothing is, what it says
    itself; the name of a claim finds what that claim says. `places` (see `locate`) gives the file
    and line of each claim; doubts are in the language nearest to `language`.
    Raises UnknownName for a name nothing carries.

    >>> import eventgraph as eg
    >>> eg.why(eg.load("graph"), ("event:negotiation", "evg:excludes")).column("certainty")[0]
    rdflib.term.URIRef('https://w3id.org/eventgraph/ns#Stated')
    """
    seen = told(narrow(dataset, scope))
    found = _carriers(seen, statement)
    flagged = flags(seen) if found else {}
    ends = {
        claim: (card_of(seen, claim, language), _end_of(seen, claim, flagged, places or {}))
        for claim in {c.claim for c in found}
    }
    rows = []
    for subject, predicate, value, claim in found:
        card, end = ends[claim]
        how = (term_iri(card.attitude), term_iri(card.certainty), card.words)
        said = (subject, predicate, value, URIRef(card.speaker), *how)
        rows.append((*said, term_iri(card.wording), card.doubt or None, *end))
    return Table(_COLUMNS, tuple(rows), "Who says so")


def _end_of(
    dataset: Dataset,
    claim: str,
    flagged: Mapping[str, tuple[str, ...]],
    places: Mapping[str, Location],
) -> tuple[str, str, URIRef, str | None]:
    """Describe a claim once, however many of its triples are told: hands, flags, place."""
    hands = " → ".join(map(str, chain(dataset, claim)))
    where = str(places.get(claim, "")) or None
    return hands, "; ".join(flagged.get(claim, ())), URIRef(claim), where


def _carriers(dataset: Dataset, statement: tuple[str, ...]) -> list[Carried]:
    """Find the claims, and in them the triples, that carry a statement."""
    subject = resolve(dataset, statement[0])
    if str(subject) in claim_names(dataset):
        return _triples(dataset, "evidence/why-said", claim=subject)
    if len(statement) == 1:
        found = _triples(dataset, "evidence/why-carriers", subject=subject)
        found += _triples(dataset, "evidence/why-carriers", object=subject)
        found = found or _said_by(dataset, subject)
        return sorted(found, key=lambda row: (*(cell.n3() for cell in row[:3]), row.claim))
    predicate, *objects = statement[1:]
    relation = resolve(dataset, predicate)
    found = _triples(dataset, "evidence/why-carriers", subject=subject, predicate=relation)
    ends = [(row, str(row.object)) for row in found]
    if str(relation) in symmetric_properties(dataset):
        found = _triples(dataset, "evidence/why-carriers", predicate=relation, object=subject)
        ends += [(row, str(row.subject)) for row in found if row.subject != row.object]
    values = {value for text in objects for value in (text, *_named(dataset, text))}
    return [row for row, end in ends if not objects or end in values]


def _said_by(dataset: Dataset, speaker: URIRef) -> list[Carried]:
    """Find what somebody says; who only speaks is spoken of in no claim."""
    spoken = store_of(dataset).quads_for_pattern(
        None, ox.NamedNode(str(SEM.accordingTo)), ox.NamedNode(speaker)
    )
    names = {str(getattr(quad.subject, "value", "")) for quad in spoken} & claim_names(dataset)
    return [
        row
        for name in sorted(names)
        for row in _triples(dataset, "evidence/why-said", claim=URIRef(name))
    ]


def _named(dataset: Dataset, text: str) -> list[str]:
    """Give the IRI that a text names, or nothing: an object may be a number, a date or words."""
    if _NO_TEXT.search(text):
        raise UnknownName(f"{text!a} is no text in UTF-8; name a thing, a number, a date or words")
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
