"""What the page asks and changes, over HTTP: answers, and one line for what cannot be."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from curated import GAZETTE, TEXT
from eventgraph.curation.desk.holding import Desk
from eventgraph.text.wording.phrases import told
from eventgraph.vocabulary import expand

MAYOR = str(expand("actor:mayor"))
BRIDGE = str(expand("event:reopening-of-the-bridge"))
CLAIM = str(expand("claim:mayor-dates-the-reopening"))


def ask(web: httpx.Client, what: str, **given: str) -> Any:  # noqa: ANN401 - JSON
    answer = web.get(f"/api/{what}", params=given)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(web: httpx.Client, what: str, given: dict[str, object]) -> str:
    answer = web.post(f"/api/{what}", content=json.dumps(given))
    assert answer.status_code in {400, 409}, answer.text
    line: str = answer.json()["error"]
    assert "\n" not in line
    return line


def test_names_kinds_and_relations_are_told_in_the_reader_s_language(web: httpx.Client) -> None:
    assert [hit["iri"] for hit in ask(web, "names", q="mayor")] == [MAYOR]
    assert ask(web, "names", q="mayor", of=str(expand("evg:Place"))) == []
    assert ask(web, "near", q="Mayer of Rivertown")[0]["iri"] == MAYOR
    fitting = {one["iri"]: one for one in ask(web, "relations", thing=BRIDGE, lang="es")}
    assert fitting[str(expand("sem:hasPlace"))]["label"] == "lugar"
    assert str(expand("evg:holds")) not in fitting
    kinds = {one["iri"] for one in ask(web, "relations", kind=str(expand("evg:Person")))}
    assert str(expand("evg:holds")) in kinds
    found = web.post("/api/labels", json={"iris": f"{MAYOR} {CLAIM} x:y", "lang": "es"}).json()
    assert found[MAYOR] == "Mayor of Riverton"
    assert ask(web, "claims", q="barriers")[0]["kind"] == "Works department of Riverton"


def test_a_statement_that_the_speaker_made_here_is_offered(web: httpx.Client) -> None:
    entry = ask(web, "claim", claim=CLAIM)
    made = web.post(
        "/api/make",
        json={"kind": expand("evg:Statement"), "labels": {"en": "Remarks of the mayor"}},
    ).json()
    entry["stated_in"] = made["iri"]
    assert web.post("/api/save", json={"entry": entry}).status_code == 200
    assert ask(web, "events", speaker=MAYOR, source=GAZETTE) == [
        {"iri": made["iri"], "label": "Remarks of the mayor"}
    ]
    assert ask(web, "events", speaker=BRIDGE, source=GAZETTE) == []


@pytest.mark.parametrize(
    ("relation", "value", "said"),
    [
        ("sem:hasTimeStamp", "2024-02-30", "is no date; write 2025-07-18"),
        ("evg:durationDays", "many", "is no number; write 252"),
        ("evg:anonymous", "maybe", "is neither true nor false"),
        ("sem:hasTimeStamp", "2024-02~", ""),
        ("evg:durationDays", "~<300", ""),
        ("evg:durationDays", "12", ""),
        ("evg:amount", "2.5", ""),
        ("evg:anonymous", "true", ""),
        ("evg:currency", "USD", ""),
    ],
)
def test_values_are_read_as_their_relations_ask(
    web: httpx.Client, relation: str, value: str, said: str
) -> None:
    row = {"thing": BRIDGE, "relation": expand(relation), "kind": "plain", "value": value}
    entry = {**ask(web, "claim", claim=CLAIM), "statements": [row]}
    found = web.post("/api/check", json={"entry": entry}).json()["findings"]
    faults = [one["message"] for one in found if one["check"] == "value"]
    assert [said in fault for fault in faults] == ([True] if said else [])
    if said:
        assert said in refused(web, "save", {"entry": entry})
    else:
        assert web.post("/api/save", json={"entry": entry}).status_code == 200


@pytest.mark.parametrize(
    ("what", "given", "said"),
    [
        ("save", {"entry": {"quote": 3}}, "quote is no text"),
        ("save", {"entry": {"speakers": "x"}}, "speakers is no list"),
        ("save", {"entry": {"statements": [3]}}, "a statement is sent as an object"),
        ("save", {"entry": {"notes": []}}, "notes are no texts"),
        ("save", {"entry": {"source": "no iri"}}, "source is no IRI"),
        ("save", {"entry": {"quote": "x", "language": "e n"}}, "is no language"),
        ("save", {"entry": {"quote": "\ud800"}}, "half of a character"),
        ("mark", {"source": GAZETTE, "pieces": [[1]]}, "pairs of places"),
        ("mark", {"source": MAYOR, "pieces": []}, "not at hand"),
        ("curator", {"curator": MAYOR}, "no such curator"),
        ("make", {"kind": MAYOR, "labels": {"en": "x"}}, "a kind and a label"),
        ("make", {"kind": expand("evg:Person"), "labels": {"x y": "x"}}, "no code of a language"),
        ("describe", {"thing": MAYOR, "labels": {}}, "a thing needs a label"),
        ("describe", {"thing": MAYOR, "labels": {"en": "x"}, "aliases": 3}, "one a line"),
        ("describe", {"thing": MAYOR, "labels": {"en": "x"}}, "somebody changed it"),
        ("merge", {"kept": MAYOR, "other": "urn:x"}, "no such thing"),
        ("merge", {"kept": MAYOR, "other": MAYOR}, "both names stand for it"),
        ("restate", {"source": MAYOR}, "no such source"),
        ("restate", {"source": GAZETTE, "title": 3}, "is text"),
        ("restate", {"source": GAZETTE, "publisher": "urn:x"}, "no such publisher"),
        ("restate", {"source": GAZETTE, "version": "old"}, "changed this source meanwhile"),
        ("restate", {"source": GAZETTE, "url": "bridge"}, "is no web address"),
        ("restate", {"source": GAZETTE, "language": "English!"}, "no code of a language"),
        ("dated", {"source": GAZETTE, "issued": " "}, "a day, a month or a year"),
        ("rename", {"thing": "urn:x", "name": "actor:x"}, "no such thing"),
        ("rename", {"thing": MAYOR, "name": "no name"}, "no name for a thing"),
        ("rename", {"thing": MAYOR, "name": "evg:Actor"}, "a term of a vocabulary"),
        ("rename", {"thing": MAYOR, "name": "actor:gazette", "dry": False}, "is there already"),
        ("approve", {"claim": CLAIM, "version": "old"}, "changed since"),
        ("source", {"text": 3}, "is text"),
        ("source", {"text": "Words."}, "needs a kind"),
        ("source", {"text": " ", "kind": expand("evg:NewsArticle")}, "needs its text"),
        ("source", {"text": "x", "kind": expand("evg:NewsArticle")}, "a title or a publisher"),
        ("source", {"text": "x", "source": "urn:x"}, "no such source"),
        ("delete", {"claim": CLAIM, "version": "old"}, "changed since"),
        ("undo", {}, "nothing was saved"),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(
    web: httpx.Client, mine: Path, what: str, given: dict[str, object], said: str
) -> None:
    before = {path: path.read_bytes() for path in sorted(mine.iterdir())}
    english = refused(web, what, given)
    assert said in english
    assert refused(web, f"{what}?lang=es", given) == told(english, "es") != english
    assert {path: path.read_bytes() for path in sorted(mine.iterdir())} == before


def test_the_text_of_a_source_must_be_the_one_that_quotes_were_taken_from(
    web: httpx.Client, mine: Path
) -> None:
    sent = {"source": GAZETTE, "text": TEXT}
    assert web.post("/api/source", json=sent).status_code == 200
    said = refused(web, "source", {"source": GAZETTE, "text": "Other words."})
    assert "is not the text that its quotes were taken from" in said
    kind = expand("evg:NewsArticle")
    again = refused(
        web, "source", {"text": TEXT.strip(), "kind": kind, "title": "Bridge open again"}
    )
    assert " already" in again
    assert len(list((mine / "texts").glob("*.txt"))) == 1


def test_a_curator_is_chosen_and_a_long_text_is_looked_through_only_when_asked(
    web: httpx.Client, desk: Desk, mine: Path
) -> None:
    curator = str(expand("actor:curator"))
    assert web.post("/api/curator", json={"curator": curator}).json() == {"curator": curator}
    (mine.parent / "text.txt").write_text(TEXT * 400, "utf-8")
    assert desk.hints(GAZETTE).quotations == ()
    assert desk.hints(MAYOR).quotations == ()
    assert len(ask(web, "suggested", source=GAZETTE)) == 400
    assert len(desk.hints(GAZETTE).quotations) == 400
    desk.warm()


def test_a_day_of_issue_that_is_none_changes_nothing(web: httpx.Client, mine: Path) -> None:
    before = (mine / "things.ttl").read_bytes()
    line = refused(web, "dated", {"source": GAZETTE, "issued": "yesterday"})
    assert line == "published on 'yesterday' is no date; write 2025-07-19, 2025-07, 2025"
    assert "no such source" in refused(web, "dated", {"source": MAYOR, "issued": "2024-03-01"})
    assert (mine / "things.ttl").read_bytes() == before


@pytest.mark.parametrize("page", ["one", "", 3, None])
def test_one_check_after_the_other_is_answered(web: httpx.Client, page: object) -> None:
    entry = {**ask(web, "claim", claim=CLAIM), "speakers": []}
    for _ in range(2):
        found = web.post("/api/check", json={"entry": entry, "page": page}).json()["findings"]
        assert "claim-without-speaker" in [one["check"] for one in found]


def test_a_check_that_the_page_asked_anew_meanwhile_is_not_worked_on(
    web: httpx.Client, desk: Desk
) -> None:
    entry = {**ask(web, "claim", claim=CLAIM), "speakers": []}

    def asked(_: int) -> int:
        sent = {"entry": entry, "page": "one"}
        return len(web.post("/api/check", json=sent).json()["findings"])

    with ThreadPoolExecutor(4) as pool:
        with desk.lock:
            answers = [pool.submit(asked, n) for n in range(4)]
            time.sleep(1)  # until all of them wait
        counts = sorted(one.result() for one in answers)
    assert counts[-1] > 0
    assert counts[0] == 0
