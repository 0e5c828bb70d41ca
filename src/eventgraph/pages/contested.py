"""Where claims disagree, gathered as a page shows it: all sides of one matter facing each other."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from rdflib import Dataset, Literal
from rdflib.term import Identifier

from eventgraph.claims.declarations import Declarations
from eventgraph.evidence.conflicts import disagreements
from eventgraph.evidence.sides import (
    ARITHMETIC,
    DIFFERS,
    LESS_CERTAIN,
    LESS_PRECISE,
    NAMING,
    NOT_COMPARABLE,
    Disagreement,
)
from eventgraph.pages.records import Conflict, Stand, Text
from eventgraph.text.characters import visible
from eventgraph.vocabulary import EVG

__all__ = ["contested"]

_Sides = dict[tuple[str, tuple[str, ...]], tuple[set[Identifier], set[str]]]
_Matter = tuple[str, str, str, str]
#: What the page calls a class whose name has several words.
_KINDS: Final = {
    DIFFERS: "both",
    LESS_CERTAIN: "uncertain",
    LESS_PRECISE: "less",
    NOT_COMPARABLE: "units",
}


def contested(dataset: Dataset, declared: Declarations) -> tuple[Conflict, ...]:
    """Gather the disagreements of a dataset, or of a scope of one, matter by matter.

    What several count becomes one matter, each side a value with all claims that give it; what
    several call a thing likewise, each side a speaker with all names that speaker uses.
    """
    matters: dict[_Matter, _Sides] = defaultdict(dict)
    for one in disagreements(dataset, declared=declared):
        sides = matters[_matter(one)]
        for side in one.sides:
            told_apart = (
                (side.speaker,) if one.class_ == NAMING else tuple(v.n3() for v in side.values)
            )
            values, claims = sides.setdefault((side.relation, told_apart), (set(), set()))
            values.update(side.values)
            claims.update(side.claims)
    return tuple(
        Conflict(
            kind, about, note, tuple(_stand(name, *sides[name, key]) for name, key in sorted(sides))
        )
        for (kind, about, _, note), sides in sorted(matters.items())
    )


def _matter(one: Disagreement) -> _Matter:
    """Name what is at issue: disputes and broken sums stand alone, the rest gather by property."""
    names = [side.relation for side in one.sides]
    if names[0] == str(EVG.disputes):
        claims = "".join(claim for side in one.sides for claim in side.claims)
        return "disputes", one.about, claims, one.note
    matter = one.note if one.class_ == ARITHMETIC else min(names)
    return _KINDS.get(one.class_, one.class_), one.about, matter, one.note


def _stand(name: str, values: set[Identifier], claims: set[str]) -> Stand:
    """Write one side; a claim that disputes another needs no value, its words say it."""
    stated = (
        ()
        if name == str(EVG.disputes)
        else tuple(map(_value, sorted(values, key=lambda v: v.n3())))
    )
    return Stand(name, stated, tuple(sorted(claims)))


def _value(value: Identifier) -> str | Text:
    """Keep an IRI as a string, a literal as a Text, as the statements do."""
    if not isinstance(value, Literal):
        return str(value)
    plain = value.language or value.datatype is None
    kind = "" if plain else str(value.datatype)
    return Text(visible(value), kind, (value.language or "").lower())
