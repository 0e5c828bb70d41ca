"""Compare what sheets want with what the files hold: only what differs is changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.holding import HeldClaim
from eventgraph.curation.reviewing import reviewed_anew
from eventgraph.curation.sheets.columns import STATEMENT, Column
from eventgraph.curation.sheets.laying import Writer
from eventgraph.curation.sheets.lexicon import Lexicon
from eventgraph.curation.sheets.statements import normal
from eventgraph.curation.sheets.taking import Wanted
from eventgraph.rdf.reification import reified
from eventgraph.vocabulary import EVG, PAV, PROV, RDF

__all__ = ["NewClaim", "changed_claims", "changed_things"]

_TYPE: Final = ox.NamedNode(str(RDF.type))
_CLAIM: Final = ox.NamedNode(str(EVG.Claim))
#: What an empty cell leaves as it is: who entered a claim is never unknown again.
_KEPT: Final = frozenset({str(PAV.curatedBy), str(PAV.curatedOn)})
_PARTS: Final = tuple(str(RDF[part]) for part in ("subject", "predicate", "object"))
_SOURCE: Final = str(PROV.wasQuotedFrom)


class NewClaim(NamedTuple):
    """A claim as it is to be: its graph, its description, its source, and the row that says so.

    `statements` are what it tells in reified statements, by name, where it is written so; `gone`
    are the statements that it no longer has.
    """

    name: ox.NamedNode
    contents: list[ox.Triple]
    description: list[ox.Triple]
    wanted: Wanted
    statements: dict[ox.NamedNode, list[ox.Triple]]
    gone: list[ox.NamedNode]
    is_new: bool

    @property
    def told(self) -> list[ox.Triple]:
        """What its new reified statements tell, each as it would stand in its graph."""
        parts = ({one.predicate.value: one.object for one in s} for s in self.statements.values())
        return [ox.Triple(*(part[name] for name in _PARTS)) for part in parts]  # type: ignore[arg-type]

    @property
    def source(self) -> ox.NamedNode | None:
        """The document that it was read in."""
        found = (one.object for one in self.description if one.predicate.value == _SOURCE)
        return next((value for value in found if isinstance(value, ox.NamedNode)), None)


def changed_claims(lexicon: Lexicon, wanted: Iterable[Wanted]) -> list[NewClaim]:
    """Give the claims that sheets want otherwise than they are."""
    writer = Writer(lexicon)
    found = (_changed(lexicon, writer, one) for one in wanted)
    return [_reviewed(lexicon, claim) for claim in found if claim is not None]


def changed_things(
    lexicon: Lexicon, wanted: Iterable[Wanted]
) -> list[tuple[Wanted, list[ox.Triple]]]:
    """Give the things and sources that sheets want otherwise than they are."""
    writer = Writer(lexicon)
    changed = []
    for one in wanted:
        old = lexicon.holding.things.get(one.name.value, [])
        new = _description(writer, one, old)
        if new is not None:
            changed.append((one, new))
    return changed


def _reviewed(lexicon: Lexicon, claim: NewClaim) -> NewClaim:
    """Let a claim that was approved await review again, as it is another now."""
    held = lexicon.holding.claims.get(claim.name.value, HeldClaim(claim.name))
    description = reviewed_anew(claim.name, held.description, claim.description)
    return claim._replace(description=description)


def _changed(lexicon: Lexicon, writer: Writer, wanted: Wanted) -> NewClaim | None:
    held = lexicon.holding.claims.get(wanted.name.value, HeldClaim(wanted.name))
    description = _description(writer, wanted, held.description)
    shown = [normal(lexicon, one) for one in held.told if writer.shows(one)]
    told = list(dict.fromkeys(triple for triple, _ in wanted.statements))
    has = {column.heading for column in wanted.sheet.columns.values()}
    same = not has.issuperset(STATEMENT) or set(shown) == set(told)
    if description is None and same and not wanted.is_new:
        return None
    if description is None:
        description = list(held.description)
    if wanted.is_new:
        description.insert(0, ox.Triple(wanted.name, _TYPE, _CLAIM))
    if same:
        return NewClaim(wanted.name, held.contents, description, wanted, {}, [], wanted.is_new)
    if held.statements and not held.contents:
        kept, gone = _reified(lexicon, writer, held, told)
        return NewClaim(wanted.name, [], description, wanted, kept, gone, is_new=False)
    hidden = [one for one in held.contents if not writer.shows(one)]
    gone = [name for name, one in held.statements.items() if writer.shows(one)]
    contents = told + hidden
    return NewClaim(wanted.name, contents, description, wanted, {}, gone, wanted.is_new)


def _reified(
    lexicon: Lexicon, writer: Writer, held: HeldClaim, told: Sequence[ox.Triple]
) -> tuple[dict[ox.NamedNode, list[ox.Triple]], list[ox.NamedNode]]:
    """Give the statements that are new to a claim, and those that it no longer has."""
    known = {normal(lexicon, one): name for name, one in held.statements.items()}
    new: dict[ox.NamedNode, list[ox.Triple]] = {}
    wanted = [one for one in told if one not in known]
    for quad in reified(
        ox.Quad(one.subject, one.predicate, one.object, held.name) for one in wanted
    ):
        if isinstance(quad.subject, ox.NamedNode):
            new.setdefault(quad.subject, []).append(quad.triple)
    gone = [name for one, name in known.items() if one not in told and writer.shows(one)]
    return new, gone


def _description(
    writer: Writer, wanted: Wanted, old: Sequence[ox.Triple]
) -> list[ox.Triple] | None:
    """Give a description as a sheet wants it, each property where it stood; None if it is so."""
    places: dict[str, list[Column]] = {}
    for column in wanted.values:
        places.setdefault(column.predicate, []).append(column)
    kept: dict[str, list[ox.Triple]] = {}
    differs = False
    for name, columns in places.items():
        here = [one for one in old if one.predicate.value == name]
        values = [value for column in columns for value in wanted.values[column]]
        shown = [value for column in columns for value in writer.shown(here, column)]
        if set(values) == set(shown) or (not values and name in _KEPT):
            continue
        differs = True
        shows = set(shown)
        hidden = [one for one in here if normal(writer.lexicon, one).object not in shows]
        relation = ox.NamedNode(name)
        new_ones = [ox.Triple(wanted.name, relation, value) for value in dict.fromkeys(values)]
        kept[name] = new_ones + hidden
    if not differs:
        return None
    new: list[ox.Triple] = []
    for name in dict.fromkeys([*(one.predicate.value for one in old), *kept]):
        new += kept.get(name, [one for one in old if one.predicate.value == name])
    return new
