"""What speakers call a thing, and whatever else is set side by side, as one list of positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from rdflib import Literal

from eventgraph.claims.extents.declarations import Declarations
from eventgraph.claims.extents.intervals import Interval
from eventgraph.claims.extents.values import Stated, Value, text_of
from eventgraph.claims.sayings import Saying
from eventgraph.evidence.matters.answers import Answer, order_of
from eventgraph.evidence.matters.making import matter_of
from eventgraph.evidence.matters.records import Matter, Standing
from eventgraph.evidence.namings import Content, apart, content_of
from eventgraph.evidence.sides import DIFFERS, NAMING

__all__ = ["named"]


def named(thing: str, sayings: Sequence[Saying], declared: Declarations) -> Iterator[Matter]:
    """Gather what speakers call a thing, and what may all hold, where two do not say the same.

    All that is said so in one language is listed, by whomever.
    """
    names = [
        saying
        for saying in sayings
        if saying.property in declared.namings and isinstance(saying.value, Literal)
    ]
    aside = [saying for saying in sayings if saying.property in declared.side_by_side]
    for class_, said in ((NAMING, names), (DIFFERS, aside)):
        yield from _listed(thing, class_, said)


def _listed(thing: str, class_: str, sayings: Sequence[Saying]) -> Iterator[Matter]:
    found: dict[str, dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in sayings:
        text = text_of(saying.value)
        found[saying.property][text[0] if isinstance(text, tuple) else ""].append(saying)
    for name, languages in sorted(found.items()):
        answers: list[Answer] = []
        standings = []
        for _, said in sorted(languages.items()):
            if _differ(said):
                first = len(answers)
                answers += _answers(said)
                standings.append(Standing(class_, tuple(range(first, len(answers))), some=True))
        yield from matter_of(thing, answers, standings, (name,))


def _answers(sayings: Sequence[Saying]) -> list[Answer]:
    """Gather what is said in one language by what it comes to, in the order of words or values."""
    found: dict[Content, dict[Saying, set[str]]] = defaultdict(dict)
    for saying in sayings:
        its = found[content_of(saying)]
        its.setdefault(saying.content(), set()).add(saying.claim)
    answers = []
    for content, its in found.items():
        if isinstance(content, Interval):
            value = Value(content, None, frozenset())
        else:
            value = Value(None, content, frozenset())
        stated = (
            Stated(one.property, one.speaker, one.value, value, tuple(sorted(claims)))
            for one, claims in sorted(its.items())
        )
        answers.append(Answer(value, tuple(stated)))
    return sorted(answers, key=order_of)


def _differ(sayings: Sequence[Saying]) -> bool:
    """Tell whether two speakers each say something that the other does not."""
    by: dict[str, set[Content]] = defaultdict(set)
    for saying in sayings:
        by[saying.speaker].add(content_of(saying))
    contents = sorted(set(map(frozenset, by.values())), key=len)
    if not any(isinstance(one, Interval) for content in contents for one in content):
        # Each in the next: then no two of them differ.
        return any(not one <= other for one, other in pairwise(contents))
    return any(apart(one, other) for one, other in combinations(contents, 2))
