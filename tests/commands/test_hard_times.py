"""Killed, without room, without permission, or two at once: the old or the new, and one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kills import kill_runs
from kills_of_changes import kill_changes
from sums import sums

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "src/eventgraph/commands/starter"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
VERBS = {
    "build": ("build", "-o", "out/site"),
    "export": ("export", "jsonld", "-o", "out/data.jsonld"),
    "page": ("page", "-o", "out/page.html"),
    "init": ("init", "out/new"),
}
#: Run a command line as nobody: what it needs is loaded before, by a run that is nobody's loss.
AS_NOBODY = """
import os, sys
from click.testing import CliRunner
from eventgraph.cli import group
words = ["elsewhere/it" if word.startswith("out/") else word for word in sys.argv[1:]]
CliRunner().invoke(group, words, catch_exceptions=False)
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
group(sys.argv[1:])
"""
#: Run a command line that may write no file of more than so many bytes.
IN_NO_ROOM = """
import resource, sys
from eventgraph.cli import group
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
group(sys.argv[2:])
"""
pytestmark = [pytest.mark.external, pytest.mark.slow]


def given(verb: str) -> tuple[str, ...]:
    return VERBS[verb] if verb == "init" else (*VERBS[verb], "--graph", str(STARTER))


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def eventgraph(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return python(folder, "-m", "eventgraph", *words)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with room for answers, which may be read by everybody on the way to it."""
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    ways = [above for above in tmp_path.parents if above.name.startswith(("pytest-", "popen-"))]
    modes = {above: above.stat().st_mode for above in (tmp_path, *ways)}
    for above, mode in modes.items():
        above.chmod(mode | 0o055)
    yield tmp_path
    (tmp_path / "out").chmod(0o700)
    for above, mode in modes.items():
        above.chmod(mode)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Path], None]:
    """Give what a verb writes, as a process of its own wrote it, to a folder; run each once."""
    places: dict[str, Path] = {}

    def give(verb: str, folder: Path) -> None:
        if verb not in places:
            places[verb] = tmp_path_factory.mktemp(verb)
            (places[verb] / "out").mkdir()
            assert eventgraph(places[verb], *given(verb)).returncode == 0
        shutil.copytree(places[verb] / "out", folder / "out", dirs_exist_ok=True)

    return give


def test_kills_at_random_moments_leave_the_old_or_the_new(tmp_path: Path) -> None:
    killed = list(kill_runs(3, 20250718, tmp_path))
    assert len(killed) == 3
    assert [kill for kill in killed if kill.fault] == []


def test_kills_while_a_dataset_is_changed_leave_the_old_or_the_new(tmp_path: Path) -> None:
    killed = list(kill_changes(2, 20250718, tmp_path, ("sheet import", "save")))
    assert len(killed) == 2
    assert [kill for kill in killed if kill.fault] == []


@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_that_is_read_only_is_one_line(
    folder: Path, written: Callable[[str, Path], None], verb: str
) -> None:
    words = given(verb)
    if verb != "init":
        written(verb, folder)
    before = sums(folder)
    (folder / "out").chmod(0o555)
    if os.geteuid() == 0:
        if not all(above.stat().st_mode & 0o001 for above in STARTER.parents):
            pytest.skip("root's checkout lies in a folder that others may not enter")
        ran = python(folder, "-c", AS_NOBODY, *words)
    else:
        ran = eventgraph(folder, *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"eventgraph: {VERBS[verb][-1]}")
    assert ran.stderr.endswith(": cannot be written: Permission denied; check the folder\n")
    assert {name: its for name, its in sums(folder).items() if "elsewhere" not in name} == before
    assert not list((folder / "out").glob(".*"))


@pytest.mark.parametrize(
    ("verb", "room"),
    [(verb, room) for verb in VERBS for room in (0, 700, 4000) if (verb, room) != ("init", 4000)],
)
def test_a_disk_without_room_is_one_line_and_the_old_stands(
    folder: Path, written: Callable[[str, Path], None], verb: str, room: int
) -> None:
    words = given(verb)
    if verb != "init":
        written(verb, folder)
    before = sums(folder)
    ran = python(folder, "-c", IN_NO_ROOM, str(room), *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"eventgraph: {VERBS[verb][-1]}")
    assert ": cannot be written: File too large" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert sums(folder) == before
    assert not list((folder / "out").glob(".*"))


@pytest.mark.parametrize("words", [("export", "jsonld"), ("page",), ("validate",), ("query",)])
@pytest.mark.parametrize("way", ["-o", ">"])
def test_a_device_that_is_full_is_one_line(folder: Path, words: tuple[str, ...], way: str) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    command = [sys.executable, "-m", "eventgraph", *words, "--graph", str(STARTER)]
    with full.open("wb") as stream:
        ran = subprocess.run(
            [*command, "-o", str(full)] if way == "-o" else command,
            cwd=folder,
            env=ENVIRONMENT,
            stdout=stream,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 2
    assert ran.stderr.startswith("eventgraph: ")
    assert "No space left on device" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (full.parent / "context.jsonld").exists()


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("verb", ["build", "export", "page"])
def test_three_at_once_leave_one_whole_answer(
    folder: Path, written: Callable[[str, Path], None], verb: str, *, there: bool
) -> None:
    words = given(verb)
    written(verb, folder)
    whole = sums(folder / "out")
    if not there:
        for path in sorted((folder / "out").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    else:
        (folder / "out/site").mkdir(exist_ok=True)
        (folder / "out/site/notes.txt").write_text("mine")
        whole = sums(folder / "out")
    command = [sys.executable, "-m", "eventgraph", *words]
    started = [
        subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ended = [(process.communicate()[1], process.returncode) for process in started]
    assert ended == [("", 0)] * 3
    assert sums(folder / "out") == whole


def test_two_of_init_at_once_leave_one_dataset(folder: Path) -> None:
    command = [sys.executable, "-m", "eventgraph", "init", "out/new"]
    started = [
        subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ended = sorted((process.communicate()[1], process.returncode) for process in started)
    refused = ("eventgraph: out/new: holds files already; name a new or empty folder\n", 2)
    assert ended == [("", 0), refused, refused]
    assert sorted(path.name for path in (folder / "out/new").iterdir()) == [
        "claims.trig",
        "dataset.ttl",
        "things.ttl",
    ]
    assert [path.name for path in (folder / "out").iterdir()] == ["new"]
