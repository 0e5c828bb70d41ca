"""The form of `curate` as a program that reads its requests from standard input.

Each must be answered or refused, what is loaded must be what the files hold, and undo must give the
files back to the byte. `python scripts/fuzzing/desk.py --graph mine < stdin` repeats a case.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any, Final

import click
import httpx
from rdflib import Dataset

import eventgraph as eg
from eventgraph.curation.desk.entries import version_of
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.answering import application
from eventgraph.curation.serving.guarding import page_token
from eventgraph.rdf.oxigraph import store_of

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fuzzing.cases import Case
from fuzzing.curating import WORDS, mine
from fuzzing.pieces import TEXTS, VALUES

__all__ = ["command", "form"]

_PORT: Final = 8765
_TOKEN: Final = "t" * 32
_ID: Final = "https://w3id.org/eventgraph/id/"
_NS: Final = "https://w3id.org/eventgraph/ns#"
_CLAIMS: Final = [f"{_ID}claim/{name}" for name in (
    "mayor-dates-the-reopening", "department-dates-the-reopening", "nobody")]  # fmt: skip
_ACTORS: Final = [f"{_ID}actor/{name}" for name in ("mayor", "works-department", "gazette", "x")]
_SOURCE: Final = f"{_ID}source/gazette-2024-03-01"
_THINGS: Final = [*_ACTORS, _SOURCE, f"{_ID}place/riverton", f"{_ID}event/reopening-of-the-bridge"]
_RELATIONS: Final = [f"{_NS}{name}" for name in ("calls", "size", "madeBy", "disputes", "note")] + [
    "http://semanticweb.cs.vu.nl/2009/11/sem/hasPlace",
    "http://semanticweb.cs.vu.nl/2009/11/sem/hasTimeStamp",
]
#: What stands for the state of a claim or thing when its request is sent.
_NOW: Final = "@version"


def form(random: Random) -> Case:
    """Send some requests to the form, most of which may be sent."""
    asked = [_request(random) for _ in range(random.choice((1, 2, 4, 8)))]
    files = mine() | {"mine/texts/gazette-2024-03-01.txt": WORDS.encode()}
    program = ("python", str(Path(__file__).resolve()))
    return Case(("curate", "--graph", "mine"), files, json.dumps(asked).encode(), program)


def _request(random: Random) -> tuple[str, object]:
    """Make one request: its name, and what is sent."""
    name = random.choice(tuple(_SENT))
    sent = _SENT[name](random)
    if random.random() < 0.15:
        sent[random.choice((*sent, "x"))] = _odd(random)
    return name, sent


def _odd(random: Random) -> object:
    return random.choice((None, 3, True, [], {}, [[]], "", *TEXTS, *VALUES, *_THINGS, *_CLAIMS))


def _words(random: Random) -> str:
    return random.choice((*TEXTS, *VALUES, "lost money", "Shops in Riverton", "2024-02-29"))


def _entry(random: Random) -> dict[str, Any]:
    claim = random.choice(("", "", *_CLAIMS))
    quote = random.choice(("flowed since 28 February", "“We are relieved,”", "", _words(random)))
    return {
        "claim": claim,
        "version": _NOW if claim else "",
        "source": random.choice((_SOURCE, _SOURCE, "", f"{_ID}source/x")),
        "quote": quote,
        "language": random.choice(("en", "en", "es", "", "e n")),
        "speakers": random.sample(_ACTORS, random.choice((0, 1, 1, 2))),
        "certainty": random.choice(("Stated", "Alleged", "")),
        "attitude": random.choice(("", "", "Denies")),
        "statements": [_statement(random) for _ in range(random.choice((0, 1, 1, 2)))],
        "notes": {random.choice(("en", "es", "", "x y")): _words(random)},
        "labels": random.choice(({}, {"en": _words(random)})),
        "draft": random.random() < 0.3,
        "review": random.random() < 0.3,
    }


def _statement(random: Random) -> dict[str, Any]:
    kind = random.choice(("thing", "text", "plain"))
    value = random.choice(_THINGS) if kind == "thing" else _words(random)
    thing = random.choice((*_THINGS, "urn:self"))
    relation = random.choice(_RELATIONS)
    return {"thing": thing, "relation": relation, "kind": kind, "value": value, "language": "en"}


def _source(random: Random) -> dict[str, Any]:
    return {
        "source": random.choice(("", "", _SOURCE)),
        "kind": random.choice((f"{_NS}NewsArticle", f"{_NS}Source", "")),
        "title": _words(random),
        "publisher": random.choice(("", *_ACTORS)),
        "issued": random.choice(("2024-03-01", "2024", "", _words(random))),
        "language": random.choice(("en", "es", "", _words(random))),
        "url": random.choice(("", "https://example.org/a", _words(random))),
        "text": random.choice((WORDS, "One.\n\nTwo.", _words(random))),
        "version": _NOW,
    }


def _named(random: Random) -> dict[str, Any]:
    labels = {random.choice(("en", "es", "x y")): _words(random), "en": _words(random)}
    return {
        "thing": random.choice(_THINGS),
        "kind": random.choice((f"{_NS}Person", f"{_NS}City", f"{_NS}Claim", "")),
        "labels": labels,
        "aliases": [_words(random), "The paper"],
        "version": _NOW,
    }


_SENT: Final[Mapping[str, Callable[[Random], dict[str, Any]]]] = {
    "save": lambda random: {"entry": _entry(random)},
    "check": lambda random: {"entry": _entry(random), "lang": random.choice(("en", "es"))},
    "delete": lambda random: {"claim": random.choice(_CLAIMS), "version": _NOW},
    "approve": lambda random: {"claim": random.choice(_CLAIMS), "version": _NOW},
    "make": _named,
    "describe": _named,
    "source": _source,
    "restate": _source,
    "dated": _source,
    "merge": lambda random: {
        "kept": random.choice(_THINGS), "other": random.choice(_THINGS),
        "why": _words(random), "dry": random.random() < 0.3},
    "rename": lambda random: {
        "thing": random.choice(_THINGS), "dry": random.random() < 0.3,
        "name": random.choice(("actor:new", "place:other", "urn:x:y", _words(random)))},
    "mark": lambda random: {"source": _SOURCE, "pieces": [[random.randrange(260), 240]]},
    "findings": lambda _: {"lang": "es"},
    "undo": lambda _: {},
}  # fmt: skip


@click.command("curate")
@click.option("--graph", default="mine")
@click.option("--keep", is_flag=True, help="Undo nothing.")
def command(graph: str, *, keep: bool) -> None:
    """Send the requests on standard input to the form, and look at what the files hold then."""
    folder = Path(graph)
    before = _files(folder)
    desk = Desk(folder)
    asyncio.run(_sent(desk, json.load(sys.stdin), keep=keep))
    if not keep and _files(folder) != before:
        raise AssertionError("undo did not give the files back")


async def _sent(desk: Desk, requests: list[tuple[str, Any]], *, keep: bool) -> None:
    base = f"http://127.0.0.1:{_PORT}"
    headers = {"Origin": base, "X-Eventgraph-Token": page_token(_TOKEN)}
    transport = httpx.ASGITransport(application(desk, _PORT, _TOKEN))
    async with httpx.AsyncClient(base_url=base, headers=headers, transport=transport) as web:
        await web.get("/", params={"token": _TOKEN})
        for name, sent in requests:
            await _answered(web, name, _filled(desk, sent))
        _follows(desk)
        while not keep and (await _answered(web, "undo", {})) == httpx.codes.OK:
            _follows(desk)


async def _answered(web: httpx.AsyncClient, name: str, sent: object) -> int:
    answer = await web.post(f"/api/{name}", content=json.dumps(sent))
    if answer.status_code not in {200, 400, 409}:
        raise AssertionError(f"{name} is answered with {answer.status_code}")
    if answer.status_code != httpx.codes.OK and "\n" in answer.json()["error"]:
        raise AssertionError(f"{name} is refused with several lines")
    return answer.status_code


def _filled(desk: Desk, sent: Any) -> Any:  # noqa: ANN401 - JSON
    """Put the state of what a request is about into it."""
    inner = sent.get("entry", sent)
    if isinstance(inner, dict) and inner.get("version") == _NOW:
        about = inner.get("claim") or inner.get("thing") or inner.get("source")
        is_known = isinstance(about, str) and about.startswith(_ID)
        inner["version"] = version_of(desk.now, str(about)) if is_known else ""
    return sent


def _follows(desk: Desk) -> None:
    """Refuse that what is loaded is not what the files hold."""
    held = eg.load(*desk.paths, drafts=True)
    one, other = map(_quads, (held, desk.now.dataset))
    if one != other:
        raise AssertionError(f"loaded is not what the files hold: {sorted(one ^ other)[:1]}")


def _quads(dataset: Dataset) -> set[str]:
    return {str(quad) for quad in store_of(dataset) if "_:" not in str(quad)}


def _files(folder: Path) -> dict[str, bytes]:
    every = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in every}


if __name__ == "__main__":
    command()
