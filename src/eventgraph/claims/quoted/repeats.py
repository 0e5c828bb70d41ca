"""Which texts repeat one another although nobody says that one derives from the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import pyoxigraph as ox
from rdflib import RDFS, Dataset

from eventgraph.claims.hands import REPORTED
from eventgraph.rdf.oxigraph import store_of
from eventgraph.text.omissions import OMISSION
from eventgraph.text.repeats import Phrases, Repeat, repeats, words_of
from eventgraph.vocabulary import DCTERMS, EVG, PROV, SKOS

__all__ = ["repeated_quotes", "repeated_texts"]

#: What joins one publication to another, or to the agency that wrote it.
_DERIVED: Final = (
    PROV.wasDerivedFrom,
    PROV.wasRevisionOf,
    PROV.wasQuotedFrom,
    PROV.hadPrimarySource,
    DCTERMS.creator,
)
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
    joined = _Joined(store)
    common = {claim: {claim} for claim in quotes}
    for relation in _COMMON:
        for claim, value in _pairs(store, str(relation)):
            if claim in common:
                common[claim].add(value)
    origin: dict[str, set[str]] = {}
    for relation in (PROV.wasQuotedFrom, PROV.hadPrimarySource):
        for claim, source in _pairs(store, str(relation)):
            if claim in common:
                origin.setdefault(claim, set()).add(joined.root(source))

    def related(one: str, other: str) -> bool:
        same = not origin.get(one, set()).isdisjoint(origin.get(other, ()))
        return same or not common[one].isdisjoint(common[other])

    return _repeated(quotes, Phrases(_names(store)), related)


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
    words = ((key, phrases.taken_out_of(words_of(text))) for key, text in sorted(texts.items()))
    return repeats(words, related)


def _names(store: ox.Store) -> Iterable[str]:
    return (name for relation in _NAMES for _, name in _pairs(store, str(relation)))


def _pairs(store: ox.Store, relation: str) -> list[tuple[str, str]]:
    quads = store.quads_for_pattern(None, ox.NamedNode(relation), None)
    return [
        (str(getattr(q.subject, "value", "")), str(getattr(q.object, "value", ""))) for q in quads
    ]


class _Joined:
    """Publications that are said to come from one another, however far: each has one root."""

    def __init__(self, store: ox.Store) -> None:
        """Join what is linked; a claim joins nothing."""
        self._above: dict[str, str] = {}
        claims = {claim for claim, _ in _pairs(store, str(EVG.quote))}
        for relation in _DERIVED:
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
