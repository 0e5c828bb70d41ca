"""Describe the queries for programs, as OpenAPI 3.1: where each is, what it takes and gives.

https://spec.openapis.org/oas/v3.1.0
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from eventgraph.serving.negotiating import RDF_KINDS, RESULT_KINDS
from eventgraph.serving.protocol import SCOPE
from eventgraph.sparql.files import Parameter, Query

__all__ = ["document"]

_KINDS: Final[dict[str, dict[str, str]]] = {
    "iri": {"type": "string"},
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "date": {"type": "string"},
}
_SCOPES: Final = {
    "as": "Only the claims of one speaker: a name, a CURIE or an IRI.",
    "as-of": "Only what was published by then: a day, a month or a year.",
    "party": "Only the claims of a body, its parts, its members and those in office there.",
    "source": "Only the claims read in one source.",
}


def document(queries: Iterable[Query], digest: str) -> dict[str, Any]:
    """Give the document; `digest` is the version of the dataset."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Queries of an eventgraph dataset",
            "version": digest,
            "description": "What claims say, and who says so; nothing is stated as fact.",
        },
        "paths": {f"/api/queries/{query.name}": {"get": _operation(query)} for query in queries},
        "components": {
            "responses": {
                "Fault": {
                    "description": "What is wrong, in one line.",
                    "content": {"text/plain": {"schema": {"type": "string"}}},
                }
            }
        },
    }


def _operation(query: Query) -> dict[str, Any]:
    graph = query.form in {"CONSTRUCT", "DESCRIBE"}
    kinds = RDF_KINDS if graph else RESULT_KINDS
    own = {parameter.name for parameter in query.parameters}
    scopes = [name for name in SCOPE if name not in own]
    fault = {"$ref": "#/components/responses/Fault"}
    found: dict[str, Any] = {
        "operationId": query.name,
        "summary": query.summary or query.name,
        "parameters": [*map(_parameter, query.parameters), *map(_scope, scopes)],
        "responses": {
            "200": {
                "description": "The answer.",
                "content": {kind: {"schema": {"type": "string"}} for kind in kinds},
            },
            **dict.fromkeys(("400", "404", "406", "413", "503"), fault),
        },
    }
    if query.description:
        found["description"] = query.description
    return found


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = dict(_KINDS.get(parameter.type, {"type": "string"}))
    if parameter.default is not None:
        schema["default"] = _typed(parameter.type, parameter.default)
    found: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "schema": schema,
    }
    if parameter.description:
        found["description"] = parameter.description
    if parameter.example is not None:
        found["example"] = _typed(parameter.type, parameter.example)
    return found


def _typed(kind: str, value: str) -> str | int:
    return int(value) if kind == "integer" and value.lstrip("+-").isdecimal() else value


def _scope(name: str) -> dict[str, Any]:
    schema = {"type": "string"}
    return {
        "name": name,
        "in": "query",
        "required": False,
        "schema": schema,
        "description": _SCOPES[name],
    }
