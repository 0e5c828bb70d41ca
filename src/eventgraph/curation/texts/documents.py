"""The words of a word processor's file (.docx): paragraphs and tables in their order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from eventgraph.curation.texts.extracted import Extracted, Offer, clean, library
from eventgraph.errors import InputError
from eventgraph.rdf.streams import sized

__all__ = ["read_document"]

#: How much a file may hold, unpacked.
_MOST: Final = 1 << 28
_WORDS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS: Final = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


def read_document(data: bytes, path: Path) -> Extracted:
    """Take the words out of a .docx; what was struck out by a reviewer is left out.

    Raises InputError for a file that is damaged, too large or without words; EventGraphError where
    python-docx is not installed.
    """
    reader = library("docx", "python-docx", "reading .docx")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
        document = reader.Document(BytesIO(data)) if size <= _MOST else None
        text = clean("\n\n".join(_blocks(document.element.body))) if document else ""
        offers = tuple(_offers(document.core_properties)) if document else ()
    except MemoryError:
        raise
    except Exception as error:
        raise InputError("is damaged, and cannot be read as .docx; save it anew", path) from error
    if document is None:
        raise InputError(f"holds more than {sized(_MOST)}, unpacked; split it", path)
    if not any(map(str.isalnum, text)):
        raise InputError("holds no words", path)
    return Extracted(text, "docx", offers)


def _blocks(body: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx is an extra
    """Give paragraphs, and each table with a row a line."""
    for element in body.iterchildren():
        if element.tag == f"{_WORDS}p":
            yield _paragraph(element)
        elif element.tag == f"{_WORDS}tbl":
            rows = ("\t".join(_cells(row)) for row in element.iter(f"{_WORDS}tr"))
            yield "\n".join(row for row in rows if row.strip())
        elif element.tag == f"{_WORDS}sdt":
            for content in element.iterchildren(f"{_WORDS}sdtContent"):
                yield from _blocks(content)


def _cells(row: Any) -> Iterator[str]:  # noqa: ANN401 - python-docx is an extra
    for cell in row.iterchildren(f"{_WORDS}tc"):
        yield " ".join(filter(None, map(_paragraph, cell.iter(f"{_WORDS}p"))))


def _paragraph(element: Any) -> str:  # noqa: ANN401 - python-docx is an extra
    """Give the words of a paragraph, those in links, insertions and text boxes too."""
    words: list[str] = []
    todo = [element]
    while todo:
        one = todo.pop()
        if one.tag == _FALLBACK or not isinstance(one.tag, str):
            continue
        name = one.tag.removeprefix(_WORDS)
        words.append((one.text or "") if name == "t" else _SIGNS.get(name, ""))
        todo.extend(reversed(one))
    return "".join(words)


def _offers(known: Any) -> Iterator[Offer]:  # noqa: ANN401 - python-docx is an extra
    for field, name in (("title", "title"), ("creator", "author"), ("language", "language")):
        value = clean(getattr(known, name, None) or "")
        if value.strip():
            yield Offer(field, " ".join(value.split()), f"the file's {name}")
    if known.created:
        yield Offer("issued", known.created.date().isoformat(), "the day the file was made")
