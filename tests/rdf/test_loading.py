"""Loading: every format, every fault with file, line and column, and never the network."""

import gzip
from pathlib import Path
from typing import Final

import pytest
from rdflib import Dataset, Literal, URIRef

import eventgraph as eg
from eventgraph.errors import InputError
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.places.listing import files_of
from eventgraph.rdf.turtletext import locate
from eventgraph.vocabulary import curie

ROOT: Final = Path(__file__).parents[2]
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


def test_everything_curated_is_found_in_its_file(dataset: Dataset) -> None:
    places = locate(files_of(ROOT / "graph"))
    names = {str(graph.identifier) for graph in dataset.graphs()}
    claims = {name for name in names if "/id/claim/" in name}
    assert claims
    assert claims <= places.keys()
    for iri, place in places.items():
        line = place.path.read_text("utf-8").splitlines()[place.line - 1]
        assert line == curie(iri)


def test_a_description_is_found_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(
        "@prefix e: <http://e/> .\n\ne:c {\n  e:s e:p e:o .\n}\n\ne:c\n  a e:Claim .\n"
        "<http://e/d> { }\n"
    )
    places = {iri: place.line for iri, place in locate([path]).items()}
    assert places == {"http://e/c": 7, "http://e/d": 9}
