"""Write values into a query's text, for a service that takes nothing but text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from rdflib.term import Identifier

from eventgraph.rdf.oxigraph import ox_term
from eventgraph.sparql.text import code_of

__all__ = ["pasted", "with_declared"]

#: Where a variable is named and not used: what is selected, grouped or sorted by, or bound.
_NAMING: Final = re.compile(
    r"(?<![?$:\w])(?:(?P<select>select)\b.*?(?=\{|(?<![?$:])\b(?:where|from)\b)"
    r"|(?P<group>group\s+by)\b.*?(?=\}|(?<![?$:])\b(?:having|order|limit|offset|values)\b|\Z)"
    r"|order\s+by\b.*?(?=\}|(?<![?$:])\b(?:limit|offset|values)\b|\Z)"
    r"|as\s*[?$]\w+)",
    re.IGNORECASE | re.DOTALL,
)
_VARIABLE: Final = re.compile(r"[?$](\w+)")
_PREFIX: Final = re.compile(r"\bprefix\s+([\w.-]*):", re.IGNORECASE)


class _Clause(NamedTuple):
    """A clause that names variables: where it stands, and what it is."""

    start: int
    end: int
    kind: str


def pasted(text: str, values: Mapping[str, Identifier]) -> str:
    """Put terms in the place of variables; those that are selected are given as what they are.

    >>> from rdflib import URIRef
    >>> pasted("SELECT ?x { ?x ?p '?x' }", {"x": URIRef("x:a")})
    "SELECT (<x:a> AS ?x) { <x:a> ?p '?x' }"
    """
    terms = {name: str(ox_term(value)) for name, value in values.items()}
    code = code_of(text)
    clauses = list(_clauses(code))
    pieces, at = [], 0
    for match in _VARIABLE.finditer(code):
        if match[1] in terms:
            written = _written(match[0], terms[match[1]], _kind(match.start(), clauses, code))
            pieces += [text[at : match.start()], written]
            at = match.end()
    return "".join([*pieces, text[at:]])


def _clauses(code: str) -> Iterator[_Clause]:
    """Find where variables are named; the first SELECT is the one that answers."""
    first = True
    for match in _NAMING.finditer(code):
        if match["select"]:
            yield _Clause(*match.span(), "select" if first else "inner")
            first = False
        else:
            yield _Clause(*match.span(), "group" if match["group"] else "")


def _kind(place: int, clauses: list[_Clause], code: str) -> str | None:
    """Tell how a variable is named at a place; None where it is used."""
    for clause in clauses:
        if clause.start <= place < clause.end:
            before = code[clause.start : place]
            if before.count("(") == before.count(")"):
                return clause.kind
            # Inside an expression it is used, unless a value is bound to it there.
            return "" if re.search(r"\bas\s*\Z", before, re.IGNORECASE) else None
    return None


def _written(variable: str, term: str, kind: str | None) -> str:
    """Write a variable that has a value, as it is named."""
    match kind:
        case None:
            return term
        case "select":
            return f"({term} AS {variable})"
        case "group" | "inner":
            return f"({term} AS {variable}_given)"
        case _:
            return variable


def with_declared(text: str, prefixes: Mapping[str, str]) -> str:
    """Declare the prefixes that a query does not declare itself.

    >>> with_declared("ASK { a:b ?p ?o }", {"a": "http://example.org/"})
    'PREFIX a: <http://example.org/> ASK { a:b ?p ?o }'
    """
    own = set(_PREFIX.findall(code_of(text)))
    heads = (f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items() if name not in own)
    return "".join(heads) + text
