"""Read what a page shows from a dataset, by the packaged queries alone."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rdflib import Dataset

from eventgraph.claims.cards import Card, cards_of
from eventgraph.claims.extents.declarations import Declarations
from eventgraph.claims.parties import Body, bodies, parties_among
from eventgraph.claims.sentences import sentences
from eventgraph.evidence.around import around
from eventgraph.evidence.aspects import aspects
from eventgraph.pages.contested import kept
from eventgraph.pages.kinds import OTHER, kind_of_class
from eventgraph.pages.records import Contest, Label, PageData, Source, Statement, Text
from eventgraph.rdf.oxigraph import Term
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.characters import visible, web_address
from eventgraph.text.languages import distance
from eventgraph.vocabulary import DCTERMS, EVG, PREFIXES, PROV, RDF, RDFS, SKOS

__all__ = ["read"]

_TYPE: Final = str(RDF.type)
_TRANSLATION: Final = str(EVG.quoteTranslation)
_READ_IN: Final = (str(PROV.wasQuotedFrom), str(PROV.hadPrimarySource))
_STRING: Final = (PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString")


def read(dataset: Dataset, contests: Iterable[Contest], declared: Declarations) -> PageData:
    """Read all that a page shows of a dataset, or of a scope of one."""
    statements = _statements(dataset)
    said = {statement.claim for statement in statements}
    claims, details, translations = _claims(dataset, said)
    known = {card.claim for card in claims}
    names, belonging = _names(dataset), bodies(dataset)
    types, kinds = _types(dataset)
    made = _sentences(dataset, names[str(RDFS.label)])
    return PageData(
        claims,
        details,
        translations,
        tuple(statement for statement in statements if statement.claim in known),
        _labels(names[str(RDFS.label)]) | made,
        frozenset(made.keys() - names[str(RDFS.label)].keys()),
        _labels(names[str(EVG.inverseLabel)]),
        {iri: tuple(text for _, text in pairs) for iri, pairs in names[str(SKOS.altLabel)].items()},
        _labels(names[str(EVG.note)]),
        _labels(names[str(EVG.curatorDoubt)]),
        types,
        kinds,
        frozenset(
            iri for iri, pairs in names[str(EVG.anonymous)].items() if pairs[0][1] in {"true", "1"}
        ),
        declared.namings,
        _sources(dataset, details),
        _bodies(belonging, {speaker for claim in claims for speaker in claim.speakers}),
        parties_among(belonging),
        aspects(dataset),
        around(dataset),
        tuple(kept(contests, known)),
    )


def _object(value: Term) -> str | Text:
    """Keep an IRI as a string, a literal as a Text."""
    datatype = getattr(value, "datatype", None)
    if datatype is None:
        return str(getattr(value, "value", value))
    return Text(
        visible(str(getattr(value, "value", ""))),
        "" if datatype.value in _STRING else datatype.value,
        getattr(value, "language", None) or "",
    )


def _statements(dataset: Dataset) -> tuple[Statement, ...]:
    rows = solve(packaged("pages/statements"), dataset)
    found = [
        Statement(
            row["claim"].value,
            row["subject"].value,
            row["property"].value,
            _object(row["object"]),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda s: (s.claim, s.subject, s.property, str(s.object))))


def _described(rows: Iterable[Any]) -> dict[str, dict[str, list[str]]]:
    """Group rows of subject, property, value."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row[0].value][row[1].value].append(row[2].value)
    return found


def _first(details: Mapping[str, Sequence[str]], name: str) -> str:
    return min(details.get(name, ("",)))


def _claims(
    dataset: Dataset, said: set[str]
) -> tuple[tuple[Card, ...], dict[str, dict[str, tuple[str, ...]]], dict[str, list[Text]]]:
    """Read the cards of the claims that say something, all that describes them, translations."""
    rows = list(solve(packaged("pages/claims"), dataset))
    described, translations = _described(rows), defaultdict[str, list[Text]](list)
    for claim, _, value in (row for row in rows if row[1].value == _TRANSLATION):
        text = _object(value)
        if isinstance(text, Text):
            insort(translations[claim.value], text)
    cards = [card for claim, card in cards_of(dataset).items() if claim in said]
    shown = tuple(card._replace(quote=visible(card.quote)) for card in cards)
    details = {
        card.claim: {name: tuple(sorted(its)) for name, its in described[card.claim].items()}
        for card in shown
    }
    return shown, details, translations


def _names(dataset: Dataset) -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
    """Read names as property → IRI → (language, text) pairs in order."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in solve(packaged("pages/names"), dataset):
        name = row["name"]
        text = visible(str(name.value))
        found[row["property"].value][row["thing"].value].append((name.language or "", text))
    properties = (
        RDFS.label,
        EVG.inverseLabel,
        SKOS.altLabel,
        EVG.note,
        EVG.curatorDoubt,
        EVG.anonymous,
    )
    return {
        str(name): {iri: tuple(sorted(pairs)) for iri, pairs in sorted(found[str(name)].items())}
        for name in properties
    }


def _labels(names: Mapping[str, tuple[tuple[str, str], ...]]) -> dict[str, Label]:
    """Choose one label a language; what a language lacks it takes from the other."""
    return {iri: Label(_choose(pairs, "en"), _choose(pairs, "es")) for iri, pairs in names.items()}


def _sentences(
    dataset: Dataset, names: Mapping[str, tuple[tuple[str, str], ...]]
) -> dict[str, Label]:
    """Make the labels of claims that have none in one language or the other."""
    known, tags = _labels(names), {iri: [tag for tag, _ in pairs] for iri, pairs in names.items()}
    english, spanish = (
        sentences(dataset, language, tags, {iri: label[place] for iri, label in known.items()})
        for place, language in enumerate(Label._fields)
    )
    return {
        claim: Label(
            *(
                visible(said.get(claim, known[claim][place] if claim in known else ""))
                for place, said in enumerate((english, spanish))
            )
        )
        for claim in sorted(english.keys() | spanish.keys())
    }


def _choose(pairs: tuple[tuple[str, str], ...], language: str) -> str:
    return min(pairs, key=lambda pair: (distance(pair[0], language), pair))[1]


def _types(dataset: Dataset) -> tuple[dict[str, str], dict[str, str]]:
    """Give each thing its most telling class, and the kind of the legend it falls under."""
    types: dict[str, list[str]] = defaultdict(list)
    supers: dict[str, tuple[str, ...]] = {}
    for row in solve(packaged("pages/types"), dataset):
        thing, name = row["thing"].value, row["class"].value
        if row["property"].value == _TYPE:
            types[thing].append(name)
        else:
            supers[thing] = (*supers.get(thing, ()), name)
    kinds = {name: kind_of_class(name, supers) for names in types.values() for name in names}
    chosen = {
        thing: min(names, key=lambda n: (kinds[n] == OTHER, n)) for thing, names in types.items()
    }
    return chosen, {thing: kinds[name] for thing, name in chosen.items()}


def _sources(
    dataset: Dataset, details: Mapping[str, Mapping[str, Sequence[str]]]
) -> tuple[Source, ...]:
    """Read every described source, and name those that are quoted without description."""
    described = _described(solve(packaged("pages/sources"), dataset))
    quoted = {iri for its in details.values() for name in _READ_IN for iri in its.get(name, ())}
    return tuple(_source(iri, described.get(iri, {})) for iri in sorted(quoted | described.keys()))


def _source(iri: str, details: Mapping[str, Sequence[str]]) -> Source:
    url = _first(details, PREFIXES["schema"] + "url")
    return Source(
        iri,
        visible(_first(details, str(DCTERMS.title))),
        visible(_first(details, str(DCTERMS.publisher))),
        visible(_first(details, str(DCTERMS.issued))),
        web_address(url),
        _first(details, str(PROV.wasDerivedFrom)),
        tuple(sorted({*details.get(str(DCTERMS.creator), ())})),
        _first(details, str(PROV.wasRevisionOf)),
        visible(_first(details, str(DCTERMS.language))),
    )


def _bodies(
    belonging: Mapping[str, Sequence[Body]], speakers: set[str]
) -> dict[str, tuple[str, ...]]:
    """Give each body that others speak for the speakers that belong to it."""
    found: dict[str, set[str]] = defaultdict(set)
    for speaker, its in belonging.items():
        if speaker in speakers:
            for body in its:
                found[body.iri].add(speaker)
    return {
        body: tuple(sorted(members)) for body, members in sorted(found.items()) if members != {body}
    }
