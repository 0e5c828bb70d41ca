"""The page in Chromium: a claim without a label has the sentence that it has everywhere else."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.cards import claim_names
from eventgraph.text.characters import visible
from eventgraph.vocabulary import RDFS, curie


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sentences_of_claims_are_those_of_the_labels(
    visit: Callable[..., Page], dataset: Dataset, language: str
) -> None:
    labelled = {str(subject) for subject in dataset.subjects(RDFS.label, None)}
    labels = eg.labels(dataset, language)
    bare = sorted(claim_names(dataset) - labelled)
    assert len(bare) > 100
    page = visit(f"#{curie(bare[0])}&lang={language}")
    for claim in bare[::9]:
        page.evaluate("hash => { location.hash = hash }", f"#{curie(claim)}&lang={language}")
        expect(page.locator("#evidence-title")).to_have_text(
            " ".join(visible(labels[claim]).split())
        )
