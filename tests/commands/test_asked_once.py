"""What is read is handed on: no verb asks the same question twice."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.rdf.oxigraph import store_of
from eventgraph.sparql import running

ROOT = Path(__file__).parents[2]
Asked = Counter[tuple[str, str]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Count what Oxigraph is asked, by text and bound values."""
    found: Asked = Counter()

    class Counting:
        def __init__(self, dataset: Dataset) -> None:
            self.store = store_of(dataset)

        def query(self, text: str, **options: Any) -> object:  # noqa: ANN401 - passed on
            found[text, str(options.get("substitutions"))] += 1
            return self.store.query(text, **options)

    monkeypatch.setattr(running, "store_of", Counting)
    return found


VERBS = {
    "xlsx": (["export", "xlsx"], 13),
    "ftm": (["export", "ftm"], 13),
    "timelinejs": (["export", "timelinejs"], 12),
    "graphml": (["export", "graphml"], 12),
    "why": (["why", "actor:marco-rubio"], 14),
    "accounts": (["accounts", "event:exchange", "--html", "page.html"], 17),
    "accounts by party": (["accounts", "event:exchange", "--by", "party"], 16),
    "conflicts": (["conflicts"], 10),
    "silence": (["silence"], 8),
    "stats": (["stats"], 12),
}


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_asks_each_question_once(
    asked: Asked, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "ftm" and importlib.util.find_spec("followthemoney") is None:
        pytest.skip("followthemoney is not installed")
    arguments, most = VERBS[name]
    monkeypatch.chdir(tmp_path)
    options = ["--graph", str(ROOT / "graph"), "-o", "answer"]
    result = CliRunner().invoke(group, [*arguments, *options], catch_exceptions=False)
    assert result.exit_code == 0
    assert {text: times for (text, _), times in asked.items() if times > 1} == {}
    assert len(asked) <= most


def test_a_page_asks_each_question_once(asked: Asked, dataset: Dataset) -> None:
    eg.page(dataset)
    assert {text: times for (text, _), times in asked.items() if times > 1} == {}
