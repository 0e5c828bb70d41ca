"""A disagreement and its sides, and how strong one is, by how its sides are put forward."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

from rdflib.term import Identifier

from eventgraph.claims.extents.values import Fit, Stated

__all__ = [
    "ARITHMETIC",
    "CHANGED",
    "CLASSES",
    "CONTRADICTS",
    "DIFFERS",
    "LESS_CERTAIN",
    "LESS_PRECISE",
    "NAMING",
    "NOT_COMPARABLE",
    "RELAYED",
    "STRICT",
    "Disagreement",
    "Manner",
    "Said",
    "Side",
    "class_for",
    "on_one_statement",
    "set_against",
    "side_of",
    "weighed",
]

_Group = TypeVar("_Group", bound=Hashable)

CONTRADICTS: Final = "contradicts"
DIFFERS: Final = "differs, may both hold"
LESS_CERTAIN: Final = "less certain"
LESS_PRECISE: Final = "less precise"
ARITHMETIC: Final = "arithmetic"
NOT_COMPARABLE: Final = "not comparable"
NAMING: Final = "naming"
CHANGED: Final = "changed account"
RELAYED: Final = "relayed differently"

#: The classes of disagreement, in the order they are listed.
CLASSES: Final = (
    CONTRADICTS,
    CHANGED,
    RELAYED,
    DIFFERS,
    LESS_CERTAIN,
    LESS_PRECISE,
    ARITHMETIC,
    NOT_COMPARABLE,
    NAMING,
)
#: Those in which not all sides can hold.
STRICT: Final = frozenset({CONTRADICTS, ARITHMETIC})


class Said(NamedTuple):
    """A value, and the claim (an IRI) that gives it."""

    value: Identifier
    claim: str


class Side(NamedTuple):
    """One side of a disagreement: what one speaker says of a thing by one relation, claim by claim.

    `thing`, `relation` (a property) and `speaker` are IRIs.
    """

    thing: str
    relation: str
    speaker: str
    said: tuple[Said, ...]

    @property
    def values(self) -> tuple[Identifier, ...]:
        """Give the values, each once, in the order of `said`."""
        return tuple(dict.fromkeys(said.value for said in self.said))

    @property
    def claims(self) -> tuple[str, ...]:
        """Name the claims, each once, sorted."""
        return tuple(sorted({said.claim for said in self.said}))


class Disagreement(NamedTuple):
    """Two sides or three that disagree about one thing, in one of the classes of `CLASSES`."""

    class_: str
    about: str
    sides: tuple[Side, ...]
    note: str = ""

    @property
    def one(self) -> Side:
        """Give the first side."""
        return self.sides[0]

    @property
    def other(self) -> Side:
        """Give the second side."""
        return self.sides[1]

    @property
    def order(self) -> tuple[object, ...]:
        """Order by class, thing, and then side by side, each by property, value and speaker."""
        sides = tuple(
            (side.relation, side.said[0].value.n3(), side.speaker, side.claims)
            for side in self.sides
        )
        return CLASSES.index(self.class_), self.about, sides, self.note


class Manner(NamedTuple):
    """How a claim is put forward: with which attitude, and whether only as possible.

    An attitude is the local name of a term, such as "Denies"; none is to assert.
    """

    attitude: str = ""
    possible: bool = False

    @property
    def asserts(self) -> bool:
        """Tell whether what the claim says is asserted."""
        return self.attitude in {"", "Asserts"}


def weighed(class_: str, one: Manner, other: Manner) -> str:
    """Weaken a class by how both sides are put forward; empty where one of them asserts nothing.

    What is only possible contradicts nothing, and two possibilities may both hold.

    >>> weighed("contradicts", Manner(), Manner(possible=True))
    'less certain'
    """
    if not (one.asserts and other.asserts):
        return ""
    if class_ not in STRICT or not (one.possible or other.possible):
        return class_
    return DIFFERS if one.possible and other.possible else LESS_CERTAIN


def on_one_statement(one: Manner, other: Manner) -> str:
    """Name the class in which two stand to one another who speak of the same statement.

    Who denies what another asserts contradicts it; doubts, questions and expectations deny nothing.

    >>> on_one_statement(Manner("Denies"), Manner("Asserts"))
    'contradicts'
    """
    if "Denies" not in {one.attitude, other.attitude} or not (one.asserts or other.asserts):
        return ""
    return weighed(CONTRADICTS, one._replace(attitude=""), other._replace(attitude=""))


def class_for(strict: str, how: Fit, *, possible: tuple[bool, bool]) -> str:
    """Name the class of two values that cannot both be the value of one thing.

    `strict` is the class where they answer the same question, and both are asserted.
    """
    match how:
        case Fit.SAME:
            return weighed(strict, *(Manner(possible=unsure) for unsure in possible))
        case Fit.PERHAPS:
            return DIFFERS
        case _:
            return ""


def side_of(thing: str, stated: Stated) -> Side:
    """Make a side of what one speaker states."""
    said = tuple(Said(stated.term, claim) for claim in stated.claims)
    return Side(thing, stated.property, stated.speaker, said)


def set_against(
    groups: Sequence[_Group], compare: Callable[[_Group, _Group], str]
) -> Iterator[tuple[int, int, str]]:
    """Pair the places in a sequence whose groups disagree, in order, each with the class.

    Each two groups are compared once, however many places each has, and not before a pair of the
    first of them is asked for: who wants few pairs does not wait for all.
    """
    number: dict[_Group, int] = {}
    numbers = [number.setdefault(group, len(number)) for group in groups]
    kinds = list(number)
    places: list[list[int]] = [[] for _ in number]
    for place, own in enumerate(numbers):
        places[own].append(place)
    against: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for place, own in enumerate(numbers):
        if place == places[own][0]:
            for theirs in range(own + 1, len(kinds)):
                if class_ := compare(kinds[own], kinds[theirs]):
                    first = places[theirs][0]
                    against[own] += ((later, class_) for later in places[theirs])
                    against[theirs] += ((later, class_) for later in places[own] if later > first)
            against[own].sort()
        others = against[own]
        yield from ((place, *other) for other in others[bisect(others, (place, "")) :])
        if place == places[own][-1]:
            del against[own]
