"""The roots that something may rest on, and the fewest of them that carry everything."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache

from eventgraph.claims.extents.declarations import reached

__all__ = ["Roots", "fewest", "roots_by"]

Roots = frozenset[str]


def roots_by(links: Mapping[str, Collection[str]]) -> Callable[[Collection[str]], Roots]:
    """Give the function that follows links from some nodes to where they end.

    Nodes that lead to one another in a circle, and nowhere else, are one root, named by the least.

    >>> roots = roots_by({"digest": ["a", "b"], "reprint": ["digest"], "x": ["y"], "y": ["x"]})
    >>> sorted(roots(["reprint"])), sorted(roots(["y"]))
    (['a', 'b'], ['x'])
    """
    behind = cache(lambda node: reached(node, links))

    @cache
    def ends(nodes: Roots) -> Roots:
        everything: Iterable[str] = frozenset().union(*map(behind, nodes))
        circles = (behind(node) for node in everything)
        closed = (one for one in circles if all(behind(node) == one for node in one))
        return frozenset(map(min, closed))

    return lambda nodes: ends(frozenset(nodes))


def fewest(choices: Iterable[Roots]) -> Roots:
    """Choose as few roots as can be, so that each choice has one of them; empty choices need none.

    A digest of two papers needs no third root; alone it needs one of the two.

    >>> a, b = frozenset("a"), frozenset("b")
    >>> len(fewest([a, b, a | b])), len(fewest([a | b])), len(fewest([a | b, b, frozenset("bc")]))
    (2, 1, 1)
    """
    open_choices = {choice for choice in choices if choice}
    if len(open_choices) == 1:
        return frozenset({min(next(iter(open_choices)))})
    if all(len(choice) == 1 for choice in open_choices):
        return frozenset[str]().union(*open_choices)
    size = _apart(open_choices)
    while (found := _within(open_choices, size)) is None:
        size += 1
    return found


def _within(choices: set[Roots], size: int) -> Roots | None:
    """Choose at most so many roots; None if that many do not do."""
    forced = frozenset[str]().union(*(choice for choice in choices if len(choice) == 1))
    choices = {choice for choice in choices if not choice & forced}
    size -= len(forced)
    if size < _apart(choices):
        return None
    if not choices:
        return forced
    narrowest = min(choices, key=lambda choice: (len(choice), sorted(choice)))
    for root in _useful(narrowest, choices):
        if (found := _within({one for one in choices if root not in one}, size - 1)) is not None:
            return forced | {root} | found
    return None


def _apart(choices: Iterable[Roots]) -> int:
    """Count choices that have no root in common, taken as they come: fewer roots never do."""
    taken: set[str] = set()
    count = 0
    for choice in sorted(choices, key=lambda choice: (len(choice), sorted(choice))):
        if not choice & taken:
            taken |= choice
            count += 1
    return count


def _useful(roots: Roots, choices: set[Roots]) -> list[str]:
    """Order the roots of a choice by how many others they carry; one of those that do the same."""
    carried = {root: frozenset(one for one in choices if root in one) for root in sorted(roots)}
    distinct = {found: root for root, found in reversed(carried.items())}
    kept = [root for found, root in distinct.items() if not any(found < more for more in distinct)]
    return sorted(kept, key=lambda root: (-len(carried[root]), root))
