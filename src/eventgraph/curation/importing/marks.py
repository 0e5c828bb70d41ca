"""Passages that somebody marked in another tool: their words, what is around, and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

__all__ = ["AROUND", "Left", "Mark", "Read", "part", "units"]

#: How many letters before and after a passage are kept, to find it again.
AROUND: Final = 32


class Mark(NamedTuple):
    """A passage that somebody marked; what is not known is an empty text.

    `about` is the address or name of the document, `at` where it began there, by which passages
    are put in order and never placed. `place` says where the mark stands in the file it comes
    from, `made` is a day, `maker` a person, `relations` name other marks by their `id`.
    """

    words: str
    before: str = ""
    after: str = ""
    about: str = ""
    at: int = -1
    notes: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    made: str = ""
    maker: str = ""
    place: str = ""
    id: str = ""
    relations: tuple[tuple[str, str], ...] = ()
    claim: str = ""


class Left(NamedTuple):
    """What is not carried over: where it stands in the file, and why."""

    place: str
    why: str


@dataclass
class Read:
    """What a file of annotations holds: marks, the texts that come with it, and what is left."""

    marks: list[Mark] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)


def part(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Take a passage out of a text, with what stands before and after it.

    >>> part("They were sent home.", 10, 14)
    ('sent', 'They were ', ' home.')
    """
    return text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND]


def units(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Turn places counted in units of UTF-16 into places in a text; None where they cut a letter.

    >>> units("🥳 This", 3, 7)
    (2, 6)
    """
    whole = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= start <= end <= len(whole) // 2:
        return None
    try:
        before = whole[: 2 * start].decode("utf-16-le")
        words = whole[2 * start : 2 * end].decode("utf-16-le")
    except UnicodeDecodeError:
        return None
    return len(before), len(before) + len(words)
