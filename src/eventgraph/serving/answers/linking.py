"""Where on this server a thing is told of: the address for an IRI, and its documents."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, unquote

from eventgraph.rdf.formats import FORMATS
from eventgraph.serving.negotiating import suffix_of
from eventgraph.vocabulary import BASE

__all__ = ["SUFFIXES", "address_of", "documents_of", "iri_at"]

_ID: Final = f"{BASE}id/"
#: What a document may end in.
SUFFIXES: Final = ("html", *(suffix_of(name) for name in FORMATS))
_KEPT: Final = "/:@!$'()*,;=~"


def address_of(iri: str, folder: str = "id") -> str:
    """Give the path at which an IRI is looked up: `/id/…` for those of ours, else `/id?iri=…`.

    >>> address_of("https://w3id.org/eventgraph/id/actor/x"), address_of("http://example.org/x y")
    ('/id/actor/x', '/id?iri=http%3A%2F%2Fexample.org%2Fx%20y')
    """
    if iri.startswith(_ID) and iri != _ID and "//" not in iri[len(_ID) :]:
        return f"/{folder}/{quote(iri[len(_ID) :], safe=_KEPT)}"
    return f"/{folder}?iri={quote(iri, safe='')}"


def iri_at(path: str) -> str:
    """Give the IRI for a path below `/id/`, as it came in the request.

    >>> iri_at("actor/x%20y")
    'https://w3id.org/eventgraph/id/actor/x y'
    """
    return _ID + unquote(path)


def documents_of(iri: str) -> dict[str, str]:
    """Give the addresses of the documents about an IRI, by suffix.

    >>> documents_of("https://w3id.org/eventgraph/id/actor/x")["ttl"]
    '/doc/actor/x.ttl'
    """
    there = address_of(iri, "doc")
    if "?" in there:
        return {suffix: f"{there}&format={suffix}" for suffix in SUFFIXES}
    return {suffix: f"{there}.{suffix}" for suffix in SUFFIXES}
