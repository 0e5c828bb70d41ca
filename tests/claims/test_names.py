"""Names: found by CURIE, IRI or label; near misses answered with what may be meant."""

import unicodedata
from pathlib import Path

import pytest
from rdflib import Dataset, URIRef

import eventgraph as eg
from eventgraph.claims.names import known_names, labels, labels_in, resolve, strangers
from eventgraph.errors import UnknownName, near
from eventgraph.sparql.files import parse_query
from eventgraph.vocabulary import PREFIXES, curie, expand

ACTOR = "https://w3id.org/eventgraph/id/actor/"


@pytest.mark.parametrize(
    "name",
    [
        "actor:nicolas-maduro",
        f"{ACTOR}nicolas-maduro",
        f"<{ACTOR}nicolas-maduro>",
        "Nicolás Maduro",
        "nicolás  maduro ",
        unicodedata.normalize("NFD", "Nicolás Maduro"),
    ],
)
def test_a_thing_has_many_names(dataset: Dataset, name: str) -> None:
    assert resolve(dataset, name) == URIRef(f"{ACTOR}nicolas-maduro")


@pytest.mark.parametrize(
    ("name", "curie_meant"),
    [
        ("Papa León XIV", "actor:pope-leo-xiv"),
        ("CIA", "actor:central-intelligence-agency"),
        ("evg:Demand", "evg:Demand"),
        ("claim:rubio-credits-bukele", "claim:rubio-credits-bukele"),
    ],
)
def test_spanish_and_other_labels_and_the_vocabulary_count(
    dataset: Dataset, name: str, curie_meant: str
) -> None:
    assert curie(resolve(dataset, name)) == curie_meant


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "actor:diosdado-cabelo",
            (
                "nothing in the dataset is named actor:diosdado-cabelo; "
                "did you mean actor:diosdado-cabello?"
            ),
        ),
        (
            "Diosdado Cabelo",
            (
                "nothing in the dataset is named 'Diosdado Cabelo'; "
                "did you mean actor:diosdado-cabello?"
            ),
        ),
        (
            "Cabello",
            "nothing in the dataset is named 'Cabello'; did you mean actor:diosdado-cabello",
        ),
        (
            "aktor:marco-rubio",
            "nothing in the dataset is named 'aktor:marco-rubio'; did you mean actor:marco-rubio",
        ),
        (
            "qqqq",
            (
                "nothing in the dataset is named 'qqqq'; "
                "write a CURIE such as actor:…, or an exact label"
            ),
        ),
        (
            "",
            "nothing in the dataset is named ''; write a CURIE such as actor:…, or an exact label",
        ),
        ("http://example.org/nobody", "nothing in the dataset is named http://example.org/nobody"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    dataset: Dataset, name: str, message: str
) -> None:
    with pytest.raises(UnknownName) as error:
        resolve(dataset, name)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    "name", ["<x> } ; DROP ALL", "actor:x> } ; DROP", "http://x/>};DROP", "actor:\x00"]
)
def test_a_name_that_is_no_iri_is_unknown_and_does_no_harm(dataset: Dataset, name: str) -> None:
    with pytest.raises(UnknownName, match="nothing in the dataset is named"):
        resolve(dataset, name)


def test_a_name_that_several_things_carry_is_answered_with_all(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        f"<{ACTOR}a> rdfs:label 'A. Smith' .\n<{ACTOR}b> rdfs:label 'a. smith'@en ."
    )
    with pytest.raises(UnknownName) as error:
        resolve(eg.load(path), "A. Smith")
    assert str(error.value) == ("'A. Smith' names several things; say which: actor:a, actor:b")


def test_a_label_comes_in_the_language_asked_for_else_in_english(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix l: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<http://e/1> l:label 'one'@en , 'uno'@es . <http://e/2> l:label 'two'@en , 'plain' ."
        "<http://e/3> l:label 'drei'@de , 'three' . <http://e/4> l:label 'vier'@de , 'четыре'@ru ."
    )
    dataset = eg.load(path, ontology=False)
    assert list(labels(dataset, "es").values()) == ["uno", "two", "three", "vier"]
    assert list(labels(dataset).values()) == ["one", "two", "three", "vier"]


def test_a_label_with_a_region_serves_its_language(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix l: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<http://e/1> l:label 'Bürgermeister'@de , 'Alcalde'@es-MX , 'Mayor'@en-GB ."
        "<http://e/2> l:label 'Mayor (US)'@en-US , 'Mayor'@en , 'Alcalde (MX)'@es-MX , 'plain' ."
        "<http://e/3> l:label 'lift'@en-GB , 'elevator'@en-US , 'Aufzug'@de ."
        "<http://e/4> l:label 'plain' , 'Spanish'@es-ES , 'estonian'@et , 'Ascensor'@ES-419 ."
    )
    dataset = eg.load(path, ontology=False)
    english, spanish, mexican = labels_in(dataset, ("en", "es", "es-MX"))
    assert list(english.values()) == ["Mayor", "Mayor", "lift", "plain"]
    assert list(spanish.values()) == ["Alcalde", "Alcalde (MX)", "lift", "Ascensor"]
    assert list(mexican.values()) == ["Alcalde", "Alcalde (MX)", "lift", "Ascensor"]


def test_names_are_folded_and_sorted(dataset: Dataset) -> None:
    names = known_names(dataset)
    assert list(names) == sorted(names)
    assert names["marco rubio"] == [f"{ACTOR}marco-rubio"]


def test_names_of_a_query_that_the_dataset_does_not_know(dataset: Dataset) -> None:
    text = (
        "PREFIX a: <https://w3id.org/eventgraph/id/actor/>\n"
        "SELECT * { actor:marco-rubioo evg:calls ?x . ?y a a:marco-rubio ; # actor:nobody\n"
        "  evg:quote 'actor:nothing' ; evg:siez '1'^^xsd:integer . <http://example.org/no> ?p _:b }"
    )
    assert list(strangers(parse_query(text, "q"), dataset)) == [
        "nothing in the dataset is named actor:marco-rubioo; did you mean actor:marco-rubio?",
        "nothing in the dataset is named evg:siez; did you mean evg:size?",
        "nothing in the dataset is named <http://example.org/no>",
    ]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_curie_goes_there_and_back(prefix: str) -> None:
    assert curie(str(expand(f"{prefix}:a-b.c_d"))) == f"{prefix}:a-b.c_d"


def test_a_label_that_is_no_text_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<urn:a> rdfs:label [] , <urn:b> , 5 . [] rdfs:label "no name" .'
    )
    dataset = eg.load(path, ontology=False)
    assert labels(dataset) == {"urn:a": "5"}
    assert known_names(dataset) == {"5": ["urn:a"]}


def test_near_names_are_found_among_very_many_too() -> None:
    names = [f"thing-{number:05}" for number in range(5000)]
    assert near("thing-1234", names)[0] == "thing-01234"
    assert near("nothing alike", names) == []
