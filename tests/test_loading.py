"""Loading: every format, every fault with file, line and column, and never the network."""

import gzip
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from rdflib import Dataset, Literal, URIRef

import eventgraph as eg
from eventgraph.datasets import files_of
from eventgraph.engine import store_of
from eventgraph.errors import InputError
from eventgraph.locations import locate

RDFXML: Final = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">\n{}\n'
    "</rdf:RDF>\n"
)
ONE_TRIPLE: Final = {
    "a.ttl": "<http://e/s> <http://e/p> 'o' .",
    "a.turtle": "<http://e/s> <http://e/p> 'o' .",
    "a.trig": "<http://e/g> { <http://e/s> <http://e/p> 'o' }",
    "a.nt": '<http://e/s> <http://e/p> "o" .',
    "a.nq": '<http://e/s> <http://e/p> "o" <http://e/g> .',
    "a.jsonld": '{"@id": "http://e/s", "http://e/p": "o"}',
    "a.rdf": RDFXML.format(
        '<rdf:Description rdf:about="http://e/s"><e:p>o</e:p></rdf:Description>'
    ),
}


def fault(path: Path, text: str | bytes) -> str:
    """Write a file, load it, and give the error without the folder in front."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as error:
        eg.load(path, ontology=False)
    assert "\n" not in str(error.value)
    return str(error.value).replace(f"{path.parent}/", "")


@pytest.mark.parametrize("name", ONE_TRIPLE)
def test_every_format_is_known_by_its_suffix(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(ONE_TRIPLE[name])
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(ONE_TRIPLE[name].encode()))
    for path in (tmp_path / name, tmp_path / f"{name}.gz"):
        dataset = eg.load(path, ontology=False)
        assert (URIRef("http://e/s"), URIRef("http://e/p"), Literal("o")) in dataset


def test_a_dataset_is_the_union_of_its_graphs_with_the_ontology_beside(dataset: Dataset) -> None:
    assert (URIRef("https://w3id.org/eventgraph/ns#Claim"), None, None) in dataset
    names = {str(graph.identifier) for graph in dataset.graphs()}
    assert "https://w3id.org/eventgraph/ns#" in names
    assert "https://w3id.org/eventgraph/id/claim/rubio-credits-bukele" in names


def test_a_folder_is_read_with_its_folders_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.ttl", "a.nq", "b/z.trig", "b/y.ttl.gz", "README.md", "notes.txt", "c.ttl~"):
        (tmp_path / name).write_bytes(gzip.compress(b"") if name.endswith(".gz") else b"")
    (tmp_path / ".hidden.ttl").write_text("no RDF")
    found = [str(path.relative_to(tmp_path)) for path in files_of(tmp_path)]
    assert found == ["a.nq", "b/y.ttl.gz", "b/z.trig", "c.ttl"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("[] <http://e/p> 1 .")
    assert files_of(tmp_path, path) == (path,)


def test_folders_behind_links_are_read_and_a_circle_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.ttl").write_text("")
    (tmp_path / "data/linked").symlink_to(tmp_path / "other")
    (tmp_path / "other/back").symlink_to(tmp_path / "data")
    assert files_of(tmp_path / "data") == (tmp_path / "data/linked/a.ttl",)


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    for name, text in {
        "a.ttl": "_:x <http://e/p> 1 .",
        "b.ttl": "_:x <http://e/p> 2 .",
        "c.jsonld": '{"@id": "_:x", "http://e/p": 3}',
        "d.jsonld": '{"@id": "_:x", "http://e/p": 4}',
    }.items():
        (tmp_path / name).write_text(text)
    subjects = {quad.subject for quad in store_of(eg.load(tmp_path, ontology=False))}
    assert len(subjects) == 4


@pytest.mark.parametrize("name", ["a.ttl", "a.nq", "a.jsonld", "a.rdf"])
def test_a_byte_order_mark_is_passed_over(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf" + ONE_TRIPLE[name].encode())
    assert len(eg.load(path, ontology=False)) == 1


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no/such: no such file or folder; check the path"):
        eg.load(tmp_path / "no/such")


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "claims.ttl").symlink_to(tmp_path / "gone.ttl")
    with pytest.raises(InputError, match=r"claims\.ttl: no such file or folder"):
        eg.load(tmp_path)


def test_a_folder_without_rdf(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# nothing")
    with pytest.raises(InputError, match="the folder holds no RDF file"):
        eg.load(tmp_path)


def test_an_unknown_suffix(tmp_path: Path) -> None:
    message = fault(tmp_path / "data.csv", "")
    assert message.startswith("data.csv: the suffix '.csv' stands for no RDF format; rename")
    assert fault(tmp_path / "data", "").startswith("data: has no suffix; rename")


def test_a_suffix_that_is_nearly_right_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "good.ttl").write_text("")
    (tmp_path / "claims.tirg").write_text("")
    with pytest.raises(InputError) as error:
        eg.load(tmp_path)
    assert str(error.value).endswith(
        "claims.tirg: the suffix '.tirg' stands for no RDF format; did you mean .trig?"
    )


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
        (gzip.compress(b"<http://e/s> <http://e/p> 1 .")[:-9], "Compressed file ended"),
        (gzip.compress(b"<http://e/s> <http://e/p> 1 .") + b"more", "Not a gzipped file"),
        (gzip.compress(b"<http://e/s> <http://e/p> 1 .")[:-8] + b"\0" * 8, "CRC check failed"),
        (b"", "it is empty"),
    ],
)
def test_a_broken_gzip_file(tmp_path: Path, data: bytes, what: str) -> None:
    message = fault(tmp_path / "g.ttl.gz", data)
    assert message.startswith(f"g.ttl.gz: is no whole gzip file ({what}")
    assert message.endswith("; compress it anew")


@pytest.fixture
def trap() -> Iterator[tuple[str, list[bytes]]]:
    """Listen on loopback; give the address and what was asked of it."""
    asked: list[bytes] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


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


def test_a_description_is_found_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(
        "@prefix e: <http://e/> .\n\ne:c {\n  e:s e:p e:o .\n}\n\ne:c\n  a e:Claim .\n"
        "<http://e/d> { }\n"
    )
    places = {iri: place.line for iri, place in locate([path]).items()}
    assert places == {"http://e/c": 7, "http://e/d": 9}
