"""Faults in files: one line with file, line and column, what is wrong, and what to do."""

import gzip
from pathlib import Path
from typing import Final

import pytest
from rdflib import URIRef

import eventgraph as eg
from eventgraph.errors import InputError

PACKED = gzip.compress(b"<http://e/s> <http://e/p> 1 .", mtime=0)
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFXML: Final = f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="http://e/">\n{{}}\n</rdf:RDF>\n'


def fault(path: Path, text: str | bytes) -> str:
    """Write a file, load it, and give the error without the folder in front."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as error:
        eg.load(path, ontology=False)
    assert "\n" not in str(error.value)
    return str(error.value).replace(f"{path.parent}/", "")


FAULTS: Final = {
    "a.ttl": (
        "@prefix e: <http://e/> .\ne:s e:p 'x' ; ; e:q } .\n",
        "a.ttl:2:21: } is not a valid RDF object; mend the Turtle there",
    ),
    "a.trig": (
        "@prefix e: <http://e/> .\ne:g { e:s e:p }\n",
        "a.trig:2:15: } is not a valid RDF object; mend the TriG there",
    ),
    "a.nt": (
        '<http://e/s> <http://e/p> "c" .\n<http://e/s> <http://e/p> c .\n',
        (
            "a.nt:2:27: The object of a triple must be an IRI, a blank node or a literal; "
            "mend the N-Triples there"
        ),
    ),
    "a.nq": (
        '<http://e/s> <http://e/p> "c" <http://e/g> x .\n',
        "a.nq:1:44: The subject of a triple must be an IRI or a blank node; mend the N-Quads there",
    ),
    "a.jsonld": (
        '{"@id": "http://e/s",\n "http://e/p": [1,}\n',
        (
            "a.jsonld:2:19: Unexpected closing curly bracket, no array to close; "
            "mend the JSON-LD there"
        ),
    ),
    "a.rdf": (
        RDFXML.format("<rdf:Description></rdf:Descr>"),
        "a.rdf:2:20: mismatched tag; mend the XML there",
    ),
}


@pytest.mark.parametrize("encoding", ["nothing", "utf-32", "shift_jis", "idna", "hex"])
def test_an_encoding_of_xml_that_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "a.rdf"
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?>\n<a/>', "utf-8")
    with pytest.raises(InputError) as caught:
        eg.load(path)
    message = "the encoding it names cannot be read; save the file with UTF-8 encoding"
    assert str(caught.value) == f"{path}:1:31: {message}"


@pytest.mark.parametrize("name", FAULTS)
def test_a_syntax_error_says_where_it_is(tmp_path: Path, name: str) -> None:
    text, expected = FAULTS[name]
    assert fault(tmp_path / name, text) == expected


@pytest.mark.parametrize("name", FAULTS)
def test_a_syntax_error_in_a_compressed_file_says_where_it_is(tmp_path: Path, name: str) -> None:
    text, expected = FAULTS[name]
    data = gzip.compress(text.encode())
    assert fault(tmp_path / f"{name}.gz", data) == expected.replace(name, f"{name}.gz")


def test_faults_beyond_syntax_say_where_they_are(tmp_path: Path) -> None:
    node = '<rdf:Description rdf:about="{}"/>'
    assert fault(tmp_path / "b.rdf", RDFXML.format(f"\n  {node.format('ab')}")) == (
        "b.rdf:3:3: error while parsing IRI 'ab': No scheme found in an absolute IRI; "
        "a relative IRI has no place here: write it in full"
    )
    assert fault(tmp_path / "b.jsonld", '{"@id": "http://e/s",\n "@type": 5}') == (
        "b.jsonld:2:12: @type value must be a string; mend the JSON-LD there"
    )


def test_xml_that_breaks_off_is_no_empty_file(tmp_path: Path) -> None:
    assert fault(tmp_path / "a.rdf", RDFXML.format("<rdf:Description>")[:-12]) == (
        "a.rdf:2:18: no element found; mend the XML there"
    )
    assert fault(tmp_path / "b.rdf", "") == "b.rdf:1:1: no element found; mend the XML there"


UNDECLARED: Final = {
    "p.ttl": (
        "# actors\nactor:x a evg:Person .",
        (
            "p.ttl:2:1: "
            "The prefix actor: has not been declared; declare it at the head of the file: "
            "@prefix actor: <https://w3id.org/eventgraph/id/actor/> ."
        ),
    ),
    "p.trig": (
        "claim:x { }",
        (
            "p.trig:1:1: "
            "The prefix claim: has not been declared; declare it at the head of the file: "
            "@prefix claim: <https://w3id.org/eventgraph/id/claim/> ."
        ),
    ),
    "p.rdf": (RDFXML.format("<foo:A/>"), "p.rdf:2:1: unbound prefix; mend the XML there"),
    "p.jsonld": (
        '{"@id": "http://e/s",\n "@type": "evg:Person"}',
        (
            "p.jsonld:2:11: the prefix evg: is not declared; "
            'put "evg": "https://w3id.org/eventgraph/ns#" in the context'
        ),
    ),
}


@pytest.mark.parametrize("name", UNDECLARED)
def test_an_undeclared_prefix_says_how_to_declare_it(tmp_path: Path, name: str) -> None:
    text, expected = UNDECLARED[name]
    assert fault(tmp_path / name, text) == expected


@pytest.mark.parametrize("name", ["r.ttl", "r.trig"])
def test_a_relative_iri_is_refused(tmp_path: Path, name: str) -> None:
    assert fault(tmp_path / name, "<s> <http://e/p> 1 .") == (
        f"{name}:1:1: No scheme found in an absolute IRI; "
        "a relative IRI has no place here: write it in full"
    )


def test_a_relative_iri_in_json_ld_is_refused_and_not_dropped(tmp_path: Path) -> None:
    assert fault(tmp_path / "r.jsonld", '{"@id": "rubio", "http://e/p": 1}') == (
        'r.jsonld:1:9: the IRI <rubio> is relative; write it in full or give "@base" in the context'
    )


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        (
            "u.ttl",
            b"<http://e/s> <http://e/p> 'ok' .\n<http://e/s> <http://e/p> 'caf\xe9' .",
            "2:31",
        ),
        ("u.trig", b"<http://e/s> <http://e/p> 'caf\xe9' .", "1:31"),
        ("u.nt", b'<http://e/s> <http://e/p> "caf\xe9" .\n', "1:31"),
        ("u.nq", b'<http://e/s> <http://e/p> "caf\xe9" .\n', "1:31"),
        ("u.jsonld", b'{"@id": "http://e/s",\n "http://e/p": "caf\xe9"}', "2:20"),
        ("u.rdf", RDFXML.format("<e:A/>").encode().replace(b"A", b"caf\xe9"), "2:7"),
    ],
)
def test_bytes_that_are_not_utf_8(tmp_path: Path, name: str, text: bytes, place: str) -> None:
    message = fault(tmp_path / name, text)
    assert message.startswith(f"{name}:{place}: ")
    assert message.endswith("; save the file with UTF-8 encoding")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<http://e/s> <http://e/p> 1 .", "Not a gzipped file"),
        (PACKED[:-9], "Compressed file ended"),
        (PACKED + b"more", "Not a gzipped file"),
        (PACKED[:-8] + b"\0" * 8, "CRC check failed"),
        (b"", "it is empty"),
    ],
)
def test_a_broken_gzip_file(tmp_path: Path, data: bytes, what: str) -> None:
    message = fault(tmp_path / "g.ttl.gz", data)
    assert message.startswith(f"g.ttl.gz: is no whole gzip file ({what}")
    assert message.endswith("; compress it anew")


def test_a_file_that_asks_for_the_network_is_refused(
    tmp_path: Path, trap: tuple[str, list[bytes]]
) -> None:
    address, asked = trap
    owl = "http://www.w3.org/2002/07/owl#"
    imports = f"# it imports\n@prefix owl: <{owl}> .\n<http://e/o> owl:imports <{address}/o> ."
    entity = f'<!DOCTYPE rdf:RDF [\n<!ENTITY x SYSTEM "{address}/x">]>\n'
    doctype = f'<!DOCTYPE rdf:RDF SYSTEM "{address}/d">\n'
    parameter = f'<!DOCTYPE rdf:RDF [<!ENTITY % x SYSTEM "{address}/x"> %x;]>\n'
    context = f'{{"@id": "http://e/s",\n "@context": [{{"p": "http://e/p"}}, "{address}/c"]}}'
    nested = (
        f'{{"@context": {{"p": {{"@id": "http://e/p",\n "@context": "{address}/c"}}}}, "p": {{}}}}'
    )
    empty = RDFXML.format("")
    assert fault(tmp_path / "i.ttl", imports) == (
        f"i.ttl:3:17: asks to import <{address}/o>, and nothing is fetched; "
        "save that file beside it and drop owl:imports"
    )
    assert fault(tmp_path / "i.nq", f"<http://e/o> <{owl}imports> <{address}/o> .").startswith(
        "i.nq:1:44: asks to import"
    )
    for name, text, place in (
        ("e.rdf", entity + empty, "2:"),
        ("d.rdf", doctype + empty, "1:"),
        ("p.rdf", parameter + empty, "1:"),
    ):
        message = fault(tmp_path / name, text)
        assert message.startswith(f"{name}:{place}")
        assert "asks for an external XML entity" in message
    for name, text, place in (("c.jsonld", context, "2:2"), ("n.jsonld", nested, "2:2")):
        assert fault(tmp_path / name, text) == (
            f"{name}:{place}: asks for a remote JSON-LD context, and nothing is fetched; "
            "write it inline"
        )
    assert asked == []


@pytest.mark.parametrize("reference", ["&a;&a;", "&#38;a;", ">&a;", "%a;"])
def test_entities_built_from_entities_are_refused(tmp_path: Path, reference: str) -> None:
    laughs = "".join(
        f'<!ENTITY {b} "&{a};&{a};&{a};">' for a, b in zip("bcdefgh", "cdefghi", strict=True)
    )
    text = f'<!DOCTYPE rdf:RDF [<!ENTITY a "ha"><!ENTITY b "{reference}">{laughs}]>\n{RDFXML}'
    message = fault(tmp_path / "n.rdf", text.format("<e:A><e:p>&i;</e:p></e:A>"))
    assert message.startswith("n.rdf:1:")


def test_a_plain_entity_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "e.rdf"
    path.write_text(
        f'<!DOCTYPE rdf:RDF [<!ENTITY a "ha">]>\n{RDFXML.format("<e:A><e:p>&a;</e:p></e:A>")}'
    )
    assert [
        str(value) for value in eg.load(path, ontology=False).objects(None, URIRef("http://e/p"))
    ] == ["ha"]
