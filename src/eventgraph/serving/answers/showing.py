"""Show terms and claims as a page does: by their names, with where each is told of."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from rdflib import Literal
from rdflib.term import Identifier

from eventgraph.claims.cards import Card
from eventgraph.claims.naming import Names
from eventgraph.evidence.why import chain
from eventgraph.rdf.oxigraph import named_node, store_of
from eventgraph.serving.answers.linking import address_of
from eventgraph.serving.answers.rendering import counted, words_of
from eventgraph.serving.holding import Held
from eventgraph.tables.table import plain
from eventgraph.text.measures.saying import date_in_words
from eventgraph.vocabulary import EVG, XSD, curie

__all__ = ["Link", "Said", "link", "said"]

_DATES: Final = frozenset({XSD.date, XSD.gYearMonth, XSD.gYear})
_NUMBERS: Final = frozenset({XSD.integer, XSD.decimal, XSD.nonNegativeInteger})
_NUMBER: Final = re.compile(r"-?[0-9]{1,30}(\.[0-9]+)?")


class Link(NamedTuple):
    """A term as it is shown: its words, and where it is told of; a literal has no address."""

    words: str
    address: str = ""
    language: str = ""


class Said(NamedTuple):
    """One claim that carries a statement."""

    claim: Link
    speaker: Link
    source: Link
    card: Card
    certainty: str
    attitude: str
    hands: tuple[tuple[str, Link], ...]


def link(held: Held, value: Identifier | str | None, language: str = "en") -> Link:
    """Show a term: a thing by its label, with the address where it is told of."""
    if value is None or value == "":
        return Link("")
    if isinstance(value, Literal):
        return Link(_literal(value, held.names(language), language), "", value.language or "")
    name = str(value)
    node = named_node(name)
    known = node is not None and any(store_of(held.dataset).quads_for_pattern(node, None, None))
    return Link(held.names(language).get(name) or curie(name), address_of(name) if known else "")


def _literal(value: Literal, names: Names, language: str) -> str:
    """Write a literal as its reader does: dates with the month's name, numbers in groups."""
    text, datatype = str(value), value.datatype
    if datatype in _DATES:
        return date_in_words(text, language)
    if datatype in _NUMBERS and _NUMBER.fullmatch(text):
        whole, point, rest = text.partition(".")
        return f"{'-' if text[0] == '-' else ''}{counted(abs(int(whole)), language)}" + (
            f"{',' if language == 'es' else '.'}{rest}" if point else ""
        )
    return plain(value, names, language)


def said(held: Held, card: Card, language: str = "en") -> Said:
    """Show one claim: who says it, how surely, read where, and through whose hands it came."""
    labels = held.names(language)
    attitude = labels.get(str(EVG[card.attitude]), card.attitude) if card.attitude else ""
    certainty = str(words_of(language)("certainty.none"))
    if card.certainty:
        certainty = labels.get(str(EVG[card.certainty]), card.certainty)
    hands = chain(held.dataset, card.claim)
    return Said(
        link(held, card.claim, language),
        link(held, card.speaker, language),
        link(held, card.source, language),
        card,
        certainty,
        attitude,
        tuple((step.how, link(held, step.by, language)) for step in hands),
    )
