"""Queries by name: their list, a form for each, answers for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from rdflib import Graph

from eventgraph.claims.finding import find
from eventgraph.claims.names import in_current_names
from eventgraph.errors import EventGraphError, UnknownQuery
from eventgraph.serving.answers.openapi import document
from eventgraph.serving.answers.rendering import render, words_of
from eventgraph.serving.answers.showing import Link, link
from eventgraph.serving.answers.sparql import solved
from eventgraph.serving.asking import Answer, Refusal
from eventgraph.serving.holding import Held, letters
from eventgraph.serving.protocol import SCOPE
from eventgraph.sparql.files import Query
from eventgraph.sparql.keeping import Kept
from eventgraph.sparql.library import find_query
from eventgraph.sparql.running import run_within
from eventgraph.tables.table import Table
from eventgraph.text.wording.phrases import told
from eventgraph.vocabulary import curie

__all__ = ["answer", "form", "listed", "names", "openapi"]

_HTML: Final = "text/html; charset=utf-8"
#: How many rows a page shows, and how many names are offered.
_ROWS: Final = 1_000
_NAMES: Final = 12


def listed(held: Held, question: Mapping[str, Any]) -> Answer:
    """List the queries."""
    language = question.get("language", "en")
    body = render(
        "queries.html",
        question,
        title=words_of(language)("queries"),
        queries=[query.speaking(language) for query in held.queries.values()],
        names=held.queries,
        digest=held.digest,
    )
    return Answer(body.encode("utf-8"), _HTML)


def form(held: Held, question: Mapping[str, Any]) -> Answer:
    """Show the form of one query, and its answer, or what is wrong, where it was sent."""
    asked, language = _asked(held, question), question.get("language", "en")
    found, fault = None, ""
    try:
        found = _shown(held, asked, language) if question["sent"] else None
    except EventGraphError as error:
        fault = told(str(error), language)
    query = asked.query.speaking(language)
    body = render(
        "query.html",
        question,
        title=query.summary or query.name,
        query=query,
        names=held.queries,
        given=question["arguments"],
        answer=found,
        fault=fault,
        digest=held.digest,
        address=question["address"],
    )
    return Answer(body.encode("utf-8"), _HTML, 400 if fault else 200)


def answer(held: Held, question: Mapping[str, Any]) -> Answer:
    """Answer one query for a program."""
    asked = _asked(held, question)
    current, _ = in_current_names(asked.query, held.dataset)
    return solved(held, current, {**question, "scope": asked.scope}, _resolved(held, asked))


def names(held: Held, question: Mapping[str, Any]) -> Answer:
    """Offer names that begin with, or hold, what is typed; those of claims come last."""
    typed, found = letters(question.get("q", "")), []
    for folded, iri, label in held.offered(question.get("language", "en")) if typed else ():
        if typed in folded:
            rank = iri in held.claims, not folded.startswith(typed), f" {typed}" not in folded
            found.append((*rank, len(label), label, curie(iri)))
    offered = [{"label": label, "name": name} for *_, label, name in sorted(found)[:_NAMES]]
    return _json(offered)


def openapi(held: Held, _: Mapping[str, Any]) -> Answer:
    """Describe the queries for programs, as OpenAPI 3.1."""
    return _json(document(held.queries.values(), held.digest))


class _Asked(NamedTuple):
    """A query, what its parameters are given, and the fields of a scope."""

    query: Query
    given: dict[str, str]
    scope: dict[str, str]


def _asked(held: Held, question: Mapping[str, Any]) -> _Asked:
    """Find the query; what is no parameter of it may choose claims. Empty fields are not given."""
    try:
        query = find_query(held.queries, question["name"])
    except UnknownQuery as error:
        raise Refusal(404, str(error)) from error
    own = {parameter.name for parameter in query.parameters}
    given = {name: value for name, value in question["arguments"].items() if value.strip()}
    scope = {SCOPE[name]: given.pop(name) for name in SCOPE if name in given and name not in own}
    return _Asked(query, given, scope)


def _resolved(held: Held, asked: _Asked) -> dict[str, str]:
    """Find what names stand for where a parameter wants an IRI."""
    kinds = {parameter.name: parameter.type for parameter in asked.query.parameters}
    return {
        name: f"<{find(held.dataset, value)}>" if kinds.get(name) == "iri" else value
        for name, value in asked.given.items()
    }


def _shown(held: Held, asked: _Asked, language: str) -> dict[str, Any]:
    current, _ = in_current_names(asked.query, held.dataset)
    kept = run_within(current, held.narrowed(asked.scope), _resolved(held, asked), _ROWS)
    found = kept.answer if isinstance(kept, Kept) else Table((), ())
    if isinstance(found, bool):
        said = Link(words_of(language)("yes" if found else "no"))
        return {"columns": ("answer",), "rows": [[said]], "more": False}
    columns: tuple[str, ...] = ("subject", "predicate", "object")
    rows: list[tuple[Any, ...]]
    if isinstance(found, Graph):
        rows = sorted(found)
    else:
        columns, rows = found.columns, list(found.rows)
    shown = [[link(held, cell, language) for cell in row] for row in rows]
    return {"columns": columns, "rows": shown, "more": next(kept.rest, None) is not None}


def _json(value: object) -> Answer:
    data = json.dumps(value, ensure_ascii=False, indent=1)
    return Answer(data.encode("utf-8", "replace"), "application/json")
