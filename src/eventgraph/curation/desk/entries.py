"""A claim as the form has it: read from what the page sends, and from the dataset."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.desk.snapshot import Snapshot
from eventgraph.curation.reviewing import awaits_review
from eventgraph.errors import EventGraphError
from eventgraph.rdf.oxigraph import named_node
from eventgraph.vocabulary import EVG, PROV, RDFS, SEM

__all__ = [
    "SELF",
    "Entry",
    "Statement",
    "by_language",
    "entry_of",
    "named_in",
    "read_entry",
    "version_of",
]

#: What stands for the claim itself in a row, which may have no name yet.
SELF: Final = "urn:self"

#: How long a text may be, and how many rows or languages there may be of one kind.
_LONGEST: Final = 20_000
_MOST: Final = 200
_TERMS: Final = ("certainty", "attitude", "wording")
_LITERALS: Final = {"notes": EVG.note, "doubts": EVG.curatorDoubt, "labels": RDFS.label}


class Statement(NamedTuple):
    """One row: a thing, a relation, and a value; `kind` is thing, text or plain.

    The claim itself is `SELF`. A plain value has a datatype, or none if it is to be read.
    """

    thing: str
    relation: str
    kind: str
    value: str
    language: str = ""
    datatype: str = ""


class Entry(NamedTuple):
    """What the form holds of one claim; what is not given is an empty text."""

    claim: str = ""
    version: str = ""
    source: str = ""
    quote: str = ""
    language: str = ""
    prefix: str = ""
    suffix: str = ""
    fragment: str = ""
    speakers: tuple[str, ...] = ()
    stated_in: str = ""
    certainty: str = ""
    attitude: str = ""
    wording: str = ""
    statements: tuple[Statement, ...] = ()
    notes: Mapping[str, str] = {}
    doubts: Mapping[str, str] = {}
    labels: Mapping[str, str] = {}
    draft: bool = False
    review: bool = False

    def sent(self) -> dict[str, Any]:
        """Give it as the page reads it."""
        rows = [row._asdict() for row in self.statements]
        return {**self._asdict(), "statements": rows}


def named_in(entry: Entry) -> list[str]:
    """List the things and relations that an entry names, each once."""
    named = [*entry.speakers, entry.stated_in, entry.source]
    for row in entry.statements:
        named += [row.thing, row.relation, row.value if row.kind == "thing" else ""]
    return [one for one in dict.fromkeys(named) if one and one != SELF]


def read_entry(data: object) -> Entry:
    """Read what a page sends; raises EventGraphError for what no form of ours holds."""
    if not isinstance(data, dict):
        raise EventGraphError("a claim is sent as an object; load the page again")
    fields: dict[str, Any] = {}
    for name, value in data.items():
        if name in _LITERALS:
            fields[name] = _texts(name, value)
        elif name == "speakers":
            fields[name] = tuple(_iri(name, one) for one in _listed(name, value))
        elif name == "statements":
            fields[name] = tuple(map(_statement, _listed(name, value)))
        elif name in {"draft", "review"}:
            fields[name] = value is True
        elif name in {"claim", "source", "stated_in"}:
            fields[name] = _iri(name, value)
        elif name in Entry._fields:
            fields[name] = _text(name, value)
    return Entry(**fields)


def _statement(row: object) -> Statement:
    if not isinstance(row, dict):
        raise EventGraphError("a statement is sent as an object; load the page again")
    given = {name: _text(name, row[name]) for name in Statement._fields if row.get(name)}
    found = Statement(**{**dict.fromkeys(Statement._fields[:4], ""), **given})
    for name in ("thing", "relation", "datatype"):
        _iri(name, getattr(found, name))
    if found.kind == "thing":
        _iri("value", found.value)
    return found


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise EventGraphError(f"{name} is no text of at most {_LONGEST} characters; mend it")
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise EventGraphError(f"{name} holds half of a character; type it anew")
    return value


def _iri(name: str, value: object) -> str:
    text = _text(name, value)
    if text and named_node(text) is None:
        raise EventGraphError(f"{name} is no IRI; choose it from the list")
    return text


def _listed(name: str, value: object) -> list[object]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise EventGraphError(f"{name} is no list of at most {_MOST}; mend it")
    return value


def _texts(name: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > _MOST:
        raise EventGraphError(f"{name} are no texts by their languages; mend them")
    return {_text(name, tag): _text(name, text).strip() for tag, text in value.items() if text}


def entry_of(now: Snapshot, claim: str) -> Entry:
    """Read a claim of the dataset into what the form holds; raises EventGraphError for no claim."""
    if claim not in now.claims:
        raise EventGraphError("there is no such claim any more; it was deleted or renamed")
    quotes = [one for one in now.values(claim, EVG.quote) if isinstance(one, ox.Literal)]
    terms = (now.text(claim, EVG[name]).rpartition("#")[2] for name in _TERMS)
    literals = (by_language(now, claim, relation) for relation in _LITERALS.values())
    found: dict[str, Any] = dict(zip((*_TERMS, *_LITERALS), (*terms, *literals), strict=True))
    entry = Entry(
        claim=claim,
        version=version_of(now, claim),
        source=now.text(claim, PROV.wasQuotedFrom),
        quote=quotes[0].value if quotes else "",
        language=(quotes[0].language or "") if quotes else "",
        prefix=now.text(claim, EVG.quotePrefix),
        suffix=now.text(claim, EVG.quoteSuffix),
        fragment=now.text(claim, EVG.fragment),
        speakers=tuple(now.texts(claim, SEM.accordingTo)),
        stated_in=now.text(claim, EVG.statedIn),
        statements=tuple(_row(claim, triple) for triple in now.contents(claim)),
        draft=claim in now.drafts,
        review=awaits_review(now.described(claim)),
    )
    return entry._replace(**found)


def by_language(now: Snapshot, claim: str, relation: object) -> dict[str, str]:
    """Give the texts of a relation by their languages; several stand each on a line of its own."""
    found: dict[str, str] = {}
    for value in now.values(claim, relation):
        if isinstance(value, ox.Literal):
            tag = value.language or ""
            found[tag] = f"{found[tag]}\n{value.value}" if tag in found else value.value
    return found


def _row(claim: str, triple: ox.Triple) -> Statement:
    subject = str(getattr(triple.subject, "value", ""))
    thing = SELF if subject == claim else subject
    relation, value = triple.predicate.value, triple.object
    if not isinstance(value, ox.Literal):
        return Statement(thing, relation, "thing", str(getattr(value, "value", "")))
    if value.language:
        return Statement(thing, relation, "text", value.value, value.language)
    return Statement(thing, relation, "plain", value.value, "", value.datatype.value)


def version_of(now: Snapshot, claim: str) -> str:
    """Tell one state of a claim from another: a sum over all that is said of it and in it."""
    return _sum([*now.described(claim), *now.contents(claim)])


def _sum(triples: Iterable[ox.Triple]) -> str:
    return hashlib.sha256("\n".join(sorted(map(str, triples))).encode()).hexdigest()[:16]
