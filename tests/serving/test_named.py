"""Queries by name, words, names while they are typed: pages for people, answers for programs."""

from __future__ import annotations

import csv
import io

import httpx
import pytest
from click.testing import CliRunner

from eventgraph.cli import group


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_query_by_name_answers_as_the_verb_does(ask: httpx.Client) -> None:
    given = {"event": "event:negotiation"}
    answer = ask.get("/api/queries/said-of-an-event", params={**given, "format": "csv"})
    words = ["query", "said-of-an-event", "-p", "event=event:negotiation", "-f", "csv"]
    printed = CliRunner().invoke(group, words).stdout

    def said(text: str) -> list[str]:
        return sorted(str(sorted(row.items())) for row in rows(text))

    assert said(answer.text) == said(printed)
    assert len(rows(answer.text)) > 3


def test_a_name_may_be_written_as_people_do(ask: httpx.Client) -> None:
    name = "Negotiation and agreement on people held in El Salvador and in Venezuela"
    by_name = ask.get("/api/queries/said-of-an-event", params={"event": name})
    by_curie = ask.get("/api/queries/said-of-an-event", params={"event": "event:negotiation"})
    assert by_name.json() == by_curie.json()


def test_a_form_shows_its_answer_with_links_and_downloads(ask: httpx.Client) -> None:
    empty = ask.get("/queries/said-of-an-event").text
    assert 'name="event"' in empty
    assert "<table>" not in empty
    page = ask.get(
        "/queries/said-of-an-event", params={"event": "event:negotiation", "show": "1"}
    ).text
    assert 'href="/id/claim/' in page
    assert "format=csv" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/queries/nothing", 404),
        ("/api/queries/intermediarys", 404),
        ("/api/queries/said-of-an-event?event=Nobody+Known", 400),
        ("/api/queries/said-of-an-event?events=x", 400),
        ("/api/queries/intermediaries?as=Nobody+Known", 400),
    ],
)
def test_what_is_not_known_is_one_line(ask: httpx.Client, path: str, status: int) -> None:
    answer = ask.get(path)
    assert (answer.status_code, answer.text.count("\n")) == (status, 1)


def test_the_list_names_every_query(ask: httpx.Client) -> None:
    assert 'href="/queries/intermediaries"' in ask.get("/queries").text


def test_names_are_offered_while_they_are_typed(ask: httpx.Client) -> None:
    offered = ask.get("/api/names", params={"q": "madur"}).json()
    assert offered[0] == {"label": "Nicolás Maduro", "name": "actor:nicolas-maduro"} or any(
        one["name"] == "actor:nicolas-maduro" for one in offered
    )
    assert (
        ask.get("/api/names", params={"q": "NICOLAS mad"}).json()[0]["name"]
        == "actor:nicolas-maduro"
    )
    assert ask.get("/api/names").json() == []


def test_words_are_found_and_marked(ask: httpx.Client) -> None:
    page = ask.get("/search", params={"q": "iglesia"}, headers={"Accept": "text/html"}).text
    assert "con mediación de la <mark>iglesia</mark>" in page
    answer = ask.get("/search", params={"q": "iglesia", "format": "csv"})
    assert rows(answer.text)[0]["found"].endswith("actor/catholic-church")
    own = ask.get("/search", params={"q": "252", "as": "Nicolás Maduro", "format": "csv"})
    assert {row["speaker"] for row in rows(own.text)} - {""} == {
        "https://w3id.org/eventgraph/id/actor/nicolas-maduro"
    }


def test_what_is_searched_is_text_on_the_page(ask: httpx.Client) -> None:
    page = ask.get(
        "/search", params={"q": '"><script>alert(1)</script>'}, headers={"Accept": "text/html"}
    )
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_the_first_page_is_the_interactive_one(ask: httpx.Client) -> None:
    page = ask.get("/")
    assert page.text.startswith("<!doctype html>")
    assert len(page.content) > 500_000
    assert ask.get("/", headers={"If-None-Match": page.headers["etag"]}).status_code == 304
