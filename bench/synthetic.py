"""A made-up dataset of any number of claims, the same for the same number, as N-Quads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from eventgraph.vocabulary import PREFIXES

__all__ = ["write_claims"]

#: Claims about one event; speakers; how many claims in a hundred the first speaker makes.
PER_EVENT: Final = 10
SPEAKERS: Final = 200
SHARE: Final = 10

_TYPE: Final = f"{PREFIXES['rdf']}type"
_XSD: Final = PREFIXES["xsd"]
_CURATOR: Final = f"{PREFIXES['pav']}curatedBy"


def write_claims(path: Path, claims: int, *, entered: bool = False) -> int:
    """Write `claims` claims of about 8 quads each; give the number of quads.

    With `entered`, each says who entered it, too, as nanopublications ask.
    """
    quads = 0
    by = (_quad(_iri("claim", n), _CURATOR, _iri("actor", 1)) for n in range(claims))
    with path.open("w", encoding="utf-8") as stream:
        for line in chain(_lines(claims), by if entered else ()):
            stream.write(line)
            quads += 1
    return quads


def _lines(claims: int) -> Iterator[str]:
    for n in range(SPEAKERS):
        yield _quad(_iri("actor", n), _TYPE, _named("evg", "Person"))
    for n in range(claims // PER_EVENT + 1):
        yield _quad(_iri("event", n), _TYPE, _named("evg", "Detention"))
        yield _quad(_iri("group", n), _TYPE, _named("evg", "Group"))
    for n in range(claims):
        yield from _claim(n)


def _claim(n: int) -> Iterator[str]:
    claim = _iri("claim", n)
    speaker = _iri("actor", 0 if n % 100 < SHARE else 1 + n * 7 % (SPEAKERS - 1))
    yield _quad(claim, _TYPE, _named("evg", "Claim"))
    yield _quad(claim, f"{PREFIXES['sem']}accordingTo", speaker)
    yield _quad(claim, f"{PREFIXES['prov']}wasQuotedFrom", _iri("source", n % 50))
    yield _quad(claim, f"{PREFIXES['evg']}quote", f'"words of claim {n}"@en')
    yield _quad(claim, f"{PREFIXES['evg']}certainty", _named("evg", "Stated"))
    yield from (_quad(*triple, claim) for triple in _said(n))


def _said(n: int) -> Iterator[tuple[str, str, str]]:
    """Say of an event, by turns, a size, a date, a name, a duration, a role or its denial."""
    event, group = _iri("event", n // PER_EVENT), _iri("group", n // PER_EVENT)
    evg, sem = PREFIXES["evg"], PREFIXES["sem"]
    yield event, f"{evg}affects", group
    yield event, f"{evg}heldAt", _iri("place", n % 30)
    match n % PER_EVENT:
        case 0 | 1 | 2:
            yield group, f"{evg}size", f'"{250 + n % 3}"^^<{_XSD}integer>'
        case 3:
            yield group, f"{evg}sizeOver", f'"{200 + n % 90}"^^<{_XSD}integer>'
        case 4:
            yield event, f"{sem}hasBeginTimeStamp", f'"2025-03"^^<{_XSD}gYearMonth>'
        case 5:
            yield event, f"{sem}hasEndTimeStamp", f'"2025-07-{10 + n % 19}"^^<{_XSD}date>'
        case 6:
            yield event, f"{evg}durationDays", f'"{100 + n % 40}"^^<{_XSD}integer>'
        case 7 | 8:
            yield event, f"{evg}calls", f'"name {n % 7}"@en'
        case _:
            role = "excludes" if n % 4 == 1 else "party"
            yield event, f"{evg}{role}", _iri("actor", n % 5)


def _iri(kind: str, n: int) -> str:
    return f"<{PREFIXES[kind]}{kind[0]}{n}>"


def _named(prefix: str, name: str) -> str:
    return f"<{PREFIXES[prefix]}{name}>"


def _quad(subject: str, predicate: str, value: str, graph: str = "") -> str:
    return f"{subject} <{predicate}> {value} {f'{graph} ' if graph else ''}.\n"
