"""What several rules go by, worked out once for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
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
from eventgraph.validation.carrying import Untold, untold
from eventgraph.validation.findings import UNNAMED
from eventgraph.vocabulary import EVG

__all__ = ["WHEN", "Row", "Shared"]

Row = dict[str, str]

_ORDER: Final = re.compile(r"\nORDER BY ([^\n]*)\s*\Z")
_VARIABLE: Final = re.compile(r"\?(\w+)")
#: The step that keeps one of several rows, and the one that keeps one of the rows of a thing.
_FIRST_OF_ALL: Final = "quoted-too-much"
_ONE_OF_EACH: Final = "words-shared"
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
        rows = self._ordered(query) if _order_counts(query) else _rows(*self._solved(query, text))
        if text in self._repeated:
            self._known[text] = rows
        return rows

    def _ordered(self, query: Query) -> list[Row]:
        """Answer a query in its order: sorted here where that is one of names, or is not seen.

        Oxigraph takes longer to sort than to find.
        """
        whole = _without_header(query)
        if query.header.get("through") != _FIRST_OF_ALL:
            names, solutions = self._solved(query, _ORDER.sub("\n", whole))
            found = list(solutions)
            rows = _rows(names, found)
            if "nearest" not in query.header:
                if len({row["focus"] for row in rows}) == len(rows):
                    return rows
            else:
                by = _VARIABLE.findall(whole, whole.rindex("\nORDER BY "))
                if all(isinstance(one[name], ox.NamedNode) for one in found for name in by):
                    return sorted(rows, key=itemgetter(*by))
        return _rows(*self._solved(query, whole))

    def _solved(self, query: Query, text: str) -> tuple[list[str], ox.QuerySolutions]:
        """Ask a query in another text; give the names of its variables, and what solves it."""
        solutions: ox.QuerySolutions = solve(replace(query, text=text), self.dataset)
        return [variable.value for variable in solutions.variables], solutions

    @cached_property
    def names(self) -> list[str]:
        """The names that there are, of which a wrong one may mean the nearest."""
        return sorted({*labels(self.dataset, made=False), *claim_names(self.dataset)})

    @cached_property
    def untold(self) -> Untold:
        """The things and relations of claims that nothing tells."""
        return untold(self.dataset)

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

    A report has an order of its own; to sort takes longer than many an answer.
    """
    text = _without_header(query)
    return text if _order_counts(query) else _ORDER.sub("\n", text)


def _without_header(query: Query) -> str:
    return "\n".join(line for line in query.text.split("\n") if not line.startswith("#+"))


def _order_counts(query: Query) -> bool:
    """Tell whether the order of rows is seen: the first few have a hint, or one of several is kept.

    It is seen of one thing's rows alone, where one of them is kept.
    """
    kept = query.header.get("through") in {_FIRST_OF_ALL, _ONE_OF_EACH}
    return kept or "nearest" in query.header


def _rows(names: list[str], solutions: Iterable[ox.QuerySolution]) -> list[Row]:
    return [
        {name: _written(value) for name, value in zip(names, row, strict=True) if value is not None}
        for row in solutions
    ]


def _written(value: Term) -> str:
    return UNNAMED if isinstance(value, ox.BlankNode | ox.Triple) else value.value
