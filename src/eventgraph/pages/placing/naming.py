"""How much room a name takes on the page, which sets it in at most three lines."""

from __future__ import annotations

from itertools import combinations

from eventgraph.pages.placing.boxes import Box

__all__ = ["box_of"]

#: Names up to so many letters stand in one line, in two; the page breaks them likewise.
_LINE, _TWO = 15, 36
#: The page cuts longer names, between words, where up to so many shapes are shown, and where more.
_FEW, _LONGEST, _SHORTER = 80, 44, 32
#: In the units of the layout, of which a point on the screen is 1/0.6 when all is shown.
_LETTER, _STRONG, _HEIGHT, _EDGE = 10.2, 12.4, 21.5, 9.0


def box_of(names: tuple[str, str], radius: float, among: int = 1, *, strong: bool = False) -> Box:
    """Estimate the room of a thing's name, one among so many, in the language that needs more.

    >>> box_of(("Caracas", "Caracas"), 10).width < box_of(
    ...     ("Government of El Salvador", ""), 10
    ... ).width
    True
    """
    letter = _STRONG if strong else _LETTER
    most = _LONGEST if among <= _FEW else _SHORTER
    rows = [_rows(name, most) for name in names]
    wide = max(len(row) for row_set in rows for row in row_set)
    high = max(len(row_set) for row_set in rows)
    return Box(radius, wide * letter + _EDGE, high * _HEIGHT + _EDGE / 2)


def _rows(name: str, most: int) -> list[str]:
    """Break a name into rows of like length, as the page does."""
    text = _cut(" ".join(name.split()), most)
    rows = 1 if len(text) <= _LINE else 2 if len(text) <= _TWO else 3
    words = text.split(" ")
    found = [
        [" ".join(words[a:b]) for a, b in zip((0, *cut), (*cut, len(words)), strict=True)]
        for cut in combinations(range(1, len(words)), min(rows, len(words)) - 1)
    ]
    return min(found, key=lambda lines: max(map(len, lines)))


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    gap = text.rfind(" ", 0, most)
    return text[: gap if gap > most / 2 else most - 1].rstrip() + "…"
