"""Lay out columns of text for a terminal: widths fitted, words wrapped, nothing to fool it."""

from __future__ import annotations

import re
import shutil
import textwrap
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from eventgraph.text.characters import one_line

__all__ = ["filled", "grid", "screen_width", "wrapped"]

_OTHERS: Final = re.compile(r"[^\x00-\x7f]")
_PIECES: Final = re.compile(r"[^-/]+[-/]*|[-/]+")
_GAP: Final = "  "
_NARROWEST: Final = 4
_SHORT: Final = 12
#: Rows are set apart when one in so many takes more than a line.
_MANY: Final = 4


def grid(
    columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], width: int
) -> list[str]:
    """Lay out rows under their columns in at most `width` characters, numeric columns to the right.

    Lines end at spaces, and in words too long for their column at hyphens. A blank line parts the
    rows where many of them take more than a line. Where the columns do not fit beside each other,
    each row is a block of its own, a line for each cell that holds something.

    >>> grid(["who", "n"], [["Rubio", "2"]], [False, True], 40)
    ['who    n', '────────', 'Rubio  2']
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = _widths([list(columns), *cells], width)
    if not widths:
        return _blocks(columns, cells, width)
    laid = [_side_by_side(row, numeric, widths) for row in cells]
    rule = "─" * (sum(widths) + len(_GAP) * max(len(widths) - 1, 0))
    lines = [*_side_by_side(columns, numeric, widths), rule]
    loose = sum(len(row) > 1 for row in laid) * _MANY > len(laid)
    for place, row in enumerate(laid):
        lines += ["", *row] if loose and place else row
    return lines


def _length(text: str) -> int:
    """Count the columns that text takes on a terminal."""
    if text.isascii():
        return len(text)
    return len(text) + sum(map(_beyond_one, _OTHERS.findall(text)))


@lru_cache(4096)
def _beyond_one(sign: str) -> int:
    """Count the columns that a sign takes beyond one; one that joins another takes none."""
    if unicodedata.combining(sign):
        return -1
    return 1 if unicodedata.east_asian_width(sign) in "WF" else 0


def _widths(rows: list[list[str]], width: int) -> list[int]:
    """Share a line's width among the columns by how much text each holds; empty: too little."""
    columns = list(zip(*rows, strict=True))
    whole = [max(map(_length, column)) for column in columns]
    room = width - len(_GAP) * (len(columns) - 1)
    if sum(whole) <= room:
        return whole
    least = _least(columns, lambda text: text.split(" "))
    if sum(least) > room:
        least = _least(columns, _parts)
    if sum(least) > room:
        return []
    return _shared(least, whole, [sum(map(_length, column)) for column in columns], room)


def _least(columns: Sequence[Sequence[str]], cut: Callable[[str], list[str]]) -> list[int]:
    """Find how wide each column must be for the longest part of its cells."""
    return [max(_length(part) for cell in column for part in cut(cell)) for column in columns]


def _parts(text: str) -> list[str]:
    """Cut text where a line may end: at spaces, and behind the hyphens of long names."""
    return [part for word in text.split(" ") for part in _pieces(word)] or [""]


def _pieces(word: str) -> list[str]:
    """Cut a long word behind its hyphens; a date or another short one stays whole."""
    return [word] if len(word) <= _SHORT else _PIECES.findall(word)


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Write each row as a block, with the names of its columns to the left."""
    names = max(map(_length, columns), default=0)
    room = max(width - names - len(_GAP), _NARROWEST)
    lines: list[str] = []
    for row in rows:
        lines += [""] if lines else []
        for name, cell in zip(columns, row, strict=True):
            if cell:
                lines += _side_by_side([name, cell], [False, False], [names, room])
    return lines


def _shared(least: list[int], whole: list[int], weights: list[int], room: int) -> list[int]:
    """Give what is left of the room, character by character, to the column that lacks it most."""
    widths = list(least)
    for _ in range(room - sum(widths)):
        wanting = [place for place in range(len(widths)) if widths[place] < whole[place]]
        if not wanting:
            break
        widths[max(wanting, key=lambda place: weights[place] / widths[place])] += 1
    return widths


def wrapped(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width`: at spaces, else at hyphens, else anywhere.

    >>> wrapped("Marco Rubio (actor:marco-rubio)", 16)
    ['Marco Rubio', '(actor:marco-', 'rubio)']
    """
    lines, used = [""], 0
    for word in text.split(" "):
        long = _length(word)
        parts = [(word, long)] if long <= width else [(it, _length(it)) for it in _pieces(word)]
        gap = " " if lines[-1] else ""
        for part, size in parts:
            if used + len(gap) + size <= width:
                lines[-1] += gap + part
                used += len(gap) + size
            else:
                lines += _cut(part, width)
                used = _length(lines[-1])
            gap = ""
    return lines if lines[0] else lines[1:] or [""]


def _cut(text: str, width: int) -> list[str]:
    """Cut text into chunks of at most `width`, each of one sign at least."""
    if _length(text) <= width:
        return [text]
    chunks, used = [""], 0
    for sign in text:
        size = _length(sign)
        if chunks[-1] and used + size > width:
            chunks.append("")
            used = 0
        chunks[-1] += sign
        used += size
    return chunks


def _side_by_side(
    cells: Sequence[str], numeric: Sequence[bool], widths: Sequence[int]
) -> list[str]:
    """Wrap the cells of one row, and write them beside each other."""
    broken = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for place in range(max(map(len, broken), default=0)):
        parts = [cell[place] if place < len(cell) else "" for cell in broken]
        padded = [
            " " * (width - _length(part)) + part if right else part + " " * (width - _length(part))
            for part, right, width in zip(parts, numeric, widths, strict=True)
        ]
        lines.append(_GAP.join(padded).rstrip())
    return lines


def screen_width() -> int:
    """Give the width of the terminal, or of `COLUMNS`, or 80."""
    return shutil.get_terminal_size().columns


def filled(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    r"""Break a paragraph into lines; `first` and `rest` stand before the first and further lines.

    What could forge a terminal's lines is marked.

    >>> filled("a\x1b[2J b", 80)
    ['a�[2J b']
    """
    line = one_line(text)
    if len(first) + len(line) <= width and line == line.strip() != "" and "\t" not in line:
        return [first + line]
    rest = first if rest is None else rest
    words = line.split(" ")
    if width > 0 and words == line.split():
        return _run_on(words, width, first, rest)
    return textwrap.wrap(
        line,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _run_on(words: Sequence[str], width: int, first: str, rest: str) -> list[str]:
    """Break words that single spaces part as `textwrap` does, which looks for more than spaces."""
    lines: list[str] = []
    start, used, begin = 0, len(first) + len(words[0]), first
    for place, word in enumerate(words[1:], 1):
        used += 1 + len(word)
        if used > width:
            lines.append(begin + " ".join(words[start:place]))
            start, used, begin = place, len(rest) + len(word), rest
    return [*lines, begin + " ".join(words[start:])]
