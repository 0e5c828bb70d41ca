"""Words found: a page with what holds them under who says it, or a table for programs."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from eventgraph.searching.asking import read_words
from eventgraph.searching.finding import search
from eventgraph.searching.showing import marked
from eventgraph.serving.answers.rendering import render, words_of
from eventgraph.serving.answers.showing import Link, link
from eventgraph.serving.asking import Answer, Refusal
from eventgraph.serving.holding import Held
from eventgraph.serving.negotiating import RESULT_KINDS, chosen
from eventgraph.tables.table import Table, write
from eventgraph.text.wording.phrases import told

__all__ = ["answer"]

_HTML: Final = "text/html"
_MOST: Final = 1_000


class Found(NamedTuple):
    """One thing or claim that is found."""

    thing: Link
    kind: Link
    place: str
    pieces: tuple[str, ...]
    language: str
    source: Link


def answer(held: Held, question: Mapping[str, Any]) -> Answer:
    """Answer for `q`; without words, the page shows how to ask."""
    words, language = question.get("q", ""), question.get("language", "en")
    kind = chosen(question.get("accept", ""), [_HTML, *RESULT_KINDS])
    if kind is None:
        raise Refusal(406, f"there are {_HTML}, {', '.join(RESULT_KINDS)}", Vary="Accept")
    limit = question.get("limit", 50)
    table = None
    if words.strip():
        dataset = held.narrowed(question.get("scope"))
        table = search(dataset, words, limit=min(limit, _MOST), language=language, index=held.index)
    if kind == _HTML:
        body = _page(held, table, question)
        return Answer(body.encode("utf-8"), "text/html; charset=utf-8", 200, {"Vary": "Accept"})
    if table is None:
        raise Refusal(400, "there is no word to look for; send q=words")
    body = write(table, RESULT_KINDS[kind])
    return Answer(body.encode("utf-8"), f"{kind}; charset=utf-8", 200, {"Vary": "Accept"})


def _page(held: Held, table: Table | None, question: Mapping[str, Any]) -> str:
    words, language = question.get("q", ""), question.get("language", "en")
    groups: list[tuple[Link, list[Found]]] = []
    if table is not None:
        asked = read_words(words).words
        for speaker, rows in groupby(table.rows, key=itemgetter(0)):
            found = [_found(held, row, asked, language) for row in rows]
            groups.append((link(held, speaker, language), found))
    return render(
        "search.html",
        question,
        title=words_of(language)("search") if table is None else told(table.title, language),
        words=words,
        groups=groups,
        digest=held.digest,
    )


def _found(held: Held, row: tuple[Any, ...], asked: tuple[str, ...], language: str) -> Found:
    _, found, kind, place, words, source = row
    shown = Link(words_of(language)("claim")) if kind == "claim" else link(held, kind, language)
    pieces = marked(str(words), asked, len(words))
    return Found(
        link(held, found, language),
        shown,
        place,
        pieces,
        words.language or "",
        link(held, source, language),
    )
