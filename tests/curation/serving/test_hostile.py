"""Hostile values sent to the server, in every field and header: told as text, saved as text."""

from pathlib import Path

import httpx
import pytest

import eventgraph as eg
from curated import GAZETTE
from eventgraph.curation.serving.running import Served
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import expand
from hostile import HOSTILE, ODD_IRIS, SPOOFS

BRIDGE = "https://w3id.org/eventgraph/id/event/reopening-of-the-bridge"
CALLS = "https://w3id.org/eventgraph/ns#calls"
#: What RDF text cannot hold as it is, or comes back otherwise: line ends and blanks at the ends.
ROUND = [text for text in HOSTILE if text.strip() and "\r" not in text and "\n" not in text]

#: In so many parts, each on files of its own: a save reads the file that it changes.
PARTS = 8


def entry(text: str) -> dict[str, object]:
    row = {"thing": BRIDGE, "relation": CALLS, "kind": "text", "value": text, "language": "en"}
    return {
        "source": GAZETTE,
        "quote": text,
        "language": "en",
        "speakers": [expand("actor:mayor")],
        "certainty": "Stated",
        "statements": [row],
        "notes": {"en": text},
        "doubts": {"en": text},
        "labels": {"en": text},
    }


def test_hostile_values_are_more_than_three_hundred() -> None:
    assert len(HOSTILE) > 300


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_values_are_saved_as_text_or_refused_in_a_line(
    web: httpx.Client, mine: Path, part: int
) -> None:
    texts = HOSTILE[part::PARTS]
    saved = 0
    for number, text in enumerate(texts):
        if number % 20 == 0:
            checked = web.post("/api/check", json={"entry": entry(text)})
            assert checked.status_code in {200, 400}
        answer = web.post("/api/save", json={"entry": entry(text)})
        assert answer.status_code in {200, 400, 409}, (text, answer.text)
        if answer.status_code != 200:
            line = answer.json()["error"]
            assert SPOOFS.search(line) is None
            assert "\n" not in line
            continue
        saved += 1
        claim = answer.json()["claim"]
        found = web.get("/api/claim", params={"claim": claim})
        assert found.headers["content-type"] == "application/json"
        if text in ROUND:
            assert found.json()["quote"] == text
        if number % 3 == 0:
            assert web.post("/api/undo", json={}).status_code == 200
    assert saved > len(texts) * 2 // 3
    assert len(store_of(eg.load(mine))) > 0


@pytest.mark.parametrize(
    "iri", [*ODD_IRIS, "javascript:window.ran=1", "x y", "<", "urn:" + "x" * 99]
)
def test_what_is_no_name_of_ours_is_refused_in_a_line(web: httpx.Client, iri: str) -> None:
    for address in ("claim", "text", "thing"):
        field = {"text": "source"}.get(address, address)
        answer = web.get(f"/api/{address}", params={field: iri})
        assert answer.status_code == 400
        assert "\n" not in answer.json()["error"]


def test_hostile_headers_and_questions_change_nothing(web: httpx.Client, serving: Served) -> None:
    for text in HOSTILE[::7]:
        name = text.encode("utf-8", "replace").replace(b"\n", b" ").replace(b"\r", b" ")
        try:
            answer = web.get("/api/names", params={"q": text}, headers={b"X-Odd": name})
        except httpx.TransportError:
            continue  # the server hangs up on what is no header
        assert answer.status_code in {200, 400}
        assert answer.headers.get("x-odd") is None
    assert web.get("/api/start").status_code == 200
    assert serving.port > 0


def test_a_hostile_label_names_a_thing_and_a_file_that_stay_inside(
    web: httpx.Client, mine: Path
) -> None:
    for text in ("../../etc/passwd", "..\\..\\x", "a/../../b", "<script>", "CON", "\u202egnp.x"):
        sent = {
            "title": text,
            "kind": expand("evg:NewsArticle"),
            "text": f"Words {text}.",
            "language": "en",
        }
        answer = web.post("/api/source", json=sent)
        assert answer.status_code == 200, answer.text
    inside = sorted(path.parent for path in mine.rglob("*.txt"))
    assert set(inside) == {mine / "texts"}
    assert len(inside) == 6
