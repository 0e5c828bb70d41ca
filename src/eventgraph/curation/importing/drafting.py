"""Make drafts of claims from passages that were found: quote, place, note; nobody speaks yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.editing import Edit
from eventgraph.curation.importing.marks import Left
from eventgraph.curation.importing.placing import Placed
from eventgraph.curation.sheets.naming import slug
from eventgraph.rdf.literals import typed_date
from eventgraph.vocabulary import EVG, PAV, PREFIXES, PROV, RDF, XSD

__all__ = ["DRAFTS", "Found", "NewClaim", "draft_of", "status", "write_claims"]

#: The file in which drafts stand.
DRAFTS: Final = "drafts.trig"
_TYPE, _CLAIM = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(EVG.Claim))
_STATUS, _DRAFT = ox.NamedNode(str(EVG.status)), ox.NamedNode(str(EVG.Draft))
_DATE: Final = ox.NamedNode(str(XSD.date))
_WORDS: Final = 6


class NewClaim(NamedTuple):
    """A claim to be added: its graph, its description, its source, and whether it is a draft."""

    name: ox.NamedNode
    contents: Sequence[ox.Triple]
    description: Sequence[ox.Triple]
    source: ox.NamedNode | None = None
    is_draft: bool = True


class Found(NamedTuple):
    """What comes of another tool's file: claims and things to be added, and what is left behind."""

    claims: list[NewClaim]
    things: dict[ox.NamedNode, list[ox.Triple]]
    left: list[Left]
    remarks: list[str]


def draft_of(
    placed: Placed, source: str, language: str, words: Mapping[str, str], *, by: str = ""
) -> NewClaim:
    """Make a draft of a passage: named by its words and what tells it apart, always the same.

    `words` are those of other marks, by which relations are told in the note; `by` is the IRI of
    who marked it.
    """
    mark = placed.mark
    told = "\n".join((source, placed.quote, mark.before, mark.after, mark.id, *mark.tags))
    stem = slug(" ".join(placed.quote.split()[:_WORDS]))
    digest = sha256(told.encode("utf-8", "replace")).hexdigest()[:8]
    name = ox.NamedNode(f"{PREFIXES['claim']}draft-{stem}-{digest}")
    description = [ox.Triple(name, _TYPE, _CLAIM), ox.Triple(name, _STATUS, _DRAFT)]

    def say(predicate: object, value: ox.NamedNode | ox.Literal) -> None:
        description.append(ox.Triple(name, ox.NamedNode(str(predicate)), value))

    home = ox.NamedNode(source) if source else None
    if home is not None:
        say(PROV.wasQuotedFrom, home)
    say(EVG.quote, _literal(placed.quote, language))
    for predicate, text in ((EVG.quotePrefix, placed.prefix), (EVG.quoteSuffix, placed.suffix)):
        if text:
            say(predicate, _literal(text, language))
    for text, tag in mark.notes:
        say(EVG.note, _literal(text.strip(), tag))
    if mark.tags:
        say(EVG.note, ox.Literal(f"Tags: {', '.join(mark.tags)}"))
    for label, other in mark.relations:
        target = words.get(other, "")
        say(EVG.note, ox.Literal(f"{label or 'is linked with'} → “{' '.join(target.split())}”"))
    if by:
        say(PAV.curatedBy, ox.NamedNode(by))
    day = typed_date(mark.made)
    if day is not None and day.datatype == _DATE:
        say(PAV.curatedOn, day)
    return NewClaim(name, (), tuple(dict.fromkeys(description)), home)


def _literal(text: str, language: str) -> ox.Literal:
    try:
        return ox.Literal(text, language=language) if language else ox.Literal(text)
    except ValueError:
        return ox.Literal(text)


def status(name: ox.NamedNode) -> ox.Triple:
    """Say that a claim is a draft."""
    return ox.Triple(name, _STATUS, _DRAFT)


def write_claims(found: Found, edit: Edit) -> list[str]:
    """Add what was found to the files of a dataset, in one step; give the files' names."""
    for name, triples in found.things.items():
        edit.put_thing(name, triples)
    for claim in found.claims:
        path = edit.root / DRAFTS if claim.is_draft else None
        edit.put_claim(claim.name, claim.contents, claim.description, claim.source, path)
    return list(map(str, edit.commit()))
