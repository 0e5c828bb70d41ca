"""Who disputes another claim, and who denies what somebody else asserts."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from eventgraph.claims.cards import Card, cards_of
from eventgraph.evidence.sides import (
    CONTRADICTS,
    Disagreement,
    Manner,
    Said,
    Side,
    on_one_statement,
)
from eventgraph.rdf.oxigraph import store_of, term
from eventgraph.rdf.scoped import told_in
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import EVG

__all__ = ["DENIED", "denied", "disputed"]

#: What a reader is told of the two sides, which give the same value.
DENIED: Final = "the first denies what the second says"


def disputed(dataset: Dataset, wanted: Container[str] | None) -> Iterator[Disagreement]:
    """Yield each claim that disputes another, filed under the first thing the other is about."""
    last = None
    for row in solve(packaged("evidence/conflicts-disputes"), dataset):
        pair = row["claim"].value, row["disputed"].value
        about = row["thing"].value
        if pair == last or (wanted is not None and about not in wanted):
            continue
        last = pair
        speakers = row["speaker"].value, row["other"].value
        one = Side(about, str(EVG.disputes), speakers[0], (Said(URIRef(pair[1]), pair[0]),))
        said = (Said(term(row["value"]), pair[1]),)
        other = Side(about, row["property"].value, speakers[1], said)
        yield Disagreement(CONTRADICTS, about, (one, other))


def denied(dataset: Dataset) -> Iterator[Disagreement]:
    """Yield each denial beside each claim that asserts what it denies; of one speaker, too.

    Whoever asserts it only as possible, or denies it so, is less certain and no contradiction.

    >>> import eventgraph as eg
    >>> {one.class_ for one in denied(eg.load("graph"))}
    {'contradicts'}
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
