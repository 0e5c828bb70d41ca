"""The wheel, installed in an environment of its own and used in a folder with no checkout near."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from eventgraph.cli import VERBS
from eventgraph.exports.registry import EXPORTERS

pytestmark = pytest.mark.external

ROOT: Final = Path(__file__).parent.parent
BRIDGE: Final = "event:reopening-of-the-bridge"
#: What the starter's quotes stand in, as `eventgraph quotes` wants to read it.
TEXT: Final = """\
The works department said the barriers came down on 29 February.
The mayor said traffic has flowed since 28 February over the old bridge in Riverton.
"""
#: Each verb as a newcomer types it, in one folder, one after the other; and the files it writes.
VISIT: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("init mine --lang en", ("mine/claims.trig", "mine/dataset.ttl", "mine/things.ttl")),
    ("init theirs --lang en", ("theirs/claims.trig",)),
    ("merge actor:mayor actor:works-department --graph theirs", ("theirs/identities.ttl",)),
    ("split actor:works-department --graph theirs", ()),
    ("query timeline --show -o mine.rq", ("mine.rq",)),
    ("validate --graph mine", ()),
    (
        "source add seen.html --graph theirs --title Bridge",
        ("theirs/things.ttl", "theirs/texts/bridge.txt", "theirs/texts/bridge.html"),
    ),
    ("build --graph mine", ("build/index.html", "build/answers/numbers.csv", "build/report.md")),
    ("query", ()),
    ("query timeline --graph mine", ()),
    ("search barriers --graph mine", ()),
    ("query mine.rq --graph mine -f csv -o mine.csv", ("mine.csv",)),
    ("export trig --graph mine -o mine.trig", ("mine.trig",)),
    ("page --graph mine -o page.html", ("page.html",)),
    (f"conflicts {BRIDGE} --graph mine", ()),
    (f"conflicts {BRIDGE} --graph mine --pairs", ()),
    (f"corroboration {BRIDGE} --graph mine", ()),
    ("spread claim:department-dates-the-reopening --graph mine", ()),
    (f"accounts {BRIDGE} --graph mine", ()),
    ("story --graph mine --format html -o story.html", ("story.html",)),
    (f"why {BRIDGE} --graph mine", ()),
    ("quotes --graph mine --text source:gazette-2024-03-01=text.txt", ()),
    ("fmt --graph mine --check", ()),
    ("silence --graph mine", ()),
    ("rank degree --graph mine --kind offices", ()),
    (f"path {BRIDGE} place:riverton --graph mine", ()),
    ("stats --graph mine --kind payments", ()),
    ("curate --help", ()),
    ("serve --help", ()),
    ("bulk --help", ()),
    ("diff mine --graph mine", ()),
    ("duplicates --graph mine", ()),
    ("todo --graph mine --text source:gazette-2024-03-01=text.txt", ()),
    ("rename actor:mayor actor:the-mayor --graph mine --dry-run", ()),
    ("sheet export mine.xlsx --graph mine", ("mine.xlsx",)),
    ("store build mine-store mine", ("mine-store/eventgraph-store.json",)),
    ("store backup mine-store kept-store", ("kept-store/eventgraph-store.json",)),
    ("store check mine-store", ()),
    ("stats --graph mine-store", ()),
    ("publish --help", ()),
    ("doctor --help", ()),
    ("import annotations marks.json --graph mine --dry-run", ()),
)
EXPORTS: Final = """
import json, sys
from click.testing import CliRunner
from eventgraph.cli import group
for name in sys.argv[1:]:
    ran = CliRunner().invoke(group, ["export", name, "--graph", "mine", "-o", f"as.{name}"])
    print(json.dumps([name, ran.exit_code, ran.output]))
"""


class Place(NamedTuple):
    """An environment with the wheel in it, and an empty folder to work in."""

    python: Path
    folder: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run one of the environment's programs, with nothing that leads to the checkout."""
        kept = {name: os.environ[name] for name in os.environ if not name.startswith("PYTHON")}
        return subprocess.run(
            [str(self.python.with_name(command[0])), *command[1:]],
            cwd=self.folder,
            env=kept,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive and the wheel, with the documented command and no network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def place(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Install the wheel beside what is installed here, but for the checkout itself.

    A folder that a .pth file names is read, the .pth files in it are not: it is they that lead to
    the checkout.
    """
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=True)
    scheme = {"base": str(home), "platbase": str(home)}
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    python = Path(sysconfig.get_path("scripts", "venv", scheme), "python")
    here = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    (packages / "libraries.pth").write_text("\n".join(sorted(here)))
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-index"]
    (wheel,) = dist.glob("*.whl")
    subprocess.run(
        [*pip, "--no-deps", "--ignore-installed", str(wheel)], check=True, capture_output=True
    )
    return Place(python, tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="session")
def visited(place: Place) -> Mapping[str, subprocess.CompletedProcess[str]]:
    """Call every verb, each in a process of its own, two at a time.

    Those that work on one store do so one after the other.
    """
    (place.folder / "text.txt").write_text(TEXT)
    (place.folder / "marks.json").write_text("[]")
    (place.folder / "seen.html").write_text(f"<!doctype html><p>{TEXT}</p>")

    def call(line: str) -> subprocess.CompletedProcess[str]:
        return place.run("eventgraph", *line.split())

    def in_turn(lines: list[str]) -> list[subprocess.CompletedProcess[str]]:
        return [call(line) for line in lines]

    lines = [line for line, _ in VISIT]
    stored = [line for line in lines if "mine-store" in line]
    alone = [line for line in lines[5:] if line not in stored]
    ran = dict(zip(lines[:5], in_turn(lines[:5]), strict=True))
    with ThreadPoolExecutor(2) as workers:
        turns = workers.submit(in_turn, stored)
        ran |= zip(alone, workers.map(call, alone), strict=True)
        return ran | dict(zip(stored, turns.result(), strict=True))


def files_of_package() -> Iterator[str]:
    """Name each file of the package and of the library as the wheel should."""
    for path in (ROOT / "src/eventgraph").rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(ROOT / "src").as_posix()
    for path in (ROOT / "queries").rglob("*.rq"):
        yield f"eventgraph/sparql/library/{path.relative_to(ROOT / 'queries').as_posix()}"


def test_the_wheel_carries_every_file_of_the_package_and_every_query(dist: Path) -> None:
    (wheel,) = dist.glob("eventgraph_claims-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert sorted(n for n in names if ".dist-info/" not in n) == sorted(files_of_package())


def test_the_source_archive_makes_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=unpacked, check=True, capture_output=True)
    (wheel,), (again,) = dist.glob("*.whl"), tmp_path.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()


def test_what_runs_is_the_wheel_and_not_the_checkout(place: Place) -> None:
    script = "import eventgraph, eventgraph.sparql.library as l; print(eventgraph.__file__); "
    ran = place.run(
        "python", "-c", f"{script}print(l.library_folder()); print(len(l.known_queries()))"
    )
    package, library, number = ran.stdout.splitlines()
    assert Path(package).is_relative_to(place.python.parents[1])
    assert Path(library) == Path(package).parent / "sparql/library"
    assert int(number) == len(list((ROOT / "queries").glob("*.rq")))
    searched = place.run("python", "-c", "import sys; print(sys.path)").stdout
    assert str(ROOT / "src") not in searched


def test_the_readme_installs_the_wheel_that_is_built(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    assert f"pip install dist/{wheel.name}\n" in (ROOT / "README.md").read_text("utf-8")


def test_every_verb_is_visited() -> None:
    assert {line.split()[0] for line, _ in VISIT} == set(VERBS)


@pytest.mark.parametrize(("line", "files"), VISIT, ids=[line for line, _ in VISIT])
def test_a_verb_works_away_from_the_checkout(
    line: str,
    files: tuple[str, ...],
    place: Place,
    visited: Mapping[str, subprocess.CompletedProcess[str]],
) -> None:
    ran = visited[line]
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False), ran.stderr
    assert ran.stdout or files
    assert [name for name in files if not (place.folder / name).stat().st_size] == []


def test_what_is_shown_is_the_library_s_file(
    place: Place, visited: Mapping[str, subprocess.CompletedProcess[str]]
) -> None:
    assert visited["query"].stdout.startswith("library\n\nquery ")
    assert (place.folder / "mine.rq").read_bytes() == (ROOT / "queries/timeline.rq").read_bytes()


@pytest.mark.usefixtures("visited")
def test_the_dataset_is_exported_in_every_format(place: Place) -> None:
    ran = place.run("python", "-c", EXPORTS, *EXPORTERS)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [name for name, _, _ in told] == list(EXPORTERS), ran.stderr
    for name, status, output in told:
        if EXPORTERS[name].needs and "needs" in output:
            assert f"install it with: pip install {EXPORTERS[name].needs}\n" in output
        else:
            assert (status, output) == (0, "")
            assert (place.folder / f"as.{name}").stat().st_size > 0


def test_the_package_is_called_by_name_too(place: Place) -> None:
    ran = place.run("python", "-m", "eventgraph", "--version")
    assert (ran.returncode, ran.stdout) == (0, place.run("eventgraph", "--version").stdout)
