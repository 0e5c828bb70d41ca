"""Group quads by subject and claim where there are more than memory should hold."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import IO, Final

import pyoxigraph as ox

from eventgraph.exports.order import CLAIM, IN_CLAIM, TYPE, Name, Section, section_of, sections
from eventgraph.tables.lines import lines_of, sorted_lines
from eventgraph.tables.results import in_parts

__all__ = ["gathered"]

#: How many quads are grouped in memory.
_MOST: Final = 100_000
_DEFAULT: Final = ox.DefaultGraph()
_A_CLAIM: Final = f" {TYPE} {CLAIM} .".encode()
_IN: Final = f" {IN_CLAIM} ".encode()
#: Stands between what a line is sorted by and the line; before any sign of a name.
_END: Final = b"\0"


class _Sections:
    """Sections in a file of lines in their order; they can be gone through more than once."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def __iter__(self) -> Iterator[Section]:
        self.file.seek(0)
        for key, found in groupby(_read(self.file), itemgetter(0)):
            quads = (quad for _, quad in found)
            yield section_of(_named(key[1:]) if key[:1] == b"1" else None, quads)


@contextmanager
def gathered(quads: Iterable[ox.Quad], most: int = _MOST) -> Iterator[list[Section] | _Sections]:
    """Give the sections that `order.sections` gives, beyond `most` quads by means of a file.

    There each thing is a section of its own.

    >>> x = ox.NamedNode("http://example.org/x")
    >>> with gathered([ox.Quad(x, TYPE, CLAIM), ox.Quad(x, TYPE, x, x)], most=1) as found:
    ...     [(part.claim == x, len(part.contents)) for part in found]
    [(True, 1)]
    """
    ahead = iter(quads)
    first = list(islice(ahead, most + 1))
    if len(first) <= most:
        yield list(sections(first))
        return
    with tempfile.TemporaryFile(prefix="eventgraph-") as file:
        lines = sorted_lines(_keyed(chain(first, ahead)))
        del first
        file.writelines(line + b"\n" for line in lines)
        yield _Sections(file)


def _keyed(quads: Iterable[ox.Quad]) -> Iterator[bytes]:
    """Put before the line of each quad the section that it belongs to."""
    graphs: set[bytes] = set()
    with tempfile.TemporaryFile(prefix="eventgraph-") as said:
        described = sorted_lines(_described(quads, said, graphs))
        for subject, found in groupby(described, _subject):
            lines = list(found)
            home = _home(subject, lines, graphs)
            yield from (home + _END + line for line in lines)
        said.seek(0)
        yield from (line[:-1] for line in said)


def _described(quads: Iterable[ox.Quad], said: IO[bytes], graphs: set[bytes]) -> Iterator[bytes]:
    """Give the lines of the default graph; those of claims go to a file, and their names aside."""
    for part in in_parts(quads):
        named = (quad for quad in part if quad.graph_name != _DEFAULT)
        for line in lines_of(named):
            graph = line[:-2].rpartition(b" ")[2]
            graphs.add(graph)
            said.write(b"1" + _order(graph) + _END + line + b"\n")
        yield from lines_of(quad for quad in part if quad.graph_name == _DEFAULT)


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


def _named(order: bytes) -> Name:
    text = order[1:].decode("utf-8")
    return ox.NamedNode(text) if order[:1] == b"0" else ox.BlankNode(text)


def _read(file: Iterable[bytes]) -> Iterator[tuple[bytes, ox.Quad]]:
    """Read lines back: by what each was sorted, and its quad."""
    for part in in_parts(file):
        pairs = [line.partition(_END) for line in part]
        quads = ox.parse(b"".join(line for _, _, line in pairs), format=ox.RdfFormat.N_QUADS)
        for (key, _, _), quad in zip(pairs, quads, strict=True):
            yield key, quad
