"""What is taken out of a file: its words, and what it says of itself, which is offered only."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, Final, NamedTuple

from eventgraph.errors import EventGraphError

__all__ = ["FIELDS", "PAGE", "Extracted", "Offer", "clean", "library"]

#: What a file may say of itself, by the option that states it.
FIELDS: Final = ("title", "creator", "publisher", "issued", "language", "url")
#: What stands before each page but the first.
PAGE: Final = "\f"
#: What no text holds, and what would forge lines and pages.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_HALVES: Final = re.compile(r"[\ud800-\udfff]")
_ENDS: Final = re.compile(r"[^\S\n]+$", re.MULTILINE)
_GAPS: Final = re.compile(r"\n{3,}")


class Offer(NamedTuple):
    """Something a file says of itself: one of `FIELDS`, the value, and where in the file."""

    field: str
    value: str
    where: str


class Extracted(NamedTuple):
    """The words of a file, the kind of file, what it says of itself, and what to know of it.

    Pages are parted by a form feed behind a line end; `pages` counts them, where there are any.
    """

    text: str
    kind: str = ""
    offers: tuple[Offer, ...] = ()
    notes: tuple[str, ...] = ()
    pages: int = 0


def clean(text: str) -> str:
    r"""Take out what is no text: controls, halves of characters, blanks at line ends, wide gaps.

    >>> clean("so \r\nit\x00 is\n\n\n\nhere ")
    'so\nit is\n\nhere'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = _HALVES.sub("\ufffd", _CONTROLS.sub("", lines))
    return _GAPS.sub("\n\n", _ENDS.sub("", kept)).strip("\n")


def library(name: str, package: str, what: str) -> Any:  # noqa: ANN401 - a module
    """Import a library when it is used; raises EventGraphError that says how to install it."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        missing = f"{what} needs {error.name}; install it with: pip install {package}"
        raise EventGraphError(missing) from error
