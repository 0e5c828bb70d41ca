"""Write answers while they come: never more of them in memory than some thousand rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from eventgraph.rdf.oxigraph import STRING, Term, term
from eventgraph.sparql.keeping import Row, Stream
from eventgraph.tables.facts import Facts
from eventgraph.tables.lines import joined, lines_of, unrepeated
from eventgraph.tables.results import RESULT_FORMS, Form

__all__ = ["STREAMED_GRAPHS", "Shared", "pieces_of"]

#: The formats of a graph that need no order: a triple a line.
STREAMED_GRAPHS: Final = ("nquads", "ntriples")
#: How many terms, and characters of them, are kept as they are written.
_MOST_TERMS: Final = 100_000
_MOST_SIGNS: Final = 20_000_000
#: How many are kept from one answer to the next.
_MOST_SHARED: Final = 5_000
_SIGNS_SHARED: Final = 2_000_000
#: How many blank nodes get a number, in the order in which they come.
_MOST_NODES: Final = 500_000


class _Texts(dict[Term | None, str | None]):
    """How terms are written, made when a term comes first; forgotten when it is too much."""

    def __init__(self, text: Callable[[Facts], str]) -> None:
        """Write terms by `text`; an empty cell stays one."""
        super().__init__({None: None})
        self.text, self.held = text, 0
        self.nodes: dict[str, str] = {}

    def __missing__(self, value: Term) -> str:
        text = self.text(self._facts(value))
        self.held += len(text)
        if len(self) > _MOST_TERMS or self.held > _MOST_SIGNS:
            self.clear()
            self[None], self.held = None, len(text)
        self[value] = text
        return text

    def _facts(self, value: Term) -> Facts:
        """Tell of a term; raises StoreError for a triple."""
        if isinstance(value, ox.NamedNode):
            return Facts("uri", value.value)
        if isinstance(value, ox.BlankNode):
            return Facts("bnode", self._node(value.value))
        if isinstance(value, ox.Triple):
            return Facts.of(term(value))
        if language := value.language:
            return Facts("literal", value.value, language)
        datatype = value.datatype
        return Facts("literal", value.value, None, None if datatype == STRING else datatype.value)

    def _node(self, label: str) -> str:
        """Give a blank node a number; where too many have one, its own label."""
        known = self.nodes.get(label)
        if known is None and len(self.nodes) == _MOST_NODES:
            return f"x{label}"
        return known or self.nodes.setdefault(label, f"b{len(self.nodes)}")


class Shared(_Texts):
    """How terms are written in one answer after the other: what many have is made once.

    >>> from eventgraph.tables.compact import COMPACT
    >>> shared = Shared(COMPACT)
    >>> ends = [b"".join(shared.pieces(("x",), [[ox.BlankNode(name)]])).rstrip() for name in "ab"]
    >>> [end.partition(b'"bindings":')[2] for end in ends]
    [b'[{"x":{"type":"bnode","value":"b0"}}]}}', b'[{"x":{"type":"bnode","value":"b0"}}]}}']
    """

    def __init__(self, form: Form) -> None:
        """Write in a form."""
        super().__init__(form.text)
        self.form = form

    def __missing__(self, value: Term) -> str:
        if isinstance(value, ox.BlankNode):
            return self.text(self._facts(value))
        if len(self) >= _MOST_SHARED or self.held > _SIGNS_SHARED:
            self.clear()
            self[None], self.held = None, 0
        return super().__missing__(value)

    def pieces(self, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
        """Write one answer, piece by piece."""
        self.nodes = {}
        cells = ([self[value] for value in row] for row in rows)
        return (piece.encode("utf-8") for piece in self.form.pieces(columns, cells))


def pieces_of(stream: Stream, format: str) -> Iterator[bytes]:
    r"""Write rows in a format of SPARQL's results, or triples one a line, piece by piece.

    >>> rows = iter([[ox.Literal("a, b")], [None]])
    >>> stream = Stream(("x",), rows, iter(()), iter(()))
    >>> b"".join(pieces_of(stream, "tsv"))
    b'?x\n"a, b"\n\n'
    """
    if format in STREAMED_GRAPHS:
        yield from _lines(stream)
        return
    form = RESULT_FORMS[format]
    texts = _Texts(form.text)
    rows = ([texts[value] for value in row] for row in stream.rows)
    for piece in form.pieces(stream.columns, rows):
        yield piece.encode("utf-8")


def _lines(stream: Stream) -> Iterator[bytes]:
    lines = lines_of(_plain(stream.triples))
    yield from joined(unrepeated(lines) if stream.repeats else lines)


def _plain(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Pass triples on; raises StoreError for what RDF 1.1 does not have."""
    for triple in triples:
        if isinstance(triple.object, ox.Triple):
            term(triple.object)
        yield triple
