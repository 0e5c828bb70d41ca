"""Write files and folders whole or not at all."""

from __future__ import annotations

import glob
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import click

from eventgraph.errors import InputError
from eventgraph.reports.manifest import (
    Claim,
    carry,
    leaves,
    listed,
    mark,
    take_modes,
    take_stock,
)
from eventgraph.reports.system import alive, alone, exchange
from eventgraph.text.characters import one_line

__all__ = ["folder_replaced", "remove_unfinished", "sweep", "write_whole"]

_ASIDE: Final = "partial.old"
_ANY: Final = Claim()
#: The files and folders that are being filled.
_UNFINISHED: Final[set[Path]] = set()
#: How many bytes of a name are part of the name of what is written beside it.
_LONGEST: Final = 200


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never half of them.

    `data` may come in pieces; what was there before stays until the last one is on disk.
    A link stays a link, and the file it leads to is written. What is no file, such as a pipe or
    /dev/null, is written to as it stands. A file that is replaced keeps its mode. Raises InputError
    when the folder is missing or may not be written.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    try:
        if path.is_dir():
            raise InputError("is a folder; name a file to write", path)
        path = Path(os.path.realpath(path)) if path.is_symlink() else path
        if path.exists() and not path.is_file():
            with path.open("wb", buffering=0) as stream:
                for piece in pieces:
                    stream.write(piece)
            return
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
        new, handle = _beside(path, 0o666 if mode is None else mode)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}; check the folder", path) from error
    try:
        _UNFINISHED.add(new)
        with os.fdopen(handle, "wb") as stream:
            if mode is not None:
                new.chmod(mode)
            for piece in pieces:
                stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", path) from error
    finally:
        _UNFINISHED.discard(new)
        new.unlink(missing_ok=True)


def _beside(path: Path, mode: int) -> tuple[Path, int]:
    """Create a file beside another and open it; the system takes from its mode what umask masks."""
    sweep(path)
    new = _partial(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return new, os.open(new, flags, mode)


@contextmanager
def folder_replaced(folder: Path, claim: Claim = _ANY) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes `folder`'s place in one step.

    The new folder gets a manifest. Of the old one only what its manifest lists goes; all else is
    in the new folder too, and what would be lost is refused by name, or named once lost (`Claim`).
    If the block raises, or the process is killed at any moment, the old folder stands as it was.
    What a killed process left beside it is swept away by the next one. Where the system cannot
    exchange two folders, the old one is moved aside for a moment; if the process is killed in this
    moment, the next one puts it back first.
    """
    with _writing(folder):
        place = _place_of(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        with alone(place.parent):
            sweep(place)
            if place.exists():
                take_stock(place, claim, folder)
            new = begun = _partial(place)
            new.mkdir()
    try:
        _UNFINISHED.add(new)
        with _writing(folder, new):
            yield new
        with _writing(folder):
            names = list(leaves(new))
            if claim.marked:
                mark(new)
            with alone(place.parent):
                new = _known(new)
                _UNFINISHED.add(new)
                lost = _take_over(new, place, claim._replace(names=names), folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        _UNFINISHED.difference_update({begun, new})
    for name in lost:
        click.echo(f"eventgraph: --force removed {one_line(str(folder / name))}", err=True)


def remove_unfinished() -> None:
    """Remove what is being written and is not in its place yet, as the process ends."""
    for new in [*_UNFINISHED]:
        with suppress(OSError):  # what cannot be removed keeps nothing else from it
            if new.is_dir():
                shutil.rmtree(new, ignore_errors=True)
            else:
                new.unlink(missing_ok=True)


@contextmanager
def _writing(folder: Path, new: Path | None = None) -> Iterator[None]:
    """Translate what the system says while a folder is written; with `new`, what is said of it."""
    try:
        yield
    except OSError as error:
        if new is not None and not _is_within(error.filename, new):
            raise
        message = f"cannot be written: {error.strerror}; check the folder"
        raise InputError(message, folder) from error


def _is_within(name: str | bytes | int | None, folder: Path) -> bool:
    """Tell whether an error is about a folder's own files, or, nameless, about writing to them."""
    return not isinstance(name, str | bytes) or Path(os.fsdecode(name)).is_relative_to(folder)


def _place_of(folder: Path) -> Path:
    """Follow links to where a folder is, or will be; refuse one that nobody may stand in."""
    place, here = Path(os.path.realpath(folder)), Path(os.path.realpath(Path.cwd()))
    if place.exists() and not place.is_dir():
        raise InputError("is a file; name a folder to write", folder)
    if here.is_relative_to(place):
        message = "is the folder you work in, or one around it, and is replaced as a whole"
        raise InputError(f"{message}; name a folder inside it", folder)
    return place


def _take_over(new: Path, place: Path, claim: Claim, shown: Path) -> list[str]:
    """Put `new` in the place of a folder, with all that is not ours; give what is lost."""
    if not place.exists():
        new.rename(place)
        return []
    stock = take_stock(place, claim, shown)
    carry(stock.kept, place, new, shown)
    take_modes(place, new)
    _retire(_put_in_place(new, place), place)
    return stock.lost


def _retire(old: Path, place: Path) -> None:
    """Remove a folder that another has replaced, but nothing that came into it in between.

    What a killed run had not put in place goes whole: it has no manifest yet, or half of one.
    """
    if listed(old) is not None:
        late = take_stock(old, Claim(list(leaves(place)), force=True), place).kept
        carry(late, old, place, place)
    shutil.rmtree(old, ignore_errors=True)


def _known(new: Path) -> Path:
    """Let a folder that is filled bear its own number in its name: none that it replaces does."""
    return new.rename(new.with_name(f"{new.stem}.{new.stat().st_ino}{new.suffix}"))


def _is_known(folder: Path, end: str) -> bool:
    """Tell whether the number in a folder's name is its own."""
    return end.startswith(f"{folder.stat().st_ino}.")


def _put_in_place(new: Path, place: Path) -> Path:
    """Let two folders change places, and tell where the old one is then."""
    if exchange(new, place):
        return new
    aside = place.with_name(f"{new.name}.old")
    place.rename(aside)
    try:
        new.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    return aside


def _partial(path: Path) -> Path:
    """Name what is written beside a file or folder before it takes its place."""
    return path.with_name(f"{_stem(path)}{os.getpid()}.partial")


def _stem(path: Path) -> str:
    """Begin the names of what is written beside a path; a long name is cut to leave room."""
    name = os.fsencode(path.name)[:_LONGEST].decode(errors="ignore")
    return f".{name}."


def sweep(place: Path) -> None:
    """Remove what killed runs left beside a file or folder, sparing runs that are still alive.

    A folder that a killed run had moved aside is put back. One that still bears its own number had
    not taken the place of another, and goes whole.
    """
    for left in sorted(place.parent.glob(f"{glob.escape(_stem(place))}*.partial*")):
        owner, _, end = left.name.removeprefix(_stem(place)).partition(".")
        if not owner.isdigit() or alive(int(owner)):
            continue
        if end.endswith(_ASIDE) and not place.exists():
            left.rename(place)
        elif left.is_dir() and place.is_dir() and not _is_known(left, end):
            _retire(left, place)
        elif left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
