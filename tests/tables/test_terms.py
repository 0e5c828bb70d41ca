"""Lines of N-Quads taken apart: what pyoxigraph writes is read as pyoxigraph means it."""

from __future__ import annotations

import pyoxigraph as ox

from eventgraph.tables.lines import lines_of
from eventgraph.tables.terms import STRING, graph_of, literal, statement, written

TEXTS = (
    *("", " ", '"', "\\", '\\"', "a b", "<urn:a> .", '" <urn:g> .', '"^^<urn:a>', '"@en', "_:x"),
    *("\n\r\t\b\f", "\0\x01\x1f\x7f", "\\u0041", "é\u2028\U0001f600", "\\n", "a\\"),
)
NAMES = (ox.NamedNode("urn:a"), ox.NamedNode("http://example.org/é#z"), ox.BlankNode("b0"))
LITERALS = (
    *(ox.Literal(text) for text in TEXTS),
    *(ox.Literal(text, language="es-mx") for text in TEXTS),
    *(ox.Literal(text, datatype=NAMES[1]) for text in TEXTS),
)


def test_a_statement_is_its_four_terms() -> None:
    objects: tuple[ox.NamedNode | ox.BlankNode | ox.Literal, ...] = (*NAMES, *LITERALS)
    subjects, graphs = (NAMES[0], NAMES[2]), (ox.DefaultGraph(), NAMES[0], NAMES[2])
    quads = [
        ox.Quad(start, NAMES[1], end, graph)
        for start in subjects
        for end in objects
        for graph in graphs
    ]
    for quad, line in zip(quads, lines_of(quads), strict=True):
        start, relation, end, graph = quad
        named = "" if isinstance(graph, ox.DefaultGraph) else str(graph)
        assert statement(line.decode()) == (str(start), str(relation), str(end), named)
        assert graph_of(line).decode() == named
        assert written(start, relation, end) == line.decode().replace(f" {named} .", " .")


def test_a_literal_is_its_three_parts() -> None:
    for term in LITERALS:
        assert literal(str(term)) == (term.value, term.language or "", term.datatype.value)
    assert literal('"x"').datatype == STRING
