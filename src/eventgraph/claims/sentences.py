"""The label of a claim that has none: the sentence that its statements make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.cards import Card, card_of, cards_of, claim_names, term_iri
from eventgraph.claims.describing import describe
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.reification import told_quads
from eventgraph.text.languages import language_of, serves
from eventgraph.text.measures.saying import value_in_words
from eventgraph.vocabulary import EVG, PREFIXES, RDFS, curie

__all__ = ["is_said", "is_spoken", "sentence", "sentences"]

#: How many statements a sentence tells; how many more there are is counted.
_MOST: Final = 3
_TEXTS: Final = (PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString")
_LABEL: Final = ox.NamedNode(str(RDFS.label))
_CLAIM: Final = ox.NamedNode(str(EVG.Claim))


def sentences(
    dataset: Dataset, language: str, tags: Mapping[str, Iterable[str]], names: Mapping[str, str]
) -> dict[str, str]:
    """Make a sentence of each claim that lacks a label in a language, by IRI.

    `tags` gives the languages of the labels a claim has, `names` the labels to speak with. A claim
    without any label always has a sentence; one with a label in another language has one where
    the dataset and the ontology both have the language wanted.

    >>> import eventgraph as eg
    >>> dataset = eg.load("graph")
    >>> claim = "https://w3id.org/eventgraph/id/claim/maduro-credits-the-church"
    >>> found = sentences(dataset, "en", {}, eg.labels(dataset))[claim]
    >>> found.startswith("Nicolás Maduro: "), found.endswith(" — credited to — Catholic Church")
    (True, True)
    """
    store = store_of(dataset)
    labelled = {claim: list(found) for claim, found in tags.items()}
    unsaid = sorted(
        claim for claim in claim_names(dataset) if not is_said(labelled.get(claim, ()), language)
    )
    if any(claim in labelled for claim in unsaid) and not is_spoken(dataset, language):
        unsaid = [claim for claim in unsaid if claim not in labelled]
    cards = cards_of(dataset) if unsaid else {}
    return {claim: _sentence(store, cards[claim], names, language) for claim in unsaid}


def sentence(
    dataset: Dataset,
    claim: str,
    language: str,
    names: Mapping[str, str],
    cards: Mapping[str, Card] | None = None,
) -> str:
    """Make the sentence of one claim; who has descriptions already hands them on.

    >>> import eventgraph as eg
    >>> claim = "https://w3id.org/eventgraph/id/claim/maduro-credits-the-church"
    >>> sentence(eg.load("graph"), claim, "en", {})[:40]
    'actor:nicolas-maduro: event:negotiation '
    """
    card = card_of(dataset, claim) if cards is None else cards[claim]
    return _sentence(store_of(dataset), card, names, language)


def is_said(tags: Iterable[str], language: str) -> bool:
    """Tell whether labels with these tags serve a language, so that no sentence is made.

    >>> is_said(["es"], "es-MX"), is_said(["", "en"], "es"), is_said(["en"], "es")
    (True, True, False)
    """
    return any(not tag or serves(tag, language) for tag in tags)


def is_spoken(dataset: Dataset, language: str) -> bool:
    """Tell whether both the dataset and the ontology have labels in a language."""
    quads = store_of(dataset).quads_for_pattern(_CLAIM, _LABEL, None)
    known = {getattr(quad.object, "language", None) or "" for quad in quads}
    wanted = language_of(language)
    return wanted in known and wanted in map(language_of, describe(dataset).languages)


def _sentence(store: ox.Store, card: Card, names: Mapping[str, str], language: str) -> str:
    """Write who says what: "Maduro: negotiation — credited to — Catholic Church"."""
    attitude = term_iri(card.attitude)
    who = names.get(card.speaker, curie(card.speaker)) if card.speaker else ""
    stand = names.get(str(attitude), curie(str(attitude))) if attitude else ""
    said = "; ".join(_told(store, card, names, language)) or curie(card.claim)
    head = " ".join(filter(None, (who, stand)))
    return f"{head}: {said}" if head else said


def _told(store: ox.Store, card: Card, names: Mapping[str, str], language: str) -> Iterator[str]:
    """Write each statement, a subject only where it is another than before; of many, a few."""
    asserted = store.quads_for_pattern(None, None, None, ox.NamedNode(card.claim))
    reified = () if card.asserted else told_quads(store, [card.claim])
    every = {quad.triple for quad in (*asserted, *reified)}
    # How a claim stands to others is not what it tells, unless it tells nothing else.
    own = {triple for triple in every if getattr(triple.subject, "value", "") != card.claim}
    triples = sorted(
        (
            _named(triple.subject, names, language),
            _named(triple.predicate, names, language),
            _named(triple.object, names, language),
        )
        for triple in own or every
    )
    before = ""
    for subject, relation, value in triples[:_MOST]:
        yield " — ".join((relation, value) if subject == before else (subject, relation, value))
        before = subject
    if len(triples) > _MOST:
        yield f"… (+{len(triples) - _MOST})"


def _named(term: object, names: Mapping[str, str], language: str) -> str:
    """Write a term: a name, a number or a date as it stands or in words, words as words."""
    if isinstance(term, ox.NamedNode):
        return names.get(term.value, curie(term.value))
    if isinstance(term, ox.Literal):
        text = " ".join(term.value.split())
        if term.datatype.value in _TEXTS:
            return f"“{text}”"
        return value_in_words(text, term.datatype.value, language)
    return "…"
