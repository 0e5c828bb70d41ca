"""A short run of the fuzzer finds nothing; what it is to find, it does find and keeps."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

import fuzz
from eventgraph.rdf.formats import FORMATS
from fuzzing.cases import Case, write
from fuzzing.kinds import KINDS, made

ROOT: Final = Path(__file__).parent.parent
#: Enough to try each kind.
INPUTS: Final = "250"


@pytest.mark.external
def test_a_short_run_of_every_kind_finds_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = fuzz.main(
        ["--inputs", INPUTS, "--seed", "house", "--workers", "2", "--output", str(tmp_path)]
    )
    printed = capsys.readouterr().out
    assert (status, list(tmp_path.iterdir())) == (0, []), printed
    assert printed.startswith("seed house: repeat this run with SEED=house\n")
    rows = {line.split()[0]: line.split()[1:] for line in printed.splitlines()}
    assert rows["all"][0] == INPUTS
    assert all(int(rows[kind][0]) > 0 for kind in KINDS)
    # What is only ever refused tries nothing but the parser.
    assert int(rows["all"][1]) > 50


@pytest.mark.external
@pytest.mark.parametrize(
    ("target", "outcome", "said"),
    [
        ("crash", "crash", "crash: KeyError in frail.py"),
        ("die", "abort", "ended with status -6"),
        ("hang", "hang", "over 0.5 s"),
        ("wait", "hang", "over 0.5 s"),
        ("mumble", "unclear", "status 2 without its line: 'something\\n'"),
        ("raw", "unclear", "status 7"),
    ],
)
def test_each_bad_end_is_counted_and_kept_with_the_command_that_repeats_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str, outcome: str, said: str
) -> None:
    inputs = "1" if outcome == "hang" else "3"
    arguments = ["--inputs", inputs, "--seed", "5", "--kind", "query", "--workers", "1"]
    arguments += ["--seconds", "0.5", "--output", str(tmp_path), "--target", f"frail:{target}"]
    assert fuzz.main(arguments) == 1
    printed = capsys.readouterr().out
    head, all_kinds = (
        line.split() for line in printed.splitlines() if line[:4] in {"kind", "all "}
    )
    counted = dict(zip(head[1:], all_kinds[1:], strict=True))
    assert (counted["inputs"], counted[outcome]) == (inputs, inputs)
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == ["query-5-1", "query-5-2"][: int(inputs)]
    script = (tmp_path / "query-5-1/repeat").read_text("utf-8")
    assert f"# query, seed 5, number 1\n# {said}" in script
    assert f"query-5-1/repeat: {said}" in printed


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_makes_the_same_inputs_again_and_another_makes_others(kind: str) -> None:
    cases = [made("7", kind, number) for number in range(1, 30)]
    assert cases == [made("7", kind, number) for number in range(1, 30)]
    assert cases != [made("8", kind, number) for number in range(1, 30)]


def test_no_input_leaves_its_folder() -> None:
    for kind in KINDS:
        for number in range(1, 60):
            case = made("9", kind, number)
            assert not [name for name in case.files if name.startswith("/") or ".." in name]
            assert not [word for word in case.arguments if word.startswith("/") or "\0" in word]
            assert ".." not in [part for word in case.arguments for part in word.split("/")]


def test_the_seeds_are_documents_of_each_format() -> None:
    for name, format in FORMATS.items():
        case = made("7", name, 1)
        assert list(case.files) == [f"data{format.suffixes[0]}"]
    twisted = [made("7", "meaning", number).files["data.nq"] for number in range(1, 20)]
    sizes = [len(list(ox.parse(data, format=ox.RdfFormat.N_QUADS))) for data in twisted]
    assert max(sizes) > 50


@pytest.mark.external
def test_a_kept_case_runs_in_its_own_folder(tmp_path: Path) -> None:
    case = Case(
        ("query", "-", "--graph", "data file.nt", "-f", "json"),
        {"data file.nt": b"<http://e/s> <http://e/p> <http://e/o> ."},
        b"ASK { ?s <http://e/p> ?o }",
    )
    write(case, tmp_path / "kept", "why it is kept\nin two lines")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    answer = subprocess.run(
        [tmp_path / "kept/repeat"],
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=True,
    )
    assert b'"boolean": true' in answer.stdout or b'"boolean":true' in answer.stdout
