"""Read back the claims that an edge of a projection carries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

__all__ = ["EdgeClaim", "edge_claims"]

_LINES: Final = ("claims", "speakers", "quotes", "certainty", "sources")


class EdgeClaim(NamedTuple):
    """One claim on an edge; all but quote and certainty (Stated, Alleged, Possible) are IRIs."""

    claim: str
    speaker: str
    quote: str
    certainty: str
    source: str


def edge_claims(edge: Mapping[str, Any]) -> tuple[EdgeClaim, ...]:
    r"""List the claims on an edge, in their order; none for an edge that rests on no claim.

    >>> edge = {"claims": "c1\nc2", "speakers": "a\nb", "quotes": "x\ny"}
    >>> edge_claims(edge | {"certainty": "Stated\nAlleged", "sources": "s\ns"})[1].speaker
    'b'
    """
    if not edge.get("claims"):
        return ()
    lines = [edge[name].split("\n") for name in _LINES]
    return tuple(EdgeClaim(*values) for values in zip(*lines, strict=True))
