"""Each thing and claim has an address: it sends on to a page, or to data, by what is accepted."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Dataset

CLAIM = "claim/maduro-credits-the-church"
BASE = "https://w3id.org/eventgraph/id/"


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "html"),
        ("*/*", "html"),
        ("text/turtle", "ttl"),
        ("application/trig", "trig"),
        ("application/ld+json, text/turtle;q=0.5", "jsonld"),
        ("application/n-quads", "nq"),
        ("application/rdf+xml", "rdf"),
    ],
)
def test_a_name_sends_on_to_the_document_that_is_accepted(
    ask: httpx.Client, accept: str, suffix: str
) -> None:
    answer = ask.get(f"/id/{CLAIM}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["vary"]) == (303, "Accept")
    assert answer.headers["location"] == f"/doc/{CLAIM}.{suffix}"
    document = ask.get(answer.headers["location"])
    assert document.status_code == 200
    assert len(document.content) > 100


def test_the_page_of_a_claim_gives_words_speaker_hands_and_what_it_tells(ask: httpx.Client) -> None:
    page = ask.get(f"/doc/{CLAIM}.html").text
    for said in (
        "Nicolás Maduro",
        "recognized the work of … the Catholic Church",
        "reprinted in",
        "credited to",
    ):
        assert said in page
    assert (
        '<link rel="alternate" type="text/turtle" href="/doc/claim/maduro-credits-the-church.ttl">'
        in page
    )


def test_the_page_of_a_thing_gives_each_statement_with_who_says_it(ask: httpx.Client) -> None:
    page = ask.get("/doc/actor/catholic-church.html").text
    assert page.index("mediated by") < page.index("con mediación de la iglesia")
    assert 'href="/id/actor/el-pais"' in page


def test_what_is_denied_stands_on_the_page_of_what_it_is_about(
    ask: httpx.Client, dataset: Dataset
) -> None:
    rows = dataset.query(
        "SELECT ?claim ?thing { ?claim evg:attitude evg:Denies . ?s evg:inClaim ?claim ;"
        " rdf:subject ?thing } ORDER BY ?claim"
    )
    (claim, thing), *_ = rows  # type: ignore[misc]
    page = ask.get(f"/doc/{str(thing).removeprefix(BASE)}.html").text
    assert f'href="/id/{str(claim).removeprefix(BASE)}"' in page
    assert "denies" in page


def test_the_data_of_a_claim_is_its_graph_and_who_says_it(ask: httpx.Client) -> None:
    store = ox.Store()
    store.load(ask.get(f"/doc/{CLAIM}.trig").content, ox.RdfFormat.TRIG)
    claim = ox.NamedNode(BASE + CLAIM)
    assert len(list(store.quads_for_pattern(None, None, None, claim))) == 1
    said = {
        quad.predicate.value.rpartition("#")[2]
        for quad in store.quads_for_pattern(claim, None, None)
    }
    assert {"quote", "certainty", "wasQuotedFrom"} <= said
    speaker = ox.NamedNode(BASE + "actor/nicolas-maduro")
    assert list(store.quads_for_pattern(speaker, None, None))


def test_the_data_of_a_thing_holds_the_claims_about_it(ask: httpx.Client) -> None:
    store = ox.Store()
    store.load(ask.get("/doc/actor/catholic-church.nq").content, ox.RdfFormat.N_QUADS)
    assert ox.NamedNode(BASE + CLAIM) in set(store.named_graphs())


def test_any_iri_has_an_address(ask: httpx.Client) -> None:
    answer = ask.get("/id", params={"iri": BASE + CLAIM}, headers={"Accept": "text/turtle"})
    assert answer.headers["location"] == f"/doc/{CLAIM}.ttl"
    term = ask.get("/id", params={"iri": "https://w3id.org/eventgraph/ns#mediatedBy"})
    assert ask.get(term.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/id/actor/marco-rubi",
        "/id?iri=http://example.org/x",
        "/id/",
        "/id",
        "/doc/actor/marco-rubio",
        "/nowhere",
        "/id/%00",
        "/id/<script>",
    ],
)
def test_what_is_not_there_is_one_line(ask: httpx.Client, path: str) -> None:
    answer = ask.get(path)
    assert answer.status_code in {400, 404}
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.count("\n") == 1


def test_a_name_that_is_nearly_there_is_hinted_at(ask: httpx.Client) -> None:
    assert "did you mean marco-rubio?" in ask.get("/id/actor/marco-rubi").text
