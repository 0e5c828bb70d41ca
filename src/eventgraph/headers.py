"""The sentence on independence at the head of what leaves the program."""

from __future__ import annotations

from typing import Final

from rdflib import Dataset

from eventgraph.evidence import independence_note

__all__ = ["headed"]

#: How a comment of one line is written, for the formats that have any.
_COMMENTS: Final = {
    **dict.fromkeys(("turtle", "trig", "nquads", "ntriples"), "# {}\n"),
    **dict.fromkeys(("rdfxml", "graphml", "gexf"), "<!-- {} -->\n"),
    "dot": "// {}\n",
    "mermaid": "%% {}\n",
}
_DECLARATION: Final = b"<?xml"


def headed(data: bytes, dataset: Dataset, format: str) -> bytes:
    r"""Write how independent a dataset's publications are as a comment at the head of an export.

    A format that has no comments, such as JSON or CSV, comes back as it is.

    >>> import eventgraph as eg
    >>> headed(b"[]", eg.load("graph"), "jsonld")
    b'[]'
    """
    if format not in _COMMENTS:
        return data
    comment = _COMMENTS[format].format(independence_note(dataset)).encode("utf-8")
    if data.startswith(_DECLARATION):
        declaration, end, rest = data.partition(b"?>")
        return declaration + end + b"\n" + comment + rest.removeprefix(b"\n")
    return comment + data
