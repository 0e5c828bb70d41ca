"""`eventgraph query` away from the checkout: the library listed, shown and answered by name."""

from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from eventgraph.cli import group

ROOT: Final = Path(__file__).parents[2]
TIES: Final = (ROOT / "queries/ties.rq").read_bytes()


def query(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["query", *arguments], env={"COLUMNS": "200"})


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)


def test_without_queries_of_one_s_own_the_library_is_listed() -> None:
    lines = query().stdout.splitlines()
    assert (lines[0], lines[2].split()) == ("library", ["query", "answers", "parameters"])
    assert lines[4].startswith("about-a-claim ")


def test_one_s_own_queries_are_listed_first_and_none_is_listed_twice() -> None:
    Path("queries").mkdir()
    Path("queries/zebra.rq").write_text("#+ summary: Who?\nASK { }")
    Path("queries/ties.rq").write_bytes(TIES)
    lines = query().stdout.splitlines()
    assert lines[0] == "queries/"
    assert [line.split()[0] for line in lines[4:9] if line] == ["ties", "zebra", "library"]
    assert sum(line.startswith("ties ") for line in lines) == 1
    rows = query("-f", "csv").stdout.splitlines()
    assert rows[0] == "query,answers,parameters,folder"
    assert rows[1] == "ties,Who is said to be tied to whom?,actor (iri),queries/"
    assert rows[2] == "zebra,Who?,,queries/"
    assert rows[3] == "about-a-claim,Everything recorded about a claim,claim (iri),library"


def test_a_name_of_the_library_is_answered() -> None:
    answer = query("speakers", "-f", "csv", "--graph", str(ROOT / "graph"))
    assert answer.stdout.startswith("speaker,claims,reports,things,sources\n")
    assert query("tie").stderr == ("eventgraph: no query is named 'tie'; did you mean ties?\n")


def test_a_broken_query_beside_the_one_asked_for_is_no_hindrance() -> None:
    Path("queries").mkdir()
    Path("queries/broken.rq").write_text("#+ sumary: slip\nASK { }")
    assert query("speakers", "--graph", str(ROOT / "graph")).exit_code == 0
    assert query().stderr.startswith("eventgraph: queries/broken.rq:1:3: the header knows no key")


def test_a_query_is_shown_byte_for_byte_by_name_and_by_file() -> None:
    Path("windows.rq").write_bytes(b"\xef\xbb\xbfASK { }\r\n# \xff")
    assert query("ties", "--show").stdout_bytes == TIES
    assert query("windows.rq", "--show").stdout_bytes == b"\xef\xbb\xbfASK { }\r\n# \xff"
    assert query("ties", "--show", "-o", "mine.rq").exit_code == 0
    assert Path("mine.rq").read_bytes() == TIES


def test_a_file_that_the_shell_has_emptied_to_be_written_to_hides_nothing() -> None:
    Path("queries").mkdir()
    Path("queries/ties.rq").touch()
    assert query("ties", "--show").stdout_bytes == TIES
    Path("queries/ties.rq").write_text("ASK { }")
    assert query("ties", "--show").stdout_bytes == b"ASK { }"


@pytest.mark.parametrize("nothing", [(), ("-",)])
def test_only_a_file_can_be_shown(nothing: tuple[str, ...]) -> None:
    shown = query("--show", *nothing)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr == "eventgraph: --show prints a file; name a query or a file\n"
