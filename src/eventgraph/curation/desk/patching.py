"""Follow one change in what is loaded, so that a save need not wait for all files to be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.desk.snapshot import Snapshot, node
from eventgraph.rdf.reification import reified, statements_of
from eventgraph.vocabulary import EVG, RDF, RDFS, SKOS

__all__ = ["Part", "part_of", "replace"]

_HERE: Final = ox.DefaultGraph()
_LABEL: Final = node(RDFS.label)
_NAMES: Final = frozenset((_LABEL, node(SKOS.altLabel), node(SKOS.prefLabel)))


class Part(NamedTuple):
    """All that the files say of a claim or thing; nothing for one that is not there."""

    name: str
    contents: tuple[ox.Triple, ...] = ()
    description: tuple[ox.Triple, ...] = ()


def part_of(now: Snapshot, name: str) -> Part:
    """Read what is said of a claim or thing now."""
    contents = now.contents(name) if name in now.claims else []
    return Part(name, tuple(contents), tuple(now.described(name)))


def replace(now: Snapshot, part: Part) -> None:
    """Let the dataset say just this of a claim or thing, as if its files were read anew."""
    name = ox.NamedNode(part.name)
    before = [triple.predicate.value for triple in now.contents(part.name)]
    for statement in [*statements_of(now.store, name)]:
        for quad in [*now.store.quads_for_pattern(statement, None, None, _HERE)]:
            now.store.remove(quad)
    for quad in [*now.store.quads_for_pattern(name, None, None, _HERE)]:
        now.store.remove(quad)
    now.store.remove_graph(name)
    quads = [ox.Quad(t.subject, t.predicate, t.object, name) for t in part.contents]
    if any(t.predicate == node(EVG.attitude) for t in part.description):
        quads = [*reified(quads)]
    quads += [ox.Quad(t.subject, t.predicate, t.object, _HERE) for t in part.description]
    now.store.extend(quads)
    _follow(now, part)
    if "usage" in vars(now):
        now.usage.subtract(before)
        now.usage.update(triple.predicate.value for triple in part.contents)


def _follow(now: Snapshot, part: Part) -> None:
    """Let what was read of the dataset follow; what was not read yet is read as it is now."""
    types = [t.object for t in part.description if t.predicate == node(RDF.type)]
    kinds = [one.value for one in types if isinstance(one, ox.NamedNode)]
    labels: dict[str, str] = {}
    for triple in part.description:
        if triple.predicate == _LABEL and isinstance(triple.object, ox.Literal):
            labels[triple.object.language or ""] = triple.object.value
    read = vars(now)
    for name, value in (("kinds", tuple(sorted(kinds))), ("labels", labels)):
        if name in read:
            read[name].pop(part.name, None)
            read[name].update({part.name: value} if value else {})
    is_claim = any(str(EVG.Claim) in now.above.get(kind, {kind}) for kind in kinds)
    is_draft = any(t.object == node(EVG.Draft) for t in part.description)
    is_thing = bool(kinds) and not is_claim
    for name, member in (("claims", is_claim), ("drafts", is_draft), ("things", is_thing)):
        if name in read:
            read[name].discard(part.name)
            read[name].update({part.name} if member else ())
    words = " ".join(_texts(part, {_LABEL, node(EVG.quote)}))
    for name, names in (
        ("names", [*_texts(part, _NAMES)] if is_thing else []),
        ("spoken", [words] if is_claim and words else []),
    ):
        if name in read:
            read[name].put(part.name, names)


def _texts(part: Part, relations: Collection[ox.NamedNode]) -> Iterator[str]:
    for triple in part.description:
        if triple.predicate in relations and isinstance(triple.object, ox.Literal):
            yield triple.object.value
