"""The same words in two publications are told, unless the dataset says where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.quoted.repeats import repeated_quotes, repeated_texts
from eventgraph.vocabulary import PREFIXES, curie, expand

WORDS = "guards beat at least fifty of them with sticks at night"
DATA = f"""
actor:ana a evg:Person ; rdfs:label "Ana"@en ;
    skos:altLabel "The Honourable Ana of the Lower Town"@en .
source:one a evg:NewsArticle . source:two a evg:NewsArticle .
claim:a {{ actor:ana evg:linkedTo actor:ben }}
claim:a sem:accordingTo actor:ana ; prov:wasQuotedFrom source:one ; evg:quote "{WORDS}"@en .
claim:b {{ actor:ana evg:linkedTo actor:ben }}
claim:b sem:accordingTo actor:ben ; prov:wasQuotedFrom source:two ; evg:quote "{WORDS}"@en .
"""


def read(folder: Path, said: str) -> Dataset:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (folder / "data.trig").write_text(prefixes + DATA + said, "utf-8")
    return eg.load(folder)


def pairs(dataset: Dataset, words: str = WORDS) -> list[tuple[str, str]]:
    names = {str(expand(f"claim:{name}")): words for name in "ab"}
    return [(curie(r.one), curie(r.other)) for r in repeated_quotes(dataset, names)]


@pytest.mark.parametrize(
    "said",
    [
        "source:two prov:wasDerivedFrom source:one .",
        "source:one prov:wasDerivedFrom source:x . source:two prov:wasRevisionOf source:x .",
        "source:one dcterms:creator actor:wire . source:two dcterms:creator actor:wire .",
        "claim:a prov:hadPrimarySource source:two .",
        "claim:a evg:statedIn event:e . claim:b evg:statedIn event:e .",
        "claim:a evg:relay1 actor:wire . claim:b evg:reportedBy actor:wire .",
        "claim:b evg:basedOn claim:a .",
        "claim:b prov:wasQuotedFrom source:one .",
    ],
)
def test_what_is_declared_is_not_told(tmp_path: Path, said: str) -> None:
    assert pairs(read(tmp_path, said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "",
        "source:two prov:wasDerivedFrom source:three .",
        "claim:a evg:statedIn event:e . claim:b evg:statedIn event:f .",
    ],
)
def test_what_is_not_declared_is_told(tmp_path: Path, said: str) -> None:
    assert pairs(read(tmp_path, said)) == [("claim:a", "claim:b")]


def test_names_of_things_do_not_count(tmp_path: Path) -> None:
    dataset = read(tmp_path, "")
    assert pairs(dataset, "so said The Honourable Ana of the Lower Town to us") == []


def test_texts_are_compared_without_the_words_of_a_speech(tmp_path: Path) -> None:
    texts = {str(expand(f"source:{name}")): f"{name} writes: {WORDS}." for name in ("one", "two")}
    (found,) = repeated_texts(read(tmp_path, ""), texts)
    assert (curie(found.one), curie(found.other), found.places) == ("source:one", "source:two", 5)
    assert repeated_texts(read(tmp_path, "claim:a evg:statedIn event:e ."), texts) == []
    derived = read(tmp_path, "source:two prov:wasDerivedFrom source:one .")
    assert repeated_texts(derived, texts) == []
