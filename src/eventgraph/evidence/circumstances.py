"""What weakens a disagreement: one voice in one publication, a body and who acts for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.extents.declarations import closed
from eventgraph.claims.extents.intervals import Relation, period, relate
from eventgraph.evidence.sides import (
    CHANGED,
    CONTRADICTS,
    DIFFERS,
    LESS_CERTAIN,
    LESS_PRECISE,
    RELAYED,
    STRICT,
    Disagreement,
    Said,
    Side,
)
from eventgraph.rdf.oxigraph import named_node, store_of
from eventgraph.rdf.scoped import whole_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import DCTERMS, EVG, PROV, SEM, curie

__all__ = ["RELAYED_OF", "Circumstances"]

_CERTAINTY: Final = ox.NamedNode(str(EVG.certainty))
_POSSIBLE: Final = ox.NamedNode(str(EVG.Possible))
_SOURCE: Final = ox.NamedNode(str(PROV.wasQuotedFrom))
_DERIVED: Final = ox.NamedNode(str(PROV.wasDerivedFrom))
_STATED_IN: Final = ox.NamedNode(str(EVG.statedIn))
_DATED: Final = tuple(ox.NamedNode(str(name)) for name in (SEM.hasTimeStamp, DCTERMS.issued))
#: What two renderings of one speech may be taken for, and what two speeches of one speaker.
_CHANGED_OF: Final = frozenset({CONTRADICTS, LESS_CERTAIN})
RELAYED_OF: Final = frozenset({*_CHANGED_OF, DIFFERS, LESS_PRECISE})


class _Place(NamedTuple):
    """Where something is said: in which speeches, and in which publications it is read."""

    events: frozenset[str]
    sources: frozenset[str]


class Circumstances:
    """What a dataset says around its claims, read when it is first asked for.

    A scope hides nothing of it: a publication stays the same one, whoever is read.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = whole_of(dataset)
        self._store = store_of(dataset)
        self._origins: dict[str, frozenset[str]] = {}

    @cached_property
    def possible(self) -> frozenset[str]:
        """The claims that are put forward as no more than possible."""
        quads = self._store.quads_for_pattern(None, _CERTAINTY, _POSSIBLE)
        return frozenset(str(getattr(quad.subject, "value", "")) for quad in quads)

    @cached_property
    def _bodies(self) -> Mapping[str, frozenset[str]]:
        """Give each actor the bodies that it belongs to, as anybody says."""
        found: dict[str, set[str]] = {}
        for row in solve(packaged("evidence/conflicts-members"), self._dataset):
            found.setdefault(row["member"].value, set()).add(row["body"].value)
        return {member: frozenset(bodies) for member, bodies in found.items()}

    @cached_property
    def wholes(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Give each part the wholes it lies in, by the property that is declared to lead there."""
        parents: dict[str, dict[str, set[str]]] = {}
        for row in solve(packaged("evidence/conflicts-parts"), self._dataset):
            given = parents.setdefault(row["link"].value, {})
            for quad in self._store.quads_for_pattern(None, row["narrower"], None):
                part, whole = quad.subject, quad.object
                if isinstance(part, ox.NamedNode) and isinstance(whole, ox.NamedNode):
                    given.setdefault(part.value, set()).add(whole.value)
        return {link: dict(sorted(closed(pairs).items())) for link, pairs in parents.items()}

    def akin(self, one: str, other: str) -> bool:
        """Tell whether one of two actors belongs to the other, and so may act for it."""
        return other in self._bodies.get(one, ()) or one in self._bodies.get(other, ())

    def bodies_of(self, actor: str) -> frozenset[str]:
        """Name the bodies that an actor belongs to, as far as it is a member of any."""
        return self._bodies.get(actor, frozenset())

    def matters(self, found: Disagreement) -> bool:
        """Tell whether a disagreement is one: speakers who vary their words in one place are none.

        What cannot hold together stays, whoever says it.
        """
        one, *others = found.sides
        return found.class_ in STRICT or not all(self._one_voice(one, other) for other in others)

    def told_apart(self, found: Disagreement) -> Iterator[Disagreement]:
        """Tell a contradiction from one speech that is relayed differently, or a changed account.

        Two publications that render one speech otherwise are no contradiction of its speaker; who
        says otherwise in another speech, or on another day, has changed their account. One
        disagreement becomes several where some claims stand to one another in one way, and some
        in another.
        """
        if found.class_ not in RELAYED_OF or len(found.sides) != len(("one", "other")):
            yield found
            return
        one, other = found.sides
        if one.speaker != other.speaker and not self._share_a_speech(one, other):
            yield found
            return
        places = [self._placed(side) for side in found.sides]
        kinds: dict[tuple[str, str], list[list[Said]]] = {}
        for (first, ours), (second, theirs) in product(*(its.items() for its in places)):
            told = kinds.setdefault(self._kind(found, first, second), [[], []])
            told[0] += ours
            told[1] += theirs
        for (class_, note), told in sorted(kinds.items()):
            if class_ == found.class_ and len(kinds) == 1:
                yield found
                return
            sides = (
                side._replace(said=tuple(sorted(set(said), key=_in_order)))
                for side, said in zip(found.sides, told, strict=True)
            )
            notes = "; ".join(filter(None, (found.note, note)))
            yield Disagreement(class_, found.about, tuple(sides), notes)

    def _share_a_speech(self, one: Side, other: Side) -> bool:
        none = frozenset[str]()
        ours, theirs = (
            none.union(*(self.said_in.get(said.claim, none) for said in side.said))
            for side in (one, other)
        )
        return not ours.isdisjoint(theirs)

    def _placed(self, side: Side) -> dict[_Place, list[Said]]:
        """Gather what one side says by the speech it is said in and where it is read."""
        found: dict[_Place, list[Said]] = {}
        nowhere = frozenset[str]()
        for said in side.said:
            place = _Place(self.said_in.get(said.claim, nowhere), self.sources_of(said.claim))
            found.setdefault(place, []).append(said)
        return found

    def _kind(self, found: Disagreement, one: _Place, other: _Place) -> tuple[str, str]:
        """Name the class of what is said in two places, and say when it was."""
        speaker, second = (side.speaker for side in found.sides)
        shared = one.events & other.events
        if shared and one.sources.isdisjoint(other.sources):
            if speaker == second or self.akin(speaker, second):
                return RELAYED, f"of {', '.join(sorted(map(curie, shared)))}"
            return found.class_, ""
        if shared or speaker != second or found.class_ not in _CHANGED_OF:
            return found.class_, ""
        days = [self._day(place) for place in (one, other)]
        if (one.events and other.events) or self._apart(one, other, days):
            first, then = (day.partition("T")[0] or "an unknown day" for day in days)
            return CHANGED, f"the first on {first}, the second on {then}"
        return found.class_, ""

    def _apart(self, one: _Place, other: _Place, days: Sequence[str]) -> bool:
        """Tell whether two places are different publications, of days that are not the same."""
        ours, theirs = (
            frozenset[str]().union(*map(self._with_origins, place.sources))
            for place in (one, other)
        )
        first, then = (period(day.partition("T")[0]) for day in days)
        if first is None or then is None or not ours.isdisjoint(theirs):
            return False
        return relate(first, then) is Relation.APART

    def _day(self, place: _Place) -> str:
        """Give the day of a speech, or else the day its publication appeared on."""
        told = [self._dates[name] for name in sorted(place.events) if name in self._dates]
        read = [self._dates[name] for name in sorted(place.sources) if name in self._dates]
        return min(told or read, default="")

    @cached_property
    def said_in(self) -> Mapping[str, frozenset[str]]:
        """Name the speeches that each claim was made in."""
        found: dict[str, set[str]] = {}
        for quad in self._store.quads_for_pattern(None, _STATED_IN, None):
            subject, value = quad.subject, quad.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
                found.setdefault(subject.value, set()).add(value.value)
        return {name: frozenset(its) for name, its in found.items()}

    def sources_of(self, claim: str) -> frozenset[str]:
        """Name the publications that a claim was read in; few are asked of many, so one by one."""
        node = named_node(claim)
        quads = self._store.quads_for_pattern(node, _SOURCE, None) if node else ()
        return frozenset(q.object.value for q in quads if isinstance(q.object, ox.NamedNode))

    @cached_property
    def _dates(self) -> Mapping[str, str]:
        """Give each event and publication its date; of several the least."""
        found: dict[str, str] = {}
        for relation in _DATED:
            for quad in self._store.quads_for_pattern(None, relation, None):
                name, text = (str(getattr(x, "value", x)) for x in (quad.subject, quad.object))
                found[name] = min(text, found.get(name, text))
        return found

    def _one_voice(self, one: Side, other: Side) -> bool:
        """Tell whether one speaker says both in one publication, its reprints included."""
        if one.speaker != other.speaker:
            return False
        return not self.read_in(one.claims).isdisjoint(self.read_in(other.claims))

    def read_in(self, claims: Iterable[str]) -> frozenset[str]:
        """Name the publications that claims were read in, each with those it derives from."""
        found: set[str] = set()
        for node in filter(None, map(named_node, claims)):
            for quad in self._store.quads_for_pattern(node, _SOURCE, None):
                source = quad.object
                found |= (
                    self._with_origins(source.value)
                    if isinstance(source, ox.NamedNode)
                    else {str(source)}
                )
        return frozenset(found)

    def _with_origins(self, source: str) -> frozenset[str]:
        if source not in self._origins:
            found, left = {source}, [source]
            while left:
                node = ox.NamedNode(left.pop())
                quads = self._store.quads_for_pattern(node, _DERIVED, None)
                new = {q.object.value for q in quads if isinstance(q.object, ox.NamedNode)} - found
                found |= new
                left += new
            self._origins[source] = frozenset(found)
        return self._origins[source]


def _in_order(said: Said) -> tuple[str, str]:
    return said.value.n3(), said.claim
