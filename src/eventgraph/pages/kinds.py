"""The kinds that the legend names: which classes each covers, its colour and its shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from eventgraph.vocabulary import EVG

__all__ = ["KINDS", "OTHER", "Kind", "kind_of_class"]


class Kind(NamedTuple):
    """One line of the legend; colours are Okabe and Ito's, told apart by all kinds of sight."""

    name: str
    colour: str
    shape: str


_BLUE, _SKY, _GREEN = "#0072B2", "#56B4E9", "#009E73"
_YELLOW, _ORANGE, _PURPLE, _GREY = "#F0E442", "#E69F00", "#CC79A7", "#8A8A8A"

OTHER: Final = "Thing"

#: In the order of the legend; no two share both colour and shape. Vermilion is kept for contested.
KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (
        Kind("Person", _BLUE, "dot"),
        Kind("Group", _SKY, "hexagon"),
        Kind("Government", _BLUE, "square"),
        Kind("PublicBody", _SKY, "square"),
        Kind("InternationalOrganization", _SKY, "triangle"),
        Kind("CivilSociety", _GREEN, "triangle"),
        Kind("ReligiousBody", _PURPLE, "star"),
        Kind("MediaOutlet", _PURPLE, "square"),
        Kind("CriminalOrganization", _GREY, "triangleDown"),
        Kind("Actor", _BLUE, "hexagon"),
        Kind("Communication", _YELLOW, "diamond"),
        Kind("Event", _ORANGE, "diamond"),
        Kind("Place", _GREEN, "triangleDown"),
        Kind("Office", _GREY, "square"),
        Kind(OTHER, _GREY, "dot"),
    )
}


def kind_of_class(name: str, supers: Mapping[str, tuple[str, ...]]) -> str:
    """Find the kind that a class falls under: its own, or the nearest above it.

    >>> evg = str(EVG)
    >>> kind_of_class(evg + "Deportation", {evg + "Deportation": (evg + "Event",)})
    'Event'
    >>> kind_of_class("http://example.org/Thing", {})
    'Thing'
    """
    level, seen = [name], {name}
    while level:
        for iri in level:
            short = iri.removeprefix(str(EVG))
            if short in KINDS and short not in {OTHER, iri}:
                return short
        above = sorted({upper for iri in level for upper in supers.get(iri, ())} - seen)
        seen.update(above)
        level = above
    return OTHER
