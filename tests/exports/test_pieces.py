"""Exports of more than memory should hold: the same bytes, from temporary files."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.exports.jsonld import jsonld_pieces
from eventgraph.exports.pieces.dumping import dumped
from eventgraph.exports.pieces.gathering import gathered
from eventgraph.exports.rdf import exported_quads
from eventgraph.exports.rdfxml import rdfxml_pieces
from eventgraph.exports.turtle import turtle_pieces
from eventgraph.rdf.reification import reified
from eventgraph.tables.lines import lines_of, sorted_lines
from eventgraph.vocabulary import PREFIXES


def test_lines_sorted_on_disk_are_those_sorted_in_memory() -> None:
    random.seed(7)
    lines = [f"{random.randrange(300):x} é \\n".encode() for _ in range(2000)]  # noqa: S311
    for most in (1, 100, 5000, 10**9):
        assert list(sorted_lines(lines, most)) == sorted(set(lines))
    assert list(sorted_lines([], 1)) == []


SPOKEN = """
@prefix e: <http://example.org/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
e:a a <https://w3id.org/eventgraph/ns#Person> .
e:c sem:accordingTo e:a , e:b ; e:p "x <http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo> y" .
e:s rdf:predicate sem:accordingTo ; e:p "\\n\\\\ 2025" , "a_b"@en-gb .
e:c { e:d sem:accordingTo e:a . e:d e:p sem:accordingTo }
"""


@pytest.mark.parametrize(
    ("more", "by_line"),
    [
        ("", True),
        ("e:d sem:accordingTo e:a . e:d a e:x .", True),
        ("_:x e:p e:y .", False),
        ("e:x e:p _:y .", False),
        ('e:x e:p "not _:y and - - that" .', False),
        ('e:d sem:accordingTo "somebody" .', False),
        ("@prefix prov: <http://www.w3.org/ns/prov#> . e:c prov:wasAttributedTo e:h .", False),
    ],
)
def test_lines_of_the_engine_s_own_dump_are_those_of_its_quads(
    more: str, *, by_line: bool, tmp_path: Path
) -> None:
    (tmp_path / "data.trig").write_text(SPOKEN + more)
    one = eg.load(tmp_path / "data.trig")
    for most in (1, 10**9):
        lines = dumped(one, most)
        assert (lines is not None) is by_line
        if lines is not None:
            assert list(lines) == sorted(set(lines_of(exported_quads(one))))
    everything = b"".join(line + b"\n" for line in sorted(set(lines_of(exported_quads(one)))))
    assert eg.export(one, "nquads") == everything
    assert everything.count(b"wasAttributedTo> ") >= 2
    assert dumped(eg.scope(one, according_to="http://example.org/a")) is None


HOSTILE = """
@prefix e: <http://example.org/> . @prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
e:c a evg:Claim . e:d a evg:Claim ; e:p "a\\\\n\\"b\\" \\u0085 > . <x> \\\\"@es-mx , 1.50 .
e:d e:p "x"^^e:\u00e9 , "a <urn:g>" , "a _:b"@en , "b <urn:g>"^^e:t .
e:c { e:a e:p _:x , "evg:inClaim" . _:x e:p e:a }
e:ca { e:a e:p e:b } e:caa { e:b e:q e:c }
e:s1 evg:inClaim e:d , e:c ; rdf:subject e:a . e:s2 evg:inClaim e:elsewhere , "no claim" .
_:x e:p _:y . _:y a evg:Claim . <geo:1,2> e:p <geo:3,4> . e:other e:p e:c .
"""


@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize("format", ["turtle", "trig", "jsonld", "rdfxml"])
def test_sections_gathered_on_disk_are_those_gathered_in_memory(
    format: str, *, flat: bool, dataset: Dataset, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.trig"
    path.write_text(HOSTILE, "utf-8")
    for one in (dataset, eg.load(path)):
        quads = exported_quads(one)
        if flat:
            quads = [ox.Quad(*quad.triple) for quad in quads]
        elif format in {"turtle", "rdfxml"}:
            quads = reified(quads)
        lines = list(lines_of(quads))
        texts = []
        for most in (10**9, 5):
            with gathered(lines, most) as found:
                assert isinstance(found, list) == (most > 5)
                texts.append("".join(PIECES[format](found, PREFIXES)))
        assert texts[0] == texts[1]
        assert len(texts[0]) > 500


PIECES: dict[str, Callable[..., Iterator[str]]] = {
    "turtle": turtle_pieces,
    "trig": turtle_pieces,
    "jsonld": lambda found, _: jsonld_pieces(found),
    "rdfxml": rdfxml_pieces,
}


def test_a_packed_export_holds_the_bytes_of_the_one_that_is_not(
    dataset: Dataset, tmp_path: Path
) -> None:
    packed = tmp_path / "data.nq.gz"
    ran = CliRunner().invoke(group, ["export", "nquads", "-o", str(packed)])
    assert ran.exit_code == 0
    data = eg.export(dataset, "nquads")
    assert packed.read_bytes() == gzip.compress(data, mtime=0)
