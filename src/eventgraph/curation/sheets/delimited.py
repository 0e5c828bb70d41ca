"""Read and write tables as text whose cells stand between commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from eventgraph.curation.sheets.grids import EMPTY, Cell, Grid
from eventgraph.errors import InputError, reading

__all__ = ["csv_of", "guarded", "read_delimited", "unguarded"]

_SEPARATORS: Final = (",", ";", "\t")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONFLICT: Final = re.compile(r"^(?:<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)
#: What a spreadsheet would run as a formula; an apostrophe before it keeps it text.
_FORMULA: Final = re.compile(
    "'*[=+\\-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}]"
)
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
#: The longest cell that is read.
_LONGEST: Final = 1 << 24

#: How often a heading line holds what is known, by which its separator is chosen.
Score = Callable[[list[str]], int]


def read_delimited(path: Path, data: bytes, score: Score) -> Grid:
    """Read a table; the separator is the one whose heading row scores highest.

    UTF-8 is read with or without a byte order mark, UTF-16 with one. Raises InputError for other
    bytes, for a version control's conflict marks, and for quotation marks that do not end.
    """
    text = _decoded(path, data)
    if "\x00" in text:
        raise InputError("holds bytes that no text has; save it as CSV in UTF-8", path)
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        message = "holds the marks of a merge that was not finished; choose one of the two versions"
        raise InputError(message, path, line)
    tables = [_parsed(path, text, separator) for separator in _SEPARATORS]
    best = max(tables, key=lambda rows: score(next(filter(any, rows), [])))
    cells = [[Cell(unguarded(one)) if one else EMPTY for one in row] for row in best]
    return Grid(path.stem, cells)


def _decoded(path: Path, data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    with reading(path):
        return data.decode(encoding)


def _parsed(path: Path, text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        if separator != _SEPARATORS[0] and "expected after" in str(error):
            return [[]]
        place = f"{error}; look for a quotation mark that does not end"
        raise InputError(place, path, reader.line_num) from error
    return rows


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; numbers stay numbers.

    >>> guarded("=1+1"), guarded("-5"), guarded("'=1")
    ("'=1+1", '-5', "''=1")
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that `guarded` puts.

    >>> [unguarded(guarded(text)) for text in ("=1+1", "-5", "'=1", "'tis")]
    ['=1+1', '-5', "'=1", "'tis"]
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def csv_of(rows: Iterable[Sequence[str]]) -> bytes:
    r"""Write rows as CSV in UTF-8 with a byte order mark, which spreadsheets look for.

    >>> csv_of([("a", "=b")])
    b"\xef\xbb\xbfa,'=b\r\n"
    """
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([guarded(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")
