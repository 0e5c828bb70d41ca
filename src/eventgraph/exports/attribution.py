"""Tell readers of PROV who made a claim: its speaker, and not who entered it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from eventgraph.claims.hands import curators_of
from eventgraph.vocabulary import PAV, PROV, SEM

__all__ = ["attributed"]

_DEFAULT: Final = ox.DefaultGraph()
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
_ATTRIBUTED: Final = ox.NamedNode(str(PROV.wasAttributedTo))
_CURATOR: Final = ox.NamedNode(str(PAV.curatedBy))


def attributed(quads: Iterable[ox.Quad], store: ox.Store) -> Iterator[ox.Quad]:
    """Attribute each claim to its speaker, and say with `pav:curatedBy` who entered it.

    Older data says who entered a claim with `prov:wasAttributedTo`: that is put right.

    >>> claim, ana = ox.NamedNode("urn:claim"), ox.NamedNode("urn:ana")
    >>> [
    ...     quad.predicate == _ATTRIBUTED
    ...     for quad in attributed([ox.Quad(claim, _SPEAKER, ana)], ox.Store())
    ... ]
    [False, True]
    """
    for quad in quads:
        subject, outside = quad.subject, quad.graph_name == _DEFAULT
        if outside and quad.predicate == _SPEAKER:
            yield quad
            yield ox.Quad(subject, _ATTRIBUTED, quad.object)
        elif outside and quad.predicate == _ATTRIBUTED and isinstance(subject, ox.NamedNode):
            entered = getattr(quad.object, "value", None) in curators_of(store, subject.value)
            spoken = any(store.quads_for_pattern(subject, _SPEAKER, None))
            yield ox.Quad(subject, _CURATOR, quad.object) if entered and spoken else quad
        else:
            yield quad
