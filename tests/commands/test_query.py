"""`eventgraph query`: what it prints, how it refuses, and with which status it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from eventgraph.cli import group

ROOT: Final = Path(__file__).parents[2]
BUKELE: Final = "https://w3id.org/eventgraph/id/actor/nayib-bukele"


def query(*arguments: str, stdin: str | bytes | None = None, columns: int = 100) -> Result:
    """Run the verb as a user does in the repository."""
    environment = {"COLUMNS": str(columns)}
    return CliRunner().invoke(group, ["query", *arguments], input=stdin, env=environment)


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where `graph` and `queries` are."""
    monkeypatch.chdir(ROOT)


def test_without_a_query_it_lists_them_with_titles_and_parameters() -> None:
    lines = query(columns=200).stdout.splitlines()
    assert (lines[0], lines[2].split()) == ("queries/", ["query", "answers", "parameters"])
    rows = [[part.strip() for part in line.split("  ") if part] for line in lines]
    assert [
        "left-out",
        "Who is said to be left out, and who says otherwise?",
        "event (iri)",
    ] in rows
    assert ["speakers", "Who speaks, and how often?"] in rows
    assert "least (integer, default 2)" in {row[-1] for row in rows if row}


def test_an_answer_reads_as_labels_with_curies_beside() -> None:
    result = query("disputes", "-p", "speaker=group:families")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Which claims does another speaker deny, in both speakers' words?\n"
        "speaker: Families of the Venezuelans held in El Salvador (group:families)\n\n"
    )
    assert "accusers" in result.stdout
    assert "(group:" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "https://" not in result.stdout


@pytest.mark.parametrize("value", ["actor:nayib-bukele", "Nayib Bukele", BUKELE, f"<{BUKELE}>"])
def test_a_thing_may_be_named_in_any_way(value: str) -> None:
    result = query("responsibility", "-p", f"actor={value}", "-f", "csv")
    assert result.stdout.splitlines()[1].split(",")[2] == BUKELE


def test_raw_shows_plain_iris() -> None:
    stdout = query("intermediaries", "--raw", columns=400).stdout
    assert BUKELE in stdout
    assert "Nayib Bukele (" not in stdout


def test_labels_come_in_spanish() -> None:
    assert (
        "Papa León XIV (actor:pope-leo-xiv)"
        in query("intermediaries", "--lang", "es", columns=300).stdout
    )


def test_every_table_format_is_written() -> None:
    assert query("speakers", "-f", "csv").stdout_bytes.startswith(
        b"speaker,claims,reports,things,sources\r\n"
    )
    assert query("speakers", "-f", "tsv").stdout.startswith(
        "?speaker\t?claims\t?reports\t?things\t?sources\n<"
    )
    assert json.loads(query("speakers", "-f", "json").stdout)["head"]["vars"][0] == "speaker"
    assert query("speakers", "-f", "xml").stdout.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>'
    )
    assert query("speakers", "-f", "markdown").stdout.startswith("| speaker | claims |")


@pytest.mark.parametrize(
    ("format", "start"),
    [
        ("turtle", "@prefix"),
        ("trig", "@prefix"),
        ("jsonld", "{"),
        ("nquads", "<http"),
        ("ntriples", "<http"),
        ("rdfxml", "<?xml"),
    ],
)
@pytest.mark.parametrize("name", ["claims-about-an-actor", "about-a-claim"])
def test_a_graph_is_written_in_every_rdf_format(name: str, format: str, start: str) -> None:
    result = query(name, "-f", format)
    assert result.exit_code == 0
    assert result.stdout.lstrip("[ \n").startswith(start)


def test_turtle_is_what_a_graph_is_written_as_when_nothing_is_said() -> None:
    stdout = query("about-a-claim", "-p", "claim=claim:cabello-pellets").stdout
    assert "claim:cabello-pellets" in stdout
    assert "evg:quote" in stdout


def test_an_ask_says_yes_or_no_by_its_status_too() -> None:
    yes = query("does-actor-speak", "-p", "actor=Marco Rubio")
    no = query("does-actor-speak", "-p", "actor=Donald Trump")
    assert (yes.stdout, yes.exit_code, yes.stderr) == ("yes\n", 0, "")
    assert (no.stdout, no.exit_code, no.stderr) == ("no\n", 1, "")
    as_json = query("does-actor-speak", "-p", "actor=Donald Trump", "-f", "json")
    assert (json.loads(as_json.stdout), as_json.exit_code) == ({"head": {}, "boolean": False}, 1)


def test_a_query_is_read_from_standard_input_and_from_any_file(tmp_path: Path) -> None:
    text = "SELECT ?x { VALUES ?x { 'a' 'b' } } ORDER BY DESC(?x)"
    path = tmp_path / "mine.sparql"
    path.write_text(text)
    assert query("-", "-f", "csv", stdin=text).stdout == "x\nb\na\n"
    assert query(str(path), "-f", "csv").stdout == "x\nb\na\n"
    assert query(str(path), "-f", "csv", "--queries", str(tmp_path / "none")).exit_code == 0


def test_a_file_in_the_folder_one_stands_in_needs_no_slash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.txt").write_text("ASK { }")
    (tmp_path / "a.ttl").write_text("")
    (tmp_path / "queries").mkdir()
    monkeypatch.chdir(tmp_path)
    assert query("mine.txt", "--graph", "a.ttl").stdout == "yes\n"


def test_an_answer_is_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    result = query("speakers", "-f", "csv", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_bytes().startswith(b"speaker,claims,reports,things,sources\r\n")


def test_a_scope_narrows_every_query() -> None:
    stdout = query("speakers", "--according-to", "actor:marco-rubio", "-f", "csv").stdout
    assert len(stdout.splitlines()) == 2


def test_no_rows_are_explained_by_the_name_that_does_not_exist() -> None:
    result = query("-", stdin="SELECT ?p { actor:marco-rubioo ?p ?o }")
    assert (result.exit_code, result.stdout) == (0, "p\n─\n")
    assert result.stderr == (
        "eventgraph: <stdin> has no answer in this dataset\n"
        "eventgraph: nothing in the dataset is named actor:marco-rubioo; "
        "did you mean actor:marco-rubio?\n"
    )


def test_no_rows_without_an_unknown_name_are_just_said() -> None:
    result = query("quotes-with", "-p", "words=nobody says this", "-f", "csv")
    assert result.stdout == "speaker,quote,source,claim,words,longest\n"
    assert result.stderr == "eventgraph: quotes-with has no answer in this dataset\n"


@pytest.mark.external
def test_the_verb_loads_no_library_it_does_not_use_and_survives_a_closed_pipe() -> None:
    environment = {**os.environ, "PYTHONPATH": "src"}
    script = (
        "import sys\nfrom eventgraph.cli import group\n"
        "try:\n    group(['query', 'intermediaries'])\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True
    )
    heavy = {"igraph", "jinja2", "networkx", "numpy", "pyshacl", "pyvis", "rich", "scipy"}
    assert heavy & set(ran.stderr.split()) == set()
    command = f"{sys.executable} -m eventgraph query quotes-with | head -1"
    piped = subprocess.run(
        ["sh", "-c", command], env=environment, check=True, capture_output=True, text=True
    )
    assert (piped.stdout, piped.stderr) == ("Which quotes hold these words?\n", "")
