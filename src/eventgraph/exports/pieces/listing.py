"""Write texts in pieces: elements of a JSON list one by one, and small pieces joined."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

__all__ = ["filled", "in_json", "listed"]

#: How many characters a piece has at least that is written at once.
_FULL: Final = 1 << 18


def filled(pieces: Iterable[str], full: int = _FULL) -> Iterator[str]:
    """Join pieces, small or large, to such as are worth to be written; the last may be shorter.

    >>> list(filled(["a", "bc", "def", "g"], full=3))
    ['abc', 'def', 'g']
    """
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= full:
            yield "".join(held)
            held, size = [], 0
    if held:
        yield "".join(held)


def in_json(data: object) -> str:
    """Write data as exports do: an element a line, and letters as they are.

    >>> in_json([])
    '[]'
    """
    return json.dumps(data, ensure_ascii=False, indent=1)


def listed(empty: str, every: Iterable[str], depth: int) -> Iterator[str]:
    r"""Write elements, which `in_json` wrote, in a list that stands so many signs deep.

    >>> "".join(listed('"a": []', map(in_json, [[], {}]), 2))
    '"a": [\n  [],\n  {}\n ]'
    """
    end = "\n" + " " * depth
    before = empty[:-1]
    for text in every:
        yield before + end + text.replace("\n", end)
        before = ","
    yield f"{end[:-1]}]" if before == "," else empty
