"""Which texts repeat one another although nobody says that one derives from the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Final

import pyoxigraph as ox
from rdflib import RDFS, Dataset

from eventgraph.claims.hands import DERIVED, REPORTED
from eventgraph.rdf.oxigraph import store_of
from eventgraph.text.omissions import OMISSION
from eventgraph.text.repeats import LEAST, Phrases, Repeat, repeats, words_of
from eventgraph.vocabulary import DCTERMS, EVG, PROV, SKOS

__all__ = ["repeated_quotes", "repeated_texts"]

#: What joins one publication to another, or to the agency that wrote it.
_JOINED: Final = (*DERIVED, DCTERMS.creator)
#: What two claims may have in common so that their words are the same: a speech, a hand, a claim.
_COMMON: Final = (EVG.statedIn, EVG.basedOn, *REPORTED)
_NAMES: Final = (RDFS.label, SKOS.altLabel)


def repeated_quotes(dataset: Dataset, quotes: Mapping[str, str]) -> list[Repeat[str]]:
    """Pair claims, given with their quotes, whose words are the same though their sources are not.

    Names of the dataset's own things do not count, nor do quotes of one speech (`evg:statedIn`),
    of one who passes them on, or of publications that are said to derive from one another.

    >>> import eventgraph as eg
    >>> repeated_quotes(eg.load("graph"), {"urn:a": "one two", "urn:b": "one two"})
    []
    """
    store = store_of(dataset)
    return _repeated(quotes, Phrases(_names(store)), _Related(store, quotes))


def repeated_texts(dataset: Dataset, texts: Mapping[str, str]) -> list[Repeat[str]]:
    """Pair sources, given with their texts, that repeat one another and are not said to derive so.

    Names of the dataset's own things do not count, nor do quotes of a speech that claims name.

    >>> import eventgraph as eg
    >>> repeated_texts(eg.load("graph"), {"urn:a": "one two", "urn:b": "one two"})
    []
    """
    store = store_of(dataset)
    joined = _Joined(store)
    spoken = {claim for claim, _ in _pairs(store, str(EVG.statedIn))}
    quotes = (quote for claim, quote in _pairs(store, str(EVG.quote)) if claim in spoken)
    parts = (part for quote in quotes for part in OMISSION.split(quote))
    phrases = Phrases([*_names(store), *parts])
    return _repeated(texts, phrases, lambda one, other: joined.root(one) == joined.root(other))


def _repeated(
    texts: Mapping[str, str], phrases: Phrases, related: Callable[[str, str], bool]
) -> list[Repeat[str]]:
    every = ((key, words_of(text)) for key, text in sorted(texts.items()))
    words = ((key, phrases.taken_out_of(some)) for key, some in every if len(some) >= LEAST)
    return repeats(words, related)


def _names(store: ox.Store) -> Iterable[str]:
    return (name for relation in _NAMES for _, name in _pairs(store, str(relation)))


def _pairs(store: ox.Store, relation: str) -> list[tuple[str, str]]:
    quads = store.quads_for_pattern(None, ox.NamedNode(relation), None)
    return [
        (str(getattr(q.subject, "value", "")), str(getattr(q.object, "value", ""))) for q in quads
    ]


class _Related:
    """Whether two claims may have the same words: read when it is first asked, which is seldom."""

    def __init__(self, store: ox.Store, claims: Collection[str]) -> None:
        self._store, self._claims = store, claims

    def __call__(self, one: str, other: str) -> bool:
        """Tell whether two claims have an origin, a speech, a hand or a claim in common."""
        same = not self._origin.get(one, set()).isdisjoint(self._origin.get(other, ()))
        return same or not self._common[one].isdisjoint(self._common[other])

    @cached_property
    def _common(self) -> dict[str, set[str]]:
        common = {claim: {claim} for claim in self._claims}
        for relation in _COMMON:
            for claim, value in _pairs(self._store, str(relation)):
                if claim in common:
                    common[claim].add(value)
        return common

    @cached_property
    def _origin(self) -> dict[str, set[str]]:
        origin: dict[str, set[str]] = {}
        joined = _Joined(self._store)
        for relation in (PROV.wasQuotedFrom, PROV.hadPrimarySource):
            for claim, source in _pairs(self._store, str(relation)):
                if claim in self._claims:
                    origin.setdefault(claim, set()).add(joined.root(source))
        return origin


class _Joined:
    """Publications that are said to come from one another, however far: each has one root."""

    def __init__(self, store: ox.Store) -> None:
        """Join what is linked; a claim joins nothing."""
        self._above: dict[str, str] = {}
        claims = {claim for claim, _ in _pairs(store, str(EVG.quote))}
        for relation in _JOINED:
            for one, other in _pairs(store, str(relation)):
                if one not in claims:
                    self._above[self.root(one)] = self.root(other)

    def root(self, name: str) -> str:
        """Name the root of a publication, and shorten the way to it."""
        way = [name]
        while (above := self._above.get(way[-1], way[-1])) != way[-1]:
            way.append(above)
        for passed in way[:-1]:
            self._above[passed] = way[-1]
        return way[-1]
