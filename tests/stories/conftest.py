"""What tests of stories share: a dataset of things and of claims: who, what is said, and how."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES

Told = Callable[..., Dataset]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Make a dataset of things and of claims, each a speaker, what is said, and how."""

    def make(things: str, *claims: tuple[str, ...]) -> Dataset:
        lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()] + [things]
        for number, (speaker, said, *how) in enumerate(claims, 1):
            ways = "".join(f"{way} ; " for way in how) or "evg:certainty evg:Stated ; "
            lines.append(f"claim:c{number} {{ {said} . }}")
            lines.append(
                f"claim:c{number} a evg:Claim ; sem:accordingTo {speaker} ; {ways}"
                f'prov:wasQuotedFrom source:s ; evg:quote "words {number}"@en .'
            )
        (tmp_path / "data.trig").write_text("\n".join(lines), "utf-8")
        return eg.load(tmp_path / "data.trig")

    return make
