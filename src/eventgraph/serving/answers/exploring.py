"""What the SPARQL editor knows of the dataset: its prefixes, its terms, and queries as examples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from eventgraph.serving.answers.rendering import render, words_of
from eventgraph.serving.asking import Answer
from eventgraph.serving.holding import Held
from eventgraph.sparql.running import packaged, solve

__all__ = ["page", "terms"]


def page(held: Held, question: Mapping[str, Any]) -> Answer:
    """Give the page of the editor, with the library's queries as examples."""
    language = question.get("language", "en")
    examples = [query.speaking(language) for query in held.queries.values() if query.form]
    title = words_of(language)("explore")
    body = render("explore.html", question, title=title, examples=examples, digest=held.digest)
    return Answer(body.encode("utf-8"), "text/html; charset=utf-8")


def terms(held: Held, _: Mapping[str, Any]) -> Answer:
    """Give prefixes, the classes and properties that stand in the dataset, and the queries."""
    found: dict[str, list[str]] = {"class": [], "property": []}
    for row in solve(packaged("serving/terms"), held.dataset):
        found[row["kind"].value].append(row["term"].value)
    value = {
        "prefixes": dict(sorted(held.prefixes.items())),
        "classes": found["class"],
        "properties": found["property"],
        "queries": {name: query.text for name, query in held.queries.items() if query.form},
    }
    data = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    return Answer(data, "application/json")
