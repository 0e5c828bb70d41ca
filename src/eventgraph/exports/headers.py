"""What a dataset is and how independent its publications are, at the head of what leaves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import Dataset

from eventgraph.claims.describing import describe
from eventgraph.evidence.independence import independence_note
from eventgraph.exports.zips import Stream, with_more
from eventgraph.text.characters import one_line

__all__ = ["described", "headed", "headed_pieces"]

#: How a comment of one line is written, for the formats that have any. N-Quads has comments too,
#: but JSON-LD processors read it line by line, and refuse a line that is no quad.
_COMMENTS: Final = {
    **dict.fromkeys(("turtle", "trig", "ntriples", "nanopub"), "# {}\n"),
    **dict.fromkeys(("rdfxml", "graphml", "gexf"), "<!-- {} -->\n"),
    "dot": "// {}\n",
    "mermaid": "%% {}\n",
}
#: Where the nodes of JSON-LD begin. A node that has only an index is no data, and strict processors
#: keep it (https://www.w3.org/TR/json-ld11/#data-indexing).
_NODES: Final = b'"@graph": ['
_DECLARATION: Final = b"<?xml"
_BESIDE: Final = "independence.txt"
_README: Final = "README.txt"
_DASHES: Final = re.compile("-{2,}")
#: What ends a sentence; an address keeps its own end.
_ENDS: Final = (".", "!", "?", "/")


def headed(data: bytes, dataset: Dataset, format: str) -> bytes:
    r"""Write what a dataset is, and how independent its publications are, at an export's head.

    It is a comment where a format has comments, a member `independence` of Cytoscape JSON and of
    the first node of JSON-LD, which is no part of the data, and files beside the tables in a ZIP.
    Other formats come back as they are: they say it themselves, among their data, or not at all.

    >>> import eventgraph as eg
    >>> headed(b"{}", eg.load("graph"), "cytoscape")[:34]
    b'{\n"independence": "37 publications'
    """
    if format == "csv-nodes-edges":
        return b"".join(_beside([data], dataset))
    return _under(_head(dataset, format), data, format)


def _head(dataset: Dataset, format: str) -> bytes:
    """Write what stands at the head of an export."""
    if format in {"jsonld", "cytoscape"}:
        note = json.dumps(independence_note(dataset), ensure_ascii=False).encode("utf-8")
        return b'\n"independence": ' + note
    if format not in _COMMENTS:
        return b""
    lines = [*filter(None, [" ".join(described(dataset))]), independence_note(dataset)]
    return "".join(map(_COMMENTS[format].format, lines)).encode("utf-8")


def _under(head: bytes, data: bytes, format: str) -> bytes:
    """Put the head where a format has it."""
    if format == "cytoscape":
        comma = b"" if data[1:].lstrip().startswith(b"}") else b","
        return b"{" + head + comma + data[1:]
    if format == "jsonld":
        before, nodes, rest = data.partition(_NODES)
        comma = b"" if rest.lstrip().startswith(b"]") else b","
        return before + nodes + b"\n{" + head + b"\n}" + comma + rest
    if head and data.startswith(_DECLARATION):
        declaration, end, rest = data.partition(b"?>")
        return declaration + end + b"\n" + head + rest.removeprefix(b"\n")
    return head + data


def headed_pieces(pieces: Iterable[bytes], dataset: Dataset, format: str) -> Iterator[bytes]:
    """Write that at the head of an export which comes in pieces; a whole one comes as one piece.

    >>> import eventgraph as eg
    >>> b"".join(headed_pieces([b"{", b"}"], eg.load("graph"), "nquads"))
    b'{}'
    """
    if format == "csv-nodes-edges":
        yield from _beside(pieces, dataset)
        return
    # Made first: what it takes to know it is given back before the export takes its own.
    head, ahead = _head(dataset, format), iter(pieces)
    yield _under(head, next(ahead, b""), format)
    yield from ahead


def described(dataset: Dataset) -> list[str]:
    """Give the dataset's own title, description and licence, each on one line.

    >>> import eventgraph as eg
    >>> described(eg.load("graph"))[0]
    'Who says what about the exchange of July 2025.'
    """
    said = describe(dataset)
    licence = f"Licence: {said.licence}" if said.licence else ""
    texts = [one_line(text) for text in (said.title(), said.description(), licence)]
    # Two dashes in a row have no place in a comment of XML.
    return [
        _DASHES.sub("-", text if text.endswith(_ENDS) else f"{text}.") for text in texts if text
    ]


def _beside(pieces: Iterable[bytes], dataset: Dataset) -> Iterator[bytes]:
    """Put what is said of the dataset into a ZIP as files of their own."""
    files: dict[str, bytes | Stream] = {_BESIDE: f"{independence_note(dataset)}\n".encode()}
    if lines := described(dataset):
        files[_README] = "".join(f"{line}\n" for line in lines).encode()
    return with_more(pieces, files)
