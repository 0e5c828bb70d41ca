"""The words of a PDF, page after page, where it has a text layer."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from eventgraph.curation.texts.extracted import PAGE, Extracted, Offer, clean, library
from eventgraph.errors import InputError
from eventgraph.steps import steps

__all__ = ["read_pdf"]

_NAMED: Final = 8
#: A line that ends a sentence ends a paragraph if it is shorter than this share of the usual line.
_SHORT: Final = 0.85
_ENDED: Final = re.compile("[.!?\u2026:][\"'\u201d\u2019\u00bb)\\]]*$")


def read_pdf(data: bytes, path: Path) -> Extracted:
    """Take the words out of a PDF; each page but the first stands behind a form feed.

    Raises InputError for a file that is damaged, locked, or has no text layer; EventGraphError
    where pypdf is not installed.
    """
    reader = library("pypdf", "pypdf", "reading a PDF")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with _readable(path):
        file = reader.PdfReader(BytesIO(data))
        locked = file.is_encrypted and not file.decrypt("")
    if locked:
        raise InputError("is locked with a password; save a copy without one", path)
    with _readable(path):
        every = steps(list(file.pages), "reading pages")
        pages = [_parted(clean(page.extract_text() or "")) for page in every]
        offers = tuple(_offers(file.metadata))
    blank = [number for number, page in enumerate(pages, 1) if not any(map(str.isalnum, page))]
    if len(blank) == len(pages):
        raise InputError(
            "has no text layer: its pages are pictures; run OCR elsewhere, then add what it gives",
            path,
        )
    notes = (f"without a text layer, and so without words: {_numbers(blank)}",) if blank else ()
    return Extracted(f"\n{PAGE}".join(pages), "pdf", offers, notes, len(pages))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say of whatever a damaged file brings a reader to raise that it is damaged."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        if type(error).__name__ == "DependencyError":
            message = "is locked in a way that needs one more library: pip install cryptography"
            raise InputError(message, path) from error
        raise InputError("is damaged, and cannot be read as a PDF; save it anew", path) from error


def _parted(page: str) -> str:
    r"""Part a page into paragraphs, which a PDF does not tell: where a short line ends a sentence.

    >>> _parted("So it is, they said to all\nof us.\nThen they left, and nobody came\nback.")
    'So it is, they said to all\nof us.\n\nThen they left, and nobody came\nback.'
    """
    lines = page.split("\n")
    usual = sorted(map(len, lines))[3 * len(lines) // 4] * _SHORT
    ends = (line + "\n" if _ENDED.search(line) and len(line) < usual else line for line in lines)
    return clean("\n".join(ends))


def _offers(known: Any) -> Iterator[Offer]:  # noqa: ANN401 - pypdf is an extra
    if known is None:
        return
    for field, name in (("title", "title"), ("creator", "author")):
        value = getattr(known, name, None)
        if isinstance(value, str) and clean(value).strip():
            yield Offer(field, " ".join(clean(value).split()), f"the PDF's {name}")
    if made := known.creation_date:
        yield Offer("issued", made.date().isoformat(), "the day on which the PDF was made")


def _numbers(pages: list[int]) -> str:
    """List pages, not too many of them."""
    named = ", ".join(map(str, pages[:_NAMED]))
    more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
    return f"page{'s' if len(pages) > 1 else ''} {named}{more}"
