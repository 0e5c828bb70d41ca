"""Write disagreements as text: the thing at issue, and below it each side with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rdflib import Dataset, URIRef

from eventgraph.claims.cards import card_of
from eventgraph.claims.naming import Names
from eventgraph.evidence.independence import independence_note
from eventgraph.evidence.sides import CLASSES, NAMING, Disagreement, Said, Side
from eventgraph.tables.table import plain
from eventgraph.text.terminal import filled, screen_width
from eventgraph.vocabulary import curie

__all__ = ["pairs_text"]


def pairs_text(found: Sequence[Disagreement], dataset: Dataset, language: str) -> str:
    """Write the findings as a list: the thing at issue, and below it each side with its words."""
    names = Names(dataset, language)
    width = screen_width()
    lines = [*filled(independence_note(dataset), width), ""]
    for (kind, about), alike in groupby(found, key=lambda one: (one.class_, one.about)):
        lines += filled(f"{kind}: {plain(URIRef(about), names)}", width, "", "  ")
        group = list(alike)
        for one in [_merged(group)] if kind == NAMING else group:
            for side in one.sides:
                lines += _wrapped(side, about, dataset, names, language)
            lines += [*filled(one.note, width, "    → ", "      "), ""]
    counts = "; ".join(f"{sum(one.class_ == name for one in found)} {name}" for name in CLASSES)
    return "\n".join([*lines, *filled(f"pairs: {len(found)} ({counts})", width)]) + "\n"


def _merged(found: Sequence[Disagreement]) -> Disagreement:
    """Give each speaker's names for one thing once, however many others name it differently."""
    said: dict[Side, set[Said]] = {}
    for side in (side for one in found for side in one.sides):
        said.setdefault(side._replace(said=()), set()).update(side.said)
    sides = (
        side._replace(said=tuple(sorted(names, key=lambda one: (str(one.value), one.claim))))
        for side, names in sorted(
            said.items(), key=lambda item: (item[0].speaker, item[0].relation)
        )
    )
    return found[0]._replace(sides=tuple(sides))


def _wrapped(
    side: Side, about: str, dataset: Dataset, names: Mapping[str, str], language: str
) -> Iterator[str]:
    """Write one side: who says what, then the words of each claim and where they stand."""
    label, width = names.get(side.relation, side.relation), screen_width()
    speaker = plain(URIRef(side.speaker), names)
    of = "" if side.thing == about else f"{plain(URIRef(side.thing), names)} "
    for value in side.values:
        said = f"{speaker}: {of}{label} {plain(value, names, language)}"
        yield from filled(said, width, "  - ", "      ")
        for claim in (claim for worth, claim in side.said if worth == value):
            card = card_of(dataset, claim)
            quote = f"“{card.quote}” ({curie(card.source)}, {curie(claim)})"
            yield from filled(quote, width, "      ", "      ")
