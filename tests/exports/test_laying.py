"""A workbook whose rows lie in files is the one that is held, to the byte."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.exports.pieces.spooling import Row, Spooled, row_by_row
from eventgraph.exports.sheets import lay_out
from eventgraph.exports.xlsx import export_xlsx

TWICE = """
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix my: <http://example.org/> .
claim:a a evg:Claim ; sem:accordingTo actor:b ; evg:quote "two\\nlines" .
claim:a { my:x my:is 1 , "1" , "a\\tb\\n" , "a" ; my:size '>250'^^evg:quantity }
claim:b a evg:Claim ; sem:accordingTo actor:c ; evg:attitude evg:Denies .
claim:b { my:x my:is my:y , "=1+1" ; a evg:Group . actor:b a evg:Person }
claim:c sem:accordingTo my:x .
claim:c { my:x a evg:Group ; evg:affects actor:b . actor:b evg:knows my:x }
"""


@pytest.fixture(params=["all", "scope", "twice"])
def seen(request: pytest.FixtureRequest, dataset: Dataset, tmp_path: Path) -> Dataset:
    if request.param == "all":
        return dataset
    if request.param == "scope":
        return eg.scope(dataset, according_to="actor:marco-rubio")
    path = tmp_path / "twice.trig"
    path.write_text(TWICE, "utf-8")
    return eg.load(path)


def test_rows_in_files_are_those_that_are_held(seen: Dataset) -> None:
    held, light = lay_out(seen), lay_out(seen, most=1)
    assert [sheet.name for sheet in light] == [sheet.name for sheet in held]
    for one, other in zip(light, held, strict=True):
        assert isinstance(one.rows, Spooled) or one.name == "sources"
        assert (one.columns, one.links) == (other.columns, other.links)
        assert list(one.rows) == list(other.rows)
        assert len(one.rows) == len(other.rows)


def test_a_workbook_of_rows_in_files_has_the_same_bytes(
    seen: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = export_xlsx(seen)
    monkeypatch.setattr("eventgraph.exports.xlsx.lay_out", partial(lay_out, most=1))
    assert export_xlsx(seen) == held
    monkeypatch.setattr("eventgraph.exports.pieces.spooling._AT_ONCE", 7)
    assert export_xlsx(seen) == held


def test_a_file_gives_rows_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventgraph.exports.pieces.spooling._AT_ONCE", 2)
    rows: list[Row] = [(number, "a\n\u2028\0é", None, True, 0.5) for number in range(5)]
    kept = Spooled(rows)
    for _ in range(2):
        assert list(kept) == rows
    assert rows[4] in kept
    assert ("none",) not in kept


def test_rows_are_sorted_in_files_as_in_memory() -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    rows = [
        tuple(
            "".join(chance.choices("ab\0\1\2\t\n\v é\U0001f600", k=chance.randrange(4)))
            for _ in "12"
        )
        for _ in range(2_000)
    ]
    assert list(row_by_row(rows)) == sorted(rows)
