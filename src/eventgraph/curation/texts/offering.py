"""What a file says of itself: offered, and written only where somebody takes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from eventgraph.curation.texts.details import Details
from eventgraph.curation.texts.extracted import FIELDS, Offer
from eventgraph.errors import EventGraphError, pick

__all__ = ["EVERYTHING", "taken", "wanted"]

#: What takes every field.
EVERYTHING: Final = "all"


def wanted(texts: Iterable[str]) -> frozenset[str]:
    """Read which fields are taken, with commas between them or not.

    >>> sorted(wanted(["title,issued"])), len(wanted(["all"]))
    (['issued', 'title'], 6)
    """
    names = [name.strip() for text in texts for name in text.split(",")]
    for name in names:
        pick(name, (*FIELDS, EVERYTHING), "field of --take", EventGraphError)
    return frozenset(FIELDS if EVERYTHING in names else names)


def taken(
    details: Details, offers: Iterable[Offer], wanted: Collection[str]
) -> tuple[Details, tuple[str, ...]]:
    """Add what is offered and wanted to what is stated, which wins; say what came from where.

    >>> offers = [Offer("title", "So", "the page"), Offer("issued", "2025-07-19", "the page")]
    >>> details, notes = taken(Details(), offers, ["title"])
    >>> details.title, notes[0]
    ('So', 'title “So” taken from the page')
    >>> notes[1]
    'offered, and not written: issued “2025-07-19” (the page); --take issued writes it'
    """
    notes: list[str] = []
    left: dict[str, Offer] = {}
    for offer in offers:
        if offer.field in left or _stated(details, offer.field):
            continue
        if offer.field not in wanted:
            left[offer.field] = offer
            continue
        details = _with(details, offer)
        notes.append(f"{offer.field} “{offer.value}” taken from {offer.where}")
    if left:
        told = ", ".join(f"{one.field} “{one.value}” ({one.where})" for one in left.values())
        what = "it" if len(left) == 1 else "them"
        take = f"--take {','.join(left)} writes {what}"
        notes.append(f"offered, and not written: {told}; {take}")
    return details, tuple(notes)


def _stated(details: Details, field: str) -> bool:
    return bool(getattr(details, f"{field}s" if field in {"publisher", "creator"} else field))


def _with(details: Details, offer: Offer) -> Details:
    many = offer.field in {"publisher", "creator"}
    change: dict[str, Any] = {offer.field: offer.value}
    return details._replace(**({f"{offer.field}s": (offer.value,)} if many else change))
