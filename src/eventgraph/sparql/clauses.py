"""Find the graphs that a query names with FROM and FROM NAMED, as Oxigraph's grammar reads them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.sparql.text import code_of
from eventgraph.vocabulary import ONTOLOGY_GRAPH, PREFIXES

__all__ = ["Graphs", "Head", "chosen", "closed", "graphs_named", "head_of"]

_DECLARED: Final = re.compile(r"\s*(?:prefix\s*(?P<prefix>[\w.-]*):|base|version)", re.IGNORECASE)
_FORM: Final = re.compile(r"\s*(select|construct|describe|ask)", re.IGNORECASE)
_PASSED: Final = re.compile(r"(?:[*\s]|[?$]\w+|distinct|reduced)*", re.IGNORECASE)
_NAME: Final = re.compile(r"(?P<prefix>[\w.-]*):(?:[\w%:-]|\.(?=[\w%:.\\-])|\\.)*")
_FROM: Final = re.compile(r"\s*from\s*", re.IGNORECASE)
_NAMED: Final = re.compile(r"named\s*", re.IGNORECASE)
_IRI: Final = re.compile(r"<[^>]*>")
_BRACKET: Final = re.compile(r"[(){}]")


class Graphs(NamedTuple):
    """What a query reads: the graphs whose union is its default graph, and those of GRAPH."""

    default: frozenset[str]
    named: frozenset[str]


class Head(NamedTuple):
    """Where a query's form begins and ends, where what it asks for ends, and what it may name."""

    form: int
    begin: int
    end: int
    prefixes: frozenset[str]


def graphs_named(
    text: str, names: Mapping[str, str] = PREFIXES, base: str | None = None
) -> Graphs | None:
    r"""Give the IRIs behind FROM and behind FROM NAMED; None for a query that has neither.

    `text` is a query that Oxigraph can read, with the prefixes `names` and the base known to it.
    A string, a comment, an IRI, a variable and a name may hold the word.

    >>> sorted(graphs_named("ASK FROM <http://e/a> FROM NAMED claim:b { ?s ?p ?o }").named)
    ['https://w3id.org/eventgraph/id/claim/b']
    >>> graphs_named("ASK { ?from ?p 'FROM' } # FROM <http://e/a>") is None
    True
    """
    head = head_of(text, names)
    if head is None:
        return None
    terms = list(_terms(code_of(text, keep_iris=True), head.end, head.prefixes))
    if not terms:
        return None
    prologue = text[: head.form]
    return Graphs(
        *(
            _in_full(prologue, [term for term, named in terms if named is kind], names, base)
            for kind in (False, True)
        )
    )


def head_of(text: str, names: Iterable[str] = PREFIXES) -> Head | None:
    """Find what a query asks for: its variables, things or template; None where it has no form.

    `names` are the prefixes that need no declaration.

    >>> text = "PREFIX e: <http://e/> CONSTRUCT { ?s a e:b } WHERE { ?s ?p ?o }"
    >>> text[head_of(text).begin : head_of(text).end]
    ' { ?s a e:b }'
    """
    code = code_of(text)
    at, prefixes = 0, set(names)
    while match := _DECLARED.match(code, at):
        at = match.end()
        prefixes.add(match["prefix"] or "")
    form = _FORM.match(code, at)
    if form is None:
        return None
    return Head(form.start(1), form.end(), _head_end(code, form, prefixes), frozenset(prefixes))


def chosen(
    store: ox.Store, graphs: Graphs, shown: Iterable[str] | None
) -> tuple[ox.Store, dict[str, Any]]:
    """Give the store to ask, and the graphs to read of it; `shown` are a scope's claims, or None.

    Several graphs behind FROM are merged in a store of their own: a triple that two of them hold
    is one triple of the default graph, and Oxigraph would count it twice.
    """
    seen = None if shown is None else {*shown, ONTOLOGY_GRAPH}
    default, named = (
        [ox.NamedNode(name) for name in sorted(part if seen is None else part & seen)]
        for part in graphs
    )
    if len(default) < 2:  # noqa: PLR2004 - several
        return store, {"default_graph": default, "named_graphs": named}
    merged = ox.Store()
    for graph in default:
        merged.extend(ox.Quad(*quad.triple) for quad in _quads(store, graph))
    for graph in named:
        merged.extend(_quads(store, graph))
    return merged, {"default_graph": [ox.DefaultGraph()], "named_graphs": named}


def _quads(store: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(None, None, None, graph)


def closed(code: str, at: int) -> int:
    """Give the place behind the bracket that closes the one at a place in code.

    >>> closed("{ ( ) } }", 0)
    7
    """
    depth = 0
    for match in _BRACKET.finditer(code, at):
        depth += 1 if match[0] in "({" else -1
        if depth == 0:
            return match.end()
    return len(code)


def _head_end(code: str, form: re.Match[str], prefixes: set[str]) -> int:
    """Give where the variables, things or template that a query asks for end."""
    code = re.sub(r"\\.", "__", code)  # as in `ex:a\(b`, which opens no bracket
    at = form.end()
    kind = form[1].lower()
    while True:
        passed = _PASSED.match(code, at)
        at = passed.end() if passed else at
        name = _NAME.match(code, at) if kind == "describe" else None
        if name is not None and name["prefix"] in prefixes:
            at = name.end()
        elif kind == "select" and code[at : at + 1] == "(":
            at = closed(code, at)
        elif kind == "construct" and code[at : at + 1] == "{":
            return closed(code, at)
        else:
            return at


def _terms(code: str, at: int, prefixes: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Yield each term behind FROM as it is written, and whether NAMED stands before it."""
    while clause := _FROM.match(code, at):
        at = clause.end()
        name = _NAME.match(code, at)
        named = None
        if name is None or name["prefix"] not in prefixes:
            named = _NAMED.match(code, at)
            at = named.end() if named else at
            name = _NAME.match(code, at)
        term = _IRI.match(code, at) or name
        if term is None:
            return
        yield term[0], named is not None
        at = term.end()


def _in_full(
    prologue: str, terms: list[str], names: Mapping[str, str], base: str | None
) -> frozenset[str]:
    """Let Oxigraph resolve IRIs and CURIEs with the declarations of their query."""
    if not terms:
        return frozenset()
    text = f"{prologue} SELECT ?graph {{ VALUES ?graph {{ {' '.join(terms)} }} }}"
    solutions: Any = ox.Store().query(text, base_iri=base, prefixes=dict(names))
    return frozenset(row["graph"].value for row in solutions)
