"""Where claims disagree, and in which way; nothing says which of them is right."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain, groupby
from operator import attrgetter
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset, URIRef
from rdflib.term import Identifier

from eventgraph.claims.cards import card_of
from eventgraph.claims.extents.declarations import Declarations, declarations
from eventgraph.claims.finding import find
from eventgraph.claims.sayings import said_of_things
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.errors import QueryError
from eventgraph.evidence.around import around
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.denials import denied, disputed
from eventgraph.evidence.parts import beyond_wholes
from eventgraph.evidence.rules import disagreements_about
from eventgraph.evidence.sides import (
    ARITHMETIC,
    Disagreement,
    Manner,
    Said,
    Side,
    weighed,
)
from eventgraph.rdf.oxigraph import dataset_on, store_of, term, values_of
from eventgraph.sparql.files import Query
from eventgraph.sparql.library import library_folder, read_queries
from eventgraph.sparql.running import solve
from eventgraph.tables.table import Cell, Table
from eventgraph.vocabulary import SEM

__all__ = [
    "across_things",
    "conflict_checks",
    "conflicts",
    "disagreements",
    "listed",
    "tabulated",
    "things_around",
]

#: The columns of one side; a side that a disagreement does not have is left empty.
_SIDE: Final = ("property", "value", "speaker", "quote", "source", "claim", "thing")
_COLUMNS: Final = {
    "thing",
    "property",
    "value",
    "claim",
    "otherProperty",
    "otherValue",
    "otherClaim",
}
#: What a rule may call the value, property, claim and thing of each side.
_KEYS: Final = tuple(
    tuple(f"{side}{name.capitalize() if side else name}" for name in (*_SIDE[:2], *_SIDE[-2:]))
    for side in ("", "other", "third")
)


def conflicts(
    dataset: Dataset,
    scope: Scope | None = None,
    event: str | None = None,
    checks: Mapping[str, Query] | None = None,
) -> Table:
    """Tabulate where claims disagree: what is at issue, and each side with its words and source.

    The class is *contradicts* (cannot both hold, and both are asserted), *differs, may both hold*,
    *less certain* (one is only said to be possible), *less precise* (one says less than the
    other), *arithmetic* (numbers or dates that do not come out), *not comparable* (two units) or
    *naming* (two speakers, two names). A disagreement is no error of the data, and no side of it
    is called right. It has a row for each claim of the side that has most; rows of one are
    numbered alike in `finding`. `event` keeps to one event, its parts, and who and what has a part
    in them, or to any other thing alone.
    Raises UnknownName for a name that nothing carries.

    >>> import eventgraph as eg
    >>> eg.conflicts(eg.load("graph")).columns[:4]
    ('class', 'about', 'property_1', 'value_1')
    """
    seen = narrow(dataset, scope)
    return tabulated(listed(seen, event, checks), seen)


def listed(
    dataset: Dataset, event: str | None = None, checks: Mapping[str, Query] | None = None
) -> list[Disagreement]:
    """List all disagreements in the order in which they are shown."""
    return sorted(disagreements(dataset, event, checks), key=attrgetter("order"))


def tabulated(disagreeing: Iterable[Disagreement], dataset: Dataset) -> Table:
    """Tabulate disagreements; each claim stands in a row, beside one of each other side."""
    describe = cache(partial(card_of, dataset))

    def cells(side: Side, row: int) -> tuple[Cell, ...]:
        value, claim = side.said[min(row, len(side.said) - 1)]
        card = describe(claim)
        source = URIRef(card.source) if card.source else None
        named = URIRef(side.relation), value, URIRef(side.speaker)
        return (*named, card.words, source, URIRef(claim), URIRef(side.thing))

    nothing: tuple[Cell, ...] = (None,) * len(_SIDE)
    columns = (f"{name}_{n}" for n in range(1, len(_KEYS) + 1) for name in _SIDE)
    rows = []
    for number, one in enumerate(disagreeing, 1):
        for row in range(max(len(side.said) for side in one.sides)):
            shown = [cells(side, row) for side in one.sides]
            shown += [nothing] * (len(_KEYS) - len(shown))
            rows.append((one.class_, URIRef(one.about), *chain(*shown), one.note, number))
    return Table(
        ("class", "about", *columns, "note", "finding"), tuple(rows), "Where claims disagree"
    )


def disagreements(
    dataset: Dataset,
    event: str | None = None,
    checks: Mapping[str, Query] | None = None,
    declared: Declarations | None = None,
) -> Iterator[Disagreement]:
    """Yield each disagreement as it is found, one thing after the other.

    Only what claims say of one thing is held in memory at a time; `declared` is what the ontology
    declares, where that has been read already.
    """
    wanted = None if event is None else things_around(dataset, event)
    circumstances = Circumstances(dataset)
    declared = declarations(dataset) if declared is None else declared
    yield from across_things(dataset, wanted, checks, declared, circumstances)
    for thing, said in said_of_things(dataset, declared.properties(), wanted):
        yield from disagreements_about(thing, said, declared, circumstances)


def across_things(
    dataset: Dataset,
    wanted: Container[str] | None,
    checks: Mapping[str, Query] | None,
    declared: Declarations,
    circumstances: Circumstances,
) -> Iterator[Disagreement]:
    """Yield what is found by more than what is said of one thing: disputes, sums, wholes, denials.

    `wanted` names the things to keep to.
    """
    yield from disputed(dataset, wanted)
    for one in chain(
        _checked(dataset, checks, circumstances),
        beyond_wholes(dataset, declared, circumstances),
        (one for found in denied(dataset) for one in circumstances.told_apart(found)),
    ):
        if wanted is None or one.about in wanted:
            yield one


def conflict_checks() -> dict[str, Query]:
    """Read the arithmetic rules that ship in the library, as `checks`, by name.

    A rule is a query for claims that do not add up. It selects `thing`, `property`, `value`,
    `claim`, the same as `otherProperty` … `otherClaim`, maybe as `thirdProperty` …, and a `note`;
    where a side is said of another thing, that is `otherThing` or `thirdThing`.

    >>> sorted(conflict_checks())
    ['duration-against-dates', 'duration-against-parts', 'share-against-count']
    """
    return read_queries(library_folder() / "checks")


def things_around(dataset: Dataset, name: str) -> set[str]:
    """Name a thing; of an event its parts too, and who and what has a part in them."""
    thing = str(find(dataset, name))
    return {*around(dataset).get(thing, (thing,))}


def _checked(
    dataset: Dataset, checks: Mapping[str, Query] | None, circumstances: Circumstances
) -> Iterator[Disagreement]:
    """Yield what the arithmetic rules find; first each of one's own is asked of nothing.

    That says what it selects, and takes no time however it joins.
    """
    for rule in (checks or {}).values():
        _columns(rule, solve(rule, dataset_on(ox.Store())))
    for rule in (conflict_checks() if checks is None else checks).values():
        answer = solve(rule, dataset)
        columns = _columns(rule, answer)
        for _, solutions in groupby(answer, lambda solution: solution["thing"]):
            rows = ({name: term(one[name]) for name in columns if one[name]} for one in solutions)
            yield from _merged(_broken(dataset, row, circumstances) for row in rows)


def _columns(rule: Query, answer: object) -> list[str]:
    """Name what a rule selects; QueryError where that is not what a rule must."""
    columns = [variable.value for variable in getattr(answer, "variables", ())]
    if not _COLUMNS.issubset(columns):
        raise QueryError(f"{rule.path or rule.name}: a check selects {', '.join(sorted(_COLUMNS))}")
    return columns


def _broken(
    dataset: Dataset, row: Mapping[str, Identifier], circumstances: Circumstances
) -> Disagreement:
    """Read what a rule found in one row; what rests on something only possible is less certain."""
    sides = tuple(_stated(dataset, row, keys) for keys in _KEYS if keys[2] in row)
    unsure = any(not circumstances.possible.isdisjoint(side.claims) for side in sides)
    class_ = weighed(ARITHMETIC, Manner(), Manner(possible=unsure))
    return Disagreement(class_, str(row["thing"]), sides, str(row.get("note", "")))


def _merged(disagreeing: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Join what differs only in the claims by which the same speakers say the same."""
    alike: dict[Hashable, list[Disagreement]] = {}
    for one in disagreeing:
        told = tuple((side._replace(said=()), side.values) for side in one.sides)
        alike.setdefault((one.class_, one.note, told), []).append(one)
    for found in alike.values():
        sides = (
            side._replace(said=tuple(dict.fromkeys(s for one in found for s in one.sides[n].said)))
            for n, side in enumerate(found[0].sides)
        )
        yield found[0]._replace(sides=tuple(sides))


def _stated(dataset: Dataset, row: Mapping[str, Identifier], keys: tuple[str, ...]) -> Side:
    """Read one side of a broken rule; it is said of the thing at issue if of no other."""
    name, value, claim, thing = keys
    speaker = min(values_of(store_of(dataset), row[claim], SEM.accordingTo), default="")
    said = (Said(row[value], str(row[claim])),)
    return Side(str(row.get(thing, row["thing"])), str(row[name]), speaker, said)
