"""Made-up claims that disagree in many ways, by chance that can be repeated, as N-Quads."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from eventgraph.vocabulary import EDTF, PREFIXES

__all__ = ["disagreeing"]

_XSD = PREFIXES["xsd"]


def disagreeing(seed: int, claims: int = 150, *, speeches: bool = False) -> str:
    """Write claims about few things, by few speakers; some are denied, possible, or drafts.

    With `speeches` some are made in one of three speeches, which several speakers may render.
    """
    chance = Random(seed)  # noqa: S311 - chance that can be repeated
    lines = "".join(_lines(chance, claims))
    return lines + "".join(_spoken(chance, claims)) if speeches else lines


def _spoken(chance: Random, claims: int) -> Iterator[str]:
    for n in range(0, claims, 2):
        speech = _iri("event", 10 + chance.randrange(3))
        yield _quad(_iri("claim", n), _name("evg", "statedIn"), speech)


def _lines(chance: Random, claims: int) -> Iterator[str]:
    for n in range(4):
        yield _quad(_iri("event", n), _name("rdf", "type"), _name("evg", "Detention"))
    for n in range(claims):
        claim = _iri("claim", n)
        yield _quad(claim, _name("rdf", "type"), _name("evg", "Claim"))
        for speaker in chance.sample(range(5), chance.choice((1, 1, 1, 2))):
            yield _quad(claim, _name("sem", "accordingTo"), _iri("actor", speaker))
        source = _iri("source", chance.randrange(6))
        yield _quad(claim, _name("prov", "wasQuotedFrom"), source)
        yield from _manner(chance, claim)
        for _ in range(chance.choice((1, 1, 2, 3))):
            yield _quad(*_said(chance, claims), claim)
        if chance.random() < 0.2:
            place = _iri("place", chance.randrange(2))
            yield _quad(_iri("event", n % 4), _name("evg", "shareOf"), place, claim)


def _manner(chance: Random, claim: str) -> Iterator[str]:
    if chance.random() < 0.1:
        yield _quad(claim, _name("evg", "certainty"), _name("evg", "Possible"))
    if chance.random() < 0.2:
        attitude = chance.choice(("Denies", "Denies", "Doubts", "Asserts"))
        yield _quad(claim, _name("evg", "attitude"), _name("evg", attitude))
    if chance.random() < 0.05:
        yield _quad(claim, _name("evg", "status"), _name("evg", "Draft"))


def _said(chance: Random, claims: int) -> tuple[str, str, str]:
    event, group = _iri("event", chance.randrange(4)), _iri("group", chance.randrange(4))
    match chance.randrange(9):
        case 0:
            name = chance.choice(("size", "sizeOver", "sizeAtLeast"))
            return group, _name("evg", name), _number(chance)
        case 1 | 2:
            name = chance.choice(("hasBeginTimeStamp", "hasEndTimeStamp"))
            return event, _name("sem", name), _date(chance)
        case 3:
            return event, _name("evg", "durationDays"), _number(chance)
        case 4 | 5 | 6:
            name = chance.choice(("excludes", "party", "negotiatedBy"))
            return event, _name("evg", name), _iri("actor", chance.randrange(4))
        case 7:
            disputed = _iri("claim", chance.randrange(claims))
            return _iri("claim", chance.randrange(claims)), _name("evg", "disputes"), disputed
        case _:
            return event, _name("evg", "share"), f'"{chance.randrange(30) / 10}"^^<{_XSD}decimal>'


def _number(chance: Random) -> str:
    text, kind = chance.choice(
        (
            (str(240 + chance.randrange(20)), f"{_XSD}integer"),
            (f"{240 + chance.randrange(40) / 4}", f"{_XSD}decimal"),
            (
                chance.choice(("~250", "200..245", ">250", "<=240", "~<300")),
                f"{PREFIXES['evg']}quantity",
            ),
        )
    )
    return f'"{text}"^^<{kind}>'


def _date(chance: Random) -> str:
    day = f"2025-0{chance.randrange(6, 9)}-1{chance.randrange(10)}"
    text, kind = chance.choice(
        (
            (day, f"{_XSD}date"),
            (day[:7], f"{_XSD}gYearMonth"),
            (day[:7], f"{_XSD}string"),
            (f"{day}T12:00:00Z", f"{_XSD}dateTime"),
            (chance.choice((f"{day}~", f"{day[:7]}?", f"{day}/..", "2025-06/2025-07-02")), EDTF),
        )
    )
    return f'"{text}"^^<{kind}>'


def _iri(kind: str, n: int) -> str:
    return f"<{PREFIXES[kind]}{n}>"


def _name(prefix: str, name: str) -> str:
    return f"<{PREFIXES[prefix]}{name}>"


def _quad(subject: str, predicate: str, value: str, graph: str = "") -> str:
    return f"{subject} {predicate} {value} {f'{graph} ' if graph else ''}.\n"
