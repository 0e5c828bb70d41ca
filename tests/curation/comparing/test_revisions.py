"""A folder is read as it stood in a revision of git, and the work tree stays as it is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import InputError

pytestmark = pytest.mark.external
ONE = "<urn:a> <urn:p> 1 .\n"
TWO = "<urn:a> <urn:p> 2 .\n"


def git(*words: str) -> None:
    names = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository of two revisions, in which nothing is left to commit."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q", ".")
    folder = tmp_path / "graph"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep/a b.ttl").write_text(ONE)
    (folder / "notes.txt").write_text("no RDF")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    (folder / "deep/a b.ttl").write_text(TWO)
    git("commit", "-q", "-a", "-m", "two")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("HEAD~1:graph", "graph"),
        ("HEAD~1:", "graph"),
        ("HEAD~1:", "HEAD:graph"),
        ("HEAD~1:", "HEAD:"),
        ("HEAD~1:./graph/", "HEAD:graph/deep/a b.ttl"),
        ("HEAD~1:.", "graph"),
    ],
)
def test_revisions_are_compared(repository: Path, old: str, new: str) -> None:
    (entry,) = eg.diff(old, new).entries
    assert (entry.name, entry.how) == ("urn:a", "changed")
    assert eg.diff(new, new).same
    assert (repository / "graph/deep/a b.ttl").read_text() == TWO


def test_a_folder_elsewhere_is_compared_with_its_own_repository(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert not eg.diff("HEAD~1:", repository / "graph").same


def test_a_fault_in_a_revision_names_it(repository: Path) -> None:
    (repository / "graph/b.ttl").write_text("<urn:a> <urn:p> .\n")
    git("add", ".")
    git("commit", "-q", "-m", "three")
    with pytest.raises(InputError, match=r"^HEAD:b\.ttl:1:17: "):
        eg.diff("HEAD:graph", "HEAD~1:graph")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("HEAD~9:graph", "HEAD~9: git knows no such revision here"),
        ("--output=x:graph", "--output=x: git knows no such revision here"),
        ("$(touch x):graph", "$(touch x): git knows no such revision here"),
        ("HEAD:nowhere", "HEAD:nowhere: the revision holds no such file or folder"),
        ("HEAD:../..", "HEAD:../..: the revision holds no such file or folder"),
    ],
)
def test_what_git_does_not_know_is_one_line(repository: Path, name: str, told: str) -> None:
    ran = CliRunner().invoke(group, ["diff", "--", name, "graph"])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"eventgraph: {told}")
    assert ran.stderr.count("\n") == 1
    assert not (repository / "x").exists()


def test_without_git_two_folders_are_asked_for(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(InputError, match="git is not installed"):
        eg.diff("HEAD:", "graph")


def test_a_revision_without_rdf_says_so(repository: Path) -> None:
    (repository / "texts").mkdir()
    (repository / "texts/a.txt").write_text("words")
    git("add", ".")
    git("commit", "-q", "-m", "texts")
    with pytest.raises(InputError, match="holds no RDF file"):
        eg.diff("HEAD:texts", "graph")
