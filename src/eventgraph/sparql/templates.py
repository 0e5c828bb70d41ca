"""Answer CONSTRUCT by rows, so that the engine need not remember each triple it has given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.patterns import pattern
from eventgraph.rdf.oxigraph import Term
from eventgraph.sparql.clauses import closed, head_of
from eventgraph.sparql.files import Query
from eventgraph.sparql.text import code_of

__all__ = ["Template", "by_rows", "filled"]

_VARIABLE: Final = pattern(r"[?$](\w+)")
#: What a template may hold besides strings and IRIs: no blank nodes, lists or reified triples.
_PLAIN: Final = pattern(r"[\w\s?$:.,;{}%@^+-]*")
#: Where rows are groups, the variables of a template are not all theirs.
_GROUPS: Final = pattern(r"\b(?:group|having)\b", re.IGNORECASE)
#: Stands for a variable while the engine reads a template.
_MARK: Final = "x-variable:"


class Template(NamedTuple):
    """Triples of which some terms are places in a row."""

    triples: tuple[tuple[int | Term, ...], ...]


def by_rows(query: Query, names: Mapping[str, str]) -> tuple[Query, Template] | None:
    """Turn a CONSTRUCT into the SELECT that finds the same solutions, and what they are put into.

    None for what the engine answers by itself: other queries, those it cannot read, those that sort
    or group, and templates that hold more than triples of variables, IRIs and literals, such as
    blank nodes, which are new in each row.

    >>> asked = Query("all", "CONSTRUCT { ?s a ?p } WHERE { ?s ?p ?o }")
    >>> select, template = by_rows(asked, {})
    >>> select.text
    'SELECT ?p ?s WHERE { ?s ?p ?o }'
    >>> [place for place in template.triples[0] if isinstance(place, int)]
    [1, 0]
    """
    if query.form != "CONSTRUCT" or query.parameters or query.ordered:
        return None
    head = head_of(query.text, names)
    if head is None:
        return None
    code = re.sub(r"\\.", "__", code_of(query.text))  # as in `ex:a\(b`, which opens no bracket
    start, where = code.find("{", head.begin), code.find("{", head.end)
    end = closed(code, start)
    plain = where >= 0 and _PLAIN.fullmatch(code, start, end)
    if not plain or _GROUPS.search(code, closed(code, where)):
        return None
    variables = sorted(set(_VARIABLE.findall(code, start, end)))
    prologue, asked = query.text[: head.form], query.text[start:end]
    triples = _read(query, prologue + "CONSTRUCT " + asked, variables, names)
    if not triples:
        return None
    rest = query.text[head.end :].lstrip()
    select = f"{prologue}SELECT {_listed(variables)} {rest}"
    return replace(query, text=select), Template(triples)


def _read(
    query: Query, template: str, variables: list[str], names: Mapping[str, str]
) -> tuple[tuple[int | Term, ...], ...]:
    """Let the engine read a template; nothing where it cannot, or where it holds blank nodes."""
    if not variables:
        return ()
    marks = " ".join(f"<{_MARK}{name}>" for name in variables)
    marked = f"{template} WHERE {{ VALUES ({_listed(variables)}) {{ ({marks}) }} }}"
    empty, how = ox.Store(), {"base_iri": query.base, "prefixes": dict(names)}
    try:
        empty.query(query.text, **how)  # type: ignore[arg-type]
        found: Any = empty.query(marked, **how)  # type: ignore[arg-type]
    except (SyntaxError, ValueError, RuntimeError):
        return ()  # its fault is told where the query itself is asked
    made = [(triple.subject, triple.predicate, triple.object) for triple in found]
    if any(isinstance(term, ox.BlankNode | ox.Triple) for triple in made for term in triple):
        return ()
    places = {f"{_MARK}{name}": place for place, name in enumerate(variables)}
    return tuple(
        tuple(places.get(getattr(term, "value", ""), term) for term in triple)
        for triple in sorted(made, key=str)
    )


def filled(rows: Iterable[Any], template: Template) -> Iterator[ox.Triple]:
    """Put each row into a template; one triple may come more than once.

    As in SPARQL, what has no value, or would be no triple of RDF, is left out
    (https://www.w3.org/TR/sparql11-query/#construct).

    >>> template = Template(((0, ox.NamedNode("http://example.org/p"), 1),))
    >>> [t.object.value for t in filled([[ox.NamedNode("urn:a"), ox.Literal("b")]], template)]
    ['b']
    >>> list(filled([[ox.Literal("b"), ox.Literal("b")], [None, ox.Literal("b")]], template))
    []
    """
    for row in rows:
        for places in template.triples:
            terms = [row[place] if isinstance(place, int) else place for place in places]
            if None in terms:
                continue
            try:
                yield ox.Triple(*terms)  # type: ignore[arg-type]
            except TypeError:
                continue


def _listed(variables: Iterable[str]) -> str:
    return " ".join(f"?{name}" for name in variables)
