"""How a claim travelled: in which publications, day by day, it was said, repeated, and changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef
from rdflib.term import Identifier

from eventgraph.claims.attitudes import told
from eventgraph.claims.cards import card_of, claim_names
from eventgraph.claims.extents.declarations import declarations
from eventgraph.claims.finding import find
from eventgraph.claims.names import labels
from eventgraph.claims.sayings import Saying, sayings_about, voices
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.errors import UnknownName
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.matters.records import Matter
from eventgraph.evidence.matters.steps import Step, in_time, standing_against
from eventgraph.evidence.matters.thing import matters_about
from eventgraph.evidence.matters.voices import Voices
from eventgraph.rdf.oxigraph import named_node, store_of
from eventgraph.tables.table import Table
from eventgraph.vocabulary import EVG, PROV, curie

__all__ = ["spread"]

_COLUMNS: Final = (
    *("day", "how", "source", "speaker", "subject", "property", "value", "quote", "claim"),
)
#: How a publication, or a claim, comes from another one that it takes the place of, or passes on.
_CORRECTS: Final = (EVG.revises, PROV.wasRevisionOf)
_WITHDRAWS: Final = (EVG.withdraws,)
_REPRINTS: Final = ox.NamedNode(str(PROV.wasDerivedFrom))
_SPOKEN_IN: Final = (EVG.statedIn,)


def spread(dataset: Dataset, claim: str, scope: Scope | None = None) -> Table:
    """Tabulate through which publications what a claim says travelled, by date.

    It is *first* where it appeared earliest, *perhaps first* where days that are not exact leave
    that open, *repeated* where the same is said again, by whomever
    or of the same event of speech, *changed* where the same speaker, or a report of the same event
    of speech, later gives a value that cannot hold beside it, *otherwise* where that is said
    before, on the same day, or can hold as well, *corrected* or *withdrawn* where a later claim or
    version says so, and *reprinted* where a publication derives from one that carries it. What has
    no date is only *said*, and comes last. Of what may be said of several things at once, as who
    takes part, the others are statements of their own and no steps of this one.
    Raises UnknownName for a name that nothing carries, or that is no claim's.

    >>> import eventgraph as eg
    >>> found = eg.spread(eg.load("graph"), "claim:orinoco-counts-252-detained")
    >>> [str(row["how"]) for row in found.records()][:2]
    ['perhaps first', 'perhaps first']
    """
    seen = told(narrow(dataset, scope))
    name = find(dataset, claim, claim=True)
    if str(name) not in claim_names(seen):
        raise UnknownName(f"{curie(name)} is no claim; name a claim")
    reader = _Reader(seen, str(name))
    rows = []
    for subject, relation, value in reader.statements():
        for step in reader.steps(subject, relation, value):
            said, card = step.said, card_of(seen, step.said.claim)
            where = URIRef(step.source) if step.source else None
            what = (URIRef(said.speaker), URIRef(subject), URIRef(relation), said.value)
            rows.append((step.issued, step.how, where, *what, card.words, URIRef(said.claim)))
    return Table(_COLUMNS, tuple(rows), labels(dataset).get(str(name), curie(name)))


class _Same(NamedTuple):
    """The claims that give one value, where they were read, who speaks, in which events.

    `against` are the claims that give a value of the kind that cannot hold beside it.
    """

    claims: frozenset[str]
    sources: frozenset[str]
    speakers: frozenset[str]
    events: frozenset[str]
    against: frozenset[str]


class _Reader:
    """What is read of the claims and publications around one claim."""

    def __init__(self, dataset: Dataset, claim: str) -> None:
        self.dataset, self.claim = dataset, claim
        self.store, self.voices = store_of(dataset), Voices(dataset)
        self._declared, self._around = declarations(dataset), Circumstances(dataset)
        self._about, self._sayings, self._matters = "", list[Saying](), list[Matter]()
        self._own: dict[tuple[str, Identifier], list[Saying]] = {}
        self._others: dict[str, list[Saying]] = {}

    def statements(self) -> list[tuple[str, str, Identifier]]:
        """List what the claim says, in order."""
        quads = self.store.quads_for_pattern(None, None, None, ox.NamedNode(self.claim))
        subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        return [
            (subject, saying.property, saying.value)
            for subject in sorted(subjects)
            for saying in {one._replace(speaker=""): one for one in self._said(subject)}.values()
            if saying.claim == self.claim
        ]

    def _said(self, subject: str) -> list[Saying]:
        """Read what is said of a thing, once for all statements of it that follow one another."""
        if self._about != subject:
            self._about, self._sayings = subject, list(sayings_about(self.dataset, subject))
            self._own, self._others = defaultdict(list), defaultdict(list)
            self._matters = self._disputed()
            for one in self._sayings:
                if one.claim == self.claim:
                    self._own[one.property, one.value].append(one)
                else:
                    self._others[one.property].append(one)
        return self._sayings

    def _disputed(self) -> list[Matter]:
        """List the matters of the thing of which all has been read."""
        properties = self._declared.properties()
        kept = [one for one in self._sayings if one.property in properties]
        said = list(voices(kept))
        return list(matters_about(self._about, said, self._declared, self._around))

    def _alike(self, subject: str, relation: str, value: Identifier) -> list[Saying]:
        """List what any claim says by one property; the claim itself only where it says the value.

        What one claim says in one breath changes nothing of what it says besides.
        """
        self._said(subject)
        return [*self._own[relation, value], *self._others[relation]]

    def steps(self, subject: str, relation: str, value: Identifier) -> list[Step]:
        """Follow one statement through the publications, by date."""
        alike = self._alike(subject, relation, value)
        same = self._same([one.claim for one in alike if one.value == value], relation)
        found = [step for one in alike for step in self._read(one, same, value)]
        return in_time([*found, *self._reprints(found)], same.claims)

    def _same(self, claims: Iterable[str], relation: str) -> _Same:
        """Read who gives one value, in which events of speech, carried by which publications."""
        names = frozenset(claims)
        return _Same(
            names,
            frozenset(source for name in names for source in self.voices.carriers(name)),
            frozenset(one for name in names for one in self.voices.speakers.get(name, ())),
            frozenset(event for name in names for event in self._points(name, _SPOKEN_IN)),
            frozenset(
                claim
                for matter in self._matters
                if relation in matter.properties
                for claim in standing_against(matter, names)
            ),
        )

    def _read(self, said: Saying, same: _Same, value: Identifier) -> Iterator[Step]:
        """Give a step for each publication in which a claim was read, if it belongs here."""
        how = self._how(said, same, value)
        for source in (self.voices.carriers(said.claim) or ("",)) if how else ():
            issued = self.voices.issued(source)
            yield Step(str(issued or ""), how, source, said, issued)

    def _how(self, said: Saying, same: _Same, value: Identifier) -> str:
        """Say how a claim belongs to what is followed; empty where it does not."""
        if self._points(said.claim, _WITHDRAWS) & same.claims:
            return "withdrawn"
        if said.value == value:
            return "repeated"
        carriers = self.voices.carriers(said.claim)
        if self._points(said.claim, _CORRECTS) & same.claims or any(
            self._points(carrier, _CORRECTS) & same.sources for carrier in carriers
        ):
            return "corrected"
        spoken_in = self._points(said.claim, _SPOKEN_IN)
        one_voice = said.speaker in same.speakers or spoken_in & same.events
        if said.claim in same.claims or not one_voice:
            return ""
        otherwise = "otherwise" if isinstance(value, Literal) else ""
        return "changed" if said.claim in same.against else otherwise

    def _points(self, name: str, relations: Iterable[URIRef]) -> set[str]:
        """Name what something points to by any of some properties."""
        node = named_node(name)
        if node is None:
            return set()
        return {
            getattr(quad.object, "value", "")
            for relation in relations
            for quad in self.store.quads_for_pattern(node, ox.NamedNode(str(relation)), None)
        }

    def _reprints(self, steps: Iterable[Step]) -> Iterator[Step]:
        """Give a step for each publication that derives from one of these and has no claim here."""
        steps = list(steps)
        seen = {step.source for step in steps}
        waiting = [step for step in steps if step.source]
        while waiting:
            step = waiting.pop(0)
            node = named_node(step.source)
            quads = self.store.quads_for_pattern(None, _REPRINTS, node) if node else ()
            for by in sorted({getattr(quad.subject, "value", "") for quad in quads} - seen):
                seen.add(by)
                issued = self.voices.issued(by)
                found = Step(str(issued or ""), "reprinted", by, step.said, issued)
                waiting.append(found)
                yield found
