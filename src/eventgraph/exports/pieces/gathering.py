"""Group lines by subject and claim where there are more than memory should hold."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import IO, Final

from eventgraph.exports.order import CLAIM, IN_CLAIM, TYPE, Section, section_of, sections
from eventgraph.tables.lines import Lines, joined, pieces_of
from eventgraph.tables.results import in_parts
from eventgraph.tables.terms import Term, graph_of

__all__ = ["Gathered", "Gathering", "gathered"]

#: How many lines are grouped in memory, and how many bytes of them are sorted at once beyond that.
_MOST: Final = 100_000
_SORTED: Final = 24_000_000
_A_CLAIM: Final = f" {TYPE} {CLAIM} .".encode()
_IN: Final = f" {IN_CLAIM} ".encode()
#: Stands between what a line is sorted by and the line; before any sign of a name.
_END: Final = b"\0"
_WEB: Final = (b"<http://", b"<https://")


class Gathered(Iterable[Section]):
    """Sections in a file of lines in their order; they can be gone through more than once."""

    def __init__(self, file: IO[bytes]) -> None:
        """Take lines, each after what it is sorted by."""
        self._file = file

    def __iter__(self) -> Iterator[Section]:
        key, lines = "", list[str]()
        for piece in self._pieces():
            for line in piece.decode().split("\n")[:-1]:
                if not line.startswith(key) or not lines:
                    if lines:
                        yield section_of(_claim(key), lines)
                    key, lines = line[: line.index("\0") + 1], []
                lines.append(line[len(key) :])
        if lines:
            yield section_of(_claim(key), lines)

    def beyond_web(self) -> Iterator[str]:
        """Give at least the lines that name something by an IRI of no scheme of the Web."""
        for piece in self._pieces():
            if piece.count(b"<") > sum(map(piece.count, _WEB)):
                yield from (line.partition("\0")[2] for line in piece.decode().split("\n")[:-1])

    def _pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        return pieces_of(self._file)


class Gathering:
    """Lines of N-Quads that are taken, and come back with the section that each belongs to."""

    def __init__(self, most: int = _MOST) -> None:
        """Hold no line yet; of more than `most`, only names of claims are held."""
        self._most = most
        self._few: list[bytes] | None = []
        self._described, self._keyed = Lines(_SORTED), Lines(_SORTED)
        self._graphs: set[bytes] = set()

    def add(self, lines: list[bytes]) -> None:
        """Take lines, in any order, without their ends."""
        if self._few is None:
            self._part(lines)
            return
        self._few += lines
        if len(self._few) > self._most:
            lines, self._few = self._few, None
            for part in in_parts(lines):
                self._part(part)

    def _part(self, lines: list[bytes]) -> None:
        """Keep lines outside claims apart from those of claims, and the names of these."""
        outside, keyed = [], []
        for line in lines:
            if graph := graph_of(line):
                self._graphs.add(graph)
                keyed.append(b"1" + _order(graph) + _END + line)
            else:
                outside.append(line)
        self._described.add(outside)
        self._keyed.add(keyed)

    @contextmanager
    def sections(self) -> Iterator[list[Section] | Gathered]:
        """Give the sections; of many lines, each thing is a section of its own."""
        if self._few is not None:
            yield list(sections(line.decode() for line in self._few))
            return
        for part in in_parts(self._homes()):
            self._keyed.add(part)
        with tempfile.TemporaryFile(prefix="eventgraph-") as file:
            file.writelines(joined(self._keyed))
            yield Gathered(file)

    def _homes(self) -> Iterator[bytes]:
        """Put before each line outside claims the section that it belongs to."""
        for subject, found in groupby(self._described, _subject):
            lines = list(found)
            home = _home(subject, lines, self._graphs) + _END
            yield from (home + line for line in lines)


@contextmanager
def gathered(lines: Iterable[bytes], most: int = _MOST) -> Iterator[list[Section] | Gathered]:
    """Give the sections that `order.sections` gives, beyond `most` lines by means of a file.

    >>> lines = [f"<urn:x> {TYPE} {CLAIM} .", f"<urn:x> {TYPE} <urn:x> <urn:x> ."]
    >>> with gathered((line.encode() for line in lines), most=1) as found:
    ...     [(part.claim, len(part.contents)) for part in found]
    [('<urn:x>', 1)]
    """
    gathering = Gathering(most)
    for part in in_parts(lines):
        gathering.add(part)
    with gathering.sections() as found:
        yield found


def _subject(line: bytes) -> bytes:
    return line.partition(b" ")[0]


def _home(subject: bytes, lines: list[bytes], graphs: set[bytes]) -> bytes:
    """Name the section of a subject: its own, that of the claim it is a statement of, or none's."""
    if subject in graphs or any(line[len(subject) :] == _A_CLAIM for line in lines):
        return b"1" + _order(subject)
    claims = [
        _order(value)
        for line in lines
        if line.startswith(_IN, len(subject))
        and not (value := line[len(subject) + len(_IN) : -2]).startswith(b'"')
    ]
    return b"1" + min(claims) if claims else b"0" + _order(subject)


def _order(term: bytes) -> bytes:
    """Sort IRIs before blank nodes, each by its characters."""
    return b"0" + term[1:-1] if term.startswith(b"<") else b"1" + term[2:]


def _claim(key: str) -> Term | None:
    """Name the claim that a key stands for, if it does not stand for another thing."""
    if not key.startswith("1"):
        return None
    return f"<{key[2:-1]}>" if key.startswith("10") else f"_:{key[2:-1]}"
