"""What a store is made of: files, and standard input, which is kept beside it while it is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from eventgraph.errors import FormatError, InputError
from eventgraph.rdf.formats import FORMATS, Format, format_named
from eventgraph.rdf.places.listing import files_of
from eventgraph.rdf.streams import Stream
from eventgraph.stores.manifest import PIPED, Listed, listed

__all__ = ["Taken", "taken"]

#: How standard input is called in messages.
_STDIN: Final = Path("<stdin>")


@dataclass(frozen=True)
class Taken:
    """Files, the paths that named them, how large one may be, and standard input's format if read.

    Standard input comes last.
    """

    files: tuple[Path, ...]
    roots: tuple[str, ...]
    most: int
    piped: Format | None

    @contextmanager
    def files_in(self, folder: Path) -> Iterator[tuple[tuple[Path, ...], tuple[Listed, ...]]]:
        """Give the files, standard input among them as one in `folder`, and their sums.

        Raises InputError for what was changed while the block read it.
        """
        sums = listed(self.files)
        if self.piped is None:
            yield self.files, sums
        else:
            kept = folder / f"{PIPED}{self.piped.suffixes[0]}"
            try:
                _keep(kept, self.most)
                with _calling_it_stdin(kept):
                    yield (*self.files, kept), (*sums, replace(listed([kept])[0], path=PIPED))
            finally:
                kept.unlink(missing_ok=True)
        if listed(self.files) != sums:
            raise InputError("the files changed while they were read; try again")


def taken(folder: Path, paths: tuple[str | Path, ...], format: str | None, most: int) -> Taken:
    """Find the files that paths name, `-` being standard input; raises InputError without any."""
    named = [path for path in paths if str(path) != PIPED]
    files = files_of(*named)
    piped = len(named) < len(paths)
    if not files and not piped:
        raise InputError("names no file to build the store from; name files or folders", folder)
    if piped and format is None:
        known = ", ".join(FORMATS)
        raise FormatError(f"say in which format standard input is: --format {known}")
    if format is not None and not piped:
        raise FormatError("--format is for standard input; files tell theirs by their suffix")
    known_by = format_named(format) if format is not None else None
    return Taken(files, tuple(map(str, named)), most, known_by)


def _keep(path: Path, most: int) -> None:
    """Keep on disk what standard input holds, so that a fault in it can be found again."""
    if sys.stdin is None:
        raise InputError("is closed; name files", _STDIN)
    stream = Stream(sys.stdin.buffer, _STDIN, most)
    with path.open("wb") as file:
        for piece in stream.pieces():
            file.write(piece)


@contextmanager
def _calling_it_stdin(kept: Path) -> Iterator[None]:
    """Name standard input, in what is told of it, by its own name."""
    try:
        yield
    except InputError as error:
        if error.path != kept:
            raise
        place = ":".join(str(part) for part in (kept, error.line, error.column) if part is not None)
        message = str(error).removeprefix(f"{place}: ")
        raise InputError(message, _STDIN, error.line, error.column) from error
