"""From what the form holds to the triples of a claim, in the order in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.desk.entries import SELF, Entry, Statement, by_language
from eventgraph.curation.desk.relations import Relation
from eventgraph.curation.desk.snapshot import Snapshot, node
from eventgraph.curation.reviewing import reviewed_anew
from eventgraph.errors import EventGraphError
from eventgraph.rdf.literals import typed_date
from eventgraph.rdf.oxigraph import Term
from eventgraph.text.measures.quantities import HOW, quantity
from eventgraph.vocabulary import EVG, PAV, PROV, RDF, RDFS, SEM, XSD

__all__ = ["NoValue", "Written", "literal_for", "write"]

#: What the form holds; all else that is said of a claim stays as it is.
_HELD: Final = frozenset(
    map(
        str,
        (
            *(RDF.type, RDFS.label, SEM.accordingTo, PROV.wasQuotedFrom),
            *(
                EVG.quote,
                EVG.quotePrefix,
                EVG.quoteSuffix,
                EVG.fragment,
                EVG.statedIn,
                EVG.certainty,
            ),
            *(EVG.attitude, EVG.wording, EVG.note, EVG.curatorDoubt),
        ),
    )
)
_CURATION: Final = frozenset(map(str, (PAV.curatedBy, PAV.curatedOn)))
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_DECIMAL: Final = re.compile(r"[+-]?[0-9]+\.[0-9]+")
_TAG: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


class NoValue(EventGraphError):
    """Words that are no value of a kind: date, number, boolean or language."""

    def __init__(self, kind: str, words: str, write: str) -> None:
        """Say what is wrong, and what to write."""
        super().__init__(f"{words!r} is {write}")
        self.kind, self.words = kind, words


class Written(NamedTuple):
    """A claim as the files hold it: what it tells, and what is said of it."""

    claim: ox.NamedNode
    contents: tuple[ox.Triple, ...]
    description: tuple[ox.Triple, ...]

    def quads(self) -> list[ox.Quad]:
        """Give it as quads, as they are loaded."""
        here = ox.DefaultGraph()
        return [
            *(ox.Quad(t.subject, t.predicate, t.object, self.claim) for t in self.contents),
            *(ox.Quad(t.subject, t.predicate, t.object, here) for t in self.description),
        ]


def write(
    entry: Entry, now: Snapshot, relations: Mapping[str, Relation], curator: str, day: date
) -> Written:
    """Write a claim down; raises EventGraphError for a value that is none of its relation's.

    What the dataset says of the claim and the form does not hold is kept; whoever entered it first
    stays named. A statement that lacks its thing, relation or value is left out. What was approved
    and is another now awaits review again.
    """
    claim = ox.NamedNode(entry.claim)
    kept = [t for t in now.described(entry.claim) if not _is_held(t)]
    rows = (row for row in entry.statements if row.thing and row.relation and row.value)
    contents = [_triple(claim, row, entry, relations) for row in rows]
    said = [*_said(entry, now), *_curation(kept, curator, day)]
    described = [ox.Triple(claim, node(predicate), value) for predicate, value in said]
    others = [triple for triple in kept if triple.predicate.value not in _CURATION]
    texts = _texts(now, entry, entry.notes, EVG.note)
    notes = [ox.Triple(claim, node(EVG.note), value) for value in texts]
    told, description = tuple(dict.fromkeys(contents)), (*described, *others, *notes)
    before = now.described(entry.claim)
    if {*told, *description} != {*now.contents(entry.claim), *before}:
        description = tuple(reviewed_anew(claim, before, description))
    return Written(claim, told, description)


def _is_held(triple: ox.Triple) -> bool:
    """Tell whether the form holds what a triple says; of states it knows two."""
    if triple.predicate == node(EVG.status):
        return triple.object in {node(EVG.Draft), node(EVG.InReview)}
    return triple.predicate.value in _HELD


def _said(entry: Entry, now: Snapshot) -> Iterator[tuple[object, Term]]:
    """Give what the form says of a claim, in the order of the house."""
    types = [value for value in now.values(entry.claim, RDF.type) if value != node(EVG.Claim)]
    quote = [_text(entry.quote, entry.language)] if entry.quote else []
    beside = [
        (relation, [_text(words, entry.language)] if words else [])
        for relation, words in ((EVG.quotePrefix, entry.prefix), (EVG.quoteSuffix, entry.suffix))
    ]
    terms = [
        (relation, [node(EVG[name])] if name else [])
        for relation, name in (
            (EVG.certainty, entry.certainty),
            (EVG.attitude, entry.attitude),
            (EVG.wording, entry.wording),
            (EVG.status, "Draft" if entry.draft else "InReview" if entry.review else ""),
        )
    ]
    every: list[tuple[object, Sequence[Term]]] = [
        (RDF.type, [node(EVG.Claim), *types]),
        (RDFS.label, _texts(now, entry, entry.labels, RDFS.label)),
        (SEM.accordingTo, [ox.NamedNode(one) for one in entry.speakers]),
        (PROV.wasQuotedFrom, [ox.NamedNode(entry.source)] if entry.source else []),
        (EVG.statedIn, [ox.NamedNode(entry.stated_in)] if entry.stated_in else []),
        (EVG.quote, quote),
        *beside,
        (EVG.fragment, [ox.Literal(entry.fragment)] if entry.fragment else []),
        *terms,
        (EVG.curatorDoubt, _texts(now, entry, entry.doubts, EVG.curatorDoubt)),
    ]
    yield from ((relation, value) for relation, values in every for value in values)


def _curation(kept: Iterable[ox.Triple], curator: str, day: date) -> Iterator[tuple[object, Term]]:
    """Say who entered the claim, and when: as it was said before, else as of now."""
    before = [triple for triple in kept if triple.predicate.value in _CURATION]
    for triple in before:
        yield triple.predicate.value, triple.object
    if not before and curator:
        yield PAV.curatedBy, ox.NamedNode(curator)
        yield PAV.curatedOn, ox.Literal(day.isoformat(), datatype=node(XSD.date))


def _triple(
    claim: ox.NamedNode, row: Statement, entry: Entry, relations: Mapping[str, Relation]
) -> ox.Triple:
    subject = claim if row.thing == SELF else ox.NamedNode(row.thing)
    relation = relations.get(row.relation) or Relation(row.relation, "text", ())
    value: ox.NamedNode | ox.Literal
    if row.kind == "thing":
        value = ox.NamedNode(row.value)
    elif row.datatype:
        value = ox.Literal(row.value, datatype=ox.NamedNode(row.datatype))
    else:
        value = literal_for(relation, row.value, row.language or entry.language)
    return ox.Triple(subject, ox.NamedNode(row.relation), value)


def literal_for(relation: Relation, text: str, language: str) -> ox.Literal:
    """Read a value as somebody typed it for a relation; raises EventGraphError for what is none.

    >>> number = Relation("urn:p", "number", ())
    >>> literal_for(number, "~<300", "en").datatype.value.rpartition("#")[2]
    'quantity'
    """
    words = text.strip()
    if relation.value == "date":
        found = typed_date(words)
        if found is None:
            raise NoValue(
                "date", words, "no date; write 2025-07-18, 2025-07, 2025 or 2025-07~ (about)"
            )
        return found
    if relation.value == "number":
        for form, datatype in ((_INTEGER, XSD.integer), (_DECIMAL, XSD.decimal)):
            if form.fullmatch(words):
                return ox.Literal(words, datatype=node(datatype))
        if quantity(words) is None:
            raise NoValue("number", words, f"no number; {HOW}")
        return ox.Literal(words, datatype=node(EVG.quantity))
    if relation.value == "boolean":
        if words not in {"true", "false"}:
            raise NoValue("boolean", words, "neither true nor false; write one of them")
        return ox.Literal(words, datatype=node(XSD.boolean))
    return ox.Literal(words) if relation.value == "plain" else _text(words, language)


def _texts(
    now: Snapshot, entry: Entry, texts: Mapping[str, str], relation: object
) -> list[ox.Literal]:
    """Give texts by their languages, each line one; what was not changed stays as it was."""
    before = by_language(now, entry.claim, relation)
    kept = [
        value
        for value in now.values(entry.claim, relation)
        if isinstance(value, ox.Literal)
        and texts.get(value.language or "") == before[value.language or ""].strip()
    ]
    changed = {tag: text for tag, text in texts.items() if text != before.get(tag, "").strip()}
    new = [(tag, part) for tag, text in changed.items() for part in text.split("\n")]
    return kept + [_text(part, tag) for tag, part in new if part.strip()]


def _text(words: str, language: str) -> ox.Literal:
    if not language:
        return ox.Literal(words)
    if not _TAG.fullmatch(language):
        raise NoValue("language", language, "no language; write a tag such as en, es or pt-BR")
    return ox.Literal(words, language=language.lower())
