"""What `bulk check` finds: files that are not as written, literals and IRIs that are none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import StoreError
from eventgraph.vocabulary import EDTF, PREFIXES

XSD = PREFIXES["xsd"]
#: By datatype, what is of it and what is not.
WORDS = {
    f"{XSD}integer": (["7", "-07", "+0"], ["", "7.0", "7 ", "٧", "7\\n"]),
    f"{XSD}nonNegativeInteger": (["0", "-0", "+5"], ["-1"]),
    f"{XSD}positiveInteger": (["1", "007"], ["0"]),
    f"{XSD}decimal": (["1.", ".5", "-1.50"], [".", "1e3"]),
    f"{XSD}double": (["1e3", "INF", "NaN", ".5E-1"], ["inf", "1e"]),
    f"{XSD}boolean": (["true", "0"], ["True", "yes"]),
    f"{XSD}gYear": (["2025", "-0048", "12025"], ["25", "02025"]),
    f"{XSD}gYearMonth": (["2025-07", "2025-12Z"], ["2025-13", "2025-7"]),
    f"{XSD}date": (
        ["2025-07-31", "2024-02-29", "2000-02-29", "0004-02-29", "2025-01-01+02:00"],
        ["2025-02-29", "1900-02-29", "2025-06-31", "2025-00-10", "2025-7-1", "2025-07-01T00:00:00"],
    ),
    f"{XSD}dateTime": (
        ["2025-07-18T12:00:00Z", "2025-07-18T24:00:00", "2025-07-18T12:00:00.5+02:00"],
        ["2025-07-18", "2025-07-18T25:00:00", "2025-02-30T12:00:00"],
    ),
    EDTF: (["2025-07~", "2025-03/.."], ["July"]),
    f"{PREFIXES['evg']}quantity": ([">250", "~300"], ["60..50", "many"]),
}


def lines(kept: bool) -> str:  # noqa: FBT001 - which of two lists
    return "".join(
        f'<urn:s> <urn:p> "{word}"^^<{kind}> .\n'
        for kind, words in WORDS.items()
        for word in words[not kept]
    )


def test_every_literal_that_is_none_is_found_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "claims.nq"
    path.write_text(lines(kept=True) + lines(kept=False), "utf-8")
    eg.build_parquet(tmp_path / "tables", path)
    checked = eg.bulk_check(tmp_path / "tables")
    found = {(row["datatype"], row["term"]) for row in checked.terms.records()}
    wrong = {
        (kind, word.replace("\\n", "\n")) for kind, (_, words) in WORDS.items() for word in words
    }
    assert found == wrong
    ran = CliRunner().invoke(group, ["bulk", "check", str(tmp_path / "tables"), "-f", "csv"])
    assert ran.exit_code == 1
    assert "2025-02-29" in ran.stdout


def test_the_curated_graph_has_no_fault(curated_tables: Path) -> None:
    ran = CliRunner().invoke(group, ["bulk", "check", str(curated_tables)])
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.endswith(" quads, no fault\n")


@pytest.mark.parametrize("harm", ["cut", "changed", "gone", "more"])
def test_files_that_are_not_as_written_are_named(
    tmp_path: Path, curated_tables: Path, harm: str
) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(curated_tables, folder)
    part = next(folder.glob("quads/bucket=7/*.parquet"))
    data = part.read_bytes()
    match harm:
        case "cut":
            part.write_bytes(data[:-9])
        case "changed":
            part.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
        case "gone":
            part.unlink()
        case _:
            (part.parent / "other.parquet").write_bytes(data)
    ran = CliRunner().invoke(group, ["bulk", "check", str(folder)])
    assert ran.exit_code == 1
    assert "quads/bucket=7/" in ran.stdout.splitlines()[0]
    if harm != "changed":
        with pytest.raises(StoreError, match="is damaged: quads/bucket=7/"):
            eg.bulk_stats(folder)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"version": 9}', "\x00", '{"version": 1, "quads": "x"}']
)
def test_a_manifest_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "eventgraph-bulk.json").write_text(text)
    with pytest.raises(StoreError, match=r"no manifest of tables|another version"):
        eg.bulk_check(tmp_path)
