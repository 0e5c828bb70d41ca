"""Things and sources have rows of their own; what is wrong with one names its cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from eventgraph.curation.sheets.importing import import_sheet
from sheets import mine, xlsx

THINGS = ("name", "kind", "label", "alias", "note", "latitude", "longitude")
SOURCES = ("name", "kind", "label", "web address", "issued", "words", "publisher")


def told(folder: Path, sheet: str, head: Sequence[object], *rows: Sequence[object]) -> list[str]:
    path = xlsx(folder / "a.xlsx", {sheet: [head, *rows]})
    return [str(fault) for fault in import_sheet(path, graph=[mine(folder)]).faults]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ((None, None, None, None, "note"), "things!A2: has neither a name nor a label; write one"),
        ((None, None, "Ferry"), "things!A2: is new and has no kind; choose one from the list"),
        ((None, "boat", "Ferry"), 'things!A2: "boat" is no kind of thing'),
        ((None, "city", "Mayor of Riverton"), 'things!A2: "Mayor of Riverton" is there already'),
        (("place:a b", "city", "Ferry"), 'things!A2: "place:a b" can be no name; write hyphens'),
        (("<no iri>", "city", "Ferry"), 'things!A2: "<no iri>" can be no name'),
        (("plaza:x", "city", "Ferry"), 'things!A2: "plaza:x" begins with no prefix that is known'),
        (
            ("place:riverton", "city", "Riverton", None, None, "43°"),
            'things!F2: "43°" is no number',
        ),
    ],
)
def test_a_row_that_makes_no_thing_is_told(
    tmp_path: Path, row: Sequence[object], message: str
) -> None:
    found = told(tmp_path, "things", THINGS, row)
    assert any(fault.startswith(message) for fault in found), found


def test_a_thing_has_one_row(tmp_path: Path) -> None:
    row = ("actor:mayor", "person", "Mayor of Riverton")
    assert told(tmp_path, "things", THINGS, row, row) == [
        "things!A3: actor:mayor stands in row 2 already"
    ]


def test_a_thing_may_be_named_by_its_label_and_gets_aliases_and_a_place(tmp_path: Path) -> None:
    row = ("Riverton", "city", "Riverton", "the town | Old Riverton", None, 43.02, -108.38)
    graph = mine(tmp_path)
    path = xlsx(tmp_path / "a.xlsx", {"Table 1": [THINGS, row]})
    assert import_sheet(path, graph=[graph]).faults == []
    text = (graph / "things.ttl").read_text("utf-8")
    for said in ('"the town"@en', '"Old Riverton"@en', "geo:lat 43.02", "geo:long -108.38"):
        assert said in text


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("javascript:alert(1)",), 'sources!D2: "javascript:alert(1)" is no web address; write it'),
        (("https://a.example/ b",), 'sources!D2: "https://a.example/ b" is no web address'),
        ((None, "yesterday"), 'sources!E2: "yesterday" is no date; write 2025-07-18'),
        ((None, None, "many"), 'sources!F2: "many" is no number; write 252'),
        ((None, None, None, "nobody"), 'sources!G2: "nobody" is not in the dataset'),
    ],
)
def test_a_cell_of_a_source_that_cannot_be_read_is_told(
    tmp_path: Path, cells: Sequence[object], message: str
) -> None:
    row = (None, "news article", "The Herald", *cells)
    (fault,) = told(tmp_path, "sources", SOURCES, row)
    assert fault.startswith(message)


def test_a_sheet_that_is_none_of_the_three_is_passed_over_and_told(tmp_path: Path) -> None:
    sheets: dict[str, list[tuple[object, ...]]] = {
        "things": [THINGS],
        "Shopping": [("milk", "bread")],
        "empty": [],
    }
    found = import_sheet(xlsx(tmp_path / "a.xlsx", sheets), graph=[mine(tmp_path)])
    assert (found.faults, found.remarks) == ([], ['a.xlsx: the sheet "Shopping" is not read'])


def test_a_name_that_several_things_bear_is_told_with_all_of_them(tmp_path: Path) -> None:
    rows = [(f"actor:twin-{n}", "person", "The Twins") for n in range(2)]
    sheets: dict[str, list[tuple[object, ...]]] = {
        "claims": [("claim", "speaker"), ("claim:x", "The Twins")],
        "things": [THINGS, *rows],
    }
    found = import_sheet(xlsx(tmp_path / "a.xlsx", sheets), graph=[mine(tmp_path)])
    assert list(map(str, found.faults)) == [
        'claims!B2: "The Twins" names several; say which: actor:twin-0, actor:twin-1'
    ]
