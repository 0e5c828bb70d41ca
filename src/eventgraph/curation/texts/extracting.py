"""Take the words out of a file, by what it is: plain text, HTML, PDF, .docx, e-mail."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from eventgraph.curation.texts.documents import read_document
from eventgraph.curation.texts.extracted import PAGE, Extracted
from eventgraph.curation.texts.letters import read_letter
from eventgraph.curation.texts.pdfs import read_pdf
from eventgraph.curation.texts.webpages import read_page
from eventgraph.errors import InputError, reading
from eventgraph.text.filekinds import KINDS, kind_of

__all__ = ["extract", "has_words"]

_READERS: Final = {"pdf": read_pdf, "docx": read_document, "mail": read_letter}
#: The kinds of `KINDS` whose words are read.
_READABLE: Final = ("html", *_READERS, "utf-16")
_ADVICE: Final = "save its words as plain text in UTF-8, as PDF or as .docx"


def extract(data: bytes, path: Path, *, whole_page: bool = False) -> Extracted:
    """Take the words out of a file's bytes; plain text stays as it is, character by character.

    `path` is the name that errors tell. Raises InputError for what holds no words, is damaged, or
    is of a kind that is not read; EventGraphError where a library is missing.

    >>> extract("“So it is.”".encode(), Path("a.txt"))
    Extracted(text='“So it is.”', kind='', offers=(), notes=(), pages=0)
    """
    kind = kind_of(data)
    if kind == "html":
        return read_page(data, path, whole=whole_page)
    if reader := _READERS.get(kind):
        return reader(data, path)
    if kind and kind not in _READABLE:
        raise InputError(f"is {KINDS[kind]}, which is not read; {_ADVICE}", path)
    with reading(path):
        text = data.decode("utf-16" if kind else "utf-8")
    if kind and kind_of(text.encode("utf-8", "replace")):
        return extract(text.encode("utf-8", "replace"), path, whole_page=whole_page)
    if "\x00" in text:
        raise InputError("holds bytes that no text has; save it as plain text in UTF-8", path)
    if not any(map(str.isalnum, text)):
        raise InputError("holds no words", path)
    return Extracted(text, kind, pages=text.count(PAGE) + 1 if PAGE in text else 0)


def has_words(data: bytes) -> bool:
    """Tell whether bytes are of a kind whose words are read.

    >>> has_words(b"So."), has_words(b"GIF89a")
    (True, False)
    """
    kind = kind_of(data)
    return kind in _READABLE or not (kind or b"\x00" in data)
