"""Take the lines of N-Quads from the engine's own dump, without a look at each quad."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final, cast

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.scoped import graphs_of
from eventgraph.tables.lines import Lines
from eventgraph.vocabulary import ONTOLOGY_GRAPH, PROV, SEM

__all__ = ["dumped"]

#: How many bytes of lines are looked at together.
_AT_ONCE: Final = 1 << 20
_OF_ONTOLOGY: Final = f" <{ONTOLOGY_GRAPH}> .\n".encode()
_SPEAKS: Final = f" <{SEM.accordingTo}> ".encode()
_ATTRIBUTED: Final = f" <{PROV.wasAttributedTo}> ".encode()
#: How many spaces a line of names has that stands outside claims.
_OUTSIDE: Final = 3
#: What is to be looked at quad by quad: blank nodes, terms of RDF 1.2, speakers that are texts, and
#: who is said to be the author already.
_OTHERS: Final = (b"\n_:", b" _:", b"<<", b"--ltr", b"--rtl", _SPEAKS + b'"', _ATTRIBUTED)


def dumped(dataset: Dataset, most: int | None = None) -> Lines | None:
    """Give a dataset's lines of N-Quads in their order, each claim attributed to its speaker.

    None for a scope, and where anything is to be looked at quad by quad. `most` is how many bytes
    are held in memory.

    >>> import eventgraph as eg
    >>> next(iter(dumped(eg.load("graph")))).split(b"#")[-1]
    b'MediaOutlet> .'
    """
    if graphs_of(dataset) is not None:
        return None
    taken = _Taken(Lines() if most is None else Lines(most))
    store_of(dataset).dump(cast("IO[bytes]", taken), format=ox.RdfFormat.N_QUADS)
    taken.look()
    return taken.lines if taken.are_all else None


class _Taken:
    """A stream that the engine writes lines to."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.are_all = True
        self._text = bytearray()

    def write(self, data: bytes) -> int:
        """Take a piece of the dump; after the first line that is not plain, only the dump's end."""
        if self.are_all:
            self._text += data
            if len(self._text) >= _AT_ONCE:
                self.look()
        return len(data)

    def flush(self) -> None:
        """Do nothing: lines wait for their ends."""

    def look(self) -> None:
        """Keep the whole lines that were taken, but for those of the ontology."""
        end = self._text.rfind(b"\n") + 1
        text = bytes(self._text[:end])
        del self._text[:end]
        if _OF_ONTOLOGY in text:
            lines = text.splitlines(keepends=True)
            text = b"".join(line for line in lines if not line.endswith(_OF_ONTOLOGY))
        text = b"\n" + text
        if any(mark in text for mark in _OTHERS):
            self.are_all = False
            self.lines = Lines()
            return
        self.lines.add(text.split(b"\n")[1:-1])
        self.lines.add(list(_attributions(text)))


def _attributions(text: bytes) -> Iterator[bytes]:
    """Attribute each claim of which a line says, outside claims, who speaks."""
    at = text.find(_SPEAKS)
    while at > 0:
        start, end = text.rfind(b"\n", 0, at) + 1, text.find(b"\n", at)
        if b" " not in text[start:at] and text.count(b" ", start, end) == _OUTSIDE:
            yield text[start:at] + _ATTRIBUTED + text[at + len(_SPEAKS) : end]
        at = text.find(_SPEAKS, end)
