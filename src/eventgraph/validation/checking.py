"""All that a dataset is checked for, in pieces that one process does, or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.oxigraph import opened_again, store_of
from eventgraph.rdf.turtletext import Location
from eventgraph.steps import steps
from eventgraph.validation.checks import Check, apply_check
from eventgraph.validation.clearing import uncleared
from eventgraph.validation.findings import Finding
from eventgraph.validation.halving import Work, can_halve, halved
from eventgraph.validation.shaping import Shapes, graph_of, judging, triples_of
from eventgraph.validation.sharing import Shared
from eventgraph.vocabulary import ONTOLOGY_GRAPH

__all__ = ["Checking", "Found"]

_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)
_SHAPES: Final = "claims"
_QUOTES: Final = "things in quotes"
#: The rules that share what is found out for one of them, and what to call their piece of work.
_TOGETHER: Final = {
    **dict.fromkeys(("thing-not-in-quote", "relation-not-in-quote"), _QUOTES),
    **dict.fromkeys(("date-not-in-quote", "date-not-read", "date-without-note"), "dates"),
    **dict.fromkeys(("number-not-in-quote", "number-more-exact"), "numbers"),
    **dict.fromkeys(("dangling-iri", "dispute-of-nothing", "foreign-term"), "names"),
    **dict.fromkeys(("source-not-described", "speaker-not-actor"), "names"),
    **dict.fromkeys(("unknown-class", "unknown-term"), "names"),
}
#: What takes longest is begun first; drafts may lie in a store of their own, which stays here.
_FIRST: Final = (_SHAPES, _QUOTES, "names", "numbers", "words-shared")
_HERE: Final = ("draft", "draft-referred-to")
#: How many claims make it worth to begin another process.
_MUCH: Final = 20_000


class Found(NamedTuple):
    """What shapes and rules find, and how quotes carry claims, where that was looked for."""

    shaped: list[Finding]
    ruled: list[Finding]
    carrying: str | None


class Checking:
    """A dataset with the checks that are to be applied; it must hold the ontology."""

    def __init__(
        self,
        dataset: Dataset,
        checks: Sequence[Check],
        places: Mapping[str, Location],
        language: str,
    ) -> None:
        self._dataset, self._checks = dataset, checks
        self._places, self._language = places, language

    def is_much(self) -> bool:
        """Tell whether two processes are quicker than one, and can be had."""
        graphs = store_of(self._dataset).named_graphs()
        return can_halve() and any(number >= _MUCH for number, _ in enumerate(graphs))

    def in_one(self) -> Found:
        """Check everything, one piece after the other."""
        pieces = self.pieces(self._dataset)
        names = steps(list(pieces), "checking rules")
        return _found({name: pieces[name]() for name in names})

    def in_two(self) -> Found:
        """Check everything in two processes; what is found is the same."""
        pieces = self.pieces(self._dataset)
        here = {name: pieces.pop(name) for name in _HERE if name in pieces}
        answers = halved(pieces, lambda: self.pieces(opened_again(self._dataset)))
        return _found(answers | {name: work() for name, work in here.items()})

    def pieces(self, dataset: Dataset) -> dict[str, Work]:
        """Give the pieces of work by name, of the dataset or of the same one opened again."""
        shared = Shared(dataset, [check.query for check in self._checks])
        groups: dict[str, list[Check]] = {}
        for check in self._checks:
            groups.setdefault(_TOGETHER.get(check.name, check.name), []).append(check)

        def work(name: str, checks: list[Check]) -> Work:
            def found() -> tuple[list[tuple[str, ...]], str | None]:
                told = [
                    tuple(f) for check in checks for f in apply_check(check, shared, self._places)
                ]
                return told, shared.untold.note if name == _QUOTES else None

            return found

        pieces = {name: work(name, checks) for name, checks in groups.items()}
        pieces[_SHAPES] = lambda: ([tuple(f) for f in _shaped(dataset, self._language)], None)
        first = [name for name in _FIRST if name in pieces]
        return {name: pieces[name] for name in (*first, *pieces)}


def _found(answers: Mapping[str, Any]) -> Found:
    """Put the answers of pieces together."""
    told = {name: [Finding(*one) for one in found] for name, (found, _) in answers.items()}
    shaped = told.pop(_SHAPES)
    carrying = answers.get(_QUOTES, ((), None))[1]
    return Found(shaped, [one for found in told.values() for one in found], carrying)


def _shaped(dataset: Dataset, language: str) -> Iterable[Finding]:
    """Run both files of shapes."""
    with judging():
        return list(_by_shapes(store_of(dataset), language))


def _by_shapes(store: ox.Store, language: str) -> Iterator[Finding]:
    whole = Shapes("dataset").speaking(language)
    yield from whole.apply(graph_of(uncleared(store, whole.graph)))
    shapes = Shapes("claim").speaking(language)
    for name in steps(sorted(store.named_graphs(), key=str), "checking claims"):
        if name != _ONTOLOGY:
            claim = triples_of(store, (None, name), (name, ox.DefaultGraph()))
            yield from shapes.apply_to_claim(claim, name.value)
