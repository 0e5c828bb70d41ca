"""A store that is built: whenever the process ends, the old one or none is there."""

from __future__ import annotations

import fcntl
import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import URIRef

from eventgraph.errors import EventGraphError, InputError, StoreError
from eventgraph.stores.building import build_store
from eventgraph.stores.checking import check_store
from eventgraph.stores.manifest import is_store, read_manifest
from eventgraph.stores.opening import load

#: In a process each, ends without a word at the n-th time that a file is opened, renamed, removed,
#: locked, or a folder made; then copies what is there, and builds once more.
BUILDER = """
import os, shutil, sys
from pathlib import Path
from eventgraph.stores.building import build_store
from eventgraph.stores.changing import add_to_store, remove_from_store
from eventgraph.stores.keeping import backup_store
root, there, second = Path(sys.argv[1]), sys.argv[2] == "True", eval(sys.argv[3])
def build(store, name, left, act=build_store):
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    def watch(event, details):
        nonlocal left
        if event in {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "fcntl.flock"}:
            left -= 1
            if not left:
                os._exit(9)
    sys.addaudithook(watch)
    act(store, root / name)
    os._exit(0)
for moment in range(1, 200):
    store = root / str(moment)
    if there:
        assert build(store, "old.ttl", 0) == 0
    ended = build(store, "new.ttl", moment, second)
    if store.exists():
        shutil.copytree(store, root / f"{moment}-copy")
    assert build(store, "old.ttl", 0) == 0
    if ended == 0:
        break
print(moment)
"""


def said(folder: Path) -> str:
    """Load, and give what the one thing is."""
    return "".join(
        str(o) for s, _, o in load(folder).triples((None, None, None)) if str(s) == "x:a"
    )


def texts(folder: Path) -> str:
    """Load, and give all that the one thing is."""
    found = load(folder).triples((URIRef("x:a"), URIRef("x:is"), None))
    return "".join(sorted(str(value) for _, _, value in found))


def data(folder: Path, value: str) -> Path:
    """Write a file that says one thing."""
    path = folder / f"{value}.ttl"
    path.write_text(f"<x:a> <x:is> '{value}' .\n", "utf-8")
    return path


@pytest.mark.external
@pytest.mark.parametrize("there", [True, False])
def test_a_process_that_ends_at_any_moment_leaves_the_old_or_none(
    tmp_path: Path, *, there: bool
) -> None:
    data(tmp_path, "old")
    data(tmp_path, "new")
    command = [sys.executable, "-c", BUILDER, str(tmp_path), str(there), "build_store"]
    last = int(subprocess.run(command, check=True, capture_output=True).stdout)
    seen = []
    for moment in range(1, last + 1):
        copy = tmp_path / f"{moment}-copy"
        found = said(copy) if is_store(copy) else "none"
        assert found in {"old" if there else "none", "new"}, moment
        seen.append(found == "new")
        # The next build finds its way, and leaves nothing but the store.
        store = tmp_path / str(moment)
        kept = {"eventgraph-store.json", read_manifest(store).data}
        assert {path.name for path in store.iterdir()} == kept
    assert 12 < len(seen) < 199
    # From one moment on, it is the new.
    assert seen == sorted(seen)
    assert True in seen[:-1]


@pytest.mark.external
@pytest.mark.parametrize(
    ("act", "new"),
    [
        ("add_to_store", "newold"),
        ("lambda store, _: remove_from_store(store, '<x:a>')", ""),
        ("lambda store, path: backup_store(path.parent / 'kept', store)", "kept"),
    ],
)
def test_a_change_that_ends_at_any_moment_leaves_the_old_or_the_new(
    tmp_path: Path, act: str, new: str
) -> None:
    data(tmp_path, "new")
    claim = "<x:a> a <https://w3id.org/eventgraph/ns#Claim> ; <x:is> 'old' ."
    data(tmp_path, "old").write_text(claim, "utf-8")
    build_store(tmp_path / "kept", data(tmp_path, "kept"))
    command = [sys.executable, "-c", BUILDER, str(tmp_path), "True", act]
    last = int(subprocess.run(command, check=True, capture_output=True).stdout)
    found = [texts(tmp_path / f"{moment}-copy") for moment in range(1, last + 1)]
    before = found.index(new)
    assert 12 < before < len(found) - 1
    assert found == ["old"] * before + [new] * (len(found) - before)
    assert all(check_store(tmp_path / str(moment)).damaged == () for moment in (1, before, last))


def test_a_second_writer_is_told_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    handle = os.open(tmp_path / "store", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(StoreError, match="store: is being written by another process; try again"):
        build_store(tmp_path / "store", data(tmp_path, "new"))
    os.close(handle)


def test_what_is_wrong_in_a_file_is_told_with_its_place_and_the_old_store_stays(
    tmp_path: Path,
) -> None:
    store = tmp_path / "store"
    build_store(store, data(tmp_path, "old"))
    wrong = tmp_path / "wrong.ttl"
    for text, place in (
        ("<x:a> <x:is> .\n", r"wrong\.ttl:1:14: "),
        ("@prefix owl: <http://www.w3.org/2002/07/owl#> .\n<x:a> owl:imports <x:b> .\n", ":2:10: "),
        ("<x:a> <x:is>\n '9..5'^^<https://w3id.org/eventgraph/ns#quantity> .\n", ":2:2: "),
    ):
        wrong.write_text(text, "utf-8")
        with pytest.raises(InputError, match=place):
            build_store(store, wrong)
        with pytest.raises(InputError, match=place):
            build_store(tmp_path / "none", wrong)
    assert said(store) == "old"
    assert len(list(store.iterdir())) == 2
    assert not (tmp_path / "none").exists()


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path) -> None:
    path = data(tmp_path, "new")
    (tmp_path / "quads-mine").mkdir()
    with pytest.raises(InputError, match=r"holds 'new\.ttl', which is no part of a store"):
        build_store(tmp_path, path)
    with pytest.raises(InputError, match=r"new\.ttl: is a file; name a folder"):
        build_store(path, path)
    with pytest.raises(InputError, match="names no file to build the store from"):
        build_store(tmp_path / "store")
    assert {one.name for one in tmp_path.iterdir()} == {"new.ttl", "quads-mine"}


def test_the_manifest_names_the_files_with_their_sums(tmp_path: Path) -> None:
    path = tmp_path / "packed.nt.gz"
    path.write_bytes(gzip.compress(b'<x:a> <x:is> "packed" .\n', mtime=0))
    made = build_store(tmp_path / "store", path)
    assert read_manifest(tmp_path / "store") == made
    assert said(tmp_path / "store") == "packed"
    assert [(one.path, one.size) for one in made.files] == [(str(path), path.stat().st_size)]
    assert len(made.files[0].sha256) == 64
    assert made.roots == (str(path),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"version": 1}',
        '{"version": 2}',
        "[" * 100_000,
        '{"version": 1, "parts": 3}',
    ],
)
def test_a_manifest_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    store = tmp_path / "store"
    build_store(store, data(tmp_path, "old"))
    (store / "eventgraph-store.json").write_text(text, "utf-8")
    with pytest.raises(EventGraphError, match=r"build it anew with eventgraph store build$"):
        load(store)
    build_store(store, data(tmp_path, "new"))
    assert said(store) == "new"


def test_a_manifest_names_nothing_outside_its_store(tmp_path: Path) -> None:
    store = tmp_path / "store"
    made = build_store(store, data(tmp_path, "old"))
    manifest = store / "eventgraph-store.json"
    manifest.write_text(manifest.read_text("utf-8").replace(made.data, "quads-/../.."), "utf-8")
    with pytest.raises(StoreError, match="is no manifest of a store"):
        load(store)
