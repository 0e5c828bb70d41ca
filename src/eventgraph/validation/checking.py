"""All that a dataset is checked for, in pieces that one process does, or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.oxigraph import opened_again, store_of
from eventgraph.rdf.turtletext import Location, locate
from eventgraph.steps import steps
from eventgraph.validation.checks import Check, apply_check
from eventgraph.validation.clearing import uncleared
from eventgraph.validation.findings import Finding
from eventgraph.validation.halving import Work, can_halve, halved
from eventgraph.validation.shaping import Shapes, graph_of, judging
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
_LINES: Final = "lines of files"
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
        files: Iterable[Path],
        language: str,
    ) -> None:
        self._dataset, self._checks = dataset, checks
        self._files, self._language = files, language

    @cached_property
    def places(self) -> dict[str, Location]:
        """The lines of the files in which things are described."""
        return locate(self._files)

    def is_much(self) -> bool:
        """Tell whether two processes are quicker than one, and can be had."""
        graphs = store_of(self._dataset).named_graphs()
        return can_halve() and any(number >= _MUCH for number, _ in enumerate(graphs))

    def in_one(self) -> Found:
        """Check everything, one piece after the other."""
        pieces = self.pieces(self._dataset)
        names = steps(list(pieces), "checking rules")
        return self._found({name: pieces[name]() for name in names})

    def in_two(self) -> Found:
        """Check everything in two processes; what is found is the same."""
        pieces = self.pieces(self._dataset)
        here: dict[str, Work] = {name: pieces.pop(name) for name in _HERE if name in pieces}
        here[_LINES] = lambda: ((), self.places)
        return self._found(halved(pieces, lambda: self.pieces(opened_again(self._dataset)), here))

    def pieces(self, dataset: Dataset) -> dict[str, Work]:
        """Give the pieces of work by name, of the dataset or of the same one opened again."""
        shared = Shared(dataset, [check.query for check in self._checks])
        groups: dict[str, list[Check]] = {}
        for check in self._checks:
            groups.setdefault(_TOGETHER.get(check.name, check.name), []).append(check)

        def work(name: str, checks: list[Check]) -> Work:
            def found() -> tuple[list[tuple[str, ...]], str | None]:
                told: list[tuple[str, ...]] = [
                    one[:-1]
                    for check in checks
                    for one in apply_check(check, shared, lambda: self.places)
                ]
                return told, shared.untold.note if name == _QUOTES else None

            return found

        pieces = {name: work(name, checks) for name, checks in groups.items()}
        pieces[_SHAPES] = lambda: ([one[:-1] for one in _shaped(dataset, self._language)], None)
        first = [name for name in _FIRST if name in pieces]
        return {name: pieces[name] for name in (*first, *pieces)}

    def _found(self, answers: Mapping[str, Any]) -> Found:
        """Put the answers of pieces together, each finding with its place."""
        places = {focus: str(place) for focus, place in self.places.items()}
        told = {
            name: [Finding._make((*one, places.get(one[2], ""))) for one in found]
            for name, (found, _) in answers.items()
        }
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
    outside = ox.DefaultGraph()
    for name in steps(sorted(store.named_graphs(), key=str), "checking claims"):
        if name != _ONTOLOGY:
            claim = store.quads_for_pattern(None, None, None, name)
            described = store.quads_for_pattern(name, None, None, outside)
            yield from shapes.apply_to_claim(chain(claim, described), name.value)
