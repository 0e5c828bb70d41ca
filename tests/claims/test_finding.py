"""A part of a name finds a thing where one alone bears it; where several do, they are listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.finding import find
from eventgraph.cli import group
from eventgraph.errors import UnknownName
from eventgraph.vocabulary import PREFIXES, curie


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Rubio", "actor:marco-rubio"),
        ("marco RUBIO", "actor:marco-rubio"),
        ("the exchange", "event:exchange"),
        ("Exchange", "event:exchange"),
        ("el CECOT", "place:cecot"),
        ("Church", "actor:catholic-church"),
        ("Leon XIV", "actor:pope-leo-xiv"),
        ("actor:marco-rubio", "actor:marco-rubio"),
    ],
)
def test_a_part_of_a_name_is_enough(dataset: Dataset, text: str, meant: str) -> None:
    assert curie(find(dataset, text)) == meant


def test_several_that_bear_it_are_listed_on_one_line(dataset: Dataset) -> None:
    with pytest.raises(UnknownName) as error:
        find(dataset, "Rodriguez")
    assert str(error.value) == (
        "'Rodriguez' names several things; say which: actor:delcy-rodriguez, "
        "actor:jorge-rodriguez, actor:jose-luis-rodriguez-zapatero"
    )


def test_a_word_inside_a_word_is_no_part_of_a_name(dataset: Dataset) -> None:
    with pytest.raises(UnknownName, match="nothing in the dataset is named 'ubio'"):
        find(dataset, "ubio")


@pytest.mark.parametrize("text", ["graph", "Group", "in exchange for"])
def test_no_term_of_the_vocabulary_is_offered_for_a_thing(dataset: Dataset, text: str) -> None:
    with pytest.raises(UnknownName) as error:
        find(dataset, text)
    offered = str(error.value).partition("did you mean ")[2]
    vocabulary = [name for name, iri in PREFIXES.items() if "/id/" not in iri]
    assert [name for name in vocabulary if f"{name}:" in offered] == []


def test_things_come_before_claims_and_claims_where_one_is_looked_for(dataset: Dataset) -> None:
    with pytest.raises(UnknownName, match="did you mean actor:marco-rubio"):
        find(dataset, "Marko Rubio")
    assert curie(find(dataset, "the talks", claim=True)).startswith("claim:cabello")
    with pytest.raises(UnknownName):
        find(dataset, "the talks")


def test_a_name_is_never_offered_for_itself(tmp_path: Path) -> None:
    text = f"<{PREFIXES['actor']}ana> <{PREFIXES['rdfs']}label> 'Ana Ruiz' , 'x:Ana'@en ."
    (tmp_path / "a.ttl").write_text(text, "utf-8")
    dataset = eg.load(tmp_path)
    for name in ("actor:anna", "Ana Ruis", "Anna"):
        with pytest.raises(UnknownName) as error:
            find(dataset, name)
        assert f"did you mean {name}" not in str(error.value)
        assert "did you mean actor:ana?" in str(error.value)


@pytest.mark.parametrize(
    "words",
    [
        ("conflicts", "the negotiation"),
        ("accounts", "negotiation"),
        ("path", "Rubio", "Church"),
        ("corroboration", "Church"),
        ("spread", "Orinoco Tribune counts 252 detained"),
    ],
)
def test_verbs_take_a_part_of_a_name(words: tuple[str, ...]) -> None:
    ran = CliRunner().invoke(group, [*words])
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_a_name_that_is_ambiguous_is_one_line_and_status_2() -> None:
    ran = CliRunner().invoke(group, ["conflicts", "Rodríguez"])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("eventgraph: 'Rodríguez' names several things; say which: actor:")
    assert ran.stderr.count("\n") == 1
