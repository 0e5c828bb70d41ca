"""What several rules go by, worked out once for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.cards import claim_names
from eventgraph.claims.names import labels
from eventgraph.rdf.oxigraph import Term, store_of
from eventgraph.sparql.files import Query
from eventgraph.sparql.running import solve
from eventgraph.text.measures.words import is_read
from eventgraph.text.omissions import OMISSION
from eventgraph.validation.carrying import Carried, carried
from eventgraph.validation.findings import UNNAMED
from eventgraph.vocabulary import EVG

__all__ = ["WHEN", "Row", "Shared"]

Row = dict[str, str]

_ORDER: Final = re.compile(r"\nORDER BY [^\n]*\s*\Z")
#: The steps that keep one of several rows.
_FIRST_OF_SEVERAL: Final = frozenset({"quoted-too-much", "words-shared"})
_QUOTE: Final = ox.NamedNode(str(EVG.quote))


class Shared:
    """A dataset, and what was found out of it so far; it must not change meanwhile."""

    def __init__(self, dataset: Dataset, queries: Iterable[Query] = ()) -> None:
        """Know the queries that are asked of it: of two that ask the same, one is answered."""
        self.dataset = dataset
        texts = [_asked(query) for query in queries]
        self._repeated = {text for text in texts if texts.count(text) > 1}
        self._known: dict[str, list[Row]] = {}

    def rows(self, query: Query) -> list[Row]:
        """Answer a query as text: IRIs in full, literals as written; blank nodes have no name."""
        text = _asked(query)
        if text in self._known:
            return self._known[text]
        rows = _rows(solve(replace(query, text=text), self.dataset))
        if text in self._repeated:
            self._known[text] = rows
        return rows

    @cached_property
    def names(self) -> list[str]:
        """The names that there are, of which a wrong one may mean the nearest."""
        return sorted({*labels(self.dataset, made=False), *claim_names(self.dataset)})

    @cached_property
    def carried(self) -> tuple[Carried, ...]:
        """How each thing and relation of each claim is told."""
        return tuple(carried(self.dataset))

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the quotes."""
        return frozenset(language for _, language in self._quotes)

    @cached_property
    def omits(self) -> bool:
        """Whether any quote leaves words out."""
        return any(OMISSION.search(words) for words, _ in self._quotes)

    @cached_property
    def _quotes(self) -> frozenset[tuple[str, str]]:
        quads = store_of(self.dataset).quads_for_pattern(None, _QUOTE, None)
        literals = (quad.object for quad in quads)
        return frozenset(
            (one.value, one.language or "") for one in literals if isinstance(one, ox.Literal)
        )


def _unread(shared: Shared, kind: str) -> bool:
    return not all(is_read(language, kind) for language in shared.languages)


#: What must hold of a dataset for a check to find anything, by what its header says in `when`.
WHEN: Final[dict[str, Callable[[Shared], bool]]] = {
    "dates-unread": lambda shared: _unread(shared, "dates"),
    "numbers-unread": lambda shared: _unread(shared, "numbers"),
    "omissions": lambda shared: shared.omits,
}


def _asked(query: Query) -> str:
    """Give the text of a query without its header, and without its order where none is seen.

    A report has an order of its own; to sort takes longer than many an answer. It is seen where the
    first few rows have a hint, or where one row of several is kept.
    """
    text = "\n".join(line for line in query.text.split("\n") if not line.startswith("#+"))
    seen = "nearest" in query.header or query.header.get("through") in _FIRST_OF_SEVERAL
    return text if seen else _ORDER.sub("\n", text)


def _rows(solutions: ox.QuerySolutions) -> list[Row]:
    names = [variable.value for variable in solutions.variables]
    return [
        {name: _written(value) for name, value in zip(names, row, strict=True) if value is not None}
        for row in solutions
    ]


def _written(value: Term) -> str:
    return UNNAMED if isinstance(value, ox.BlankNode | ox.Triple) else value.value
