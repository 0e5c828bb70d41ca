"""Lines cut into columns at once hold what the parser reads in them, and what it refuses."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import pyarrow as pa
import pytest

from eventgraph.bulk import lines
from eventgraph.bulk.inputs import Input, Piece
from eventgraph.bulk.lines import cut
from eventgraph.bulk.parsing import Nodes, parsed, tables
from eventgraph.errors import InputError
from eventgraph.rdf.formats import FORMATS
from eventgraph.rdf.loading import SYNTAXES
from eventgraph.vocabulary import EDTF, EVG, OWL, RDF, SEM, XSD

PATH: Final = Path("claims.nq")
IRIS: Final = ("http://a.b/", "https://ex.org:80/x", "urn:a:b", "http://e/?q=1#f", "http://e/%41")
ODD: Final = (
    *("http://é/", "http://e/é", "http://e/%4", "http://a:b/", "http://e/a b", "mailto:x", "x"),
    *("http://e?", "urn:", "http:///x", "https://[::1]/", "http://e/\\u00e9", "http://e/\ufffd"),
    *("http://e/\U0001f600", "http://e/\ue000", "urn:1//", "http://-/", "http://a..b/"),
)
PROPERTIES: Final = (str(SEM.hasTimeStamp), str(EVG.size), "http://a/p")
TEXTS: Final = (
    *("", "a b", "é\u0085", "2025-07-01", "2025", "2025-07~", " 2025-07-18 ", " <urn:x> ."),
    *("> <", "@en", "^^<urn:a>", "\u200f\U0001f600", "\ufffe", "<<( x"),
)
ESCAPED: Final = ("\\n", '\\"', "\t", "\x01", "\x7f", "\\u0041")
KINDS: Final = (
    *("", "", "@en", "@EN", "@es-mx", f"^^<{XSD.date}>", f"^^<{XSD.gYear}>", f"^^<{EDTF}>"),
    *(f"^^<{XSD.string}>", "^^<urn:dt>"),
)
WRONG: Final = ("^^<x>", "@e1", f"^^<{RDF.langString}>")
WHOLE: Final = (
    *("", " ", "# x", "<< <urn:a> <urn:b> <urn:c> >> <urn:d> <urn:e> ."),
    *("<urn:a> <urn:b> <urn:c> _:g .", f"<urn:a> <{OWL.imports}> <urn:c> ."),
    "<urn:a> <urn:b> <urn:c> . <urn:a> <urn:b> <urn:d> .",
)


def by_columns(data: bytes, format: str) -> object:
    given, nodes = Input(PATH, FORMATS[format]), Nodes(1, labelled=True)
    return rows(cut(Piece(1, data), given, nodes))


def by_parser(data: bytes, format: str) -> object:
    quads = parsed(data, SYNTAXES[format], 1, PATH)
    return rows(tables(quads, Nodes(1, labelled=True), PATH))


def rows(made: object) -> object:
    """Give rows, or what is told of a fault."""
    try:
        found = list(made)  # type: ignore[call-overload]
    except InputError as error:
        return str(error)
    return pa.concat_tables(found).to_pylist() if found else []


def line(chance: random.Random, *, odd: bool) -> str:
    def iri() -> str:
        return f"<{chance.choice((*IRIS, *ODD) if odd else IRIS)}{chance.choice(['', 'a'])}>"

    text = chance.choice((*TEXTS, *ESCAPED) if odd else TEXTS)
    literal = f'"{text}"{chance.choice((*KINDS, *WRONG) if odd else KINDS)}'
    subject = chance.choice([iri(), iri(), "_:b1"])
    predicate = chance.choice([iri(), f"<{chance.choice(PROPERTIES)}>"])
    parts = subject, predicate, chance.choice([iri(), literal, literal, "_:c"])
    graph = chance.choice(["", iri()])
    return chance.choice([" "] * 9 + ["  "]).join(filter(None, (*parts, graph, ".")))


@pytest.mark.parametrize("seed", range(4))
def test_lines_are_cut_into_what_the_parser_reads(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    told = 0
    for _ in range(400):
        odd = chance.random() < 0.5
        some = [line(chance, odd=odd and chance.random() < 0.2) for _ in range(6)]
        if odd:
            some[chance.randrange(6)] = chance.choice(WHOLE)
        end = chance.choice(["\n"] * 8 + ["\r\n", "\r"])
        data = (end.join(some) + chance.choice([end, ""])).encode()
        format = chance.choice(["nquads", "nquads", "ntriples"])
        expected = by_parser(data, format)
        assert by_columns(data, format) == expected, data
        told += isinstance(expected, str)
    assert 40 < told < 360


def test_what_is_no_text_at_all_is_refused_as_before() -> None:
    data = b'<urn:a> <urn:b> "\xff" .\n'
    assert by_columns(data, "nquads") == by_parser(data, "nquads")


def test_plain_lines_need_no_parser_and_one_odd_line_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bytes] = []

    def watched(data: bytes, *others: object) -> object:
        asked.append(data)
        return parsed(data, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(lines, "parsed", watched)
    plain = b'<urn:a> <urn:b> "c"@en <urn:d> .\n' * 50
    assert len(by_columns(plain, "nquads")) == 50  # type: ignore[arg-type]
    assert asked == []
    odd = b'<urn:a> <urn:b> "say \\"c\\"" .\n'
    found = by_columns(plain + odd + plain, "nquads")
    assert asked == [odd]
    assert [row["object"] for row in found][49:52] == ["c", 'say "c"', "c"]  # type: ignore[attr-defined]


def test_long_pieces_are_cut_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"".join(b'<urn:a%d> <urn:b> "c" .\n' % n for n in range(100)) + b"<urn:a> x"
    monkeypatch.setattr(lines, "_AT_ONCE", 90)
    assert by_columns(data, "nquads") == by_parser(data, "nquads")
    assert str(by_parser(data, "nquads")).startswith("claims.nq:101:")
    good = data[: data.rindex(b"<urn:a>")]
    assert by_columns(good, "nquads") == by_parser(good, "nquads")
