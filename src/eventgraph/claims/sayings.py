"""What claims say of one thing, one value after the other, each with its claim and speaker."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset
from rdflib.term import Identifier

from eventgraph.rdf.oxigraph import Term, named_node, store_of, term
from eventgraph.rdf.scoped import graphs_of
from eventgraph.vocabulary import SEM

__all__ = ["Saying", "sayings_about", "voices", "written"]

_ACCORDING_TO: Final = ox.NamedNode(str(SEM.accordingTo))
_UNNAMED: Final = ox.DefaultGraph()
#: How many terms are kept as they were read and written once, and how long one of them may be.
_KEPT: Final = 1 << 14
_LONG: Final = 200


class Saying(NamedTuple):
    """One value that one claim gives one thing; all but the value are IRIs."""

    claim: str
    speaker: str
    property: str
    value: Identifier

    def content(self) -> Saying:
        """Give the same, in whichever claim."""
        return Saying("", self.speaker, self.property, self.value)


def sayings_about(
    dataset: Dataset, thing: str, properties: Container[str] | None = None
) -> Iterator[Saying]:
    """Read what the claims that a dataset shows say of one thing, by `properties` or by any.

    It reads the store without SPARQL: a query with the thing bound would go through all claims.
    A graph that has no speaker is no claim, and says nothing; what has no name, as a blank node,
    cannot be compared, and nothing is read of it.

    >>> import eventgraph as eg
    >>> list(sayings_about(eg.load("graph"), "urn:unheard-of"))
    []
    """
    store = store_of(dataset)
    shown = graphs_of(dataset)
    seen = None if shown is None else frozenset(shown)
    found = []
    node = named_node(thing)
    for quad in store.quads_for_pattern(node, None, None) if node else ():
        name, graph = quad.predicate.value, quad.graph_name
        if (properties is not None and name not in properties) or graph == _UNNAMED:
            continue
        claim = graph.value
        if seen is not None and claim not in seen:
            continue
        value = _read(quad.object)
        text = written(value)
        for said in store.quads_for_pattern(graph, _ACCORDING_TO, None):
            speaker = getattr(said.object, "value", "")
            found.append(((name, text, claim, speaker), Saying(claim, speaker, name, value)))
    found.sort(key=itemgetter(0))
    yield from (saying for _, saying in found)


def voices(sayings: Iterable[Saying]) -> Iterator[Saying]:
    """Keep one speaker, the first by name, of those who say a thing jointly: they are one voice.

    >>> from rdflib import URIRef
    >>> ana, ben = (Saying("urn:c", f"urn:{name}", "urn:p", URIRef("urn:v")) for name in "ab")
    >>> [saying.speaker for saying in voices([ana, ben])]
    ['urn:a']
    """
    known: dict[str, str] = {}
    for saying in sayings:
        known[saying.claim] = min(saying.speaker, known.get(saying.claim, saying.speaker))
        if known[saying.claim] == saying.speaker:
            yield saying


def written(value: Identifier) -> str:
    """Write a term as Turtle does; what many claims say is written once.

    >>> from rdflib import Literal
    >>> written(Literal("camp", lang="en"))
    '"camp"@en'
    """
    return value.n3() if len(value) > _LONG else _written(value)


@lru_cache(_KEPT)
def _written(value: Identifier) -> str:
    return value.n3()


def _read(value: Term) -> Identifier:
    """Turn a term of the store into rdflib's; what many claims say is read once."""
    return term(value) if len(getattr(value, "value", "")) > _LONG else _read_once(value)


@lru_cache(_KEPT)
def _read_once(value: Term) -> Identifier:
    return term(value)
