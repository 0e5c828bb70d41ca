"""A made-up dataset of any number of claims that are nearly all right, as one that is kept is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eventgraph.vocabulary import PREFIXES, expand

__all__ = ["write_clean"]

#: Claims about one event; speakers; sources; of how many claims one lacks its number.
PER_EVENT: Final = 10
SPEAKERS: Final = 200
SOURCES: Final = 400
ONE_IN: Final = 100

_DATE: Final = f"^^<{PREFIXES['xsd']}date>"
_NUMBER: Final = f"^^<{PREFIXES['xsd']}integer>"


def write_clean(path: Path, claims: int) -> int:
    """Write `claims` claims of about ten quads each; give the number of quads.

    Each says who entered it, its source and speaker are described, and its quote names what it is
    about; of a hundred one quotes another number than it gives.
    """
    quads = 0
    with path.open("w", encoding="utf-8") as stream:
        for line in _lines(claims):
            stream.write(line)
            quads += 1
    return quads


def _lines(claims: int) -> Iterator[str]:
    yield from _thing("actor:curator", "evg:Curator", "Curator")
    yield from _thing("actor:paper", "evg:Organization", "The Daily Paper")
    for n in range(SPEAKERS):
        yield from _thing(f"actor:a{n}", "evg:Organization", f"Ministry Nr{n}")
    for n in range(SOURCES):
        source = f"source:s{n}"
        yield from _thing(source, "evg:Source", f"Report Nr{n}")
        yield _quad(source, "dcterms:title", f'"Report Nr{n}"@en')
        yield _quad(source, "dcterms:language", '"en"')
        yield _quad(source, "dcterms:publisher", "actor:paper")
        yield _quad(source, "dcterms:issued", f'"2025-07-{10 + n % 19}"{_DATE}')
        yield _quad(source, "evg:textSha256", f'"{n:064x}"')
    for n in range(claims // PER_EVENT + 1):
        yield from _thing(f"event:e{n}", "evg:Detention", f"Detention Nr{n}")
        yield from _thing(f"group:g{n}", "evg:Group", f"Group Nr{n}")
    for n in range(30):
        yield from _thing(f"place:p{n}", "evg:Place", f"Prison Nr{n}")
    for n in range(claims):
        yield from _claim(n)


def _thing(name: str, kind: str, label: str) -> Iterator[str]:
    yield _quad(name, "rdf:type", kind)
    yield _quad(name, "rdfs:label", f'"{label}"@en')


def _claim(n: int) -> Iterator[str]:
    claim, told = f"claim:c{n}", n // PER_EVENT
    event, group = f"event:e{told}", f"group:g{told}"
    relation, value, words = _said(n)
    quote = f"{words} in case {n}x were held with group Nr{told}, at prison Nr{n % 30}"
    yield _quad(claim, "rdf:type", "evg:Claim")
    yield _quad(claim, "sem:accordingTo", f"actor:a{n * 7 % SPEAKERS}")
    yield _quad(claim, "prov:wasQuotedFrom", f"source:s{n % SOURCES}")
    yield _quad(claim, "evg:quote", f'"{quote}"@en')
    yield _quad(claim, "evg:certainty", "evg:Stated")
    yield _quad(claim, "evg:wording", "evg:Direct")
    yield _quad(claim, "pav:curatedBy", "actor:curator")
    yield _quad(event, "evg:affects", group, claim)
    yield _quad(event, "evg:heldAt", f"place:p{n % 30}", claim)
    yield _quad(group if relation == "evg:size" else event, relation, value, claim)


def _said(n: int) -> tuple[str, str, str]:
    """Give a relation, its value, and the words of a quote that says so."""
    number = 250 + n % 3
    match n % 4:
        case 0:
            told = number + (n % ONE_IN == 0)
            return "evg:size", f'"{told}"{_NUMBER}', f"{number} people"
        case 1:
            day = 10 + n % 19
            return "sem:hasBeginTimeStamp", f'"2025-03-{day}"{_DATE}', f"On {day} March 2025 they"
        case 2:
            return "evg:durationDays", f'"{number}"{_NUMBER}', f"For {number} days they"
        case _:
            return "evg:calls", '"heroes"@en', "Heroes"


def _quad(subject: str, relation: str, value: str, graph: str = "") -> str:
    said = value if value.startswith('"') else f"<{expand(value)}>"
    where = f"<{expand(graph)}> " if graph else ""
    return f"<{expand(subject)}> <{expand(relation)}> {said} {where}.\n"
