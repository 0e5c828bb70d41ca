"""Read a folder as it stood in a revision of git, without touching the work tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from rdflib import Dataset

from eventgraph.errors import InputError
from eventgraph.rdf.formats import is_rdf
from eventgraph.rdf.streams import MOST
from eventgraph.stores.opening import load

__all__ = ["is_revision", "loaded"]

#: What files are in a tree of git; links and modules of others are passed over.
_FILES: Final = frozenset({b"100644", b"100755", b"100664"})
_PATH: Final = "graph"


def is_revision(text: str) -> bool:
    """Tell whether a text names a revision of git, as `HEAD~3:` or `HEAD~3:graph`, and no path.

    >>> is_revision("HEAD~3:graph"), is_revision("graph")
    (True, False)
    """
    return ":" in text and not text.startswith(":") and not Path(text).exists()


def loaded(text: str, other: str, most: int = MOST) -> Dataset:
    """Load one side of a comparison, drafts included; `other` names the other side.

    A revision without a path is of the path that the other side names. Raises InputError where git
    is missing, or knows no such revision or path; and as `load` does.
    """
    if not is_revision(text):
        return load(text, max_file=most, drafts=True)
    revision, _, path = text.partition(":")
    where = Path.cwd()
    if not path:
        path = other.partition(":")[2] if is_revision(other) else f"./{_near(other)}"
        where = _repository(other) if not is_revision(other) else where
    with _checked_out(revision, path or _PATH, where) as folder:
        try:
            return load(folder, max_file=most, drafts=True)
        except InputError as error:
            told = str(error).replace(f"{folder}/", f"{revision}:").replace(str(folder), text)
            raise InputError(told) from error


def _repository(path: str) -> Path:
    """Give the folder in which git is asked about a path."""
    return Path(path).resolve().parent


def _near(path: str) -> str:
    return Path(path).resolve().name


@contextmanager
def _checked_out(revision: str, path: str, where: Path) -> Iterator[Path]:
    """Write the RDF files that a path holds in a revision to a folder that goes when it is read."""
    program = shutil.which("git")
    if program is None:
        message = "names a revision, and git is not installed; install it, or name two folders"
        raise InputError(f"{revision}:{path}: {message}")
    commit = _asked(
        program,
        where,
        ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
        f"{revision}: git knows no such revision here, and there is no such file or folder",
    )
    inside = "./" if path in {".", "./"} else path.rstrip("/")
    name = f"{commit.decode('ascii', 'replace').strip()}:{inside}"
    missing = f"{revision}:{path}: the revision holds no such file or folder"
    kind = _asked(program, where, ("cat-file", "-t", name), missing).strip()
    with tempfile.TemporaryDirectory(prefix="eventgraph-") as folder:
        root = Path(os.path.realpath(folder))
        if kind == b"tree":
            listed = list(_listed(program, where, name))
            if not listed:
                raise InputError(f"{revision}:{path}: the revision holds no RDF file there")
            for place, data in _read(program, where, listed):
                (root / place).parent.mkdir(parents=True, exist_ok=True)
                (root / place).write_bytes(data)
        else:
            file = root / PurePosixPath(path).name
            file.write_bytes(_asked(program, where, ("cat-file", "blob", name), missing))
        yield root


def _listed(program: str, where: Path, name: str) -> Iterator[tuple[PurePosixPath, str]]:
    """List the RDF files of a tree, each with the name of what it holds."""
    entries = _asked(program, where, ("ls-tree", "-r", "-z", name), name)
    for entry in filter(None, entries.split(b"\0")):
        head, _, raw = entry.partition(b"\t")
        mode, _, blob = head.split(b" ")[:3]
        place = PurePosixPath(os.fsdecode(raw))
        hidden = any(part.startswith(".") or part.endswith("~") for part in place.parts)
        if mode in _FILES and not hidden and is_rdf(Path(place)):
            yield place, blob.decode("ascii")


def _read(
    program: str, where: Path, listed: list[tuple[PurePosixPath, str]]
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Read the files of a list in one go, byte by byte as git keeps them."""
    wanted = "".join(f"{blob}\n" for _, blob in listed).encode("ascii")
    answer = _asked(program, where, ("cat-file", "--batch"), "git", wanted)
    start = 0
    for place, _ in listed:
        head, _, _ = answer[start : start + 200].partition(b"\n")
        begin = start + len(head) + 1
        size = int(head.rsplit(b" ", 1)[1])
        yield place, answer[begin : begin + size]
        start = begin + size + 1


def _asked(
    program: str, where: Path, words: tuple[str, ...], message: str, told: bytes = b""
) -> bytes:
    """Ask git, and tell it what it reads; what it has no answer to is `message`."""
    # git is found on PATH, and takes its words as they are: no shell reads them.
    ran = subprocess.run(  # noqa: S603
        [program, "--no-pager", "--literal-pathspecs", *words],
        cwd=where,
        capture_output=True,
        check=False,
        input=told,
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
    )
    if ran.returncode:
        raise InputError(f"{message}; check the name, or name two folders")
    return ran.stdout
