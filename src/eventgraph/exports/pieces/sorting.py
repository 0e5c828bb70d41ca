"""Sort lines of which there are more than memory should hold: in parts on disk, then merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Final

import pyoxigraph as ox

from eventgraph.tables.results import in_parts

__all__ = ["joined", "lines_of", "sorted_lines"]

#: How many bytes of lines are sorted at once, in memory.
_MOST: Final = 48_000_000


def sorted_lines(lines: Iterable[bytes], most: int = _MOST) -> Iterator[bytes]:
    """Sort lines by their bytes, each once; beyond `most` bytes by means of temporary files.

    The files have no name, so nothing is left of them however the process ends.

    >>> list(sorted_lines([b"c", b"a", b"b", b"a"], most=1))
    [b'a', b'b', b'c']
    """
    with ExitStack() as stack:
        runs: list[Iterable[bytes]] = []
        held: list[bytes] = []
        size = 0
        for line in lines:
            held.append(line)
            size += len(line)
            if size > most:
                runs.append(_run(held, stack))
                held, size = [], 0
        held = sorted(set(held))
        last = None
        for line in heapq.merge(*runs, held):
            if line != last:
                yield line
            last = line


def _run(held: list[bytes], stack: ExitStack) -> Iterator[bytes]:
    """Write lines to a file of their own, sorted, and give them back one by one."""
    file = stack.enter_context(tempfile.TemporaryFile(prefix="eventgraph-"))  # noqa: SIM115
    file.writelines(line + b"\n" for line in sorted(set(held)))
    file.seek(0)
    return (line[:-1] for line in file)


def lines_of(quads: Iterable[ox.Quad]) -> Iterator[bytes]:
    """Write quads in N-Quads, one a line, in the order in which they come.

    >>> x = ox.NamedNode("http://example.org/x")
    >>> next(lines_of([ox.Quad(x, x, ox.Literal("y"))]))
    b'<http://example.org/x> <http://example.org/x> "y" .'
    """
    for part in in_parts(quads):
        yield from (ox.serialize(part, format=ox.RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]


def joined(lines: Iterable[bytes]) -> Iterator[bytes]:
    r"""Give lines as pieces to be written, many of them in each.

    >>> list(joined([b"a", b"b"]))
    [b'a\nb\n']
    """
    for part in in_parts(lines):
        yield b"\n".join(part) + b"\n"
