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
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import SEM

__all__ = ["Saying", "said_of_things", "sayings_about", "voices", "written"]

_ACCORDING_TO: Final = ox.NamedNode(str(SEM.accordingTo))
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
        if (properties is not None and name not in properties) or isinstance(
            graph, ox.DefaultGraph
        ):
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


def said_of_things(
    dataset: Dataset, properties: Container[str], wanted: Container[str] | None = None
) -> Iterator[tuple[str, list[Saying]]]:
    """Yield each thing of which two claims or more could disagree, with what claims say of it.

    `properties` are those that are read, `wanted` the things to keep to. Who says a thing jointly
    is one voice.

    >>> import eventgraph as eg
    >>> from eventgraph.vocabulary import EVG, curie
    >>> dataset = eg.load("graph")
    >>> curie(next(said_of_things(dataset, {str(EVG.size)}))[0]).partition(":")[0]
    'actor'
    """
    for thing in _things(dataset, wanted):
        yield thing, list(voices(sayings_about(dataset, thing, properties)))


def _things(dataset: Dataset, wanted: Container[str] | None) -> list[str]:
    """List what two claims or more speak of by the properties by which they can disagree."""
    store, shown = store_of(dataset), graphs_of(dataset)
    seen = None if shown is None else frozenset(shown)
    first: dict[str, str] = {}
    several: set[str] = set()
    for row in solve(packaged("claims/sayings-properties"), dataset):
        for quad in store.quads_for_pattern(None, row["property"], None):
            thing = getattr(quad.subject, "value", "")
            claim = getattr(quad.graph_name, "value", None)
            if claim is None or thing in several or (seen is not None and claim not in seen):
                continue
            if first.setdefault(thing, claim) != claim and (wanted is None or thing in wanted):
                several.add(thing)
    return sorted(several)


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
