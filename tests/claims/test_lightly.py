"""What is read lightly is what is read; little of it is held."""

from __future__ import annotations

import pytest
from rdflib import Dataset

from eventgraph.claims.lightly import Cards, read_lightly
from eventgraph.claims.reading import read_claims


def test_what_is_read_lightly_is_what_is_read(seen: Dataset) -> None:
    held, light = read_claims(seen), read_lightly(seen)
    assert sorted(light.triples) == sorted(held.triples)
    assert sorted(light.values) == sorted(held.values)
    assert len(light.triples) == len(held.triples)
    assert dict(light.cards) == held.cards
    assert held.triples[0] in light.triples  # type: ignore[index]
    for name in ("things", "above", "labels", "claims", "dates", "disputed", "contradicted"):
        assert getattr(light, name) == getattr(held, name), name
    assert light.cards.get("urn:none") is None
    assert len(light.cards) == len(held.cards)


def test_few_descriptions_are_kept(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventgraph.claims.lightly._KEPT", 10)
    cards = Cards(dataset)
    assert len([cards[claim] for claim in cards]) > 100
    assert cards.kept == 10
