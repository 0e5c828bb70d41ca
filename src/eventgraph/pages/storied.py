"""The order of a page's story: which events stand where, and who stands in which row."""

from __future__ import annotations

from typing import Any

from rdflib import Literal, URIRef
from rdflib.term import Identifier

from eventgraph.pages.columns import row
from eventgraph.pages.numbering import Numbering
from eventgraph.pages.records import PageData, Statement
from eventgraph.stories.gathering import links_of, parts_of, wholes_of
from eventgraph.stories.making import arrange
from eventgraph.stories.records import Material, Story
from eventgraph.stories.voices import INK, LOOKS, OTHERS

__all__ = ["looks", "story_rows"]


def looks() -> list[list[str]]:
    """Pack colours and shapes of accounts, all others last; ink follows the page's own.

    >>> looks()[0], looks()[-2]
    (['#0072B2', 'dot'], ['var(--ink)', 'square'])
    """
    pairs = (*LOOKS, (OTHERS.colour, OTHERS.shape))
    return [["var(--ink)" if colour == INK else colour, shape] for colour, shape in pairs]


def story_rows(packer: Numbering) -> dict[str, list[list[Any]]]:
    """Pack the columns and rows of the story; what the page does not name has none."""
    story, known = _arranged(packer.data), packer.things.items
    return {
        "events": [
            row(
                "events",
                {
                    "event": known[one.event],
                    "shown": int(one.shown),
                    "whole": known[one.whole] + 1 if one.whole in known else 0,
                },
            )
            for one in story.columns
            if one.event in known
        ],
        "actors": [
            row("actors", {"actor": known[one.actor], "shown": int(one.shown)})
            for one in story.rows
            if one.actor in known
        ],
    }


def _arranged(data: PageData) -> Story:
    """Arrange the story of what a page shows, of what it has read already."""
    statements = [
        (one.subject, one.property, _term(one, data), one.claim) for one in data.statements
    ]
    events = tuple(sorted(iri for iri, kind in data.kinds.items() if kind == "Event"))
    parts = parts_of(statements, data.aspects)
    return arrange(
        Material(
            parts,
            tuple(event for event in events if event in parts),
            frozenset(links_of(statements)),
            wholes_of(statements),
            {card.claim: card for card in data.claims},
            {},
            {iri: label.en for iri, label in data.labels.items()},
            {},
            {},
        )
    )


def _term(one: Statement, data: PageData) -> Identifier:
    """Make a term of what is said; the order of events needs no datatype but those of dates."""
    value = one.object
    if isinstance(value, str):
        return URIRef(value)
    if data.aspects.get(one.property) != "when" or not value.datatype:
        return Literal(value.value)
    return Literal(value.value, datatype=URIRef(value.datatype), normalize=False)
