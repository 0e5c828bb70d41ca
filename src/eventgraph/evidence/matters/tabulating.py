"""Matters as a table: a row for each claim of each position, with how positions stand in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby, product

from rdflib import Dataset, URIRef

from eventgraph.claims.cards import card_of
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.evidence.matters.gathering import gather_matters
from eventgraph.evidence.matters.records import Matter, Position
from eventgraph.evidence.matters.voices import Voices
from eventgraph.sparql.files import Query
from eventgraph.tables.table import Cell, Table

__all__ = ["matter_table", "matters", "numbers", "of_classes", "stands"]

#: Places in a row, each from the first to the last.
_Runs = list[tuple[int, int]]
_COLUMNS = (
    *("matter", "class", "about", "position", "thing", "property", "value", "qualified", "certain"),
    *("voices", "carriers", "origins", "speaker", "quote", "day", "source", "origin", "claim"),
    "stands",
)


def matters(
    dataset: Dataset,
    scope: Scope | None = None,
    thing: str | None = None,
    checks: Mapping[str, Query] | None = None,
) -> Table:
    """Tabulate what is answered differently: matters, their positions, and the claims of each.

    A matter is one thing and one property, or properties that exclude one another; a position is
    one answer to it, with its voices, the publications that carry them and their origins counted.
    Rows of one matter are numbered alike, and so are those of one position in it; positions come
    in the order of their values, never of how many give them. `stands` says how the position
    stands to the others. `thing` keeps to one thing, and of an event to its parts, and who and
    what has a part in them.
    Raises UnknownName for a name that nothing carries.

    >>> import eventgraph as eg
    >>> found = eg.matters(eg.load("graph"), thing="group:venezuelans-held-in-el-salvador")
    >>> [str(row["value"]) for row in found.records() if str(row["property"]).endswith("size")][:2]
    ['>200', '>200']
    """
    seen = narrow(dataset, scope)
    found = sorted(gather_matters(seen, thing, checks), key=lambda one: one.order)
    return matter_table(found, seen)


def matter_table(found: Iterable[Matter], dataset: Dataset) -> Table:
    """Tabulate matters that have been gathered already."""
    voices = Voices(dataset)
    rows = chain.from_iterable(
        _rows(number, matter, dataset, voices) for number, matter in enumerate(found, 1)
    )
    return Table(_COLUMNS, tuple(rows), "What is answered differently")


def _rows(
    number: int, matter: Matter, dataset: Dataset, voices: Voices
) -> Iterator[tuple[Cell, ...]]:
    for place, (position, how) in enumerate(zip(matter.positions, stands(matter), strict=True)):
        what = (number, matter.classes[0], URIRef(matter.about), place + 1, *_answer(position))
        counts = voices.support(position.claims)
        for claim in position.claims:
            card = card_of(dataset, claim)
            origin = _iri(voices.origin(claim))
            speakers = voices.speakers.get(claim, (card.speaker,))
            for source, speaker in product(voices.carriers(claim) or ("",), speakers):
                read = (voices.issued(source), _iri(source), origin)
                yield (*what, *counts, URIRef(speaker), card.words, *read, URIRef(claim), how)


def _answer(position: Position) -> tuple[Cell, ...]:
    qualities = "; ".join(str(value) for _, value in position.qualities) or None
    certain = "possible" if position.possible else position.attitude or None
    thing, relation = URIRef(position.thing), URIRef(position.relation)
    return thing, relation, position.value, qualities, certain


def _iri(name: str) -> URIRef | None:
    return URIRef(name) if name else None


def stands(matter: Matter, say: Callable[[str, bool, str], str] | None = None) -> list[str]:
    """Say in words how each position stands to the others, class by class.

    `say` words one class, whether only some of the others are meant, and their numbers; without it
    that is in English. Of many that stand alike only the ends are looked at, not each for each.
    """
    say = say or _in_english
    told: list[list[str]] = [[] for _ in matter.positions]
    for class_, alike in groupby(matter.standings, key=lambda one: one.class_):
        facing: dict[int, list[tuple[_Runs, bool]]] = defaultdict(list)
        for standing in alike:
            each, against = _runs(standing.each), _runs(standing.against)
            for place in standing.each:
                facing[place].append((against or _without(each, place), standing.some))
            for place in standing.against:
                facing[place].append((each, False))
        for place, others in facing.items():
            runs = _merged(run for its, _ in others for run in its)
            if runs:
                some = any(some for _, some in others)
                told[place].append(say(class_, some, _worded(runs)))
    return list(map("; ".join, told))


def _in_english(class_: str, some: bool, places: str) -> str:  # noqa: FBT001 - told in this order
    return f"{class_}: {'some of ' if some else ''}{places}"


def numbers(places: Iterable[int]) -> str:
    """Write places as numbers from one on, three and more in a row as a range.

    >>> numbers([0, 1, 2, 4])
    '1-3, 5'
    """
    return _worded(_runs(places))


def _runs(places: Iterable[int]) -> _Runs:
    """Gather places into runs, each from its first to its last."""
    return _merged((place, place) for place in places)


def _merged(runs: Iterable[tuple[int, int]]) -> _Runs:
    """Join runs that overlap or follow one another."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def _without(runs: _Runs, place: int) -> _Runs:
    """Take one place out."""
    parts = (
        [(first, place - 1), (place + 1, last)] if first <= place <= last else [(first, last)]
        for first, last in runs
    )
    return [run for split in parts for run in split if run[0] <= run[1]]


def _worded(runs: _Runs) -> str:
    texts = (
        f"{first + 1}-{last + 1}"
        if last > first + 1
        else ", ".join(map(str, range(first + 1, last + 2)))
        for first, last in runs
    )
    return ", ".join(texts)


def of_classes(matter: Matter, kinds: Iterable[str]) -> Matter | None:
    """Keep what stands in some classes, and the positions that do; None where none does."""
    kept = [one for one in matter.standings if one.class_ in set(kinds)]
    places = sorted({place for one in kept for place in (*one.each, *one.against)})
    if not places:
        return None
    number = {place: n for n, place in enumerate(places)}
    return matter._replace(
        positions=tuple(matter.positions[place] for place in places),
        standings=tuple(one.moved(number) for one in kept),
    )
