"""What was done in a session, so that it can be taken back step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from eventgraph.curation.desk.patching import Part
from eventgraph.curation.editing import Edit
from eventgraph.curation.identity.splitting import split
from eventgraph.errors import InputError

__all__ = ["Step", "Undone", "parted"]


class Step(NamedTuple):
    """One thing that was done: how it is taken back, and what was said before, if that is known.

    `back` gives the files that changed, and those that stay because somebody changed them since,
    where there may be any. `renamed` are the names that somebody gave and took.
    """

    back: Callable[[], list[Path] | tuple[list[Path], list[Path]]]
    before: tuple[Part, ...] = ()
    renamed: tuple[str, str] | None = None


class Undone(NamedTuple):
    """What was taken back: of which claim or thing, which name became which again, what stays."""

    what: str = ""
    renamed: tuple[str, str] | None = None
    left: tuple[str, ...] = ()


def parted(edit: Edit, paths: Iterable[Path], other: str) -> list[Path]:
    """Take a merge back: to the byte, or, where a file changed since, as `split` does."""
    try:
        return edit.undo()
    except InputError:
        return [*split(paths, f"<{other}>").files]
