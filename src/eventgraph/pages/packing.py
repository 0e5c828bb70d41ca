"""Pack what a page shows into small arrays of numbers and strings, which its JavaScript unpacks."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from pyvis.network import Network

from eventgraph.evidence import FLAGS
from eventgraph.pages.choosing import Choice
from eventgraph.pages.kinds import KINDS, OTHER
from eventgraph.pages.records import Claim, Conflict, Label, PageData, Source, Statement, Text
from eventgraph.vocabulary import CITO, EVG, PREFIXES, PROV, curie

__all__ = ["CERTAINTIES", "pack"]

CERTAINTIES: Final = ("Stated", "Alleged", "Possible")

_FLAGS: Final = tuple(sorted(FLAGS))
_KIND_NUMBERS: Final = {name: number for number, name in enumerate(KINDS)}
_LINKS: Final = (
    str(EVG.disputes),
    str(EVG.corroborates),
    str(CITO.disputes),
    str(CITO.confirms),
)
_CORROBORATES: Final = (str(EVG.corroborates), str(CITO.confirms))
_EVG: Final = str(EVG)
_CERTAINTY: Final = str(EVG.certainty)
_STATED_IN: Final = str(EVG.statedIn)
_REPORTED_BY: Final = str(EVG.reportedBy)
_BASED_ON: Final = str(EVG.basedOn)
_CURATOR: Final = str(PROV.wasAttributedTo)
_OWL: Final = PREFIXES["owl"]
_XSD: Final = PREFIXES["xsd"]
_DATES: Final = tuple(
    PREFIXES["xsd"] + name for name in ("date", "dateTime", "gYearMonth", "gYear")
)


_Item = TypeVar("_Item", bound=Hashable)


@dataclass
class _Numbers(Generic[_Item]):
    """Give each distinct item a number, in the order of its first use."""

    items: dict[_Item, int] = field(default_factory=dict)

    def __call__(self, item: _Item) -> int:
        return self.items.setdefault(item, len(self.items))


@dataclass
class _Packer:
    """What has been numbered so far: things, properties, classes and literals."""

    data: PageData
    flags: Mapping[str, tuple[str, ...]]
    things: _Numbers[str] = field(default_factory=_Numbers)
    properties: _Numbers[str] = field(default_factory=_Numbers)
    literals: _Numbers[tuple[str, str, str]] = field(default_factory=_Numbers)
    classes: _Numbers[str] = field(default_factory=_Numbers)

    def label(self, iri: str) -> Label:
        short = curie(iri)
        return self.data.labels.get(iri, Label(short, short))

    def thing(self, iri: str) -> list[Any]:
        """Pack a thing: name, label, Spanish label if another, class, kind, other names."""
        en, es = self.label(iri)
        kind = _KIND_NUMBERS[self.data.kinds.get(iri, OTHER)]
        row = [
            curie(iri),
            en,
            0 if es == en else es,
            self.classes(self.data.types.get(iri, "")),
            kind,
        ]
        others = self.data.others.get(iri, ())
        anonymous = int(iri in self.data.anonymous)
        return [*row, anonymous, *others] if others or anonymous else row

    def term(self, iri: str) -> list[Any]:
        """Pack a class or property: name, label, label in Spanish, and the inverse's labels."""
        en, es = self.label(iri) if iri else Label("", "")
        inverse = self.data.inverse.get(iri)
        return [curie(iri), en, es, *inverse] if inverse else [curie(iri) if iri else "", en, es]

    def object(self, value: str | Text) -> int:
        """Give an object its number: things from 0 up, literals from -1 down."""
        if isinstance(value, Text):
            return ~self.literals((value.value, _kind(value), ""))
        if self.data.types.get(value, "").startswith(_OWL):
            return ~self.literals((*self.label(value), "term"))
        return self.things(value)


def _kind(text: Text) -> str:
    """Tell dates from numbers from words."""
    if text.datatype in _DATES:
        return "date"
    return "number" if text.datatype.startswith(_XSD) else "text"


def pack(
    data: PageData, choice: Choice, network: Network, flags: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    """Pack all of it; claims that the choice leaves out are left out."""
    packer = _Packer(data, flags)
    for iri in choice.nodes:
        packer.things(iri)
    kept = [claim for claim in data.claims if claim.iri in choice.claims]
    numbers = {claim.iri: number for number, claim in enumerate(kept)}
    sources = {source.iri: number for number, source in enumerate(data.sources)}
    claims = [_claim(packer, claim, numbers, sources) for claim in kept]
    said = [statement for statement in data.statements if statement.claim in numbers]
    statements = [number for one in said for number in _statement(packer, one, numbers)]
    links = sorted(_links(said, numbers))
    parties = [
        [packer.things(party), *map(packer.things, members)]
        for party, members in data.parties.items()
    ]
    conflicts = [_conflict(packer, conflict, numbers) for conflict in data.conflicts]
    packed_sources = [_source(packer, source, sources) for source in data.sources]
    return {
        "claims": claims,
        "statements": statements,
        "links": links,
        "conflicts": conflicts,
        "parties": parties,
        "sources": packed_sources,
        "nodes": [
            number for node in network.nodes for number in (node["x"], node["y"], node["size"])
        ],
        "edges": _edges(packer, network),
        "things": [packer.thing(iri) for iri in packer.things.items],
        "properties": [packer.term(iri) for iri in packer.properties.items],
        "namings": [n for iri, n in packer.properties.items.items() if iri in data.namings],
        "classes": [packer.term(iri) for iri in packer.classes.items],
        "literals": [_literal(item) for item in packer.literals.items],
        "kinds": [list(kind) for kind in KINDS.values()],
        "kindLabels": [_kind_label(data, name) for name in KINDS],
        "flags": [name.replace(" ", "-") for name in _FLAGS],
        "certainties": [list(packer.label(str(EVG[name]))) for name in CERTAINTIES],
        "prefixes": {name: PREFIXES[name] for name in sorted(PREFIXES)},
    }


def _kind_label(data: PageData, name: str) -> list[str]:
    return list(data.labels.get(str(EVG[name]), Label(name, name)))


def _claim(
    packer: _Packer, claim: Claim, claims: dict[str, int], sources: dict[str, int]
) -> list[Any]:
    """Pack a claim: the fixed columns, then what only some claims have."""
    detail = claim.details
    certainty = detail.get(_CERTAINTY, ("",))[0].removeprefix(_EVG)
    label = packer.data.labels.get(claim.iri, Label("", ""))
    row: list[Any] = [
        curie(claim.iri).removeprefix("claim:"),
        packer.things(claim.speaker),
        sources.get(claim.source, -1),
        CERTAINTIES.index(certainty) if certainty in CERTAINTIES else 0,
        claim.quote,
        label.en,
        0 if label.es == label.en else label.es,
        [packer.things(iri) for iri in detail.get(_STATED_IN, ())],
        [packer.things(iri) for iri in detail.get(_REPORTED_BY, ())],
        [claims[iri] for iri in detail.get(_BASED_ON, ()) if iri in claims],
        list(packer.data.notes.get(claim.iri, ())),
        [packer.things(iri) for iri in detail.get(_CURATOR, ())],
        sum(1 << _FLAGS.index(name) for name in packer.flags.get(claim.iri, ())),
    ]
    while row and row[-1] in ([], "", 0):
        row.pop()
    return row


def _statement(packer: _Packer, one: Statement, claims: dict[str, int]) -> Iterable[int]:
    if one.property in _LINKS or one.subject in claims:
        return ()
    return (
        claims[one.claim],
        packer.things(one.subject),
        packer.properties(one.property),
        packer.object(one.object),
    )


def _links(statements: Iterable[Statement], claims: dict[str, int]) -> Iterable[list[int]]:
    """Pack what one claim says of another: 0 disputes, 1 corroborates."""
    for one in statements:
        if one.property in _LINKS and one.object in claims:
            kind = int(one.property in _CORROBORATES)
            yield [claims[one.claim], kind, claims[str(one.object)]]


def _conflict(packer: _Packer, conflict: Conflict, claims: dict[str, int]) -> list[Any]:
    """Pack a matter: kind, thing, note, then each side as property, values, claims."""
    sides = [
        [
            packer.properties(side.property),
            [packer.object(value) for value in side.values],
            [claims[claim] for claim in side.claims if claim in claims],
        ]
        for side in conflict.sides
    ]
    return [conflict.kind, packer.things(conflict.about), conflict.note, *sides]


def _source(packer: _Packer, source: Source, sources: dict[str, int]) -> list[Any]:
    publisher = source.publisher
    by: str | int = packer.things(publisher) if publisher in packer.data.types else publisher
    derived = sources.get(source.derived_from, -1)
    return [
        curie(source.iri),
        source.title,
        by,
        source.issued,
        source.url,
        derived,
        *packer.label(source.iri),
    ]


def _edges(packer: _Packer, network: Network) -> list[int]:
    return [
        number
        for edge in network.edges
        for number in (edge["from"], packer.properties(edge["label"]), edge["to"])
    ]


def _literal(item: tuple[str, str, str]) -> list[str]:
    """Pack a literal as text and kind; a term of the vocabulary as its two labels."""
    first, second, third = item
    return [first, "term", second] if third == "term" else [first, second]
