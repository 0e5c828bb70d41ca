"""Whose account a voice belongs to: the parties that are told apart by colour and shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from eventgraph.stories.records import Part, Story

__all__ = ["INK", "LOOKS", "OTHERS", "Account", "Dot", "accounts_of", "dots"]


class Account(NamedTuple):
    """A party with the colour and the shape of its dots; `party` is an IRI, empty for all others.

    Colours are Okabe and Ito's; vermilion is kept for what is contested.
    """

    party: str
    colour: str
    shape: str


class Dot(NamedTuple):
    """One voice on one part: who speaks, whose account it is, whether it is put forward as sure."""

    speakers: tuple[str, ...]
    account: Account
    solid: bool


#: All who have no colour of their own.
OTHERS: Final = Account("", "#8A8A8A", "dot")
#: The ink of text, with which the last account is drawn.
INK: Final = "#1B1C1E"
#: Colours and shapes of those who say most, in that order: in the picture, and on the page.
LOOKS: Final = (
    ("#0072B2", "dot"),
    ("#E69F00", "square"),
    ("#009E73", "triangle"),
    ("#CC79A7", "diamond"),
    ("#56B4E9", "triangleDown"),
    (INK, "square"),
)


def accounts_of(story: Story) -> tuple[Account, ...]:
    """Name the parties that say most of who took part, each with its look."""
    counted = Counter(
        party
        for column in story.columns
        if column.shown
        for part in story.material.of(column.event, "who")
        for claim in part.claims
        for party in _parties(story, claim)
    )
    order = sorted(counted, key=lambda party: (-counted[party], party))
    return tuple(Account(party, *look) for party, look in zip(order, LOOKS, strict=False))


def dots(story: Story, parts: Iterable[Part], accounts: Iterable[Account]) -> list[Dot]:
    """Give one dot for each voice in the parts that an actor has in an event."""
    looks = {account.party: account for account in accounts}
    places = {party: place for place, party in enumerate(looks)}
    found: dict[tuple[str, ...], Dot] = {}
    for part in parts:
        for claim in part.claims:
            card = story.material.cards[claim]
            party = min(_parties(story, claim), key=lambda one: places.get(one, len(places)))
            solid = card.asserted and card.certainty == "Stated"
            before = found.get(card.speakers)
            sure = solid or (before is not None and before.solid)
            found[card.speakers] = Dot(card.speakers, looks.get(party, OTHERS), sure)
    return sorted(
        found.values(), key=lambda dot: (places.get(dot.account.party, len(places)), dot.speakers)
    )


def _parties(story: Story, claim: str) -> tuple[str, ...]:
    """Name the parties of those who give a claim; whoever has none is its own."""
    speakers = story.material.cards[claim].speakers
    return tuple(
        dict.fromkeys(
            party
            for speaker in speakers
            for party in story.material.parties.get(speaker, (speaker,))
        )
    )
