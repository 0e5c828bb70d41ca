"""Ask a service what it is like: what it cuts, what its default graph is, what it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import resources
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.errors import StoreError
from eventgraph.stores.services.asking import asked, iris
from eventgraph.stores.services.client import Client, Cut
from eventgraph.stores.services.reading import total_of, without

__all__ = ["Finding", "probe"]

#: How long a probe that may never be answered is waited for.
_SECONDS: Final = 5.0
_ROWS: Final = 100_000
#: How long an IRI is that the probe writes, in signs.
_LONG: Final = 2_500


class Finding(NamedTuple):
    """What was asked, what was found, and whether a dataset can be read or written so."""

    what: str
    found: str
    good: bool = True


def probe(client: Client, graph: str | None = None) -> Iterator[Finding]:
    """Try a service, without changing it; with `graph` also write that graph, and remove it again.

    Raises StoreError where it is not reached at all.
    """
    profile = client.known()
    yield Finding("product", f"{profile.title} (profile {profile.name}; {profile.tried})")
    for what, ask in _PROBES:
        yield _tried(what, ask, client)
    if graph is None:
        for what in _WRITTEN:
            yield Finding(what, "not tried, since it writes; name a graph with --write")
        return
    yield from _writing(client, graph)


def _tried(what: str, ask: Callable[[Client], Finding | str], client: Client) -> Finding:
    """Ask one thing; what the service cannot answer is a finding, too."""
    try:
        found = ask(client)
    except StoreError as error:
        return Finding(what, str(error).removeprefix(f"{client.service.name}: "), good=False)
    return found if isinstance(found, Finding) else Finding(what, found)


def _direct(client: Client) -> str:
    try:
        rows = client.direct(asked("known"), _SECONDS).rows
    except StoreError as error:
        return f"no: {str(error).removeprefix(f'{client.service.name}: ')}; forms are sent"
    return "yes" if rows is not None else "no table; forms are sent"


def _cap(client: Client) -> str:
    try:
        rows = client.select(asked("rows"))
    except Cut as error:
        told = "some" if error.rows is None else f"{error.rows:,}"
        return f"{told} rows at most, and says so; pages become as small"
    if len(rows) < _ROWS:
        return f"{len(rows):,} rows of {_ROWS:,}, and does not say so; set page below that"
    return f"{_ROWS:,} rows come whole"


def _work(client: Client) -> str:
    [[rows]] = client.select(asked("work"))
    return (
        "counts a million rows, and is not cut short" if rows.value == "1000000" else "counts wrong"
    )


def _union(client: Client) -> str:
    found = client.select(asked("one", without=without(client)))
    if not found:
        return "not known: there is no graph yet"
    subject, property = map(str, found[0])
    query = asked("union", subject=subject, property=property)
    if client.query(query).rows:
        return "the default graph is the union of all graphs"
    asks = ", ".join(client.known().union) or "nothing"
    united = client.query(query, union=True).rows
    return f"the default graph is one of its own; {asks} {'unites' if united else 'does not unite'}"


def _keys(client: Client) -> Finding | str:
    names = [row[0].value for row in client.select(asked("first", without=without(client)))]
    if names == sorted(names):
        return "graphs are listed by the code points of their names"
    return Finding("order", "graphs are listed in an order of its own, which is followed")


def _outside(client: Client) -> str:
    return f"{total_of(client):,} quads in named graphs, none outside"


_PROBES: Final[tuple[tuple[str, Callable[[Client], Finding | str]], ...]] = (
    ("queries by direct POST", _direct),
    ("row cap", _cap),
    ("time-outs", _work),
    ("union", _union),
    ("order", _keys),
    ("what it holds", _outside),
)
_WRITTEN: Final = ("literals", "blank nodes", "long IRIs")


def _writing(client: Client, graph: str) -> Iterator[Finding]:
    """Write a graph that is not there, look at it, and remove it."""
    name = iris([graph])
    [[there]] = client.select(asked("there", graph=name))
    if int(there.value):
        message = f"the graph {name} is there already; name one that is not"
        raise StoreError(f"{client.service.name}: {message}")
    try:
        for what, ask in zip(_WRITTEN, (_literals, _blank, _long), strict=True):
            yield _tried(what, partial(ask, graph=graph), client)
    finally:
        removal = _tried("removal", partial(_removed, graph=graph), client)
    if not removal.good:
        yield removal


def _removed(client: Client, graph: str) -> str:
    client.delete(graph)
    return "done"


def _back(client: Client, graph: str, body: bytes) -> list[tuple[ox.NamedNode, str]]:
    """Write a graph, and read it back: subjects with objects."""
    client.put(graph, body)
    rows = client.select(asked("back", graph=iris([graph])))
    return [(subject, str(value)) for subject, _, value in rows]


def _literals(client: Client, graph: str) -> Finding | str:
    place = resources.files("eventgraph").joinpath("stores/services/probe.nt")
    body = place.read_bytes()
    wanted = [
        (quad.subject, str(quad.object)) for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
    ]
    found = dict(_back(client, graph, body))
    other = [
        f"{value} becomes {found.get(name)}" for name, value in wanted if found.get(name) != value
    ]
    return "; ".join(other) or f"all {len(wanted)} come back as they were written"


def _blank(client: Client, graph: str) -> str:
    body = b"_:a <http://example.org/p> _:b .\n_:b <http://example.org/p> _:a .\n"
    found = _back(client, graph, body)
    return "come back as blank nodes" if str(found[0][0]).startswith("_:") else "become IRIs"


def _long(client: Client, graph: str) -> Finding | str:
    name = f"<http://example.org/{'x' * _LONG}>"
    found = _back(client, graph, f"{name} <http://example.org/p> 1 .\n".encode())
    if [str(subject) for subject, _ in found] == [name]:
        return f"of {len(name) - 2:,} bytes come back whole"
    length = len(str(found[0][0])) - 2 if found else 0
    return Finding("long IRIs", f"are cut after {length:,} bytes; publish refuses longer ones")
