"""Of very many that disagree few pairs are enough, and every side is still named."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

import eventgraph as eg
from eventgraph.claims.declarations import Declarations, declarations
from eventgraph.claims.sayings import Saying
from eventgraph.evidence import pairing
from eventgraph.evidence.pairing import Sparing, every_pair
from eventgraph.evidence.rules import Disagreement, disagreements_about
from eventgraph.vocabulary import EVG, SEM

Said = Callable[[int], tuple[URIRef, object]]

KINDS: dict[str, Said] = {
    "sizes": lambda n: (EVG.size, Literal(n)),
    "two sizes": lambda n: (EVG.size, Literal(n % 2)),
    "bounds": lambda n: (EVG.sizeOver, Literal(n)),
    "sizes and bounds": lambda n: (EVG.sizeOver if n % 3 else EVG.size, Literal(n * 7 % 50)),
    "days and months": lambda n: (
        SEM.hasBeginTimeStamp,
        Literal(f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", datatype=XSD.date)
        if n % 4
        else Literal(f"2025-{n % 12 + 1:02}", datatype=XSD.gYearMonth),
    ),
    "names": lambda n: (EVG.calls, Literal(f"name {n}", lang="en")),
    "roles": lambda n: (EVG.party if n % 2 else EVG.excludes, URIRef("urn:somebody")),
}


@pytest.fixture(scope="module")
def declared() -> Declarations:
    return declarations(eg.load("graph"))


def sayings(kind: str, number: int) -> list[Saying]:
    """Let as many speakers each say one thing in a claim of its own."""
    said = [KINDS[kind](n) for n in range(number)]
    random.Random(3).shuffle(said)  # noqa: S311 - an order, not a secret
    return [
        Saying(f"urn:c{n:05}", f"urn:s{n:05}", str(relation), value)  # type: ignore[arg-type]
        for n, (relation, value) in enumerate(said)
    ]


def sides(found: Iterator[Disagreement]) -> set[tuple[str, object]]:
    """Name every side with the class in which it disagrees with any."""
    return {(one.class_, side) for one in found for side in (one.one, one.other)}


def claims(found: Iterator[Disagreement]) -> set[tuple[str, str]]:
    return {(class_, claim) for class_, side in sides(found) for claim in side.claims}  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", KINDS)
def test_every_side_that_disagrees_is_still_named(
    kind: str, declared: Declarations, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = sayings(kind, 120)
    every = claims(disagreements_about("urn:x", said, declared))
    monkeypatch.setattr(pairing, "_FEW", 10)
    few = claims(disagreements_about("urn:x", said, declared, sparing=True))
    assert every
    assert few == every


@pytest.mark.parametrize("kind", KINDS)
def test_the_pairs_grow_with_the_values_not_with_their_square(
    kind: str, declared: Declarations
) -> None:
    counts = [
        sum(1 for _ in disagreements_about("urn:x", sayings(kind, n), declared, sparing=True))
        for n in (600, 1200)
    ]
    assert 0 < counts[0] <= counts[1] <= 2.2 * counts[0]
    assert counts[1] < 250_000


def test_up_to_500_places_every_pair_is_given() -> None:
    groups = [n % 7 for n in range(500)]
    differ: Callable[[int, int], str] = lambda one, other: "differ" if one != other else ""  # noqa: E731
    pair = Sparing([""] * 501, (int,))
    assert list(pair(groups, differ)) == list(every_pair(groups, differ))
    assert len(list(pair([*groups, 7], differ))) < len(list(every_pair(groups, differ)))
