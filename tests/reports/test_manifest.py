"""A folder that is replaced keeps everything that its manifest does not vouch for."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Mapping
from errno import EPERM, EXDEV
from pathlib import Path
from typing import Never

import pytest

from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.errors import InputError
from eventgraph.reports.manifest import MANIFEST, Claim

FIRST = {"index.html": "one", "answers/a.csv": "one", "answers/b.csv": "one"}
SECOND = {"index.html": "two", "answers/a.csv": "two"}


def build(folder: Path, files: Mapping[str, str], *, force: bool = False) -> None:
    """Write files as a build does."""
    with folder_replaced(folder, Claim(list(files), force=force)) as new:
        for name, text in files.items():
            (new / name).parent.mkdir(exist_ok=True)
            (new / name).write_text(text)


def held(folder: Path) -> dict[str, str]:
    """Read what a folder holds, all but its manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    build(tmp_path / "site", FIRST)
    return tmp_path / "site"


def test_the_manifest_lists_names_and_sums_and_is_the_same_each_time(site: Path) -> None:
    written = (site / MANIFEST).read_bytes()
    assert list(json.loads(written)["files"]) == sorted(FIRST)
    build(site, FIRST)
    assert (site / MANIFEST).read_bytes() == written
    assert site.name.encode() not in written


def test_what_an_earlier_build_wrote_is_replaced_or_removed(site: Path) -> None:
    build(site, SECOND)
    assert held(site) == SECOND
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_files_of_one_s_own_stay_the_same_files(site: Path) -> None:
    (site / "answers/notes.txt").write_text("mine")
    (site / "figures/deep").mkdir(parents=True)
    (site / "figures/deep/one.svg").write_text("mine")
    (site / "empty").mkdir(mode=0o700)
    (site / "link").symlink_to("nowhere")
    os.mkfifo(site / "pipe")
    (site / "answers/notes.txt").chmod(0o640)
    before = [os.lstat(site / name) for name in ("answers/notes.txt", "link", "pipe")]
    build(site, SECOND)
    assert held(site) == {**SECOND, "answers/notes.txt": "mine", "figures/deep/one.svg": "mine"}
    after = [os.lstat(site / name) for name in ("answers/notes.txt", "link", "pipe")]
    assert [(a.st_ino, a.st_mode) for a in after] == [(b.st_ino, b.st_mode) for b in before]
    assert stat.S_IMODE((site / "empty").stat().st_mode) == 0o700


def test_a_file_that_was_changed_and_is_written_no_more_stays(site: Path) -> None:
    (site / "answers/b.csv").write_text("corrected")
    build(site, SECOND)
    assert held(site) == {**SECOND, "answers/b.csv": "corrected"}


def spoil_a_file(site: Path) -> None:
    (site / "index.html").write_text("mine")


def put_a_link(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").symlink_to("answers/a.csv")


def put_a_folder(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").mkdir()


def put_a_file_for_a_folder(site: Path) -> None:
    (site / "answers/a.csv").unlink()
    (site / "answers/b.csv").unlink()
    (site / "answers").rmdir()
    (site / "answers").write_text("mine")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (spoil_a_file, "index.html"),
        (put_a_link, "index.html"),
        (put_a_folder, "index.html"),
        (put_a_file_for_a_folder, "answers"),
    ],
)
def test_what_would_be_lost_is_named_and_nothing_is_touched_unless_forced(
    site: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Path], None], name: str
) -> None:
    change(site)
    before = held(site)
    with pytest.raises(InputError, match=f"site/{name}: is not as a build wrote it"):
        build(site, SECOND)
    assert held(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    build(site, SECOND, force=True)
    assert capsys.readouterr().err == f"eventgraph: --force removed {site / name}\n"
    assert held(site) == SECOND


def test_it_is_refused_before_anything_is_made(site: Path) -> None:
    spoil_a_file(site)
    with pytest.raises(InputError, match="is not as a build wrote it"):
        folder_replaced(site, Claim(list(SECOND))).__enter__()


def test_a_folder_without_a_manifest_is_refused_and_force_keeps_what_it_can(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index.html").write_text("mine")
    (tmp_path / "thesis.odt").write_text("mine")
    with pytest.raises(InputError, match=r"holds index\.html, and no .* says that a build wrote"):
        build(tmp_path, FIRST)
    assert held(tmp_path) == {"index.html": "mine", "thesis.odt": "mine"}
    build(tmp_path, FIRST, force=True)
    assert held(tmp_path) == {**FIRST, "thesis.odt": "mine"}
    assert capsys.readouterr().err.count("removed") == 1


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"files": 1}', '{"files": null}', "\x00", "[" * 100_000, "{}"]
)
def test_a_manifest_that_cannot_be_read_vouches_for_nothing(site: Path, text: str) -> None:
    (site / MANIFEST).write_text(text)
    with pytest.raises(InputError, match=f"site: holds a {MANIFEST} that cannot be read; name"):
        build(site, SECOND)
    assert held(site) == FIRST


def test_a_manifest_that_is_a_link_vouches_for_nothing(site: Path) -> None:
    (site / MANIFEST).rename(site / "real")
    (site / MANIFEST).symlink_to("real")
    with pytest.raises(InputError, match="that cannot be read"):
        build(site, SECOND)


def test_a_manifest_that_names_files_elsewhere_harms_none(site: Path) -> None:
    (site.parent / "other").write_text("mine")
    manifest = json.loads((site / MANIFEST).read_text())
    manifest["files"] |= {"../other": "0" * 64, str(site.parent / "other"): "0" * 64}
    (site / MANIFEST).write_text(json.dumps(manifest))
    build(site, SECOND)
    assert (held(site), (site.parent / "other").read_text()) == (SECOND, "mine")


def test_a_folder_keeps_its_mode_and_that_of_its_files(site: Path) -> None:
    for name in (".", "answers"):
        (site / name).chmod(0o700)
    (site / "index.html").chmod(0o600)
    build(site, SECOND)
    modes = [stat.S_IMODE((site / name).stat().st_mode) for name in (".", "answers", "index.html")]
    assert modes == [0o700, 0o700, 0o600]


def test_a_link_to_a_folder_is_followed(site: Path) -> None:
    (site.parent / "link").symlink_to("site")
    build(site.parent / "link", SECOND)
    assert (site.parent / "link").is_symlink()
    assert held(site) == SECOND


def test_a_link_to_what_is_not_there_yet_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("new/site")
    build(tmp_path / "link", FIRST)
    assert held(tmp_path / "new/site") == FIRST
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("name", [".", "..", "", "../site", "../../{parent}/site"])
def test_a_folder_that_one_works_in_is_not_pulled_away(
    site: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(site)
    with pytest.raises(InputError, match="is the folder you work in, or one around it"):
        build(Path(name.format(parent=site.parent.name)), SECOND)
    assert held(Path()) == FIRST
    assert Path.cwd() == site


def test_a_working_folder_that_is_gone_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(InputError, match="site: cannot be written: No such file"):
        build(Path("site"), FIRST)


def refusing(number: int) -> Callable[..., Never]:
    """Give a function that fails as the system's own would."""

    def refuse(*_: object, **__: object) -> Never:
        raise OSError(number, os.strerror(number))

    return refuse


def test_where_a_disk_has_no_links_files_of_one_s_own_are_copied(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "notes.txt").write_text("mine")
    monkeypatch.setattr(os, "link", refusing(EPERM))
    build(site, SECOND)
    assert held(site) == {**SECOND, "notes.txt": "mine"}


@pytest.mark.parametrize(("number", "name"), [(EXDEV, "notes.txt"), (EPERM, "pipe")])
def test_what_cannot_be_taken_along_is_named_and_nothing_is_touched(
    site: Path, monkeypatch: pytest.MonkeyPatch, number: int, name: str
) -> None:
    os.mkfifo(site / name) if name == "pipe" else (site / name).write_text("mine")
    monkeypatch.setattr(os, "link", refusing(number))
    with pytest.raises(InputError, match=rf"site/{name}: cannot be taken along"):
        build(site, SECOND)
    assert (site / "index.html").read_text() == "one"
    assert [path.name for path in site.parent.iterdir()] == ["site"]
