"""Find what has another name in the new version: renamed, or merged into what was there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.comparing.sides import Side
from eventgraph.vocabulary import DCTERMS, PAV

__all__ = ["renamed"]

_SELF: Final = ox.NamedNode("urn:x-eventgraph:itself")
#: What may differ although nothing but the name changed.
_ASIDE: Final = frozenset(
    {ox.NamedNode(str(DCTERMS.replaces)), ox.NamedNode(str(PAV.curatedOn))}
)  # fmt: skip
Key = Callable[[Side, ox.NamedNode], Hashable]


def renamed(
    old: Side, new: Side, touched: Iterable[ox.NamedNode]
) -> dict[ox.NamedNode, ox.NamedNode]:
    """Lead from each old name that is gone to the one that stands for it now.

    What the new version says (`dcterms:replaces`) counts first. Else two names are one where each
    is alone in holding the same: the same claim, the same description, or the same places in
    what others say.
    """
    names = dict(_declared(old, new))
    gone, came = [], []
    for name in touched:
        there, here = old.has(name), new.has(name)
        if there and not here and name not in names:
            gone.append(name)
        elif here and not there and name not in names.values():
            came.append(name)
    old.names = names
    for key in (_content, _places):
        found = _matched(old, new, gone, came, key)
        names |= found
        gone = [name for name in gone if name not in found]
        came = [name for name in came if name not in found.values()]
    return names


def _declared(old: Side, new: Side) -> dict[ox.NamedNode, ox.NamedNode]:
    after: dict[ox.NamedNode, ox.NamedNode] = {}
    for now, before in new.replaced():
        if old.has(before) and not new.has(before):
            after[before] = min(now, after.get(before, now), key=str)
    return after


def _matched(
    old: Side,
    new: Side,
    gone: Iterable[ox.NamedNode],
    came: Iterable[ox.NamedNode],
    key: Key,
) -> Mapping[ox.NamedNode, ox.NamedNode]:
    """Match the names on both sides that alone have one key."""
    before, after = _by_key(old, gone, key), _by_key(new, came, key)
    return {
        names[0]: after[found][0]
        for found, names in before.items()
        if len(names) == 1 and len(after.get(found, ())) == 1
    }


def _by_key(
    side: Side, names: Iterable[ox.NamedNode], key: Key
) -> dict[Hashable, list[ox.NamedNode]]:
    found: dict[Hashable, list[ox.NamedNode]] = defaultdict(list)
    for name in names:
        value = key(side, name)
        if value is not None:
            found[value].append(name)
    return found


def _content(side: Side, name: ox.NamedNode) -> Hashable:
    """Give what is said in a claim, or describes a thing, without its name; None if too little."""

    def plain(term: object) -> object:
        return _SELF if term == name else term

    held = side.held((name,))
    described = {(p, plain(value)) for p, value in held.described if p not in _ASIDE}
    if not held.said and not any(isinstance(value, ox.Literal) for _, value in described):
        return None
    said = frozenset((plain(s), p, plain(value)) for s, p, value in held.said)
    return said, frozenset(described)


def _places(side: Side, name: ox.NamedNode) -> Hashable:
    """Give all that claims and descriptions say with a thing, without its name."""
    found: set[Hashable] = set()
    for quad in side.store.quads_for_pattern(None, None, name):
        found.add((quad.graph_name, side.read(quad.subject), quad.predicate, _SELF))
    for quad in side.store.quads_for_pattern(name, None, None):
        if isinstance(quad.graph_name, ox.NamedNode):
            found.add((quad.graph_name, _SELF, quad.predicate, side.read(quad.object)))
    return frozenset(found) or None
