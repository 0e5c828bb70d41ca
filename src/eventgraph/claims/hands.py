"""Through whose hands a claim's words went before they were published, in order where it is known."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from eventgraph.rdf.oxigraph import named_node
from eventgraph.vocabulary import EVG

__all__ = ["REPORTED", "hands_of"]

#: The places of a chain, nearest to the speaker first, and hands whose place is not known.
REPORTED: Final = (*(EVG[f"relay{place}"] for place in range(1, 6)), EVG.reportedBy)


def hands_of(store: ox.Store, claim: str) -> list[str]:
    """Name who passed a claim's words on, nearest to the speaker first, each once.

    Hands without a place in the chain come last, by name.

    >>> import eventgraph as eg
    >>> from eventgraph.rdf.oxigraph import store_of
    >>> hands_of(store_of(eg.load("graph")), "https://w3id.org/eventgraph/id/claim/nobody")
    []
    """
    node, found = named_node(claim), list[str]()
    for relation in REPORTED if node else ():
        quads = store.quads_for_pattern(node, ox.NamedNode(str(relation)), None)
        found += sorted(str(getattr(quad.object, "value", quad.object)) for quad in quads)
    return list(dict.fromkeys(found))
