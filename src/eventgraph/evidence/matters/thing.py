"""The matters of one thing: what claims answer differently about it, by the declarations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from eventgraph.claims.extents.declarations import Declarations, Qualifiers
from eventgraph.claims.extents.values import Stated, stated_values
from eventgraph.claims.sayings import Saying
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.matters.answers import Answer, Beside, answers_of, compared
from eventgraph.evidence.matters.faced import matters_of
from eventgraph.evidence.matters.making import matter_of
from eventgraph.evidence.matters.named import named
from eventgraph.evidence.matters.records import Matter
from eventgraph.evidence.matters.retold import retold
from eventgraph.evidence.matters.roles import nested, opposed
from eventgraph.evidence.parts import ordered
from eventgraph.evidence.rules import compare

__all__ = ["matters_about"]

_UNQUALIFIED: Final = Qualifiers()
#: How many values of a date are held against how many of one that comes later.
_ENDS: Final = 100


def matters_about(
    thing: str, sayings: Sequence[Saying], declared: Declarations, around: Circumstances
) -> Iterator[Matter]:
    """Gather everything that claims answer differently about one thing."""
    values = stated_values(sayings, declared, around.possible)
    ends: dict[str, Sequence[Stated]] = {}
    for base, stated in values.items():
        answers = answers_of(stated)
        ends[base] = stated if len(stated) <= _ENDS else _ends(answers)
        if len(answers) > 1:
            by = declared.qualifiers.get(base, _UNQUALIFIED)
            beside = Beside(answers, partial(compare, by=by), around)
            yield from matter_of(thing, answers, retold(beside, compared(beside)), (base,))
    yield from matters_of(filter(around.matters, ordered(thing, ends, declared)))
    yield from opposed(thing, sayings, declared, around)
    yield from nested(thing, sayings, declared, around)
    yield from named(thing, sayings, declared)


def _ends(answers: Sequence[Answer]) -> list[Stated]:
    """Keep the earliest and the latest of very many values: what is out of order is among them."""
    kept = answers if len(answers) <= _ENDS else [*answers[: _ENDS // 2], *answers[-_ENDS // 2 :]]
    return [answer.stated[0]._replace(claims=answer.claims) for answer in kept]
