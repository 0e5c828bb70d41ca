"""What is read of a service around some things: the same answers about them, from a part of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.cards import claim_names
from eventgraph.cli import group
from eventgraph.errors import StoreError, UnknownName
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import PREFIXES
from servers import oxigraph

ROOT = Path(__file__).parents[3]
EVENTS = (
    "event:negotiation",
    "event:venezuelan-diplomatic-demands",
    "event:payment-for-the-arrangement",
)
ASKED: tuple[Callable[[Dataset, str], object], ...] = (
    eg.accounts,
    lambda dataset, event: eg.conflicts(dataset, event=event),
    lambda dataset, event: eg.corroboration(dataset, event).rows,
    lambda dataset, event: eg.silence_map(dataset, event).rows,
    eg.story,
)

pytestmark = pytest.mark.external


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("place", ["on_oxigraph", "on_virtuoso"])
def test_what_is_asked_of_a_thing_is_answered_as_of_all_that_there_is(
    request: pytest.FixtureRequest, place: str, event: str, dataset: Dataset
) -> None:
    part = eg.load(request.getfixturevalue(place), around=[event])
    assert 0 < len(claim_names(part)) < len(claim_names(dataset))
    for ask in ASKED:
        assert repr(ask(part, event)) == repr(ask(dataset, event))


def test_a_verb_says_how_much_it_has_read(on_oxigraph: str) -> None:
    words = ["accounts", "event:exchange", "--graph", on_oxigraph, "-f", "csv"]
    ran = CliRunner().invoke(group, [*words, "--read-around", "event:exchange"])
    assert ran.exit_code == 0
    said = r"eventgraph: \d+ claims around event:exchange; no other is counted\n"
    assert re.fullmatch(said, ran.stderr)
    assert ran.stdout == CliRunner().invoke(group, words).stdout


def test_a_part_holds_whole_claims_and_nothing_that_is_not_there(
    on_oxigraph: str, dataset: Dataset
) -> None:
    part = eg.load(on_oxigraph, around=["actor:pope-leo-xiv", "event:exchange"])
    whole = store_of(dataset)
    graphs = {quad.graph_name for quad in store_of(part)}
    for graph in graphs:
        there = set(whole.quads_for_pattern(None, None, None, graph))
        here = set(store_of(part).quads_for_pattern(None, None, None, graph))
        if "claim/" in str(graph):
            assert here == there
    assert len(claim_names(part)) < len(claim_names(dataset))
    # Of each claim all that is told of it.
    for claim in map(ox.NamedNode, claim_names(part)):
        told = [set(one.quads_for_pattern(claim, None, None)) for one in (store_of(part), whole)]
        assert told[0] == told[1]
        assert len(told[0]) > 3


def test_what_cannot_be_read_in_part_is_told(on_oxigraph: str) -> None:
    with pytest.raises(UnknownName, match="no claim there names event:of-nobody; check it"):
        eg.load(on_oxigraph, around=["event:of-nobody"])
    with pytest.raises(UnknownName, match="'Pope' is no name; write it as event:exchange"):
        eg.load(on_oxigraph, around=["Pope"])
    with pytest.raises(StoreError, match="holds more than 50 quads around what is named"):
        eg.load(on_oxigraph, around=["event:exchange"], max_quads=50)
    with pytest.raises(StoreError, match="files and stores are read whole"):
        eg.load(str(ROOT / "graph"), around=["event:exchange"])


MADE = """
actor:a a evg:Person . actor:b a evg:Person .
source:s a evg:NewsArticle ; dcterms:publisher actor:b .
event:big a evg:Event . event:part a evg:Event . event:part-of-part a evg:Event .
event:far a evg:Event . place:x a evg:Place ; rdfs:label "X"@en . place:y a evg:Place .
claim:one { event:part sem:subEventOf event:big }
claim:two { event:far sem:hasPlace place:y }
claim:three { event:part-of-part sem:hasPlace place:x }
claim:four { claim:four evg:disputes claim:three . place:z a evg:Place }
claim:five a evg:Claim ; sem:accordingTo actor:b ; evg:attitude evg:Denies ; evg:quote "q"@en ;
  prov:wasQuotedFrom source:s .
claim:five { event:part-of-part sem:subEventOf event:part }
"""


def test_parts_denials_and_disputes_come_along(tmp_path: Path) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    said = "".join(
        f'claim:{n} a evg:Claim ; sem:accordingTo actor:a ; evg:quote "q"@en ;\n'
        "  evg:certainty evg:Stated ; prov:wasQuotedFrom source:s .\n"
        for n in ("one", "two", "three", "four")
    )
    text = prefixes + MADE + said
    (tmp_path / "made.trig").write_text(text, "utf-8")
    with oxigraph(tmp_path) as url:
        eg.publish(eg.load(tmp_path / "made.trig"), url)
        part = eg.load(url, around=["event:big"])
    claims = {name.rpartition("/")[2] for name in claim_names(part)}
    assert claims == {"one", "three", "four", "five"}
