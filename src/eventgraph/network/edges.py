"""The edges of a projection: what a link is written as, and the claims that it is read back to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from eventgraph.claims.cards import Card
from eventgraph.claims.reading import Reading
from eventgraph.network.links import Link, label_of
from eventgraph.text.measures.bounds import by_day
from eventgraph.vocabulary import curie

__all__ = ["Attribute", "edge_attributes", "edge_claims", "edge_facts", "short"]

Attribute = str | int | float | bool

#: The attributes that have one line for each claim, in one order.
_LINES: Final = ("claims", "speakers", "quotes", "certainty", "sources")
#: What stands before what is seen, where a line may hold words of a source.
_SEEN: Final = "[observed] "


def edge_claims(edge: Mapping[str, Any]) -> tuple[Card, ...]:
    r"""List the claims on an edge, in their order; none for an edge that rests on no claim.

    >>> edge = {"claims": "c1\nc2", "speakers": "a\nb", "quotes": "x\ny"}
    >>> edge_claims(edge | {"certainty": "Stated\nAlleged", "sources": "s\ns"})[1].speaker
    'b'
    """
    if not edge.get("claims"):
        return ()
    lines = [edge[name].split("\n") for name in _LINES]
    return tuple(_unpacked(Card(*values)) for values in zip(*lines, strict=True))


def _unpacked(card: Card) -> Card:
    """Tell what is seen from words again."""
    seen = card.quote.removeprefix(_SEEN)
    return card if seen == card.quote else card._replace(quote=seen, wording="Observation")


def edge_attributes(reading: Reading, link: Link) -> dict[str, Attribute]:
    """Write a link as plain values; claims, speakers, quotes … have one line for each claim."""
    carried = _carried(reading, link.claims)
    first, last = _span(reading, link.events)
    attributes: dict[str, Attribute] = {
        "relation": link.relation,
        "property": short(link.relation),
        "label": link.label or label_of(link.relation, reading),
        **dict(zip(_LINES, carried, strict=True)),
        "stated": "Stated" in carried[3],
        **edge_facts(reading, link),
        "first": first,
        "last": last,
    }
    if link.ends is not None:
        one, other = link.ends
        attributes |= {"from_role": one.role, "to_role": other.role}
        attributes |= {"from_claims": _lines(one.claims), "to_claims": _lines(other.claims)}
    return attributes


def edge_facts(reading: Reading, link: Link) -> dict[str, Attribute]:
    """Give what is known of a link without the words of its claims."""
    return {
        "disputed": link.disputed or not reading.disputed.isdisjoint(link.claims),
        "events": _lines(link.events),
        "weight": link.weight or float(max(1, len(link.events))),
    }


def _carried(reading: Reading, claims: list[str]) -> tuple[str, ...]:
    """Write claims and their descriptions with one line for each; most links have one claim."""
    if len(claims) == 1:
        return _row(reading, claims[0])
    rows = [_row(reading, name) for name in sorted(set(claims))]
    return tuple(map("\n".join, zip(*rows, strict=True))) if rows else ("",) * len(_LINES)


def _row(reading: Reading, claim: str) -> tuple[str, ...]:
    card = reading.cards.get(claim)
    if card is None:
        return (claim, "", "", "", "")
    line = f"{_SEEN}{card.line}" if card.observed else card.line
    cells = (claim, card.speaker, line, card.certainty, card.source)
    return tuple(" ".join(cell.split("\n")) for cell in cells)


def _span(reading: Reading, events: tuple[str, ...]) -> tuple[str, str]:
    """Give the first and last date of events; both empty where none is dated."""
    dates = [reading.dates[event] for event in events if event in reading.dates]
    if not dates:
        return "", ""
    return min((one[0] for one in dates), key=by_day), max((one[-1] for one in dates), key=by_day)


@lru_cache(maxsize=1024)
def short(iri: str) -> str:
    """Shorten the IRI of a class or a property, of which there are few.

    >>> short("https://w3id.org/eventgraph/ns#Person")
    'evg:Person'
    """
    return curie(iri) if iri else ""


def _lines(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else "\n".join(sorted(names))
