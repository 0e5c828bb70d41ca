"""Through whose hands a claim's words went before they were published, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from eventgraph.rdf.oxigraph import named_node, values_of
from eventgraph.vocabulary import EVG, PAV, PROV, SEM

__all__ = ["DERIVED", "REPORTED", "curators_of", "hands_of", "reported"]

#: The places of a chain, nearest to the speaker first, and hands whose place is not known.
REPORTED: Final = (*(EVG[f"relay{place}"] for place in range(1, 6)), EVG.reportedBy)
#: How a document comes from another one.
DERIVED: Final = (
    PROV.wasDerivedFrom,
    PROV.wasRevisionOf,
    PROV.wasQuotedFrom,
    PROV.hadPrimarySource,
)


def reported(description: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Name who passed a claim's words on, by what describes it: values by property.

    >>> reported({str(EVG.relay2): ("urn:b",), str(EVG.relay1): ("urn:z",)})
    ('urn:z', 'urn:b')
    """
    hands = (hand for relation in REPORTED for hand in sorted(description.get(str(relation), ())))
    return tuple(dict.fromkeys(hands))


def hands_of(store: ox.Store, claim: str) -> list[str]:
    """Name who passed a claim's words on, nearest to the speaker first, each once.

    Hands without a place in the chain come last, by name.

    >>> import eventgraph as eg
    >>> from eventgraph.rdf.oxigraph import store_of
    >>> hands_of(store_of(eg.load("graph")), "https://w3id.org/eventgraph/id/claim/nobody")
    []
    """
    node, found = named_node(claim), dict[str, list[str]]()
    for relation in map(str, REPORTED if node else ()):
        for quad in store.quads_for_pattern(node, ox.NamedNode(relation), None):
            found.setdefault(relation, []).append(str(getattr(quad.object, "value", quad.object)))
    return list(reported(found))


def curators_of(store: ox.Store, claim: str) -> list[str]:
    """Name who entered a claim; older data says it with `prov:wasAttributedTo` another than speaks.

    >>> import eventgraph as eg
    >>> from eventgraph.rdf.oxigraph import store_of
    >>> curators_of(store_of(eg.load("graph")), "https://w3id.org/eventgraph/id/claim/nobody")
    []
    """
    attributed = set(values_of(store, claim, PROV.wasAttributedTo))
    return values_of(store, claim, PAV.curatedBy) or sorted(
        attributed.difference(values_of(store, claim, SEM.accordingTo))
    )
