"""Datasets that grow in one way only: claims, values, dates, statements, a literal, or files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox
from synthetic import write_claims

from eventgraph.vocabulary import PREFIXES

__all__ = ["CLAIM", "EVENT", "GROUP", "SOURCE", "WAYS", "Way", "literal"]

_XSD: Final = PREFIXES["xsd"]
#: The event, the group and the two speakers that every dataset has, and asks after.
EVENT: Final = f"{PREFIXES['event']}e0"
GROUP: Final = f"{PREFIXES['group']}g0"
SOURCE: Final = f"{PREFIXES['source']}s0"
CLAIM: Final = f"{PREFIXES['claim']}c0"
_PER_SPEAKER: Final = 20


class Way(NamedTuple):
    """One way to grow: what is counted, the first number of it, and what writes a dataset."""

    what: str
    first: int
    write: Callable[[Path, int], None]


def _claims(folder: Path, number: int) -> None:
    """Write claims about ever more events."""
    lines = folder / "claims.nq"
    write_claims(lines, number)
    _as_trig(folder / "claims.trig", "".join(_stage()) + lines.read_text("utf-8"))
    lines.unlink()


def _values(folder: Path, number: int) -> None:
    """Write claims of which each gives the size and a name of one group, no two alike."""
    _as_trig(folder / "claims.trig", "".join(_stage()) + "".join(map(_valued, range(number))))


def _valued(n: int) -> str:
    said = [
        (GROUP, "evg:size", f'"{100 + n}"^^<{_XSD}integer>'),
        (EVENT, "evg:calls", f'"name {n}"@en'),
    ]
    return "".join(_claim(n, said, n // _PER_SPEAKER))


def _dates(folder: Path, number: int) -> None:
    """Write claims of which each dates one event, by turns its begin, its end, its length."""
    _as_trig(folder / "claims.trig", "".join(_stage()) + "".join(map(_dated, range(number))))


def _dated(n: int) -> str:
    relations = "sem:hasBeginTimeStamp", "sem:hasEndTimeStamp", "evg:durationDays"
    day = date(2000, 1, 1) + timedelta(n)
    value = (
        f'"{1 + n}"^^<{_XSD}integer>'
        if relations[n % 3].startswith("evg")
        else f'"{day}"^^<{_XSD}date>'
    )
    return "".join(_claim(n, [(EVENT, relations[n % 3], value)], n // _PER_SPEAKER))


def _statements(folder: Path, number: int) -> None:
    """Write one claim that says ever more, beside another that says one thing."""
    said = [
        triple
        for n in range(number)
        for triple in (
            (EVENT, "evg:affects", _named(f"group:g{n}")),
            (f"{PREFIXES['group']}g{n}", "evg:size", f'"{100 + n}"^^<{_XSD}integer>'),
        )
    ]
    lines = [*_stage(), *_claim(0, said, 0), *_claim(1, said[:1], 1)]
    _as_trig(folder / "claims.trig", "".join(lines))


def literal(folder: Path, number: int) -> None:
    """Write two claims, with a quote, a name and a note that grow in length."""
    words = "In March 2025, 252 people - more than 10 of them children - were flown out. "
    text = (words * (number // len(words) + 1))[:number].strip()
    said = [(EVENT, "evg:calls", f'"{text}"@en'), (EVENT, "evg:affects", f"<{GROUP}>")]
    lines = [*_stage(), *_claim(0, said, 0, text), *_claim(1, said, 1, text[1:])]
    lines.append(_quad(f"{PREFIXES['claim']}c0", "evg:note", f'"{text}"@en'))
    lines.append(_quad(EVENT, "rdfs:label", f'"{text}"@en'))
    _as_trig(folder / "claims.trig", "".join(lines))


def _files(folder: Path, number: int) -> None:
    """Write one claim a file."""
    _as_trig(folder / "stage.trig", "".join(_stage()))
    for n in range(number):
        said = [(f"{PREFIXES['event']}e{n // 10}", "evg:affects", _named(f"group:g{n // 10}"))]
        _as_trig(folder / f"claim-{n:06}.trig", "".join(_claim(n, said, n % 50)))


def _stage() -> Iterator[str]:
    """Describe what every claim is about, and where it was read."""
    yield _quad(EVENT, "rdf:type", _named("evg:Detention"))
    yield _quad(GROUP, "rdf:type", _named("evg:Group"))
    yield _quad(SOURCE, "rdf:type", _named("evg:Source"))


def _claim(
    n: int, said: list[tuple[str, str, str]], speaker: int, quote: str = ""
) -> Iterator[str]:
    claim = f"{PREFIXES['claim']}c{n}"
    by = _named(f"actor:a{speaker}")
    words = quote or f"The words of claim {n}, in March 2025."
    yield _quad(f"{PREFIXES['actor']}a{speaker}", "rdf:type", _named("evg:Person"))
    yield _quad(claim, "rdf:type", _named("evg:Claim"))
    yield _quad(claim, "sem:accordingTo", by)
    yield _quad(claim, "prov:wasQuotedFrom", f"<{SOURCE}>")
    yield _quad(claim, "evg:quote", f'"{words}"@en')
    yield _quad(claim, "evg:certainty", _named("evg:Stated"))
    yield from (_quad(*triple, f"<{claim}>") for triple in said)


def _named(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def _quad(subject: str, predicate: str, value: str, graph: str = "") -> str:
    return f"<{subject}> {_named(predicate)} {value} {graph} .\n"


def _as_trig(path: Path, lines: str) -> None:
    """Write N-Quads as TriG, as datasets are kept by hand."""
    quads = sorted(set(ox.parse(lines, format=ox.RdfFormat.N_QUADS)), key=str)
    quads.sort(key=lambda quad: str(quad.graph_name))
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b"")


#: The ways in which a dataset grows, by the letter of their column.
WAYS: Final = (
    Way("claims", 400, _claims),
    Way("values of one property of one thing", 400, _values),
    Way("dates of one event", 400, _dates),
    Way("statements of one claim", 400, _statements),
    Way("characters of a literal", 400_000, literal),
    Way("files", 200, _files),
)
