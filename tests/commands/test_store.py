"""`eventgraph store`: what it says of what it built, and of what is no longer so."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from eventgraph.cli import group
from eventgraph.stores.manifest import read_manifest

ROOT = Path(__file__).parents[2]


def store(*words: str) -> tuple[int, list[str]]:
    """Run the verb; give its status and the lines it wrote."""
    ran = CliRunner().invoke(group, ["store", *words])
    return ran.exit_code, (ran.stdout + ran.stderr).splitlines()


def test_a_store_is_built_and_checked(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.ttl", str(tmp_path / "store")
    path.write_text("<x:a> <x:is> 'a' .\n", "utf-8")
    status, lines = store("build", folder, str(path))
    quads = read_manifest(tmp_path / "store").quads
    assert (status, lines) == (0, [f"built {folder}: {quads:,} quads from 1 file"])
    assert store("check", folder) == (0, [f"{folder}: whole: {quads:,} quads in 1 graph"])


def test_a_file_that_changed_and_bytes_that_changed_are_told(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.ttl", tmp_path / "store"
    path.write_text("<x:a> <x:is> 'a' .\n", "utf-8")
    store("build", str(folder), str(path))
    made = read_manifest(folder)
    path.write_text("<x:a> <x:is> 'b' .\n", "utf-8")
    status, lines = store("check", str(folder))
    assert (status, lines[0]) == (0, f"{path}: is not as it was when the store was built")
    part = next(one for one in made.parts if "OPTIONS" in one.path)
    whole = (folder / made.data / part.path).read_bytes()
    (folder / made.data / part.path).write_bytes(b"?" + whole[1:])
    status, lines = store("check", str(folder))
    assert status == 1
    assert lines[0] == f"{folder}: damaged: {part.path} holds other bytes than were written"
    assert lines[-1] == "build it anew with eventgraph store build"


def test_what_was_added_and_removed_is_told_as_often_as_it_is_checked(tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    for name in ("a", "b"):
        path = tmp_path / f"{name}.nq"
        path.write_text(f"<x:thing> <x:is> '{name}' <x:{name}> .\n".replace("'", '"'), "utf-8")
    store("build", folder, str(tmp_path / "a.nq"))
    quads = read_manifest(tmp_path / "store").quads
    ran = store("add", folder, str(tmp_path / "b.nq"))
    assert ran == (0, [f"added 1 file to {folder}: {quads + 1:,} quads now"])
    assert store("remove", folder, "<x:a>") == (
        0,
        [f"removed 1 claim from {folder}: {quads:,} quads now"],
    )
    told = [
        f"{tmp_path}/b.nq: was added after the store was built",
        "x:a: was removed after the store was built",
    ]
    assert store("check", folder) == (0, [*told, f"{folder}: whole: {quads:,} quads in 2 graphs"])
    copy = str(tmp_path / "copy")
    assert store("backup", folder, copy) == (0, [f"{copy}: whole: {quads:,} quads in 2 graphs"])
    assert store("check", copy)[1][:-1] == told


def test_standard_input_needs_its_format(tmp_path: Path) -> None:
    words = ("build", str(tmp_path / "store"), "-")
    assert store(*words)[0] == 2
    ran = CliRunner().invoke(
        group, ["store", *words, "--format", "nquads"], input='<x:a> <x:is> "a" <x:b> .\n'
    )
    assert (ran.exit_code, ran.stdout.split(":")[-1].split(" from ")[1]) == (0, "1 file\n")


def test_drafts_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    ns = "https://w3id.org/eventgraph/ns#"
    path.write_text(f"<x:a> a <{ns}Claim> ; <{ns}status> <{ns}Draft> .\n", "utf-8")
    status, lines = store("build", str(tmp_path / "store"), str(path))
    assert (status, lines[1]) == (0, "2 quads of drafts put aside; --drafts counts them")


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    line = f"eventgraph: {tmp_path}: holds no store; build one with eventgraph store build"
    assert store("check", str(tmp_path)) == (2, [line])


def test_damage_that_is_met_while_a_verb_answers_is_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store("build", str(folder), str(ROOT / "graph"))
    part = max(read_manifest(folder).parts, key=lambda part: part.size * part.path.endswith("sst"))
    path = folder / read_manifest(folder).data / part.path
    spoilt = bytearray(path.read_bytes())
    for at in range(len(spoilt) // 4, len(spoilt) // 2, 100):
        spoilt[at] ^= 255
    path.write_bytes(spoilt)
    ran = CliRunner().invoke(group, ["stats", "--graph", str(folder)])
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert "the store on disk is damaged; run eventgraph store check" in ran.stderr
