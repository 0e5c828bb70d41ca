"""An archiver's list of what it kept, as CSV: addresses, copies, sums and times, row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.curation.texts.details import (
    Details,
    address_of,
    date_of,
    day_of_retrieval,
    sum_stated,
)
from eventgraph.curation.texts.extracted import Offer
from eventgraph.errors import EventGraphError, InputError, reading
from eventgraph.rdf.streams import whole
from eventgraph.text.characters import web_address

__all__ = ["COLUMNS", "ListFaults", "Row", "read_list"]

#: What the columns of a list may be called, without marks and capitals, by what they hold.
COLUMNS: Final = {
    "url": ("url", "link", "address", "original url", "source url", "web address"),
    "archived": (
        "archived copy",
        "archive location",
        "archived at",
        "archive url",
        "archived url",
        "archive link",
        "archived",
        "archive",
        "copy",
    ),
    "sum": ("sha256", "sha 256", "hash", "checksum", "file hash", "sha256 hash", "file sha256"),
    "retrieved": (
        "time",
        "archive date",
        "archived on",
        "archive time",
        "date archived",
        "retrieved",
        "timestamp",
        "archive timestamp",
    ),
    "title": ("upload title", "title"),
    "issued": ("upload timestamp", "published", "date published", "publication date", "issued"),
}
_MARKS: Final = re.compile(r"[^a-z0-9]+")
_DELIMITERS: Final = ",;\t"


class Row(NamedTuple):
    """One row: its line, what is stated, what is offered, the sum of the copy, the copy if here."""

    line: int
    details: Details
    offers: tuple[Offer, ...] = ()
    sum: str = ""
    copy: Path | None = None


class ListFaults(InputError):
    """A list with faults: all of them, each with its line; nothing of it was taken in."""

    def __init__(self, path: Path, faults: Iterable[tuple[int, str]]) -> None:
        """Keep each fault as a line of its own."""
        self.faults = tuple(f"{path}:{line}: {message}" for line, message in faults)
        count = len(self.faults)
        what = "fault" if count == 1 else f"{count} faults"
        super().__init__(f"nothing was added, because of the {what} told; mend the list", path)


def read_list(path: Path) -> tuple[list[Row], list[str]]:
    """Read a list, and name the columns that nothing is read from.

    Columns are known by their headings, in any order. Raises InputError for a file that is no such
    list, ListFaults for rows that cannot be read, all at once.
    """
    with reading(path), path.open("rb") as stream:
        text = whole(stream, path).decode("utf-8-sig")
    if "\x00" in text:
        raise InputError("holds bytes that no text has; save it as CSV in UTF-8", path)
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, faults = list[Row](), list[tuple[int, str]]()
    names: list[str] = []
    start = 1
    try:
        for cells in lines:
            at, start = start, lines.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = _headings(cells, path, at)
                continue
            try:
                rows.append(_row(at, dict(zip(names, cells, strict=False)), path.parent))
            except EventGraphError as error:
                faults.append((at, str(error)))
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}; save it anew", path, lines.line_num) from error
    if faults:
        raise ListFaults(path, faults)
    if not rows:
        raise InputError("holds no rows below its headings", path)
    return rows, [name for name in names if name and name not in COLUMNS]


def _headings(cells: Iterable[str], path: Path, line: int) -> list[str]:
    """Name each column by what it holds, or by its heading where nothing is read from it.

    Of several that hold the same, that with the first of the names in `COLUMNS` is read.
    """
    plain = [_MARKS.sub(" ", cell.lower()).strip() for cell in cells]
    names = list(plain)
    for held, known in COLUMNS.items():
        places = sorted(
            (known.index(name), place) for place, name in enumerate(plain) if name in known
        )
        for order, (_, place) in enumerate(places):
            names[place] = held if not order else f"another {plain[place]}"
    if "url" not in names:
        told = ", ".join(filter(None, plain[:12])) or "none"
        message = f"has no column of addresses, headed url or link; its headings are: {told}"
        raise InputError(message, path, line)
    return names


def _row(line: int, cells: Mapping[str, str], folder: Path) -> Row:
    """Read a row; raises EventGraphError for the first thing that is wrong in it."""
    cell = {name: text.strip() for name, text in cells.items()}
    url = cell["url"]
    if not url:
        raise EventGraphError("has no address")
    address_of(url, "url")
    copy = None
    archived = cell.get("archived", "")
    if archived and not all(map(web_address, archived.split())):
        copy, archived = _file(archived, folder), ""
    retrieved = cell.get("retrieved", "")
    if retrieved:
        retrieved = day_of_retrieval(retrieved, "the time").value
    total = sum_stated(cell["sum"], "the hash") if cell.get("sum") else ""
    details = Details(url=url, archived=archived, retrieved=retrieved)
    return Row(line, details, tuple(_offers(cell)), total, copy)


def _file(text: str, folder: Path) -> Path:
    """Find a copy beside the list; raises EventGraphError for one that is elsewhere, or is not."""
    inside = folder.resolve()
    with reading(Path(text)):
        found = (inside / text).resolve()
        there = found.is_relative_to(inside) and found.is_file()
    if not there:
        raise EventGraphError(f"archived copy {text!r} is no web address and no file beside it")
    return found


def _offers(cell: Mapping[str, str]) -> Iterator[Offer]:
    if title := " ".join(cell.get("title", "").split()):
        yield Offer("title", title, "the list")
    if issued := cell.get("issued", ""):
        yield Offer("issued", _day(issued), "the list")


def _day(text: str) -> str:
    try:
        return day_of_retrieval(text, "the day of issue").value
    except EventGraphError:
        return date_of(text, "the day of issue").value
