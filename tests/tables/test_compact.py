"""Results as a server sends them hold what the results of the command line hold."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from eventgraph.sparql.keeping import Stream
from eventgraph.sparql.streaming import Shared, pieces_of
from eventgraph.tables.compact import COMPACT

XSD = "http://www.w3.org/2001/XMLSchema#"
TERMS = [
    ox.NamedNode("http://example.org/a?b=c&d"),
    ox.BlankNode("x"),
    ox.BlankNode("y"),
    ox.Literal('"\\\n\t ñ 😀 }}],['),
    ox.Literal("hola", language="es-mx"),
    ox.Literal("5", datatype=ox.NamedNode(f"{XSD}integer")),
    ox.Literal("a", datatype=ox.NamedNode(f"{XSD}string")),
    None,
]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ((), []),
        ((), [[], []]),
        (("a",), []),
        (("a",), [[term] for term in TERMS]),
        (("a", "ñ", "c"), [[a, b, a] for a in TERMS for b in TERMS]),
        (("a",), [[ox.Literal(str(n))] for n in range(7000)]),
    ],
)
def test_compact_json_says_what_json_says(
    columns: tuple[str, ...], rows: list[list[ox.NamedNode | ox.BlankNode | ox.Literal | None]]
) -> None:
    stream = Stream(columns, iter(rows), iter(()), iter(()))
    long = json.loads(b"".join(pieces_of(stream, "json")))
    shared = Shared(COMPACT)
    for _ in range(2):
        short = b"".join(shared.pieces(columns, rows))
        assert json.loads(short) == long
        assert len(short) < len(
            b"".join(pieces_of(Stream(columns, iter(rows), iter(()), iter(())), "json"))
        )


def test_what_is_kept_from_one_answer_to_the_next_is_bounded() -> None:
    shared = Shared(COMPACT)
    for begin in range(0, 20_000, 1000):
        rows = [[ox.Literal("x" * 500 + str(n))] for n in range(begin, begin + 1000)]
        list(shared.pieces(("a",), rows))
        assert len(shared) <= 5_001
        assert sum(len(text or "") for text in shared.values()) <= 2_100_000
