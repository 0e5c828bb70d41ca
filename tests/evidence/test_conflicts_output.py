"""Conflicts pair by pair: each side with its own columns, each claim in a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.vocabulary import curie

Made = Callable[..., Dataset]

SIDE = ("property", "value", "speaker", "quote", "source", "claim", "thing")
STAY = (
    ("actor:ana", "event:stay evg:durationDays 100"),
    ("actor:ben", 'event:stay sem:hasBeginTimeStamp "2025-03"^^xsd:gYearMonth'),
    ("actor:ana", 'event:stay sem:hasEndTimeStamp "2025-07-18"^^xsd:date'),
)


def short(cell: object) -> object:
    return curie(cell) if isinstance(cell, str) and "/" in cell else cell


def answer(tmp_path: Path, *words: str) -> str:
    result = CliRunner().invoke(group, ["conflicts", "--pairs", "--graph", str(tmp_path), *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_each_row_shows_both_sides_with_their_words(made: Made) -> None:
    size = [("actor:ana", "group:held evg:size 238"), ("actor:ben", "group:held evg:size 252")]
    (row,) = eg.conflicts(made(*size)).records()
    one = ("evg:size", "238", "actor:ana", "words 1", "source:s", "claim:c1", "group:held")
    other = ("evg:size", "252", "actor:ben", "words 2", "source:s", "claim:c2", "group:held")
    assert {name: short(str(cell)) for name, cell in row.items()} == {
        "class": "contradicts",
        "about": "group:held",
        **{f"{name}_1": cell for name, cell in zip(SIDE, one, strict=True)},
        **{f"{name}_2": cell for name, cell in zip(SIDE, other, strict=True)},
        **{f"{name}_3": "None" for name in SIDE},
        "note": "",
        "finding": "1",
    }


def test_each_claim_of_a_side_has_a_row_and_rows_of_one_finding_are_numbered_alike(
    made: Made,
) -> None:
    dataset = made(
        *[("actor:ana", "group:held evg:size 252")] * 3,
        ("actor:ben", "group:held evg:size 238"),
        ("actor:ana", "event:talks evg:excludes actor:ben"),
        ("actor:ben", "event:talks evg:party actor:ben"),
    )
    rows = [
        [short(str(row[name])) for name in ("claim_1", "claim_2", "finding")]
        for row in eg.conflicts(dataset).records()
    ]
    assert rows == [
        ["claim:c5", "claim:c6", "1"],
        ["claim:c4", "claim:c1", "2"],
        ["claim:c4", "claim:c2", "2"],
        ["claim:c4", "claim:c3", "2"],
    ]


def test_several_names_of_one_speaker_stand_each_beside_its_claim(made: Made) -> None:
    dataset = made(
        ("actor:ana", 'place:town evg:calls "camp"@en'),
        ("actor:ana", 'place:town evg:calls "site"@en'),
        ("actor:ben", 'place:town evg:calls "prison"@en'),
    )
    names = ("value_1", "claim_1", "quote_1", "value_2", "claim_2")
    rows = [[short(str(row[name])) for name in names] for row in eg.conflicts(dataset).records()]
    assert rows == [
        ["camp", "claim:c1", "words 1", "prison", "claim:c3"],
        ["site", "claim:c2", "words 2", "prison", "claim:c3"],
    ]


def test_json_keeps_numbers_dates_and_languages(made: Made, tmp_path: Path) -> None:
    made(*STAY)
    (found,) = json.loads(answer(tmp_path, "--format", "json"))["results"]["bindings"]
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert [found[f"value_{n}"] for n in (1, 2, 3)] == [
        {"type": "literal", "value": "100", "datatype": f"{xsd}integer"},
        {"type": "literal", "value": "2025-03", "datatype": f"{xsd}gYearMonth"},
        {"type": "literal", "value": "2025-07-18", "datatype": f"{xsd}date"},
    ]
    assert found["quote_3"] == {"type": "literal", "value": "words 3", "xml:lang": "en"}
    assert {found[f"{name}_3"]["type"] for name in ("property", "speaker", "source", "claim")} == {
        "uri"
    }
    assert found["finding"]["datatype"] == f"{xsd}integer"


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_no_cell_holds_two_things(made: Made, tmp_path: Path, format: str) -> None:
    made(*STAY, STAY[0], STAY[1], ("actor:ben", "event:stay evg:durationDays 90"))
    text = answer(tmp_path, "--format", format)
    rows = list(csv.reader(io.StringIO(text), delimiter="," if format == "csv" else "\t"))
    assert len(rows) > 5
    assert not [cell for row in rows for cell in row if "; claim" in cell or " | " in cell]
    assert all(len(row) == len(rows[0]) for row in rows)


def test_text_says_of_each_side_what_it_says_and_never_an_end_under_begins(
    made: Made, tmp_path: Path
) -> None:
    made(*STAY, STAY[1])
    text = answer(tmp_path).partition("\n\n")[2]
    assert text == (
        "arithmetic: Stay (event:stay)\n"
        "  - Ana (actor:ana): duration in days 100\n"
        "      “words 1” (source:s, claim:c1)\n"
        "  - Ben (actor:ben): begins 2025-03\n"
        "      “words 2” (source:s, claim:c2)\n"
        "      “words 4” (source:s, claim:c4)\n"
        "  - Ana (actor:ana): ends 2025-07-18\n"
        "      “words 3” (source:s, claim:c3)\n"
        "    → begin and end allow 109 to 140 days; stated are 100\n"
        "\n"
        "pairs: 1 (0 contradicts; 0 changed account; 0 relayed differently; 0 differs,\n"
        "may both hold; 0 less certain; 0 less precise; 1 arithmetic; 0 not comparable; 0\n"
        "naming)\n"
    )


def test_text_names_the_part_where_a_side_is_said_of_one(made: Made, tmp_path: Path) -> None:
    made(
        ("actor:ana", "group:held evg:size 300 ; evg:partOf group:all"),
        ("actor:ben", "group:all evg:size 252"),
    )
    assert (
        "arithmetic: Held (group:held)\n"
        "  - Ana (actor:ana): size 300\n"
        "      “words 1” (source:s, claim:c1)\n"
        "  - Ben (actor:ben): All (group:all) size 252\n"
    ) in answer(tmp_path)


def test_text_gives_each_name_of_a_speaker_once(made: Made, tmp_path: Path) -> None:
    made(
        ("actor:ana", 'place:town evg:calls "camp"@en'),
        ("actor:ben", 'place:town evg:calls "prison"@en'),
        ("group:held", 'place:town evg:calls "site"@en'),
    )
    text = answer(tmp_path, "--class", "naming")
    assert [text.count(f"calls it {name}\n") for name in ("camp", "prison", "site")] == [1, 1, 1]
    assert "pairs: 3 (" in text


def test_a_class_of_several_words_is_chosen_by_its_name(made: Made, tmp_path: Path) -> None:
    made(
        ("actor:ana", 'group:held evg:size 238 ; evg:stage "initially"@en'),
        ("actor:ben", "group:held evg:size 252"),
        ("actor:ben", "group:held evg:size 260"),
    )
    text = answer(tmp_path, "--class", "differs, may both hold")
    assert "pairs: 2 (0 contradicts; 0 changed account; 0 relayed differently; 2" in " ".join(
        text.split()
    )
