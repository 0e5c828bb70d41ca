"""Every fault of a sheet names its cell; all are told at once, and nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from eventgraph.curation.sheets.importing import Imported, import_sheet
from eventgraph.errors import InputError
from sheets import HEAD, mine, xlsx

GOOD = (
    "claim:n", "Mayor of Riverton", "The Gazette, 1 March 2024", "the old bridge in Riverton",
    "stated", "Reopening of the bridge", "place", "Riverton", None,
)  # fmt: skip


DAYS = (
    "is the number 45351 where a date is due; "
    "if it is 2024-02-29 (or, counted from 1904, 2028-03-01), write that"
)


def row(**cells: object) -> tuple[object, ...]:
    return tuple(cells.get(head, cell) for head, cell in zip(HEAD, GOOD, strict=True))


def read(folder: Path, *rows: Sequence[object], head: Sequence[object] = HEAD) -> Imported:
    graph = mine(folder)
    before = (graph / "claims.trig").read_bytes()
    found = import_sheet(xlsx(folder / "a.xlsx", {"claims": [head, *rows]}), graph=[graph])
    assert bool(found.faults) == ((graph / "claims.trig").read_bytes() == before)
    return found


def told(found: Imported) -> list[str]:
    return [str(fault) for fault in found.faults]


def test_a_name_that_is_not_known_is_told_with_the_nearest(tmp_path: Path) -> None:
    assert told(read(tmp_path, row(speaker="Mayer of Rivrton"))) == [
        'claims!B2: "Mayer of Rivrton" is not in the dataset; did you mean Mayor of Riverton?'
    ]


@pytest.mark.parametrize(
    ("cells", "cell", "message"),
    [
        ({"relation": "places"}, "G2", '"places" is no relation; did you mean place or'),
        ({"relation": "size", "value": "1,200"}, "H2", '"1,200" is no number; write 252'),
        ({"relation": "size", "value": "60..50"}, "H2", '"60..50" runs downwards; write 50..60'),
        ({"relation": "date", "value": "1/3/2024"}, "H2", '"1/3/2024" is no date; write 2025-07'),
        ({"relation": "date", "value": 45351}, "H2", DAYS),
        ({"value": None}, "H2", "the statement has no value; write it, or empty the row"),
        ({"thing": None}, "F2", "the statement has no thing"),
        ({"certainty": "surely"}, "E2", '"surely" is no certainty; there are alleged, possible'),
        ({"certainty": "denies"}, "E2", '"denies" is no certainty; there are alleged, possible'),
        ({"claim": "clam:x"}, "A2", '"clam:x" begins with no prefix that is known; there are'),
        ({"value": "=A1"}, "H2", 'holds the formula "=A1" and no value; write the value itself'),
        ({"value": "#N/A"}, "H2", 'holds the error "#N/A"; write a value'),
        ({"speaker": "actor:mayr"}, "B2", '"actor:mayr" is not in the dataset'),
        ({"value": '"x"^^wrong:type', "relation": "size"}, "H2", '"wrong:type" is no datatype'),
        ({"note": '"\\uD800"@en'}, "I2", '"\\uD800" is no character'),
    ],
)  # fmt: skip
def test_what_a_cell_cannot_hold_is_told(
    tmp_path: Path, cells: dict[str, object], cell: str, message: str
) -> None:
    (fault,) = told(read(tmp_path, row(**cells)))
    assert fault.startswith(f"claims!{cell}: {message}")


def test_a_wrong_heading_is_told_with_the_nearest_and_one_of_your_own_is_not_read(
    tmp_path: Path,
) -> None:
    head = ("clam", *HEAD[1:4], "certainty", "thing", "relation", "value", "# mine")
    (found,) = told(read(tmp_path, row(note="=danger"), head=head))
    assert found.startswith('claims!A1: no column is called "clam"; did you mean claim? (begin it')


def test_headings_twice_and_cells_without_a_heading_are_told(tmp_path: Path) -> None:
    head = (*HEAD[:8], "value")
    assert told(read(tmp_path, (*row(), "stray"), head=head)) == [
        'claims!I1: a column is called "value" already',
        "claims!J2: stands in a column without a heading",
    ]


def test_a_sheet_without_any_heading_that_is_known_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Table 1": [("who", "what"), ("a", "b")]})
    with pytest.raises(
        InputError, match="holds no sheet of claims; its first row should be: claim"
    ):
        import_sheet(path, graph=[mine(tmp_path)])


def test_empty_rows_are_passed_over_and_rows_are_named_as_they_are_numbered(tmp_path: Path) -> None:
    empty = (None,) * len(HEAD)
    assert told(read(tmp_path, empty, row(), empty, empty, row(claim="claim:m", value="X"))) == [
        'claims!H6: "X" is not in the dataset'
    ]


def test_rows_of_one_claim_must_stand_together(tmp_path: Path) -> None:
    other = row(claim="claim:m", quote="a bridge")
    assert told(read(tmp_path, row(), other, row(value="The Gazette"))) == [
        "claims!A4: claim:n begins in row 2; put its rows together"
    ]


def test_a_first_row_that_belongs_to_no_claim_is_told(tmp_path: Path) -> None:
    lonely = (None,) * 5 + row()[5:]
    assert told(read(tmp_path, lonely)) == [
        "claims!A2: belongs to no claim: there is neither a name nor a quote in it or above it"
    ]


def test_forty_faults_are_told_at_once_in_the_order_of_the_cells(tmp_path: Path) -> None:
    rows = [
        row(claim=f"claim:n{n}", speaker=f"nobody {n}", value=f"nowhere {n}") for n in range(20)
    ]
    found = read(tmp_path, *rows)
    assert [fault.place for fault in found.faults] == [
        f"claims!{letter}{n}" for n in range(2, 22) for letter in "BH"
    ]
