"""Open a dataset that lies on a service: it is read into memory, and is then as of files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.errors import StoreError, UnknownName
from eventgraph.rdf.drafts import keep_aside
from eventgraph.rdf.loading import made_ready
from eventgraph.rdf.oxigraph import dataset_on, named_node
from eventgraph.stores.services.loaded import Loaded, read_loaded
from eventgraph.stores.services.naming import Service, service_of
from eventgraph.vocabulary import PREFIXES, expand

if TYPE_CHECKING:
    from eventgraph.stores.services.client import Client
    from eventgraph.stores.services.probing import Finding
    from eventgraph.stores.services.publishing import Published

__all__ = ["MOST_QUADS", "check_loaded", "connected", "doctor", "load_service", "publish"]

#: How many quads are read into memory at most, unless somebody says otherwise.
MOST_QUADS: Final = 2_000_000


def connected(service: Service) -> Client:
    """Make ready to ask a service; raises StoreError where the library for it is missing.

    >>> with connected(service_of("http://127.0.0.1:7878/query")) as client:
    ...     client.page
    10000
    """
    try:
        # Loaded only for a service: all others do without.
        from eventgraph.stores.services.client import Client  # noqa: PLC0415 - see above
    except ModuleNotFoundError as error:
        if error.name != "httpx":
            raise
        message = "a service needs httpx; install it with: pip install httpx"
        raise StoreError(message) from error
    return Client(service)


def load_service(
    place: object, *, drafts: bool = False, most: int = MOST_QUADS, around: Sequence[str] = ()
) -> Dataset:
    """Read all that a service holds into memory, and let it be what `load` gives of files.

    With `around`, names of things, only the claims that name them are read, and those that name
    anything that these name. Raises StoreError where it is more than `most` quads, and where the
    service cannot be reached or gives less than it counts; UnknownName for what no claim names.
    """
    service = service_of(place)
    store = ox.Store()
    names = {**PREFIXES, **service.prefixes}
    things = [_iri(name, names) for name in around]
    with connected(service) as client:
        # Loaded with the client: they know the client's errors.
        from eventgraph.stores.services.reading import read_quads  # noqa: PLC0415 - see above
        from eventgraph.stores.services.surrounding import read_around  # noqa: PLC0415 - see above

        store.bulk_extend(read_around(client, things, most) if things else read_quads(client, most))
    aside = made_ready(store, drafts=drafts)
    return keep_aside(dataset_on(store, names), aside)


def _iri(name: str, prefixes: Mapping[str, str]) -> str:
    """Write a name out in full; raises UnknownName for what is none."""
    iri = expand(name, prefixes)
    if iri is None or named_node(iri) is None:
        raise UnknownName(f"{name!r} is no name; write it as event:exchange, or as an IRI in <>")
    return iri


def publish(dataset: Dataset, place: object, *, prune: bool = False) -> Published:
    """Write a dataset to a service, by its address or its name in `eventgraph.toml`.

    Each claim is a named graph there; what has none goes into
    `https://w3id.org/eventgraph/graph/record`, and the ontology into its own. What is there as it
    should be is left alone; graphs of others are named, and removed with `prune`. All graphs are
    counted at the end. Raises StoreError for what the service cannot hold or does not count.
    """
    with connected(service_of(place)) as client:
        # See above.
        from eventgraph.stores.services.publishing import publish_with  # noqa: PLC0415

        return publish_with(client, dataset, prune=prune)


def check_loaded(manifest: Path, place: object) -> Loaded:
    """Compare what a service holds with the manifest of its parts, by two counts; give these.

    Raises StoreError where they differ.
    """
    loaded = read_loaded(manifest)
    with connected(service_of(place)) as client:
        # See above.
        from eventgraph.stores.services.reading import refuse_other  # noqa: PLC0415

        refuse_other(client, loaded)
    return loaded


def doctor(place: object, graph: str | None = None) -> tuple[Finding, ...]:
    """Try what a service is like, without changing it, and give what was found.

    With `graph`, an IRI that no graph has yet, that is written with awkward values, read back and
    removed. Raises StoreError where the service is not reached, or holds such a graph.
    """
    with connected(service_of(place)) as client:
        # See above.
        from eventgraph.stores.services.probing import probe  # noqa: PLC0415

        return tuple(probe(client, graph))
