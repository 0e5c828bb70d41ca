"""The manifest of a folder: names and sums of what was written, so that nothing else is touched."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from errno import EACCES, EXDEV
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from eventgraph.errors import InputError

__all__ = [
    "MANIFEST",
    "Claim",
    "Stock",
    "carry",
    "leaves",
    "listed",
    "mark",
    "take_modes",
    "take_stock",
]

#: The file that marks a folder; it begins with a dot, so no dataset is read from it.
MANIFEST: Final = ".eventgraph-manifest.json"
_ABOUT: Final = "What eventgraph wrote here. A later run replaces a file only while its sum is this"


class Claim(NamedTuple):
    """What a writer asks of a folder: files to write, and how much of what is there may go.

    `beside` names what another program writes into the same folder. A writer that leaves no
    manifest asks for a folder that is new or empty.
    """

    names: Collection[str] = ()
    marked: bool = True
    force: bool = False
    beside: Collection[str] = ()


class Stock(NamedTuple):
    """What a folder holds besides what its manifest lists: what stays, and what `--force` takes."""

    kept: list[str]
    lost: list[str]


def mark(folder: Path) -> None:
    """Write the manifest of all that lies in a folder; equal files give equal bytes."""
    sums = {name: _sum(folder / name) for name in leaves(folder)}
    text = json.dumps({"about": _ABOUT, "files": sums}, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_bytes(f"{text}\n".encode())


def listed(folder: Path) -> dict[str, str] | None:
    """Read the names and sums that a folder's manifest lists.

    None where there is no manifest, or where it cannot be read as one: a run that is killed while
    it writes its manifest leaves half of one.
    """
    path = folder / MANIFEST
    if path.is_symlink() or not path.is_file():
        return None
    try:
        files = json.loads(path.read_bytes())["files"]
        return {str(name): str(its) for name, its in files.items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def take_stock(folder: Path, claim: Claim, shown: Path) -> Stock:
    """Go through a folder that is to be replaced, and sort what no manifest vouches for.

    A file that the manifest lists, and that is as it was written, may go. Any other stays, unless
    something is to be written in its place: that is refused, or with `force` listed as lost. A
    folder without a manifest is refused too. Raises InputError, which names the file below
    `shown`, the folder as it was typed.
    """
    known = listed(folder)
    taken = {MANIFEST, *claim.names}
    stock = Stock([], [])
    for name in leaves(folder, shown):
        if known is not None and _vouched(folder, name, known):
            continue
        if not claim.marked:
            raise InputError("holds files already; name a new or empty folder", shown)
        if known is None and not claim.force and name.partition("/")[0] not in claim.beside:
            fault = f"holds {name}, and no {MANIFEST} says that a build wrote it"
            if name == MANIFEST:
                fault = f"holds a {MANIFEST} that cannot be read"
            advice = "name a new folder, or write into this one with --force"
            raise InputError(f"{fault}; {advice}", shown)
        (stock.lost if _in_the_way(folder, name, taken) else stock.kept).append(name)
    if stock.lost and not claim.force:
        raise _refusal(shown / stock.lost[0])
    return stock


def leaves(folder: Path, shown: Path | None = None, above: str = "") -> Iterator[str]:
    """List all that lies in a folder and those in it: files, links, and folders that are empty.

    Links are not followed. Raises InputError for what could not be replaced: a folder that may
    not be written, or one that lies on another disk; `shown` is the folder as it was typed.
    """
    shown = folder if shown is None else shown
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(f"cannot be written: {os.strerror(EACCES)}; check the folder", shown)
    device = folder.stat().st_dev
    for entry in entries:
        name, path = above + entry.name, folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if entry.stat(follow_symlinks=False).st_dev != device:
                message = "is on another disk; unmount it, or name another folder"
                raise InputError(message, shown / entry.name)
            inside = list(leaves(path, shown / entry.name, f"{name}/"))
            yield from inside or [name]
        else:
            yield name


def carry(names: Iterable[str], old: Path, new: Path, shown: Path) -> None:
    """Give `new` the same files that `old` has: linked, so that they stay whole in both.

    Where the disk knows no links they are copied. What `new` has already is left as it is there,
    if it is the same; raises InputError if it is not (two names may be one to the disk).
    """
    for name in names:
        source, target = old / name, new / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir() and not source.is_symlink():
            target.mkdir(exist_ok=True)
        elif not os.path.lexists(target):
            _link(source, target, shown / name)
        elif not os.path.samestat(source.lstat(), target.lstat()):
            raise _refusal(shown / name)


def take_modes(old: Path, new: Path) -> None:
    """Give a new folder, and all in it, the modes that the same names had in the old one."""
    for path in (new, *new.rglob("*")):
        former = old / path.relative_to(new)
        if not path.is_symlink() and not former.is_symlink() and former.exists():
            shutil.copymode(former, path)


def _link(source: Path, target: Path, shown: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno == EXDEV or not (source.is_symlink() or source.is_file()):
            message = f"cannot be taken along ({error.strerror}); move it out of the folder"
            raise InputError(message, shown) from error
        shutil.copy2(source, target, follow_symlinks=False)


def _refusal(path: Path) -> InputError:
    return InputError(
        "is not as a build wrote it, and would be lost; move it, or replace it with --force", path
    )


def _in_the_way(folder: Path, name: str, taken: Collection[str]) -> bool:
    """Tell whether something is to be written where a file, a link or an empty folder stands."""
    if name in taken or any(str(above) in taken for above in PurePosixPath(name).parents):
        return True
    path = folder / name
    if path.is_dir() and not path.is_symlink():
        return False
    return any(other.startswith(f"{name}/") for other in taken)


def _vouched(folder: Path, name: str, known: Mapping[str, str]) -> bool:
    """Tell whether a file is the manifest, or is listed there and as it was written."""
    path = folder / name
    if path.is_symlink() or not path.is_file():
        return False
    return name == MANIFEST or (name in known and _sum(path) == known[name])


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
