"""Whatever lies in a folder, and whatever is written there: no byte that is not ours changes."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.errors import InputError
from eventgraph.reports.manifest import MANIFEST, Claim

# Names of which some are folders of others, so that files stand where folders should.
NAMES = ("a", "b", "d", "d/a", "d/b", "d/e", "d/e/f", "e", "é", "d/-", "answers/x.csv")
Tree = dict[str, str]


def without_clashes(tree: Tree) -> Tree:
    """Drop what would lie below a file."""
    return {
        name: text
        for name, text in tree.items()
        if not any(str(above) in tree for above in PurePosixPath(name).parents)
    }


trees = st.dictionaries(st.sampled_from(NAMES), st.sampled_from("123"), max_size=6).map(
    without_clashes
)
changes = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(["change", "remove", "link", "folder", "touch"])
    ),
    max_size=5,
)


def build(folder: Path, tree: Tree, *, force: bool = False) -> None:
    with folder_replaced(folder, Claim(list(tree), force=force)) as new:
        for name, text in tree.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(text)


def change(folder: Path, name: str, how: str) -> None:
    """Do to a folder what its owner may do, where that can be done."""
    path = folder / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if how in {"remove", "link", "folder"} and (path.is_symlink() or not path.is_dir()):
            path.unlink(missing_ok=True)
        if how == "change":
            path.write_text("mine")
        elif how == "touch":
            path.touch()
        elif how == "link":
            path.symlink_to("../outside/kept")
        elif how == "folder":
            path.mkdir()
    except (FileExistsError, NotADirectoryError, IsADirectoryError, FileNotFoundError):
        return


def seen(folder: Path) -> dict[str, tuple[str, str]]:
    """Tell of every leaf of a tree what it is and holds."""
    found = {}
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(top, name)
            key = path.relative_to(folder).as_posix()
            if path.is_symlink():
                found[key] = ("link", str(path.readlink()))
            elif path.is_file():
                found[key] = ("file", path.read_text())
            elif not any(path.iterdir()):
                found[key] = ("folder", "")
    return found


def clashes(name: str, kind: str, tree: Tree) -> bool:
    """Tell whether a leaf cannot stay where a tree is written."""
    above = {str(parent) for parent in PurePosixPath(name).parents}
    below = kind != "folder" and any(other.startswith(f"{name}/") for other in tree)
    return name in {*tree, MANIFEST} or below or not above.isdisjoint(tree)


def foreign(before: Mapping[str, tuple[str, str]], first: Tree | None) -> set[str]:
    """Name what no manifest vouches for."""
    listed = {name: ("file", text) for name, text in (first or {}).items()}
    ours = set() if first is None else {MANIFEST}
    return {name for name, what in before.items() if listed.get(name) != what} - ours


class Case(NamedTuple):
    """An earlier build or none, what happened since, what is written now, and how it is named."""

    first: Tree | None
    changed: list[tuple[str, str]]
    second: Tree
    force: bool
    way: str

    def prepare(self, around: Path) -> None:
        """Make the folder that is to be replaced, a link to it, and something beside it."""
        (around / "outside").mkdir()
        (around / "outside/kept").write_text("kept")
        (around / "link").symlink_to("site")
        (around / "site").mkdir()
        if self.first is not None:
            build(around / self.way, self.first)
        for name, how in self.changed:
            change(around / "site", name, how)

    def run(self, around: Path) -> tuple[str, str]:
        """Write over it; give the error, if any, and what is told on stderr."""
        said = io.StringIO()
        try:
            with contextlib.redirect_stderr(said):
                build(around / self.way, self.second, force=self.force)
        except InputError as error:
            return str(error), said.getvalue()
        return "", said.getvalue()


cases = st.builds(
    Case, st.none() | trees, changes, trees, st.booleans(), st.sampled_from(["site", "link"])
)


@settings(max_examples=150)
@given(cases)
def test_no_byte_outside_the_manifest_changes(case: Case) -> None:
    with tempfile.TemporaryDirectory() as name:
        around = Path(name)
        case.prepare(around)
        before, outside = seen(around / "site"), seen(around / "outside")
        others = foreign(before, case.first)
        lost = {name for name in others if clashes(name, before[name][0], case.second)}
        error, said = case.run(around)
        after = seen(around / "site")
        if not case.force and (lost or (case.first is None and others)):
            assert any(name in error for name in others)
            assert after == before
        else:
            assert error == ""
            assert after.pop(MANIFEST)[0] == "file"
            written = {name: ("file", text) for name, text in case.second.items()}
            kept = {name: before[name] for name in others - lost}
            # An empty folder is one no more once something is written into it.
            filled = {n for n in kept if any(other.startswith(f"{n}/") for other in written)}
            assert after == {**{n: kept[n] for n in kept.keys() - filled}, **written}
            removed = {f"eventgraph: --force removed {around / case.way / name}" for name in lost}
            assert set(said.splitlines()) == removed
        assert {path.name for path in around.iterdir()} == {"outside", "link", "site"}
        assert seen(around / "outside") == outside
