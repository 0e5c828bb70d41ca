"""Take the lines of N-Quads from the engine's own dump, without a look at each quad."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Final, cast

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.scoped import graphs_of
from eventgraph.tables.lines import Lines
from eventgraph.tables.terms import IN_NONE
from eventgraph.vocabulary import ONTOLOGY_GRAPH, PROV, SEM

__all__ = ["dumped", "handed_over"]

#: How many bytes of lines are looked at together.
_AT_ONCE: Final = 1 << 20
_OF_ONTOLOGY: Final = f" <{ONTOLOGY_GRAPH}> .".encode()
_SPEAKS: Final = f" <{SEM.accordingTo}> ".encode()
_ATTRIBUTED: Final = f" <{PROV.wasAttributedTo}> ".encode()
#: What is to be looked at quad by quad: blank nodes, terms of RDF 1.2, speakers that are texts, and
#: who is said to be the author already. Before some stands what occurs wherever they do.
_OTHERS: Final = {
    b"_:": (b"\n_:", b" _:"),
    b"<<": (b"<<",),
    b"--": (b"--ltr", b"--rtl"),
    _SPEAKS + b'"': (_SPEAKS + b'"',),
    _ATTRIBUTED: (_ATTRIBUTED,),
}


def dumped(dataset: Dataset, most: int | None = None) -> Lines | None:
    """Give a dataset's lines of N-Quads in their order, each claim attributed to its speaker.

    None for a scope, and where anything is to be looked at quad by quad. `most` is how many bytes
    are held in memory.

    >>> import eventgraph as eg
    >>> next(iter(dumped(eg.load("graph")))).split(b"#")[-1]
    b'MediaOutlet> .'
    """
    lines = Lines() if most is None else Lines(most)
    return lines if handed_over(dataset, lines.add) else None


def handed_over(dataset: Dataset, take: Callable[[list[bytes]], object]) -> bool:
    """Hand a dataset's lines on as `dumped` gives them, in any order, some at a time.

    False for a scope, and where anything is to be looked at quad by quad: what was handed on until
    then is not all.
    """
    if graphs_of(dataset) is not None:
        return False
    taken = _Taken(take)
    store_of(dataset).dump(cast("IO[bytes]", taken), format=ox.RdfFormat.N_QUADS)
    taken.look()
    return taken.are_all


class _Taken:
    """A stream that the engine writes lines to."""

    def __init__(self, take: Callable[[list[bytes]], object]) -> None:
        self.are_all = True
        self._take = take
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
        """Hand on the whole lines that were taken, but for those of the ontology."""
        end = self._text.rfind(b"\n") + 1
        text = b"\n" + self._text[:end]
        del self._text[:end]
        lines = text.split(b"\n")[1:-1]
        if _OF_ONTOLOGY in text:
            lines = [line for line in lines if not line.endswith(_OF_ONTOLOGY)]
            text = b"\n".join([b"", *lines, b""])
        if any(mark in text and any(map(text.__contains__, of)) for mark, of in _OTHERS.items()):
            self.are_all = False
            return
        self._take(lines + list(_attributions(text)))


def _attributions(text: bytes) -> Iterator[bytes]:
    """Attribute each claim of which a line says, outside claims, who speaks."""
    at = text.find(_SPEAKS)
    while at > 0:
        start, end = text.rfind(b"\n", 0, at) + 1, text.find(b"\n", at)
        if b" " not in text[start:at] and text.count(b" ", start, end) == IN_NONE:
            yield text[start:at] + _ATTRIBUTED + text[at + len(_SPEAKS) : end]
        at = text.find(_SPEAKS, end)
