"""The hostile values that every output is tried with: one table, and datasets made of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

__all__ = [
    "BASE",
    "HOSTILE",
    "LIVE",
    "ODD_IRIS",
    "ODD_NAMES",
    "SPOOFS",
    "literal",
    "quads",
    "write_hostile",
]

VALUES: Final = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
_APART: Final = frozenset(
    {"elements", "before", "repeated", "names", "iris", "datatypes", "tags", "file"}
)
_ELEMENTS: Final = tuple(
    f"{before}<{element}>{after}"
    for before in VALUES["before"]
    for element in VALUES["elements"]
    for after in ("", "x")
)
_LONG: Final = tuple(text * times for text, times in VALUES["repeated"].items())

#: Whatever a label, quote, name, title, address or date may hold.
HOSTILE: Final = tuple(
    dict.fromkeys(
        (
            *_ELEMENTS,
            *_LONG,
            *(value for name in VALUES if name not in _APART for value in VALUES[name]),
        )
    )
)
#: What the last part of an IRI may hold, and whole IRIs that a browser would run or fetch.
ODD_NAMES: Final = tuple(VALUES["names"])
ODD_IRIS: Final = tuple(VALUES["iris"])
_DATATYPES: Final = tuple(VALUES["datatypes"])
_TAGS: Final = tuple(VALUES["tags"])

#: What no outlet for the eye may hold: controls but for line ends, and what turns text round.
SPOOFS: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029\\ufeff]"
)

#: What a spreadsheet would take for a formula at the start of a cell.
LIVE: Final = re.compile("[=+@\t\r\n\uff1d\uff0b\uff0d\uff20]|-(?![0-9.]+$)")

BASE: Final = "https://w3id.org/eventgraph"
_EVG, _SEM = f"{BASE}/ns#", "http://semanticweb.cs.vu.nl/2009/11/sem/"
_RDF, _RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
_PROV, _TERMS = "http://www.w3.org/ns/prov#", "http://purl.org/dc/terms/"
_SKOS, _XSD = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2001/XMLSchema#"


def literal(text: str, kind: str = "@en") -> str:
    """Write a literal with every character escaped."""
    escaped = "".join(f"\\U{ord(letter):08X}" for letter in text)
    return f'"{escaped}"{kind}'


def _names(number: int) -> tuple[str, str, str, str]:
    """Name an event, an actor, a source and a claim, each in as odd a way as IRIs allow."""
    odd = ODD_NAMES[number % len(ODD_NAMES)]
    event, actor, source, claim = (
        f"<{BASE}/id/{kind}/{odd}{number}>" for kind in ("event", "actor", "source", "claim")
    )
    if number < len(ODD_IRIS):
        return f"<{ODD_IRIS[number]}>", actor, source, claim
    if number < 2 * len(ODD_IRIS):
        return event, f"<{ODD_IRIS[number - len(ODD_IRIS)]}a>", source, claim
    return event, actor, source, claim


def quads() -> Iterator[str]:
    """Put each hostile value into every field that reaches an output."""
    for number, value in enumerate(HOSTILE):
        event, actor, source, claim = _names(number)
        tag, datatype = (kinds[number % len(kinds)] for kinds in (_TAGS, _DATATYPES))
        text, spanish = literal(value), literal(value, "@es")
        for thing, kind in zip(
            (event, actor, source, claim), ("Event", "Person", "NewsArticle", "Claim"), strict=True
        ):
            yield f"{thing} <{_RDF}type> <{_EVG}{kind}> ."
            yield f"{thing} <{_RDFS}label> {text} ."
            yield f"{thing} <{_RDFS}label> {spanish} ."
            yield f"{thing} <{_EVG}note> {text} ."
        yield f"{actor} <{_SKOS}altLabel> {text} ."
        for part in ("title", "publisher", "issued", "language"):
            yield f"{source} <{_TERMS}{part}> {text} ."
        yield f"{source} <https://schema.org/url> {literal(value, '')} ."
        yield f"{claim} <{_SEM}accordingTo> {actor} ."
        yield f"{claim} <{_PROV}wasQuotedFrom> {source} ."
        yield f"{claim} <{_EVG}quote> {literal(value, f'@{tag}')} ."
        yield f"{claim} <{_EVG}statedIn> {event} ."
        yield f"{event} <{_EVG}about> {actor} {claim} ."
        yield f"{event} <{_EVG}calls> {literal(value, f'@{tag}')} {claim} ."
        yield f"{event} <{_SEM}hasTimeStamp> {literal(value, f'^^<{_XSD}date>')} {claim} ."
        yield f'{event} <{_SEM}hasBeginTimeStamp> "2025-07-18"^^<{_XSD}date> {claim} .'
        yield f"{event} <{_EVG}size> {literal(value, '')} {claim} ."
        yield f"{event} <{_EVG}amount> {literal(value, f'^^<{datatype}>')} {claim} ."


def write_hostile(folder: Path) -> Path:
    """Write a dataset made of hostile values into a folder, under a hostile name."""
    path = folder / str(VALUES["file"])
    path.write_text("\n".join(quads()), "utf-8")
    return path
