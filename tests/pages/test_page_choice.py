"""What a page shows: a scope, a neighbourhood, a query's answer; and the verb that writes it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import QueryError, UnknownName
from eventgraph.evidence.descent.origins import origins
from eventgraph.pages import Opening, answered
from eventgraph.pages.columns import rows_of
from eventgraph.sparql.files import parse_query
from eventgraph.vocabulary import PREFIXES

ROOT = Path(__file__).parents[2]
BASE = "https://w3id.org/eventgraph"


def data_of(page: str) -> dict[str, Any]:
    """Read the data that a page carries."""
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_scope_shows_its_claims_alone(dataset: Dataset) -> None:
    page = eg.page(dataset, eg.Scope(according_to="actor:marco-rubio"))
    packed = data_of(page)["packed"]
    things = list(rows_of(packed, "things"))
    speakers = {things[claim["speaker"]]["id"] for claim in rows_of(packed, "claims")}
    assert speakers == {"actor:marco-rubio"}
    with pytest.raises(UnknownName, match="no claim is in the scope"):
        eg.page(dataset, eg.Scope(during="1901"))


def test_a_page_around_a_thing_says_what_it_leaves_out(dataset: Dataset, page: str) -> None:
    opening = Opening(f"{BASE}/id/actor/nayib-bukele", steps=1)
    data = data_of(eg.page(dataset, opening=opening))
    drawn = len(list(rows_of(data["packed"], "nodes")))
    everything = len(list(rows_of(data_of(page)["packed"], "nodes")))
    left = data["page"]["left"]
    assert left["around"] == "actor:nayib-bukele"
    assert left["nodes"] == everything - drawn > 0
    assert left["claims"] == 0


def test_a_page_never_draws_more_than_it_was_asked_to(dataset: Dataset) -> None:
    data = data_of(eg.page(dataset, opening=Opening(max_nodes=20)))
    assert len(list(rows_of(data["packed"], "nodes"))) == 20
    assert data["page"]["left"]["around"]
    assert len(data["packed"]["claims"]) == data["page"]["claims"]


@pytest.mark.slow
def test_above_twenty_thousand_claims_the_page_says_what_is_missing(tmp_path: Path) -> None:
    claim, said = f"<{BASE}/id/claim/c{{n}}>", f"<{BASE}/id/group/g{{n}}> <{BASE}/ns#size>"
    number = '"{n}"^^<http://www.w3.org/2001/XMLSchema#integer>'
    kind = f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{BASE}/ns#Claim>"
    speaker = "<http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo>"
    line = f"{claim} {kind} .\n{claim} {speaker} <{BASE}/id/actor/s> .\n{said} {number} {claim} .\n"
    path = tmp_path / "many.nq"
    path.write_text("".join(line.replace("{n}", str(n)) for n in range(20_003)), "utf-8")
    page = eg.page(eg.load(path))
    data = data_of(page)
    assert (data["page"]["claims"], data["page"]["left"]["claims"]) == (20_003, 3)
    assert len(data["packed"]["claims"]) == 20_000
    without_javascript = page.split("<noscript>")[1]
    assert "3 claims are left out of this page. For all: eventgraph export xlsx" in (
        without_javascript
    )


SELECTED = """
SELECT ?claim { ?claim evg:certainty evg:Alleged }
"""
CONSTRUCTED = """
CONSTRUCT { ?event ?role actor:nayib-bukele }
WHERE { GRAPH ?claim { ?event ?role actor:nayib-bukele } }
"""
THINGS = """
SELECT ?actor ?event { VALUES (?actor ?event) { (actor:nayib-bukele event:negotiation) } }
"""


@pytest.mark.parametrize(("text", "least"), [(SELECTED, 2), (CONSTRUCTED, 3), (THINGS, 2)])
def test_the_answer_of_a_query_becomes_a_page(dataset: Dataset, text: str, least: int) -> None:
    seen = answered(parse_query(text, "test"), dataset)
    claims = data_of(eg.page(seen))["packed"]["claims"]
    assert least <= len(claims) < 20


def test_an_answer_that_no_claim_carries_is_no_page(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match="not ASK"):
        answered(parse_query("ASK { ?s ?p ?o }", "test"), dataset)
    with pytest.raises(QueryError, match="no claim carries its answer"):
        answered(parse_query("SELECT ?class { ?class a owl:Class }", "test"), dataset)


def test_the_page_verb_writes_a_file(tmp_path: Path) -> None:
    query = tmp_path / "alleged.rq"
    query.write_text(SELECTED, "utf-8")
    output = tmp_path / "page.html"
    words = ["page", "-o", str(output), "--query", str(query), "--graph", str(ROOT / "graph")]
    options = ["--title", "What is only alleged", "--lang", "es", "--certainty", "alleged"]
    assert CliRunner().invoke(group, [*words, *options]).exit_code == 0
    text = output.read_text("utf-8")
    assert '<html lang="es">' in text
    assert "<title>What is only alleged</title>" in text
    assert "esta página no sostiene ninguna" in text


@pytest.mark.parametrize("option", [("--around", "actor:nobody"), ("--query", "missing.rq")])
def test_bad_input_is_one_line_and_status_2(option: tuple[str, str], tmp_path: Path) -> None:
    output = tmp_path / "page.html"
    words = ["page", "-o", str(output), "--graph", str(ROOT / "graph"), *option]
    done = CliRunner().invoke(group, words)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert not output.exists()


def test_a_page_of_one_document_does_not_speak_of_several(first_story: Dataset) -> None:
    rubio = eg.page(first_story, eg.Scope(according_to="actor:marco-rubio"))
    assert "It was read in one document: no second, independent one" in rubio
    assert "It was read in 2 documents derived from one another" in eg.page(first_story)


@pytest.mark.parametrize(
    ("publishers", "told"),
    [
        ("xyzz", " <span>2 of the origins are by one publisher.</span>"),
        ("xxzz", " <span>4 of the origins are by 2 publishers, several by each.</span>"),
        ("wxyz", ""),
    ],
)
def test_the_banner_says_which_publications_have_one_publisher(
    tmp_path: Path, publishers: str, told: str
) -> None:
    lines = [f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()]
    for place, publisher in enumerate(publishers):
        lines.append(
            f"claim:{place} {{ event:talks evg:party actor:a . }}\n"
            f"claim:{place} sem:accordingTo actor:a ; prov:wasQuotedFrom source:{place} .\n"
            f"source:{place} dcterms:publisher actor:{publisher} .\n"
        )
    (tmp_path / "data.trig").write_text("".join(lines), "utf-8")
    banner = "4 claims by 1 speaker, read in 4 publications that go back to 4 origins; this page"
    page = eg.page(eg.load(tmp_path))
    assert f"<strong>{banner} asserts none of them.</strong>{told}</p>" in page


def test_the_banner_says_how_many_publications_and_origins_the_page_tells_from(
    dataset: Dataset, first_story: Dataset, page: str, page_in_spanish: str
) -> None:
    known = origins(dataset)
    read, roots = len(known.documents()), len(known.publications())
    told = f"read in {read} publications that go back to {roots} origins; this page"
    assert told in page
    for language, alone, whole in (
        ("en", "in one publication;", page),
        ("es", "en una publicación;", page_in_spanish),
    ):
        assert alone in eg.page(first_story, language=language)
        assert alone not in whole.partition('id="banner"')[2].partition("</p>")[0]


def test_the_banner_of_claims_without_a_source_names_none(tmp_path: Path) -> None:
    lines = [f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()]
    said = "claim:c { event:talks evg:party actor:a . } claim:c sem:accordingTo actor:a ."
    (tmp_path / "data.trig").write_text("".join(lines) + said, "utf-8")
    assert "1 claim by 1 speaker, of whom no publication" in eg.page(eg.load(tmp_path))
