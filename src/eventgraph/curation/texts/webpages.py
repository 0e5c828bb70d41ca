"""The words of a web page: the article of it, or all that a reader sees."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from eventgraph.curation.texts.extracted import Extracted, Offer, clean, library
from eventgraph.errors import InputError
from eventgraph.text.counting import count_words

__all__ = ["read_page"]

_WORD: Final = re.compile(r"\w+")
_UNSEEN: Final = frozenset(
    _WORD.findall(
        "script style noscript template head iframe object svg math button select textarea"
    )
)
#: What begins a paragraph; the names that trafilatura gives elements are among them.
_BLOCKS: Final = frozenset(
    _WORD.findall(
        "p div section article main header footer aside nav address h1 h2 h3 h4 h5 h6 head title "
        "blockquote quote ul ol dl list table figure figcaption pre code hr body caption details "
        "summary form"
    )
)
_LINES: Final = frozenset(_WORD.findall("br lb li item tr row dt dd"))
_CELLS: Final = frozenset(["td", "th", "cell"])
#: What metadata of a page is called, by the field that it offers.
_OFFERED: Final = {
    "title": "title",
    "creator": "author",
    "publisher": "sitename",
    "issued": "date",
    "url": "url",
}


def read_page(data: bytes, path: Path, *, whole: bool = False) -> Extracted:
    """Take the article out of a web page, or with `whole` all that is seen of it.

    Nothing is fetched. Where no article is found, it is all that is seen. Raises InputError for a
    page without words, EventGraphError where trafilatura is not installed.
    """
    reader = library("trafilatura", "trafilatura", "reading HTML")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = reader.load_html(data)
    if tree is None:  # a part of a page
        tree = reader.load_html(b"<!doctype html><html><body>" + data + b"</body></html>")
    language = "" if tree is None else str(tree.xpath("string(/html/@lang)"))
    seen = "" if tree is None else clean("\n\n".join(_paragraphs(tree)))
    found = None if whole else _tried(reader.bare_extraction, data, include_comments=False)
    article = "" if found is None else clean("\n\n".join(_paragraphs(found.body)))
    text = article or seen
    if not any(map(str.isalnum, text)):
        raise InputError("holds no words that a reader of the page sees", path)
    notes = []
    if article and (more := count_words(seen) - count_words(article)) > 0:
        notes.append(f"the article alone is kept; --whole-page keeps {more} words more")
    offers = [*_offers(_tried(reader.extract_metadata, data))]
    offers += [Offer("language", language, "<html lang>")] if language.strip() else []
    return Extracted(text, "html", tuple(offers), tuple(notes))


def _tried(read: Callable[..., Any], data: bytes, **ways: bool) -> Any:  # noqa: ANN401 - see above
    """Read what may be in a page; nothing where the library stumbles over it."""
    try:
        return read(data, **ways)
    except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError):
        return None


def _offers(known: Any) -> Iterator[Offer]:  # noqa: ANN401 - trafilatura has no types for it
    for field, name in _OFFERED.items():
        value = getattr(known, name, None) if known is not None else None
        if isinstance(value, str) and value.strip():
            yield Offer(field, " ".join(value.split()), "the page's metadata")


def _paragraphs(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """Give the paragraphs of an element, each with its lines."""
    words: list[str] = []
    for piece in _pieces(body):
        if piece is not None:
            words.append(piece)
            continue
        if said := _lines("".join(words)):
            yield said
        words = []
    if said := _lines("".join(words)):
        yield said


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\v"))
    return "\n".join(line for line in lines if line)


def _pieces(root: Any) -> Iterator[str | None]:  # noqa: ANN401 - lxml has no types
    """Give the words of an element in order, None between paragraphs, a tab between lines."""
    todo: list[tuple[Any, bool]] = [(root, False)]
    while todo:
        element, left = todo.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        yield from _around(name)
        if left:
            if element is not root:
                yield element.tail or ""
            continue
        seen = bool(name) and (name not in _UNSEEN or (name == "head" and element.get("rend")))
        todo.append((element, True))
        if seen:
            yield element.text or ""
            todo.extend((child, False) for child in reversed(element))


def _around(name: str) -> Iterator[str | None]:
    """Give what stands before and behind an element."""
    if name in _BLOCKS:
        yield None
    elif name in _LINES:
        yield "\v"
    elif name in _CELLS:
        yield " "
