"""Find pairs of things that may be one, and that nobody has decided on yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from eventgraph.curation.identity.decisions import apart
from eventgraph.curation.identity.likeness import LONGER, Words, alike, folded, near_pairs
from eventgraph.rdf.oxigraph import store_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.steps import steps
from eventgraph.tables.table import Table
from eventgraph.vocabulary import EVG, ONTOLOGY_GRAPH, RDF, RDFS, SKOS, curie

__all__ = ["Candidate", "candidates", "duplicates"]

_TYPE: Final = ox.NamedNode(str(RDF.type))
_LABEL: Final = ox.NamedNode(str(RDFS.label))
_NAMES: Final = (_LABEL, ox.NamedNode(str(SKOS.altLabel)))
_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)
#: The kinds of which one is never another.
_TOPS: Final = frozenset(str(EVG[name]) for name in ("Actor", "Event", "Place", "Office"))
_THING: Final = str(EVG.Thing)
_GROUP: Final = str(EVG.Group)
_EVENT: Final = str(EVG.Event)
#: How much it counts that claims say the same of both, and that one claim sets both side by side.
_SHARED: Final = 3.0
_MOST_SHARED: Final = 12.0
_BESIDE: Final = 30.0
_LEAST: Final = 60.0
#: What is said of more events than this tells none from another; how much must be said alike.
_COMMON: Final = 20
_TOLD: Final = 3
_HALF: Final = 0.5
_LISTED: Final = 3

Role = tuple[str, str, str]


class Candidate(NamedTuple):
    """Two things that may be one: how much speaks for it, why, and the claims about each.

    `one` is the thing that more claims are about.
    """

    score: float
    one: str
    other: str
    reason: str
    claims: tuple[str, ...]
    others: tuple[str, ...]


def duplicates(dataset: Dataset, limit: int | None = None) -> Table:
    """Tabulate pairs of things that may be one, the likeliest first, with reason and claims.

    Compared are names and aliases of things of one kind, and what claims say of events. Two that
    a decision on identity is about are never given, nor two that claims relate to one another.

    >>> import eventgraph as eg
    >>> eg.duplicates(eg.load("graph")).columns
    ('score', 'one', 'other', 'reason', 'claims', 'claims of other', 'to decide')
    """
    rows = tuple(
        (
            round(one.score),
            URIRef(one.one),
            URIRef(one.other),
            one.reason,
            _listed(one.claims),
            _listed(one.others),
            f"eventgraph merge {curie(one.one)} {curie(one.other)}",
        )
        for one in candidates(dataset)[:limit]
    )
    columns = ("score", "one", "other", "reason", "claims", "claims of other", "to decide")
    return Table(columns, rows)


def _listed(claims: tuple[str, ...]) -> str:
    more = f" and {len(claims) - _LISTED} more" if len(claims) > _LISTED else ""
    return ", ".join(map(curie, claims[:_LISTED])) + more


def candidates(dataset: Dataset) -> list[Candidate]:
    """Find the pairs that `duplicates` tabulates."""
    material = _Material(dataset)
    decided = apart(material.store)
    reasons: dict[frozenset[str], tuple[float, str]] = {}
    for pair, score, reason in (*material.by_name(), *material.by_account()):
        if pair not in decided and score > reasons.get(pair, (0.0, ""))[0]:
            reasons[pair] = score, reason
    found = []
    for pair, (score, reason) in steps(reasons.items(), "weighing pairs"):
        one = material.weighed(sorted(pair), score, reason)
        if one is not None and one.score >= _LEAST:
            found.append(one)
    return sorted(found, key=lambda one: (-one.score, one.one, one.other))


Found = tuple[frozenset[str], float, str]


class _Material:
    """What pairs are made of: the things of a dataset, with kinds, names and roles in claims."""

    def __init__(self, dataset: Dataset) -> None:
        self.store = store_of(dataset)
        above: dict[str, set[str]] = defaultdict(set)
        for row in solve(packaged("claims/reading-classes"), dataset):
            above[row["class"].value].add(row["above"].value)
        self.kinds: dict[str, set[str]] = defaultdict(set)
        for quad in self.store.quads_for_pattern(None, _TYPE, None):
            classes = above.get(getattr(quad.object, "value", ""))
            if classes and isinstance(quad.subject, ox.NamedNode) and quad.graph_name != _ONTOLOGY:
                self.kinds[quad.subject.value] |= classes
        self._roles: dict[str, dict[Role, set[str]]] = {}

    def roles(self, thing: str) -> Mapping[Role, set[str]]:
        """Give what claims say of a thing, as property, direction and value, with the claims."""
        if thing not in self._roles:
            found: dict[Role, set[str]] = defaultdict(set)
            node = ox.NamedNode(thing)
            for quad in self.store.quads_for_pattern(node, None, None):
                if isinstance(quad.graph_name, ox.NamedNode):
                    found[quad.predicate.value, ">", str(quad.object)].add(quad.graph_name.value)
            for quad in self.store.quads_for_pattern(None, None, node):
                if isinstance(quad.graph_name, ox.NamedNode):
                    found[quad.predicate.value, "<", str(quad.subject)].add(quad.graph_name.value)
            self._roles[thing] = found
        return self._roles[thing]

    def comparable(self, one: str, other: str) -> bool:
        """Tell whether two things may be one by their kinds."""
        mine, others = self.kinds[one], self.kinds[other]
        return not (mine & others & _TOPS).isdisjoint(_TOPS) or (
            mine.isdisjoint(_TOPS) and others.isdisjoint(_TOPS)
        )

    def alike_in_kind(self, one: str, other: str) -> bool:
        """Tell whether two things share a kind below the broadest, and are no groups."""
        mine, others = self.kinds[one], self.kinds[other]
        return bool(mine & others - _TOPS - {_THING}) and _GROUP not in mine | others

    def by_name(self) -> Iterator[Found]:
        """Give pairs whose names are alike; the labels of one thing are compared with no other."""
        bearers: dict[Words, dict[str, str]] = defaultdict(dict)
        for verb in _NAMES:
            for quad in self.store.quads_for_pattern(None, verb, None):
                thing = getattr(quad.subject, "value", "")
                text = getattr(quad.object, "value", "")
                words = folded(text) if thing in self.kinds else ()
                if words:
                    bearers[words].setdefault(thing, text)
        for words, things in bearers.items():
            if len(things) <= _COMMON:
                yield from self._pairs(words, words, things, things)
        for one, other in near_pairs(bearers):
            if alike(one, other) and len(bearers[one]) + len(bearers[other]) <= _COMMON:
                yield from self._pairs(one, other, bearers[one], bearers[other])

    def _pairs(
        self, one: Words, other: Words, mine: Mapping[str, str], others: Mapping[str, str]
    ) -> Iterator[Found]:
        found = alike(one, other)
        for a, text in mine.items():
            for b, theirs in others.items():
                if not found or a == b or not self.comparable(a, b):
                    continue
                if found[0] != LONGER or self.alike_in_kind(a, b):
                    said = " / ".join(dict.fromkeys(sorted((f"“{text}”", f"“{theirs}”"))))
                    yield frozenset((a, b)), found[1], f"{found[0]}: {said}"

    def by_account(self) -> Iterator[Found]:
        """Give pairs of events of which claims say the same."""
        events = sorted(thing for thing, kinds in self.kinds.items() if _EVENT in kinds)
        blocks: dict[Role, list[str]] = defaultdict(list)
        for event in events:
            for role in self.roles(event):
                blocks[role].append(event)
        counts: dict[tuple[str, str], int] = defaultdict(int)
        for block in blocks.values():
            if 1 < len(block) <= _COMMON:
                for pair in combinations(block, 2):
                    counts[pair] += 1
        for (one, other), count in counts.items():
            share = count / min(len(self.roles(one)), len(self.roles(other)))
            if count >= _TOLD and share >= _HALF:
                told = f"told alike in {count} respects"
                yield frozenset((one, other)), round(45 + 40 * share, 1), told

    def weighed(self, pair: list[str], score: float, reason: str) -> Candidate | None:
        """Weigh what claims say of a pair; None where they relate one to the other."""
        mine, others = (self.roles(thing) for thing in pair)
        names = {str(ox.NamedNode(thing)) for thing in pair}
        if any(value in names for _, _, value in (*mine, *others)):
            return None
        shared = mine.keys() & others.keys()
        if "told alike" not in reason and shared:
            score += min(_SHARED * len(shared), _MOST_SHARED)
            reason += f"; {len(shared)} roles alike" if len(shared) > 1 else "; 1 role alike"
        if any(mine[role] & others[role] for role in shared):
            score -= _BESIDE
            reason += "; a claim sets them side by side"
        claims = [_claims(roles) for roles in (mine, others)]
        first, second = sorted(zip(claims, pair, strict=True), key=lambda one: -len(one[0]))
        return Candidate(score, first[1], second[1], reason, first[0], second[0])


def _claims(roles: Mapping[Role, Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({claim for claims in roles.values() for claim in claims}))
