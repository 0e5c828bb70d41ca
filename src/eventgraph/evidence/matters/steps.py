"""The steps of a statement on its way through publications, and what each is by its day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from rdflib.term import Identifier

from eventgraph.claims.extents.intervals import Interval, below, interval_of
from eventgraph.claims.sayings import Saying
from eventgraph.evidence.matters.records import Matter
from eventgraph.evidence.sides import CHANGED, CONTRADICTS, RELAYED

__all__ = ["Step", "in_time", "standing_against"]

#: How two values stand that cannot both hold.
_CLASHES: Final = frozenset((CONTRADICTS, CHANGED, RELAYED))


class Step(NamedTuple):
    """One publication on the way; the day is a text, and empty where it is not known."""

    day: str
    how: str
    source: str
    said: Saying
    issued: Identifier | None


def in_time(steps: Sequence[Step], same: Collection[str]) -> list[Step]:
    """Order steps by date and say what each is by its day; `same` claims give the value followed.

    A value is first given where no day on which it was may be earlier; nothing changes before.
    """
    spans = {step: _span(step) for step in steps}
    given = {span for step, span in spans.items() if span and step.said.claim in same}
    surest = min(given, key=_end, default=None)
    first = {one for one in given if surest and not below(surest, one)}
    last = max(first, key=_end, default=None)
    found = []
    for step, span in spans.items():
        how = step.how
        if how == "changed" and not (span and last and below(last, span)):
            how = "otherwise"
        elif how == "repeated" and span is None:
            how = "said"
        elif how == "repeated" and span in first:
            how = "first" if len(first) == 1 else "perhaps first"
        found.append(step._replace(how=how))
    return sorted(found, key=_by_day)


def standing_against(matter: Matter, claims: frozenset[str]) -> Iterator[str]:
    """Name the claims of the positions that cannot hold beside one that some claims give."""
    positions = matter.positions
    own = {place for place, one in enumerate(positions) if not claims.isdisjoint(one.claims)}
    places: set[int] = set()
    for standing in matter.standings:
        if standing.class_ in _CLASHES:
            each, against = set(standing.each), set(standing.against or standing.each)
            places |= against if own & each else set()
            places |= each if own & against else set()
    for place in places - own:
        yield from positions[place].claims


def _span(step: Step) -> Interval | None:
    return None if step.issued is None else interval_of(step.issued)


def _end(span: Interval) -> tuple[bool, Fraction | int]:
    return span.high is None, span.high or 0


def _by_day(step: Step) -> tuple[bool, str, bool, str, str]:
    reprinted = step.how == "reprinted"
    return not step.day, step.day, reprinted, step.source, step.said.claim
