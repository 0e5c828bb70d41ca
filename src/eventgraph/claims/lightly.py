"""Read what claims say without holding it: each description is looked up, statements asked anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache, partial
from typing import Final, TypeVar

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.cards import Card, card_of, claim_names
from eventgraph.claims.reading import Reading, Said, read_claims, triples_of, values_of
from eventgraph.rdf.oxigraph import store_of

__all__ = ["Again", "Cards", "read_lightly"]

_Item = TypeVar("_Item")

#: How many descriptions are kept, as one is asked for again soon or never.
_KEPT: Final = 1 << 12


class Again(Collection[_Item]):
    """What can be gone through as often as one likes, and is made each time.

    >>> some = Again(lambda: iter("ab"))
    >>> list(some), list(some), len(some), "b" in some
    (['a', 'b'], ['a', 'b'], 2, True)
    """

    def __init__(self, make: Callable[[], Iterator[_Item]]) -> None:
        """Take what makes it."""
        self._make = make

    def __iter__(self) -> Iterator[_Item]:
        return self._make()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, item: object) -> bool:
        return any(item == one for one in self)


class Cards(Mapping[str, Card]):
    """The descriptions of `cards_of`, each read from the store when it is asked for."""

    def __init__(self, dataset: Dataset) -> None:
        """Hold the names of the claims, and some descriptions."""
        self._names = claim_names(dataset)
        self._card = lru_cache(_KEPT)(partial(card_of, dataset))

    @property
    def kept(self) -> int:
        """How many descriptions are held."""
        return self._card.cache_info().currsize

    def __getitem__(self, claim: str) -> Card:
        if claim not in self._names:
            raise KeyError(claim)
        return self._card(claim)

    def __contains__(self, claim: object) -> bool:
        return claim in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._names))

    def __len__(self) -> int:
        return len(self._names)


def read_lightly(dataset: Dataset, language: str = "en") -> Reading:
    """Read claims as `read_claims` does; memory grows with things and names of claims alone.

    >>> import eventgraph as eg
    >>> graph = eg.load("graph")
    >>> read_lightly(graph).claims == read_claims(graph).claims
    True
    """
    cards = Cards(dataset)
    triples = Again(partial(triples_of, dataset, cards))
    values = Again(partial(values_of, dataset, cards))
    said = Said(triples, values, cards, _naming(dataset, cards))
    return read_claims(dataset, language, said)


def _naming(dataset: Dataset, cards: Mapping[str, Card]) -> dict[str, int]:
    """Count the claims that name each thing, claim by claim."""
    store, naming = store_of(dataset), Counter[str]()
    for claim in cards:
        naming.update(set(_named(store, claim)))
    return dict(naming)


def _named(store: ox.Store, claim: str) -> Iterator[str]:
    """Name the things of which a claim says something that is no blank node."""
    for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(claim)):
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode):
            yield quad.subject.value
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object.value
