"""Where claims disagree, and in which way; nothing says which of them is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final

from rdflib import Dataset, URIRef
from rdflib.term import Identifier

from eventgraph.claims.cards import Card, card_of
from eventgraph.claims.declarations import Declarations, declarations
from eventgraph.claims.sayings import sayings_about
from eventgraph.claims.scopes import Scope, narrow, resolve_as
from eventgraph.errors import QueryError
from eventgraph.evidence.around import around
from eventgraph.evidence.rules import CLASSES, Disagreement, Side, disagreements_about
from eventgraph.rdf.oxigraph import term
from eventgraph.sparql.files import Query
from eventgraph.sparql.library import library_folder, read_queries
from eventgraph.sparql.running import packaged, solve
from eventgraph.steps import steps
from eventgraph.tables.table import Cell, Table
from eventgraph.vocabulary import EVG, curie

__all__ = ["conflict_checks", "conflicts", "disagreements", "tabulated"]

_SIDE: Final = ("property", "value", "speaker", "quote", "source", "claim")
_COLUMNS: Final = {
    "thing",
    "property",
    "value",
    "claim",
    "otherProperty",
    "otherValue",
    "otherClaim",
}
_KEYS: Final = {
    "": ("claim", "property", "value"),
    "other": ("otherClaim", "otherProperty", "otherValue"),
    "third": ("thirdClaim", "thirdProperty", "thirdValue"),
}
_STATED: Final = (("",), ("other", "third"))


def conflicts(
    dataset: Dataset,
    scope: Scope | None = None,
    event: str | None = None,
    checks: Mapping[str, Query] | None = None,
) -> Table:
    """Tabulate where claims disagree: what is at issue, both sides with speaker, quote and source.

    The class is *contradicts* (cannot both hold), *less precise* (one says less than the other),
    *arithmetic* (a rule of `checks` does not come out) or *naming* (two speakers, two names). A
    disagreement is no error of the data, and no side of it is called right. `event` keeps to one
    event, its parts, and who and what has a part in them.
    Raises UnknownName for a name that nothing carries, or that is no event's.

    >>> import eventgraph as eg
    >>> eg.conflicts(eg.load("graph")).columns[:4]
    ('class', 'about', 'property_1', 'value_1')
    """
    seen = narrow(dataset, scope)
    return tabulated(seen, disagreements(seen, event, checks))


def tabulated(dataset: Dataset, found: Iterable[Disagreement]) -> Table:
    """Tabulate disagreements that have been found, as `conflicts` does."""
    describe = cache(partial(card_of, dataset))
    cells_of = cache(lambda side: _cells(side, describe))
    order = cache(lambda side: tuple(map(_order, cells_of(side))))
    columns = ("class", "about", *(f"{name}_{n}" for n in (1, 2) for name in _SIDE), "note")
    ordered = sorted(
        found,
        key=lambda one: (
            CLASSES.index(one.class_),
            _order(URIRef(one.about)),
            *order(one.one),
            *order(one.other),
            one.note,
        ),
    )
    rows = (
        (one.class_, URIRef(one.about), *cells_of(one.one), *cells_of(one.other), one.note)
        for one in ordered
    )
    return Table(columns, tuple(rows), "Where claims disagree")


def disagreements(
    dataset: Dataset,
    event: str | None = None,
    checks: Mapping[str, Query] | None = None,
    declared: Declarations | None = None,
    *,
    sparing: bool = False,
) -> Iterator[Disagreement]:
    """Yield each disagreement as it is found, one thing after the other.

    Only what claims say of one thing is held in memory at a time; `declared` is what the ontology
    declares, where that has been read already. `sparing` yields, where hundreds disagree, as few
    as name every side.
    """
    wanted = None if event is None else _around(dataset, event)
    yield from _disputed(dataset, wanted)
    for found in _checked(dataset, conflict_checks() if checks is None else checks):
        if wanted is None or found.about in wanted:
            yield found
    declared = declarations(dataset) if declared is None else declared
    properties = declared.properties()
    things = solve(packaged("evidence/conflicts-things"), dataset)
    for row in steps(things, "looking for disagreements"):
        thing = row["thing"].value
        if wanted is None or thing in wanted:
            sayings = list(sayings_about(dataset, thing, properties))
            yield from disagreements_about(thing, sayings, declared, sparing=sparing)


def conflict_checks() -> dict[str, Query]:
    """Read the arithmetic rules that ship in the library, as `checks`, by name.

    A rule is a query for claims that do not add up. It selects `thing`, `property`, `value`,
    `claim`, the same as `otherProperty` … `otherClaim`, maybe as `thirdProperty` …, and a `note`.

    >>> sorted(conflict_checks())
    ['duration-against-dates', 'duration-against-parts', 'share-against-count']
    """
    return read_queries(library_folder() / "checks")


def _around(dataset: Dataset, event: str) -> set[str]:
    """Name an event, its parts, and who and what has a part in them."""
    thing = str(resolve_as(dataset, event, EVG.Event, "event"))
    return {*around(dataset).get(thing, (thing,))}


def _disputed(dataset: Dataset, wanted: set[str] | None) -> Iterator[Disagreement]:
    """Yield each claim that disputes another, filed under the first thing the other is about."""
    last = None
    for row in solve(packaged("evidence/conflicts-disputes"), dataset):
        pair = row["claim"].value, row["disputed"].value
        about = row["thing"].value
        if pair == last or (wanted is not None and about not in wanted):
            continue
        last = pair
        one = Side(str(EVG.disputes), (URIRef(pair[1]),), (row["speaker"].value,), (pair[0],))
        said = row["property"].value, (term(row["value"]),)
        yield Disagreement(
            "contradicts", about, one, Side(*said, (row["other"].value,), (pair[1],))
        )


def _checked(dataset: Dataset, checks: Mapping[str, Query]) -> Iterator[Disagreement]:
    """Yield what the arithmetic rules find, row by row."""
    for rule in checks.values():
        answer = solve(rule, dataset)
        columns = [variable.value for variable in getattr(answer, "variables", ())]
        if not _COLUMNS.issubset(columns):
            raise QueryError(
                f"{rule.path or rule.name}: a check selects {', '.join(sorted(_COLUMNS))}"
            )
        for solution in answer:
            row = {name: term(solution[name]) for name in columns if solution[name] is not None}
            one, other = (_stated(dataset, row, names) for names in _STATED)
            note = str(row.get("note", ""))
            yield Disagreement("arithmetic", str(row["thing"]), one, other, note)


def _stated(dataset: Dataset, row: Mapping[str, Identifier], names: Iterable[str]) -> Side:
    """Read one side of a broken rule: one value, or two that count together."""
    parts = [keys for keys in (_KEYS[name] for name in names) if keys[0] in row]
    claims = tuple(dict.fromkeys(str(row[claim]) for claim, _, _ in parts))
    speakers = dict.fromkeys(card_of(dataset, claim).speaker for claim in claims)
    values = tuple(row[value] for _, _, value in parts)
    return Side(str(row[parts[0][1]]), values, tuple(speakers), claims)


def _cells(side: Side, describe: Callable[[str], Card]) -> tuple[Cell, ...]:
    """Write one side as cells; what is several is joined."""
    cards = [describe(claim) for claim in side.claims]
    quotes = dict.fromkeys(card.words for card in cards)
    quote: Cell = cards[0].words if len(quotes) == 1 else " | ".join(quotes)
    return (
        URIRef(side.property),
        _one(side.values),
        _one([URIRef(speaker) for speaker in side.speakers]),
        quote,
        _one(
            [
                URIRef(source)
                for source in dict.fromkeys(card.source for card in cards if card.source)
            ]
        ),
        _one([URIRef(claim) for claim in side.claims]),
    )


def _one(terms: Sequence[Identifier]) -> Cell:
    """Give the one term there is, or join several as text."""
    if len(terms) == 1:
        return terms[0]
    return "; ".join(curie(str(t)) if isinstance(t, URIRef) else str(t) for t in terms)


def _order(cell: Cell) -> str:
    # rdflib writes no IRI that is none, as of a speaker given as text.
    if isinstance(cell, URIRef):
        return f"<{cell}>"
    return cell.n3() if isinstance(cell, Identifier) else str(cell)
