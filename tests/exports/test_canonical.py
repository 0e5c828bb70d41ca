"""Blank nodes that nothing tells apart are labelled, or refused before that takes for ever."""

import pyoxigraph as ox
import pytest

from eventgraph.errors import FormatError
from eventgraph.exports.canonical import canonical

P = ox.NamedNode("urn:p")
NODES = [ox.BlankNode() for _ in range(20_001)]


def linked(*pairs: tuple[int, int]) -> list[ox.Quad]:
    return [ox.Quad(NODES[one], P, NODES[other]) for one, other in pairs]


def row(length: int) -> list[ox.Quad]:
    return linked(*((number, number + 1) for number in range(length)))


def clique(size: int) -> list[ox.Quad]:
    return linked(*((a, b) for a in range(size) for b in range(size) if a != b))


def hubs(size: int) -> list[ox.Quad]:
    return linked(*((number, hub) for number in range(2, size + 2) for hub in (0, 1)))


@pytest.mark.parametrize("quads", [row(90), clique(5), hubs(5)])
def test_few_are_labelled_as_the_standard_says(quads: list[ox.Quad]) -> None:
    expected = ox.Dataset(quads)
    expected.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert set(canonical(quads)) == set(expected)


@pytest.mark.parametrize(
    ("quads", "count"), [(row(20_000), 19_999), (row(200), 199), (clique(9), 9), (hubs(12), 14)]
)
def test_many_are_refused(quads: list[ox.Quad], count: int) -> None:
    message = f"{count} blank nodes hang together and nothing tells them apart"
    with pytest.raises(FormatError, match=message):
        canonical(quads)


def test_what_something_tells_apart_may_be_as_long_as_it_likes() -> None:
    told = [ox.Quad(node, P, ox.Literal(str(number))) for number, node in enumerate(NODES)]
    assert len(canonical(row(20_000) + told)) == 40_001
    alike = [ox.Quad(ox.NamedNode("urn:a"), P, node) for node in NODES]
    assert len(canonical(alike)) == 20_001
