"""Pack what a page shows into small arrays of numbers and strings, which its JavaScript unpacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pyvis.network import Network

from eventgraph.claims.cards import CERTAINTIES, Card
from eventgraph.claims.hands import reported
from eventgraph.evidence.matters.voices import Voices
from eventgraph.pages.choosing import Choice
from eventgraph.pages.columns import COLUMNS, row
from eventgraph.pages.contested import contest_row
from eventgraph.pages.numbering import FLAG_NAMES, MARK_NAMES, UNSAID, Numbering, short
from eventgraph.pages.records import Label, PageData, Source, Statement, Text
from eventgraph.pages.storied import looks, story_rows
from eventgraph.text.characters import visible
from eventgraph.text.measures.edtf import edtf
from eventgraph.text.measures.saying import inexact_in_words
from eventgraph.vocabulary import CITO, EVG, PROV

__all__ = ["pack"]


#: What one claim may be to another, by number.
_KINDS: Final = (
    (str(EVG.disputes), str(CITO.disputes)),
    (str(EVG.corroborates), str(CITO.confirms)),
    (str(EVG.revises),),
    (str(EVG.withdraws),),
)
_LINKS: Final = frozenset(name for names in _KINDS for name in names)
_STATED_IN: Final = str(EVG.statedIn)
_BASED_ON: Final = str(EVG.basedOn)
_READ_IN: Final = str(PROV.wasQuotedFrom)
_AFTER: Final = str(PROV.hadPrimarySource)


def pack(
    data: PageData,
    choice: Choice,
    network: Network,
    flags: Mapping[str, tuple[str, ...]],
    voices: Voices,
) -> dict[str, Any]:
    """Pack all of it; claims that the choice leaves out are left out."""
    packer = Numbering(data, flags, voices.known.roots)
    for iri in choice.nodes:
        packer.things(iri)
    kept = [claim for claim in data.claims if claim.claim in choice.claims]
    numbers = {claim.claim: number for number, claim in enumerate(kept)}
    sources = {source.iri: number for number, source in enumerate(data.sources)}
    said = [statement for statement in data.statements if statement.claim in numbers]
    packed = {
        "claims": [_claim(packer, claim, numbers, sources) for claim in kept],
        "statements": [number for one in said for number in _statement(packer, one, numbers)],
        "support": _support(packer, said, voices),
        "links": sorted(_links(packer.data, numbers)),
        "contests": [contest_row(packer, contest, numbers) for contest in data.contests],
        "bodies": _grouped(packer, data.bodies),
        "parties": _grouped(packer, _known(packer, data.parties)),
        "around": _grouped(packer, _known(packer, data.around)),
        **story_rows(packer),
        "looks": looks(),
        "sources": [_source(packer, source, sources) for source in data.sources],
        "nodes": [node[key] for node in network.nodes for key in COLUMNS["nodes"].names],
        "edges": _edges(packer, network),
    }
    return packed | packer.named()


def _grouped(packer: Numbering, groups: Mapping[str, Iterable[str]]) -> list[list[Any]]:
    """Pack things, each with the things that go with it."""
    return [[packer.things(one), [*map(packer.things, of)]] for one, of in groups.items()]


def _known(packer: Numbering, groups: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Keep of what goes with the page's things what the page names; a thing alone needs no row."""
    known = packer.things.items
    kept = {one: [thing for thing in of if thing in known] for one, of in groups.items()}
    return {one: of for one, of in sorted(kept.items()) if one in known and of not in ([], [one])}


def _claim(
    packer: Numbering, claim: Card, claims: dict[str, int], sources: dict[str, int]
) -> list[Any]:
    """Pack a claim; the prefix that most names of claims share is left out."""
    detail = packer.data.details[claim.claim]
    certainty = claim.certainty
    label = Label("", "")
    if claim.claim not in packer.data.made:  # of the others the page makes a sentence, as `labels`
        label = packer.data.labels.get(claim.claim, label)
    doubt = _pair(packer.data.doubts.get(claim.claim))
    cells = {
        "id": short(claim.claim).removeprefix("claim:"),
        "speaker": packer.things(claim.speaker),
        "source": sources.get(claim.source, -1),
        "certainty": CERTAINTIES.index(certainty) if certainty in CERTAINTIES else UNSAID,
        "quote": claim.quote,
        "lang": claim.language,
        "en": label.en,
        "es": 0 if label.es == label.en else label.es,
        "statedIn": [packer.things(iri) for iri in detail.get(_STATED_IN, ())],
        "reportedBy": [packer.things(iri) for iri in reported(detail)],
        "basedOn": [claims[iri] for iri in detail.get(_BASED_ON, ()) if iri in claims],
        "note": _pair(packer.data.notes.get(claim.claim)),
        "marks": sum(1 << MARK_NAMES.index(name) for name in claim.marks),
        "doubt": packer.doubts(tuple(doubt)) + 1 if doubt else 0,
        "alsoIn": [sources[iri] for iri in detail.get(_READ_IN, ()) if iri != claim.source],
        "together": [packer.things(iri) for iri in claim.together],
        "translations": [
            part
            for one in packer.data.translations.get(claim.claim, ())
            for part in (one.language, one.value)
        ],
        "fragment": visible(claim.fragment),
        "after": [sources[iri] for iri in detail.get(_AFTER, ())],
        "roots": _roots(packer, claim, sources),
        "flags": sum(1 << FLAG_NAMES.index(name) for name in packer.flags.get(claim.claim, ())),
    }
    return row("claims", cells)


def _pair(label: Label | None) -> list[str]:
    """Pack a text in two languages; once, where both are the same."""
    return list(dict.fromkeys(label or ()))


def _roots(packer: Numbering, claim: Card, sources: dict[str, int]) -> list[int]:
    """Pack where a claim goes back to, if not to its source: sources from 0 up, others below."""
    roots = packer.roots.get(claim.claim, frozenset())
    if roots == {claim.source}:
        return []
    return [sources[root] if root in sources else ~packer.things(root) for root in sorted(roots)]


def _statement(packer: Numbering, one: Statement, claims: dict[str, int]) -> Iterable[int]:
    """Pack what a claim says of things; of claims its links alone are packed."""
    if one.property in _LINKS or one.subject in claims:
        return ()
    return (
        claims[one.claim],
        packer.things(one.subject),
        packer.properties(one.property),
        packer.object(one.object),
    )


def _support(packer: Numbering, statements: Iterable[Statement], voices: Voices) -> list[int]:
    """Pack voices, carriers and origins of what several claims assert; of one there is one each."""
    asserted = {claim.claim for claim in packer.data.claims if claim.asserted}
    facts: dict[tuple[str, str, str | Text], set[str]] = {}
    for one in statements:
        if one.claim in asserted and one.property not in _LINKS:
            facts.setdefault((one.subject, one.property, one.object), set()).add(one.claim)
    return [
        number
        for (subject, relation, value), claims in facts.items()
        if len(claims) > 1
        for number in (
            packer.things(subject),
            packer.properties(relation),
            packer.object(value),
            *voices.support(claims),
        )
    ]


def _links(data: PageData, claims: dict[str, int]) -> Iterable[list[int]]:
    """Pack how one claim stands to another: disputes, corroborates, revises or withdraws it."""
    found = {
        (one.claim, kind, str(one.object))
        for one in data.statements
        for kind, names in enumerate(_KINDS)
        if one.property in names
    } | {
        (claim, kind, other)
        for claim in claims
        for kind, names in enumerate(_KINDS[2:], 2)
        for name in names
        for other in data.details[claim].get(name, ())
    }
    for claim, kind, other in found:
        if claim in claims and other in claims:
            yield [claims[claim], kind, claims[other]]


def _source(packer: Numbering, source: Source, sources: dict[str, int]) -> list[Any]:
    publisher = source.publisher
    by: str | int = packer.things(publisher) if publisher in packer.data.types else publisher
    derived = sources.get(source.derived_from, -1)
    en, es = packer.label(source.iri)
    cells = {
        "id": short(source.iri),
        "title": source.title,
        "publisher": by,
        "issued": source.issued,
        "url": source.url,
        "from": derived,
        "en": en,
        "es": es,
        "class": packer.classes(packer.data.types.get(source.iri, "")),
        "lang": source.language,
        "by": [packer.things(one) for one in source.by if one != publisher],
        "revises": [sources.get(source.revises, -1)] if source.revises else [],
        "dated": _dated(source.issued),
    }
    return row("sources", cells)


def _dated(issued: str) -> list[str]:
    """Pack the first and last day of a date in EDTF, and its words; of any other date nothing."""
    words = [inexact_in_words(issued, language) for language in Label._fields]
    ends = edtf(issued) if words[0] != issued else None
    return [ends.first or "", ends.last or "", *dict.fromkeys(words)] if ends else []


def _edges(packer: Numbering, network: Network) -> list[int]:
    return [
        number
        for edge in network.edges
        for number in (edge["from"], packer.properties(edge["label"]), edge["to"])
    ]
