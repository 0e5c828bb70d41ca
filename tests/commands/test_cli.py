"""The command line as a whole: verbs listed, loaded on demand, refused in one line."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from eventgraph.cli import CURATING, HOSTING, VERBS, group, module_of
from eventgraph.errors import InputError

ROOT = Path(__file__).parents[2]
MODULES = (
    {path.stem for path in (ROOT / "src/eventgraph/commands").glob("*.py")}
    | set(CURATING)
    | HOSTING
)


def test_help_lists_every_verb_with_its_line() -> None:
    stdout = " ".join(CliRunner().invoke(group, ["--help"], terminal_width=200).stdout.split())
    for verb, line in VERBS.items():
        assert f"{verb} {line}" in stdout


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb in MODULES])
def test_every_verb_explains_itself(verb: str) -> None:
    result = CliRunner().invoke(group, [verb, "-h"])
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: group {verb} ")


def test_a_verb_that_is_not_there_is_answered_with_the_nearest() -> None:
    result = CliRunner().invoke(group, ["qery"])
    assert result.exit_code == 2
    assert "no verb is named 'qery'; did you mean query?" in result.stderr
    assert "there are init, " in CliRunner().invoke(group, ["zzz"]).stderr


def test_an_option_that_is_not_there_ends_with_status_2() -> None:
    assert CliRunner().invoke(group, ["query", "--no-such"]).exit_code == 2


def test_a_fault_is_one_line_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("actor:x a evg:Person .\n")
    result = CliRunner().invoke(group, ["query", "-", "--graph", str(path)], input="ASK { }")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"eventgraph: {path}:1:1: The prefix actor: has not been declared; declare it at the head "
        "of the file: @prefix actor: <https://w3id.org/eventgraph/id/actor/> .\n"
    )


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("eventgraph.commands.query.known_queries", broken)
    assert isinstance(CliRunner().invoke(group, ["query"]).exception, ZeroDivisionError)


def test_the_name_of_a_file_cannot_forge_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise InputError("is broken", Path("a\nb\x1b[31m.ttl"))

    monkeypatch.setattr("eventgraph.commands.query.known_queries", refuse)
    stderr = CliRunner().invoke(group, ["query"]).stderr
    assert stderr == "eventgraph: a b\N{REPLACEMENT CHARACTER}[31m.ttl: is broken\n"


@pytest.mark.external
def test_help_loads_no_verb() -> None:
    script = (
        "import sys\nfrom eventgraph.cli import group\n"
        "try:\n    group(['--help'])\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = set(ran.stderr.split())
    assert not loaded & {"rdflib", "pyoxigraph", "networkx"}
    assert not loaded & {f"eventgraph.commands.{module_of(verb)}" for verb in VERBS}


def eventgraph(line: str) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which `eventgraph` is the command."""
    command = f'eventgraph() {{ "{sys.executable}" -m eventgraph "$@"; }}; {line}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.external
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("verb", ["export trig", "init '{}/new'"])
def test_a_full_disk_is_one_line(verb: str, tmp_path: Path) -> None:
    ran = eventgraph(f"eventgraph {verb.format(tmp_path)} > /dev/full")
    assert ran.returncode == 2
    assert ran.stderr == (
        "eventgraph: the answer cannot be written: No space left on device; check the disk\n"
    )


@pytest.mark.external
def test_a_reader_that_goes_away_is_no_fault_worth_a_word() -> None:
    ran = eventgraph("{ eventgraph export trig; echo status $? >&2; } | head -n 1 > /dev/null")
    assert ran.stderr in {"status 2\n", "status 0\n"}


@pytest.mark.external
def test_closed_streams_are_one_line_each() -> None:
    assert eventgraph("eventgraph export trig >&-").stderr == (
        "eventgraph: the answer cannot be written: Bad file descriptor; check the disk\n"
    )
    assert eventgraph("eventgraph query - <&-").stderr == (
        "eventgraph: <stdin>: is closed; name a query or a file\n"
    )


@pytest.mark.external
def test_values_that_are_not_of_their_type_fill_no_log(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        '<urn:a> <urn:p> "x"^^<http://www.w3.org/2001/XMLSchema#integer> , '
        '"0000-13-01"^^<http://www.w3.org/2001/XMLSchema#date> .'
    )
    line = f"echo 'SELECT ?o {{ <urn:a> <urn:p> ?o }}' | eventgraph query - --graph '{path}' -f csv"
    ran = eventgraph(line)
    assert (ran.stdout.split(), ran.stderr) == (["o", "0000-13-01", "x"], "")


def test_the_group_names_its_verbs_to_whoever_completes_a_line() -> None:
    context = click.Context(group)
    assert group.list_commands(context) == list(VERBS)
    assert group.get_command(context, "qery") is None


@pytest.mark.parametrize(
    ("size", "code"),
    [("20", 2), ("0.1K", 2), ("-5", 2), ("0", 2), ("1k", 0), ("1 GiB", 0), ("2G", 0)],
)
def test_the_largest_file_is_given_as_a_size(size: str, code: int, tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_text('<urn:a> <urn:b> "c" .\n')
    result = CliRunner().invoke(group, ["stats", "--graph", str(path), "--max-file", size])
    assert result.exit_code == code
    if size == "20":
        assert result.stderr == (
            f"eventgraph: {path}: holds more than 20 B; split it, or allow more with --max-file "
            "(max_file in Python)\n"
        )
    elif code:
        assert "is no size; write it as 500M or 2G" in result.stderr


def test_a_librarys_warnings_stay_away(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text('<urn:a> <urn:b> "yes"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n')
    command = [sys.executable, "-m", "eventgraph", "query", "-", "--graph", str(path), "-f", "csv"]
    run = subprocess.run(
        command, input=b"SELECT ?o { <urn:a> ?p ?o }", capture_output=True, check=True
    )
    assert (run.stdout.split(), run.stderr) == ([b"o", b"yes"], b"")


@pytest.mark.parametrize("verb", VERBS)
def test_no_option_of_a_verb_stands_for_two_things(verb: str) -> None:
    command = group.get_command(click.Context(group), verb)
    assert command is not None
    parts = command.commands.values() if isinstance(command, click.Group) else [command]
    for part in parts:
        names = [name for option in part.params for name in option.opts if name.startswith("-")]
        assert sorted(set(names)) == sorted(names)
