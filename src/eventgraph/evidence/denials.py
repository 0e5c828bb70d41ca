"""Who denies what somebody else asserts: the same statement, told with two attitudes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.cards import Card, cards_of
from eventgraph.evidence.sides import Disagreement, Manner, Said, Side, on_one_statement
from eventgraph.rdf.oxigraph import store_of, term
from eventgraph.rdf.scoped import told_in

__all__ = ["DENIED", "denied"]

#: What a reader is told of the two sides, which give the same value.
DENIED: Final = "the first denies what the second says"


def denied(dataset: Dataset) -> Iterator[Disagreement]:
    """Yield each denial beside each claim that asserts what it denies; of one speaker, too.

    Whoever asserts it only as possible, or denies it so, is less certain and no contradiction.

    >>> import eventgraph as eg
    >>> list(denied(eg.load("graph")))
    []
    """
    told = list(told_in(dataset))
    if not told:
        return
    store, cards = store_of(dataset), cards_of(dataset)
    for quad in sorted(told, key=str):
        denial = cards.get(str(getattr(quad.graph_name, "value", "")))
        if denial is None or denial.attitude != "Denies":
            continue
        found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        names = sorted(str(getattr(one.graph_name, "value", "")) for one in found)
        for card in (cards[name] for name in names if name in cards):
            yield _facing(quad, denial, card)


def _facing(quad: ox.Quad, denial: Card, asserted: Card) -> Disagreement:
    about, relation = str(getattr(quad.subject, "value", "")), quad.predicate.value
    sides = tuple(
        Side(about, relation, card.speaker, (Said(term(quad.object), card.claim),))
        for card in (denial, asserted)
    )
    manners = (
        Manner(card.attitude, possible=card.certainty == "Possible") for card in (denial, asserted)
    )
    return Disagreement(on_one_statement(*manners), about, sides, DENIED)
