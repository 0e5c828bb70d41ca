"""Links of more claims than memory should hold: what is said of one is brought together on disk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from rdflib import Dataset

from eventgraph.claims.reading import Reading, role_properties
from eventgraph.network.links import Link, Links, Partaking, actors_of, related, selected, together
from eventgraph.network.projecting import kind_named
from eventgraph.sparql.files import Query
from eventgraph.sparql.running import solve
from eventgraph.tables.lines import sorted_lines
from eventgraph.tables.results import in_parts

__all__ = ["Key", "link_of", "links_of", "told_of"]

#: Stands between the parts that a line is sorted by; before any sign of a name.
_END: Final = "\0"
#: How many bytes of lines are sorted in memory, beside what is read of the claims.
_AT_ONCE: Final = 16_000_000

Key = tuple[str, str, str]


def links_of(
    dataset: Dataset, reading: Reading, kind: str | Query, language: str
) -> Iterator[tuple[Key, Link]]:
    """Give each link once, sorted by what it links and how."""
    if kind == "events":
        yield from _merged(related(reading, some) for some in in_parts(reading.triples))
    elif kind == "actors":
        yield from _merged(_gathered(dataset, reading))
    else:
        query = kind_named(kind)
        links = selected(query, solve(query, dataset), language)
        yield from ((key, links[key]) for key in sorted(links))


def _gathered(dataset: Dataset, reading: Reading) -> Iterator[Links]:
    """Link actors event by event: all who take part in one are known at once."""
    actors, roles = actors_of(reading), role_properties(dataset)
    lines = (
        _END.join(triple).encode()
        for triple in reading.triples
        if triple[2] in actors and (triple[0] in actors or triple[1] in roles)
    )
    split = (line.decode().split(_END) for line in sorted_lines(lines, _AT_ONCE))
    for _, found in groupby(split, lambda parts: parts[0]):
        triples = tuple((start, relation, end, claim) for start, relation, end, claim in found)
        yield together(replace(reading, triples=triples), actors, roles)


def _merged(parts: Iterable[Links]) -> Iterator[tuple[Key, Link]]:
    """Bring together what several parts say of one link."""
    lines = (_line(key, link) for links in parts for key, link in links.items())
    for key, found in groupby(map(_read, sorted_lines(lines, _AT_ONCE)), lambda one: one[0]):
        (_, first), *others = found
        for _, other in others:
            first.claims += other.claims
            first.disputed |= other.disputed
        yield key, first


def _line(key: Key, link: Link) -> bytes:
    """Write a link as a line that sorts by its key, which is of IRIs."""
    return _END.join([*key, json.dumps(told_of(link))]).encode()


def _read(line: bytes) -> tuple[Key, Link]:
    start, end, key, told = line.decode().split(_END)
    return (start, end, key), link_of(json.loads(told))


def told_of(link: Link) -> list[Any]:
    """Give what a link holds, to be written as JSON."""
    told = [link.relation, link.label, link.claims, link.events, link.weight, link.disputed]
    return [*told, link.ends]


def link_of(told: list[Any]) -> Link:
    """Read a link back.

    >>> link_of(told_of(Link("c", "", ["d"]))).claims
    ['d']
    """
    relation, label, claims, events, weight, disputed, ends = told
    two = ends and tuple(Partaking(role, tuple(its)) for role, its in ends)
    return Link(relation, label, claims, tuple(events), weight, disputed, two)
