"""The positions that `conflicts` sets against each other, of the kinds that SQL finds too."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef
from rdflib.term import Identifier

from eventgraph.claims.extents.declarations import Declarations, declarations
from eventgraph.claims.extents.intervals import interval_of
from eventgraph.claims.extents.values import stated_values
from eventgraph.claims.sayings import Saying
from eventgraph.evidence.conflicts import disagreements
from eventgraph.evidence.denials import DENIED
from eventgraph.evidence.sides import CONTRADICTS, Disagreement, Side
from eventgraph.rdf.oxigraph import ox_term, term
from eventgraph.tables.table import Table
from eventgraph.vocabulary import EVG

__all__ = ["Position", "found_in", "of_table"]

#: Kind, thing, question, what the value comes to (of others: property and value), and attitude.
Position = tuple[str, str, str, str, str]


def of_table(table: Table, declared: Declarations) -> set[Position]:
    """Read the positions of a table that SQL answered with."""
    found = set()
    for one in table.records():
        words = {name: str(cell) for name, cell in one.items()}
        value = Literal(words["value"], datatype=words["datatype"])
        name = words["property"]
        comes_to = f"{name} {value}"
        if words["kind"] == "value":
            comes_to = _comes_to(value, name, declared)
        found.add((words["kind"], words["thing"], words["question"], comes_to, words["attitude"]))
    return found


def found_in(dataset: Dataset) -> set[Position]:
    """List what two speakers say surely and cannot both be, as `conflicts --pairs` finds it."""
    declared = declarations(dataset)
    return {
        position
        for one in disagreements(dataset, checks={})
        if one.class_ == CONTRADICTS
        for position in _positions(one, dataset, declared)
    }


def _positions(found: Disagreement, dataset: Dataset, declared: Declarations) -> Iterator[Position]:
    one, other = found.sides
    if one.relation == str(EVG.disputes):
        comes_to = f"{one.relation} {one.said[0].value}"
        yield "disputed", found.about, one.relation, comes_to, "disputes"
    elif one.speaker == other.speaker:
        return
    elif found.note == DENIED:
        for side, attitude in ((one, "denies"), (other, "asserts")):
            comes_to = f"{side.relation} {side.said[0].value}"
            yield "denied", found.about, side.relation, comes_to, attitude
    elif {one.relation, other.relation} <= declared.measures.keys():
        if not any(
            _qualified(side, dataset, declared) or _on_a_clock(side) for side in found.sides
        ):
            for side in found.sides:
                base, _ = declared.measures[side.relation]
                comes_to = _comes_to(side.said[0].value, side.relation, declared)
                yield "value", found.about, base, comes_to, ""
    elif other.relation in declared.opposites.get(one.relation, ()):
        for side in found.sides:
            comes_to = f"{side.relation} {side.said[0].value}"
            yield "opposed", found.about, side.relation, comes_to, ""


def _comes_to(value: Identifier, name: str, declared: Declarations) -> str:
    """Say what a value comes to, however it is written; numbers as a store gives them back."""
    store = ox.Store()
    thing = ox.NamedNode("urn:x")
    store.add(ox.Quad(thing, thing, ox_term(value)))
    value = term(next(iter(store)).object)
    ((_, (stated,)),) = stated_values([Saying("", "", name, value)], declared).items()
    return str(stated.value[:2])


def _on_a_clock(side: Side) -> bool:
    """Tell whether a side gives a moment, or a day in a zone, which SQL does not compare."""
    read = [interval_of(said.value) for said in side.said]
    return any(one is not None and one.zones is not None for one in read)


def _qualified(side: Side, dataset: Dataset, declared: Declarations) -> bool:
    """Tell whether a claim of a side says what its value is a value of."""
    base, _ = declared.measures[side.relation]
    by = declared.qualifying.get(base, frozenset())
    return any(
        str(predicate) in by
        for claim in side.claims
        for predicate in dataset.graph(URIRef(claim)).predicates(URIRef(side.thing), None)
    )
