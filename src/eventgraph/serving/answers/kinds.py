"""Answer a question by its kind: only a worker loads all that this takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from eventgraph.serving.answers import exploring, named, searching, sparql, things, whole
from eventgraph.serving.asking import Answer
from eventgraph.serving.holding import Held

__all__ = ["answer"]

_KINDS: Final[Mapping[str, Callable[[Held, Mapping[str, Any]], Answer]]] = {
    "sparql": sparql.answer,
    "thing": things.answer,
    "queries": named.listed,
    "form": named.form,
    "named": named.answer,
    "names": named.names,
    "search": searching.answer,
    "page": whole.page,
    "service": whole.service,
    "openapi": named.openapi,
    "explore": exploring.page,
    "terms": exploring.terms,
}


def answer(held: Held, question: Mapping[str, Any]) -> Answer:
    """Answer a question."""
    return _KINDS[question["kind"]](held, question)
