"""Turn the arguments of a query into RDF terms of its parameters' types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from rdflib import Literal, URIRef
from rdflib.term import Identifier

from eventgraph.errors import QueryError, hint_at
from eventgraph.rdf.literals import typed_date
from eventgraph.rdf.oxigraph import named_node, term
from eventgraph.sparql.files import Parameter, Query
from eventgraph.vocabulary import EDTF, expand

__all__ = ["Arguments", "bind"]

#: What a caller gives for the parameters of a query, by name.
Arguments = Mapping[str, Identifier | str | int]
_DATE: Final = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}", re.ASCII)
_UNITS: Final = ("year", "month", "day")
_HOW: Final = "write it as 2025-07-18, 2025-07 or 2025; 49 BC is -0048"


def bind(
    query: Query, arguments: Arguments | None = None, names: Mapping[str, str] | None = None
) -> dict[str, Identifier]:
    r"""Turn arguments into RDF terms of each parameter's type, defaults filled in.

    Raises QueryError for an argument that the query does not know, or one of the wrong type.

    >>> from eventgraph.sparql.files import parse_query
    >>> query = parse_query("#+ params:\n#+   - name: n\n#+     type: integer\nASK { }", "q")
    >>> bind(query, {"n": "5"})["n"].toPython()
    5
    """
    given = dict(arguments or {})
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            hint = hint_at(name, known, "it has")
            raise QueryError(f"{query.name}: no parameter is named {name!r}{hint}")
    bound = {}
    for name, parameter in known.items():
        value = given.get(name, parameter.default)
        if value is not None:
            if isinstance(value, Identifier):
                bound[name] = _fitting(query, parameter, value)
            else:
                bound[name] = _typed(query, parameter, str(value), names)
    return bound


def _typed(
    query: Query, parameter: Parameter, text: str, names: Mapping[str, str] | None
) -> Identifier:
    """Read one argument as its parameter's type."""
    wrong = f"{query.name}: {parameter.name}={text!r} is no {parameter.type}"
    match parameter.type:
        case "iri":
            iri = expand(text, names)
            if iri is None or named_node(iri) is None:
                raise QueryError(f"{wrong}; write a CURIE (actor:…) or a full IRI")
            return URIRef(iri)
        case "integer":
            if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
                raise QueryError(f"{wrong}; write digits only, 18 at most")
            return Literal(int(text))
        case "date":
            if not _DATE.fullmatch(text):
                raise QueryError(f"{wrong}; {_HOW}")
            typed = typed_date(text)
            if typed is None or typed.datatype.value == EDTF:
                raise QueryError(f"{wrong}; there is no such {_UNITS[text.count('-', 1)]}")
            return term(typed)
        case _:
            return Literal(text)


def _fitting(query: Query, parameter: Parameter, value: Identifier) -> Identifier:
    """Refuse a term where it cannot stand for the parameter's type."""
    if isinstance(value, URIRef) != (parameter.type == "iri"):
        raise QueryError(f"{query.name}: {parameter.name}={value.n3()} is no {parameter.type}")
    return value
