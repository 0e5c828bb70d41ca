"""Names that are found one at a time are those that are made all at once."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.naming import Names
from eventgraph.rdf.oxigraph import store_of

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
CLAIM = "https://w3id.org/eventgraph/id/claim/"
UNLABELLED = re.sub(r"(claim:\w+\n    a evg:Claim ;\n)    rdfs:label [^;]*;\n", r"\1", CLEAN)
TEXTS = {
    "labelled": CLEAN,
    "without labels": UNLABELLED,
    "one of them denied": UNLABELLED.replace(
        "evg:Alleged ;", "evg:Alleged ; evg:attitude evg:Denies ;"
    ),
    "in one language": CLEAN.replace(
        '"twelve freed"@en , "doce liberados"@es', '"twelve freed"@en'
    ),
    "in English alone": re.sub(r' , "[^"]*"@es', "", CLEAN),
}


def load(folder: Path, text: str) -> Dataset:
    (folder / "claims.trig").write_text(text, "utf-8")
    return eg.load(folder)


def everything(dataset: Dataset) -> list[str]:
    """Name all that stands anywhere in a dataset."""
    found = {term for quad in store_of(dataset) for term in quad if isinstance(term, ox.NamedNode)}
    return sorted(term.value for term in found)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("language", ["en", "es", "es-MX", "fr"])
def test_they_are_the_labels_and_sentences_of_all(tmp_path: Path, text: str, language: str) -> None:
    dataset = load(tmp_path, text)
    for seen in (dataset, eg.scope(dataset, according_to="actor:gazette")):
        names, every = Names(seen, language), eg.labels(seen, language)
        assert {iri: names[iri] for iri in everything(seen) if iri in names} == every
        assert dict(names) == every
        assert len(names) == len(every)


def test_the_curated_dataset_has_the_same_names_either_way() -> None:
    dataset = eg.load("graph")
    names = Names(dataset, "es")
    assert {iri: names[iri] for iri in everything(dataset) if iri in names} == eg.labels(
        dataset, "es"
    )


def test_a_label_in_a_claim_that_does_not_show_is_none_of_the_scope(tmp_path: Path) -> None:
    dataset = load(tmp_path, f'{CLEAN}\nclaim:talks {{ place:x rdfs:label "hidden"@en }}')
    place = "https://w3id.org/eventgraph/id/place/x"
    assert Names(dataset)[place] == "hidden"
    seen = eg.scope(dataset, according_to="actor:gazette")
    assert place not in Names(seen)
    assert eg.labels(seen).get(place) is None


def test_what_is_no_iri_has_no_name(tmp_path: Path) -> None:
    assert Names(load(tmp_path, CLEAN)).get("no IRI >") is None
