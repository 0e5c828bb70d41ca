"""Where accounts of a thing differ: each position, who takes it, in which words; none is right."""

from __future__ import annotations

from typing import Final, NamedTuple

from eventgraph.claims.cards import card_of
from eventgraph.evidence.matters.gathering import gather_matters
from eventgraph.evidence.matters.records import Matter, Position
from eventgraph.evidence.matters.tabulating import stands
from eventgraph.evidence.matters.voices import Support
from eventgraph.serving.answers.nearby import nearby
from eventgraph.serving.answers.rendering import words_of
from eventgraph.serving.answers.showing import Link, Said, link, said
from eventgraph.serving.holding import Held
from eventgraph.text.wording.phrases import told

__all__ = ["Differing", "differing", "matters_on"]

#: How many matters a page shows, positions of each, and claims of a position.
_MATTERS: Final = 30
_POSITIONS: Final = 30
_CLAIMS: Final = 10


class Taken(NamedTuple):
    """One position: what is answered, who says so, and how it stands to the others."""

    of: tuple[Link, ...]
    value: Link
    denied: bool
    qualities: tuple[tuple[Link, Link], ...]
    possible: bool
    support: Support
    claims: tuple[Said, ...]
    more: int
    stands: str


class Asked(NamedTuple):
    """One matter: the thing and the properties at issue, the positions, what does not come out."""

    about: Link
    properties: tuple[Link, ...]
    positions: tuple[Taken, ...]
    more: int
    notes: tuple[str, ...]


class Differing(NamedTuple):
    """What accounts of a thing answer differently; `compared` is false where there are too many."""

    matters: tuple[Asked, ...]
    more: int
    compared: bool = True


def differing(held: Held, iri: str, language: str = "en") -> Differing:
    """Show the matters of a thing, and those in which it is the answer, in the order of matters."""
    found = matters_on(held, iri)
    if found is None:
        return Differing((), 0, compared=False)
    shown = tuple(_asked(held, one, language) for one in found[:_MATTERS])
    return Differing(shown, max(0, len(found) - _MATTERS))


def matters_on(held: Held, iri: str) -> list[Matter] | None:
    """Gather the matters of a thing, or in which it is an answer or answers; None for too many.

    They are those of `eventgraph conflicts`, sorted as there.
    """
    near = nearby(held, iri)
    if near is None:
        return None
    gathered = gather_matters(near, declared=held.declared)
    return sorted((one for one in gathered if _concerns(one, iri)), key=lambda one: one.order)


def _concerns(matter: Matter, iri: str) -> bool:
    return matter.about == iri or any(
        iri in {position.thing, str(position.value), *position.claims}
        for position in matter.positions
    )


def _asked(held: Held, matter: Matter, language: str) -> Asked:
    """Show one matter: positions in the order of their values, as they come."""
    say = words_of(language)

    def standing(class_: str, some: bool, places: str) -> str:  # noqa: FBT001 - told in this order
        there = say("stand.some", places=places) if some else places
        return f"{say.other('stand', class_)}: {there}"

    taken = zip(matter.positions, stands(matter, standing), strict=True)
    notes = (
        f"{say.other('stand', one.class_)}: {told(one.note, language)}"
        for one in matter.standings
        if one.note
    )
    return Asked(
        link(held, matter.about, language),
        tuple(link(held, name, language) for name in matter.properties),
        tuple(_taken(held, matter, *one, language) for one in list(taken)[:_POSITIONS]),
        max(0, len(matter.positions) - _POSITIONS),
        tuple(dict.fromkeys(notes)),
    )


def _taken(held: Held, matter: Matter, position: Position, how: str, language: str) -> Taken:
    elsewhere = position.thing != matter.about
    several = len(matter.properties) > 1 or position.relation not in matter.properties
    of = ([position.thing] if elsewhere else []) + (
        [position.relation] if several or elsewhere else []
    )
    cards = (card_of(held.dataset, claim, language) for claim in position.claims[:_CLAIMS])
    return Taken(
        tuple(link(held, name, language) for name in of),
        link(held, position.value, language),
        bool(position.attitude),
        tuple(
            (link(held, name, language), link(held, value, language))
            for name, value in position.qualities
        ),
        position.possible,
        held.voices.support(position.claims),
        tuple(said(held, card, language) for card in cards),
        max(0, len(position.claims) - _CLAIMS),
        how,
    )
