"""The arithmetic rules of one's own: what they must select, and when that is looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.errors import QueryError
from eventgraph.evidence import conflicts as finder
from eventgraph.evidence.conflicts import conflict_checks
from eventgraph.sparql.files import Query, parse_query
from eventgraph.sparql.running import solve

Made = Callable[..., Dataset]


def test_what_a_rule_selects_is_looked_at_before_any_rule_is_asked(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = made(("actor:ana", "group:held evg:size 238"))
    asked: list[tuple[str, int]] = []

    def watched(query: Query, on: Dataset) -> object:
        if query.name in rules:
            asked.append((query.name, len(on)))
        return solve(query, on)

    monkeypatch.setattr(finder, "solve", watched)
    rules = {
        **conflict_checks(),
        "mine": parse_query("SELECT ?thing { ?thing a evg:Event }", "mine"),
    }
    with pytest.raises(QueryError, match="mine: a check selects claim, otherClaim"):
        eg.conflicts(dataset, checks=rules)
    assert asked == [(name, 0) for name in rules]
