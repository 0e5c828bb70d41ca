"""The namespaces and terms that the code names, and their short forms (CURIEs)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from rdflib import Namespace

__all__ = [
    "CITO",
    "CLAIM",
    "DCTERMS",
    "EDTF",
    "EVG",
    "ONTOLOGY_GRAPH",
    "OWL",
    "PAV",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SEM",
    "SKOS",
    "VOID",
    "XSD",
    "curie",
    "expand",
    "prefixes",
    "speaking",
]

BASE: Final = "https://w3id.org/eventgraph/"

#: Every prefix that files, queries and the command line share, in the order they are written.
PREFIXES: Final[dict[str, str]] = {
    "evg": f"{BASE}ns#",
    "actor": f"{BASE}id/actor/",
    "group": f"{BASE}id/group/",
    "event": f"{BASE}id/event/",
    "place": f"{BASE}id/place/",
    "source": f"{BASE}id/source/",
    "claim": f"{BASE}id/claim/",
    "office": f"{BASE}id/office/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "pav": "http://purl.org/pav/",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "cito": "http://purl.org/spar/cito/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

EVG: Final = Namespace(PREFIXES["evg"])
SEM: Final = Namespace(PREFIXES["sem"])
PROV: Final = Namespace(PREFIXES["prov"])
PAV: Final = Namespace(PREFIXES["pav"])
SKOS: Final = Namespace(PREFIXES["skos"])
DCTERMS: Final = Namespace(PREFIXES["dcterms"])
VOID: Final = Namespace(PREFIXES["void"])
CITO: Final = Namespace(PREFIXES["cito"])
RDF: Final = Namespace(PREFIXES["rdf"])
RDFS: Final = Namespace(PREFIXES["rdfs"])
OWL: Final = Namespace(PREFIXES["owl"])
XSD: Final = Namespace(PREFIXES["xsd"])
CLAIM: Final = Namespace(PREFIXES["claim"])

#: The datatype of dates in Extended Date/Time Format.
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"

#: The named graph in which the ontology lies beside the curated data.
ONTOLOGY_GRAPH: Final = PREFIXES["evg"]

_LOCAL: Final = re.compile(r"[\w][\w.-]*(?<!\.)", re.UNICODE)
#: The prefixes in force, the same by the length of their namespaces, the longest first, and by
#: namespace, if every namespace ends where a local name cannot have begun before.
_Force = tuple[Mapping[str, str], list[tuple[str, str]], Mapping[str, str]]
_FORCE: Final[ContextVar[_Force]] = ContextVar("prefixes")


def prefixes() -> Mapping[str, str]:
    """Give the prefixes in force: the shared ones, unless a dataset's own are spoken."""
    return _force()[0]


@contextmanager
def speaking(names: Mapping[str, str]) -> Iterator[None]:
    """Let other prefixes be in force for a while: all names are shortened and read by them.

    >>> with speaking({"actor": "http://example.org/"}):
    ...     curie("http://example.org/x")
    'actor:x'
    """
    token = _FORCE.set(_sorted(names))
    try:
        yield
    finally:
        _FORCE.reset(token)


def _force() -> _Force:
    return _FORCE.get(_SHARED)


def _sorted(names: Mapping[str, str]) -> _Force:
    ordered = sorted(names.items(), key=lambda item: -len(item[1]))
    if not all(namespace.endswith(("/", "#")) for namespace in names.values()):
        return names, ordered, {}
    return names, ordered, {namespace: prefix for prefix, namespace in reversed(ordered)}


_SHARED: Final = _sorted(PREFIXES)


def curie(iri: str) -> str:
    """Shorten an IRI with the prefixes in force; other IRIs come in angle brackets.

    >>> curie("https://w3id.org/eventgraph/id/actor/marco-rubio")
    'actor:marco-rubio'
    >>> curie("http://example.org/x")
    '<http://example.org/x>'
    """
    _, ordered, by_namespace = _force()
    if by_namespace:
        start = max(iri.rfind("/"), iri.rfind("#")) + 1
        known = by_namespace.get(iri[:start])
        shortens = known is not None and _LOCAL.fullmatch(iri, start)
        return f"{known}:{iri[start:]}" if shortens else f"<{iri}>"
    for prefix, namespace in ordered:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def expand(text: str, names: Mapping[str, str] | None = None) -> str | None:
    """Write a CURIE or an IRI out in full, by the prefixes in force; None when `text` is neither.

    >>> expand("evg:Claim")
    'https://w3id.org/eventgraph/ns#Claim'
    >>> expand("<http://example.org/x>")
    'http://example.org/x'
    >>> expand("Marco Rubio") is None
    True
    """
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    prefix, colon, local = text.partition(":")
    known = prefixes() if names is None else names
    if colon and prefix in known and " " not in local:
        return known[prefix] + local
    if re.match(r"(https?://|urn:)\S+$", text):
        return text
    return None
