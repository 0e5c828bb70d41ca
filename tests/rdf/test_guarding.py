"""What would end the process, or fill the memory, is refused before a parser has it."""

import gzip
import re
from pathlib import Path
from typing import Final

import pytest

import eventgraph as eg
from eventgraph.errors import InputError
from eventgraph.rdf import guarding
from eventgraph.rdf.guarding import DEEPEST, Guard
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.streams import opened
from eventgraph.vocabulary import EDTF

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
HEAD: Final = f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="urn:e:">\n'
LINE: Final = '<urn:a> <urn:b> "c" .\n'


def fault(path: Path, text: str | bytes) -> str:
    """Write a file, load it, and give the error without the folder in front."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as error:
        eg.load(path, ontology=False)
    assert "\n" not in str(error.value)
    return str(error.value).replace(f"{path.parent}/", "")


def nested(name: str, levels: int) -> str:
    """Write data whose innermost bracket stands so many levels deep."""
    match name:
        case "a.ttl":
            return "<urn:a> <urn:b>\n" + "[ <urn:b> " * levels + "1" + " ]" * levels + " ."
        case "b.ttl":
            return "<urn:a> <urn:b>\n" + "(" * levels + "1" + ")" * levels + " ."
        case "a.trig":
            inner = levels - 1
            return "<urn:g> {\n<urn:a> <urn:b> " + "[ <urn:b> " * inner + "1" + "]" * inner + " }"
        case "a.jsonld":
            return '\n{"urn:b":' * levels + "1" + "}" * levels
        case "b.jsonld":
            return '{"urn:b":' + "[" * (levels - 1) + "1" + "]" * (levels - 1) + "}"
        case _:
            inner = (levels - 1) // 2
            return HEAD + "<e:A><e:p>" * inner + "</e:p></e:A>" * inner + "</rdf:RDF>"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("a.ttl", "2:5001"),
        ("b.ttl", "2:501"),
        ("a.trig", "2:5007"),
        ("a.jsonld", "502:1"),
        ("b.jsonld", "1:509"),
        ("a.rdf", "2:2496"),
    ],
)
def test_what_stands_deeper_than_the_limit_is_refused_where_it_begins(
    name: str, place: str, tmp_path: Path
) -> None:
    eg.load(_written(tmp_path / name, nested(name, DEEPEST - 1)), ontology=False)
    for levels in (DEEPEST + 2, 100_000):
        message = fault(tmp_path / name, nested(name, levels))
        assert message == f"{name}:{place}: stands more than 500 levels deep; write it flatter"


def _written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


@pytest.mark.parametrize("quote", ['"{}"', "'{}'", '"""{}"""', "'''{}'''", '"\\"{}"', "<urn:{}>"])
def test_brackets_in_strings_names_and_comments_are_none(quote: str, tmp_path: Path) -> None:
    mark = "(" if quote.startswith("<") else "[({"
    text = f"<urn:a> <urn:b> {quote.format(mark * 600)} . # {'[' * 600}\n" * 2
    assert len(eg.load(_written(tmp_path / "a.ttl", text), ontology=False)) == 1


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.ttl", b"# caf\xe9\n" + LINE.encode(), "1:6"),
        ("a.trig", LINE.encode() + b"\xc3\xa9".join([b"# ", b" \x81h\n"]), "2:5"),
        ("a.nt", LINE.encode() + b"# \x81h", "2:3"),
        ("a.nq", LINE.encode() + LINE.encode().replace(b"\n", b" # \xff\n"), "2:25"),
        ("a.ttl.gz", gzip.compress(LINE.encode() + b"# \x81h\n", mtime=0), "2:3"),
        ("a.nt", LINE.encode() + b"# cut \xe2\x82", "2:7"),
    ],
)
def test_a_comment_that_is_not_utf_8_is_refused_where_it_stands(
    name: str, text: bytes, place: str, tmp_path: Path
) -> None:
    assert fault(tmp_path / name, text) == (
        f"{name}:{place}: is not UTF-8; save the file with UTF-8 encoding"
    )


@pytest.mark.parametrize(
    ("name", "head", "place"),
    [
        ("a.ttl", LINE + '<urn:a> <urn:b> "', "2:17"),
        ("b.ttl", LINE + "<urn:a> <urn:b> '''", "2:17"),
        ("a.trig", LINE + "# ", "2:1"),
        ("a.nq", LINE + "<urn:a> <urn:b> <urn:", "2:17"),
        ("a.jsonld", '{"@id": "urn:a",\n "urn:b": "', "2:11"),
    ],
)
def test_what_is_too_long_for_a_parser_is_refused_where_it_begins(
    name: str, head: str, place: str, tmp_path: Path
) -> None:
    most = "7 MiB" if name == "a.jsonld" else "15 MiB"
    assert fault(tmp_path / name, head + "x" * (17 << 20)) == (
        f"{name}:{place}: begins a string, name or comment of more than {most}; split it"
    )


@pytest.mark.parametrize("name", ["a.nt", "a.jsonld"])
def test_white_space_without_end_is_refused(name: str, tmp_path: Path) -> None:
    assert fault(tmp_path / name, " " * (17 << 20)).endswith(
        ": ends more than 15 MiB of white space; take it out"
    )


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.ttl", LINE + "<urn:a> <urn:b> <<( <urn:a> <urn:b> 1 )>> .", "2:17"),
        ("b.ttl", "# <<\n<< <urn:a> <urn:b> 1 >> <urn:c> '<<' .", "2:1"),
        ("c.ttl", "@prefix e: <urn:e:> .\ne:a e:b " + "<<( e:a e:b " * 100_000, "2:9"),
        ("d.ttl", LINE + "<urn:a> <urn:b> 1 {| <urn:c> 2 |} .", "2:19"),
        ("e.ttl", LINE + "<urn:a> <urn:b> 1 ~ <urn:c> .", "2:19"),
        ("f.ttl", LINE + '<urn:a> <urn:b> "x"@en--ltr .', "2:23"),
        ("a.trig", "<urn:g> {\n<urn:a> <urn:b> <<( <urn:a> <urn:b> 1 )>> }", "2:17"),
        ("b.trig", '<urn:g> {\n<urn:a> <urn:b> "x"@ar--rtl }', "2:23"),
        ("a.nt", LINE + "<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .\n", "2:17"),
        ("b.nt", LINE + '<urn:a> <urn:b> "x"@en--ltr .\n', "2:23"),
        ("a.nq", "<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> <urn:g> .\n", "1:17"),
        ("b.nq", '<urn:a> <urn:b> "x"@en--ltr <urn:g> .\n', "1:23"),
        (
            "a.jsonld",
            '{"@id": "urn:a",\n "urn:b": {"@value": "x", "@language": "en", "@direction": "ltr"}}',
            "2:46",
        ),
        (
            "a.rdf",
            HEAD.replace(">", ' rdf:version="1.2">')
            + '<e:A rdf:about="urn:a">\n<e:p rdf:parseType="Triple">'
            + '<rdf:Description rdf:about="urn:b" e:q="1"/></e:p></e:A></rdf:RDF>',
            "3:20",
        ),
    ],
)
def test_terms_of_rdf_1_2_are_refused_where_they_stand(
    name: str, text: str, place: str, tmp_path: Path
) -> None:
    message = fault(tmp_path / name, text)
    assert message.startswith(f"{name}:{place}: a ")
    assert message.endswith("is of RDF 1.2, which is not read; write it in RDF 1.1")


TURTLE: Final = """@prefix a: <urn:a:> . @prefix
  b:
  <urn:b:> .
a:x b:y '''long [[ ' "" ''' , "it\\"s <<", "", '', 'a' ; b:z [ b:y ( 1 2 ) ] .
PREFIX c: <urn:c:>
# @prefix d: <urn:d:> .
c:x b:y "@prefix e: <urn:e:> .", "é\N{GRINNING FACE}" .@prefix f: <urn:f:> . f:x b:y <urn:x#y> .
"""


@pytest.mark.parametrize("size", [1, 2, 3, 7, 30, 1 << 20])
def test_a_file_is_read_alike_in_pieces_of_any_size(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "PIECE", size)
    path = _written(tmp_path / "a.ttl", TURTLE)
    with opened(path) as stream:
        guard = Guard(stream, "turtle")
        assert b"".join(iter(lambda: guard.read(5), b"")) == TURTLE.encode()
    assert guard.prefixes == {name: f"urn:{name}:" for name in "abcf"}
    assert len(eg.load(path, ontology=False)) == 13


NS: Final = "https://w3id.org/eventgraph/ns#"
DATE: Final = "<http://purl.org/dc/terms/issued>"
#: Lines of N-Triples, which are Turtle too; and whether nothing in them asks for a second look.
LINES: Final = [
    (f'<urn:a> {DATE} "2025-07-18" . # so\n<urn:a> <urn:b> <urn:c#d> .\n', True),
    (f'<urn:a> {DATE} "2025-07?" .\n<urn:a> {DATE} "2025-07" .', True),
    ('_:a <urn:b> "a\\nb \\"c\\"" .\n', True),
    (f'<urn:a> <{NS}size> ">250"^^<{NS}quantity> .\n', False),
    (f'<urn:a> <{NS}size> ">250"^^<{NS}quantit\\u0079> .\n', False),
    (f'<urn:a> {DATE} "2025-07~"^^<{EDTF}> .\n', False),
    ('<urn:a> <urn:b> "<<not a triple>>" .\n<urn:a> <urn:b> "[[[" .\n', False),
    ('<urn:a> <urn:b> "this -- and that"@en-gb .\r\n', False),
]


@pytest.mark.parametrize("size", [1, 2, 7, 30, 1 << 20])
@pytest.mark.parametrize(("text", "plain"), LINES)
def test_lines_are_read_as_the_same_turtle_is(
    text: str, *, plain: bool, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "PIECE", size)
    lines, turtle = _written(tmp_path / "a.nt", text), _written(tmp_path / "a.ttl", text)
    with opened(lines) as stream:
        guard = Guard(stream, "ntriples")
        assert b"".join(iter(lambda: guard.read(5), b"")) == text.encode()
    assert guard.plain is plain
    assert loaded(lines) == loaded(turtle)
    inexact = bool(re.search(r"[?~]|>250", text))
    assert any(quad.startswith(f"_:b <{NS}lowerEnd>") for quad in loaded(lines)) is inexact


def loaded(path: Path) -> list[str]:
    """Write each quad that is loaded, whatever its blank nodes are called."""
    return sorted(re.sub(r"_:[0-9a-f]+", "_:b", str(quad)) for quad in store_of(eg.load(path)))
