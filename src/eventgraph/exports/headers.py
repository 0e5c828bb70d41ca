"""The sentence on independence at the head of what leaves the program."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Final

from rdflib import Dataset

from eventgraph.evidence.independence import independence_note
from eventgraph.exports.zips import packed

__all__ = ["headed"]

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


def headed(data: bytes, dataset: Dataset, format: str) -> bytes:
    r"""Write how independent a dataset's publications are at the head of an export.

    It is a comment where a format has comments, a member `independence` of Cytoscape JSON and of
    the first node of JSON-LD, which is no part of the data, and a file beside the tables in a ZIP.
    Other formats come back as they are: they say it themselves, among their data, or not at all.

    >>> import eventgraph as eg
    >>> headed(b"{}", eg.load("graph"), "cytoscape")[:34]
    b'{\n"independence": "One publication'
    """
    if format in {"jsonld", "cytoscape"}:
        note = json.dumps(independence_note(dataset), ensure_ascii=False).encode("utf-8")
        member = b'\n"independence": ' + note
        if format == "cytoscape":
            comma = b"" if data[1:].lstrip().startswith(b"}") else b","
            return b"{" + member + comma + data[1:]
        head, nodes, rest = data.partition(_NODES)
        comma = b"" if rest.lstrip().startswith(b"]") else b","
        return head + nodes + b"\n{" + member + b"\n}" + comma + rest
    if format == "csv-nodes-edges":
        return _beside(data, independence_note(dataset))
    if format not in _COMMENTS:
        return data
    comment = _COMMENTS[format].format(independence_note(dataset)).encode("utf-8")
    if data.startswith(_DECLARATION):
        declaration, end, rest = data.partition(b"?>")
        return declaration + end + b"\n" + comment + rest.removeprefix(b"\n")
    return comment + data


def _beside(data: bytes, note: str) -> bytes:
    """Put a sentence into a ZIP as a file of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return packed(files | {_BESIDE: f"{note}\n".encode()})
