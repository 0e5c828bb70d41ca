"""Measure how soon the application for entering claims answers.

Run `python bench/curate.py [--claims N] [--names N]`. Measured are, through the server as the page
asks: names while they are typed, among N names; one claim checked while it is typed, on the curated
graph and beside N claims; a text of 200 pages with 2,000 claims, until it can be read in headless
Chromium; saving. The text of the press release, not ours to publish, is read from the file that
EVENTGRAPH_SOURCE_TEXT names; without it, what needs it is skipped. Each is the least and the
median of some rounds, in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import httpx
from page import chromium
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parent.parent / "tests/helpers"))
from curated import client, served
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.running import Served
from eventgraph.vocabulary import PREFIXES
from hand import Hand

ROUNDS: Final = 15
ROOT: Final = Path(__file__).parent.parent
SOURCES: Final = 40
PAGES, WORDS_A_PAGE, LONG_CLAIMS = 200, 400, 2000
FIRST: Final = [
    "Ana",
    "Luis",
    "José",
    "Marta",
    "Igor",
    "Chen",
    "Fatima",
    "Omar",
    "Nadia",
    "Piotr",
    "Joëlle",
    "Yara",
    "Tomás",
    "Ilse",
]
LAST: Final = [
    "Rodríguez",
    "Maduro",
    "Okafor",
    "Nowak",
    "Haddad",
    "Li",
    "Sørensen",
    "Pereira",
    "Quispe",
    "Amari",
    "Bukele",
]
HEAD: Final = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())
SOURCE: Final = PREFIXES["source"]


def write_large(folder: Path, claims: int, names: int) -> Path:
    """Write a dataset of so many claims and names, one source of it with a text of 200 pages."""
    folder.mkdir()
    words = [f"{a}{b}" for a in ("lo", "ma", "ri", "te", "su", "no") for b in _endings()]
    people = (f"{FIRST[n % len(FIRST)]} {LAST[n % len(LAST)]} {n}" for n in range(names))
    things = [_thing("actor", f"p{n}", "Person", name) for n, name in enumerate(people)]
    things += [_thing("event", f"e{n}", "Event", f"Event {n}") for n in range(claims // 10 + 1)]
    things += [_thing("source", f"s{n}", "NewsArticle", f"Paper {n}") for n in range(SOURCES)]
    things.append(_thing("actor", "curator", "Curator", "curator"))
    (folder / "things.ttl").write_text(HEAD + "\n".join(things), "utf-8")
    chance = random.Random(7)  # noqa: S311 - the same words each time, and no secret
    text = [[chance.choice(words) for _ in range(WORDS_A_PAGE)] for _ in range(PAGES)]
    (folder.parent / "long.txt").write_text("\n\n".join(map(_page, text)), "utf-8")
    for source in range(SOURCES):
        mine = range(source, claims, SOURCES)
        quotes = [f"words of claim {n} here" for n in mine]
        if not source:
            mine = range(claims, claims + LONG_CLAIMS)
            quotes = [_quote(text[n % PAGES], n // PAGES) for n in range(LONG_CLAIMS)]
        parts = (_claim(n, source, quote) for n, quote in zip(mine, quotes, strict=True))
        (folder / f"claims-{source:02}.trig").write_text(HEAD + "\n".join(parts), "utf-8")
    return folder


def _endings() -> list[str]:
    return ["va", "rin", "do", "sel", "mar", "tig", "ben", "cor", "fal", "gun"]


def _page(words: list[str]) -> str:
    """Write the words of a page in sentences of ten."""
    tens = [words[at : at + 10] for at in range(0, len(words), 10)]
    return " ".join(" ".join(ten).capitalize() + "." for ten in tens)


def _quote(words: list[str], number: int) -> str:
    return " ".join(words[number * 30 + 1 : number * 30 + 8])


def _thing(prefix: str, name: str, kind: str, label: str) -> str:
    return f'{prefix}:{name} a evg:{kind} ; rdfs:label "{label}"@en .'


def _claim(n: int, source: int, quote: str) -> str:
    return f"""
claim:c{n} {{ event:e{n // 12} evg:affects actor:p{n % 997} . }}

claim:c{n}
    a evg:Claim ;
    sem:accordingTo actor:p{n % 40} ;
    prov:wasQuotedFrom source:s{source} ;
    evg:quote "{quote}"@en ;
    evg:certainty evg:Stated ;
    pav:curatedBy actor:curator ;
    pav:curatedOn "2026-01-01"^^xsd:date ."""


def timed(what: str, work: Callable[[], Any], rounds: int = ROUNDS) -> None:
    """Do something some times, and print how long it took."""
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - begun))
    print(f"{what:58} {min(took):8.0f} {statistics.median(took):8.0f}")


def entry(web: httpx.Client, claim: str) -> dict[str, Any]:
    """Ask for a claim as the form holds it."""
    found: dict[str, Any] = web.get("/api/claim", params={"claim": claim}).json()
    return found


def measure_asking(web: httpx.Client, claim: str, where: str) -> None:
    """Measure what is asked while somebody types."""
    for typed in ("a", "mad", "rod 1", "bukele 49"):
        timed(f"names, {typed!r} typed, {where}", partial(_ok, web, typed))
    found = entry(web, claim)
    checked = web.post("/api/check", json={"entry": found})
    print(f"  findings: {[one['check'] for one in checked.json()['findings']]}")
    timed(f"a claim checked, {where}", partial(web.post, "/api/check", json={"entry": found}))
    timed(f"relations that fit, {where}", partial(web.get, "/api/relations"))
    for _ in range(2):
        found = entry(web, claim)
        notes = {"en": f"{time.perf_counter()}"}
        sent = {"entry": {**found, "notes": notes}}
        timed(f"a claim saved, {where}", partial(web.post, "/api/save", json=sent), 1)
        timed(f"the next thing asked, {where}", lambda: _ok(web, "mad"), 1)


def _ok(web: httpx.Client, typed: str) -> None:
    web.get("/api/names", params={"q": typed}).raise_for_status()


def measure_long(browser: Browser, serving: Served, claims: int) -> None:
    """Measure how soon a long text can be read."""
    for which in ("first", "again"):
        page = browser.new_page()
        begun = time.perf_counter()
        page.goto(serving.opening)
        page.locator('html[data-ready="yes"]').wait_for(state="attached")
        page.locator("#text .sentence").first.wait_for()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        took = 1000 * (time.perf_counter() - begun)
        print(f"{f'200 pages, {LONG_CLAIMS} of {claims} claims, opened {which}':58} {took:8.0f}")
        print(" ", page.locator("#count").inner_text())
        page.close()


def measure_release(browser: Browser, folder: Path, text: Path) -> None:
    """Enter five claims of the press release: actions and seconds for each."""
    for claims in sorted((folder / "claims").glob("*.trig")):
        claims.unlink()
    desk = Desk(folder, texts=[("source:iac-2025-07-22", text)])
    desk.warm()  # as `eventgraph curate` does when it begins to serve
    with served(desk) as serving:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(serving.opening)
        page.locator('html[data-ready="yes"]').wait_for(state="attached")
        hand = Hand(page)
        page.locator("#source").select_option(f"{SOURCE}iac-2025-07-22")
        page.wait_for_timeout(1000)
        for words, relation, value in (
            ("two new flights", "flights", "2"),
            ("252 Venezuelan nationals", "calls", "nationals"),
            ("arbitrarily detained", "calls", "arbitrary"),
            ("without access to justice", "without", "access to justice"),
            ("on July 18", "date", "2025-07-18"),
        ):
            hand.mark(words)
            begun = time.perf_counter()
            hand.marked(words)
            if page.evaluate("document.activeElement.id") == "speaker":
                hand.press("Alt+p")
            hand.at("thing-0")
            hand.name("Return of the Venezuelans")
            hand.at("relation-0")
            hand.name(relation)
            hand.at("value-0")
            hand.say(value)
            hand.save()
            took = time.perf_counter() - begun
            print(f"  {words!r}: {hand.counts[-1]} actions, {took:.2f} s with no time to think")


def main() -> None:
    """Measure it all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--names", type=int, default=50_000)
    given = parser.parse_args()
    text = Path(os.environ.get("EVENTGRAPH_SOURCE_TEXT", ""))
    print(f"{'':58} {'least':>8} {'median':>8}")
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        curated = Path(place) / "curated"
        shutil.copytree(ROOT / "graph", curated)
        with served(Desk(curated)) as serving, client(serving) as web:
            measure_asking(web, f"{PREFIXES['claim']}iac-headline-counts-252", "curated graph")
        large = write_large(Path(place) / "large", given.claims, given.names)
        begun = time.perf_counter()
        desk = Desk(large, texts=[("source:s0", Path(place) / "long.txt")])
        print(f"loaded: {time.perf_counter() - begun:.1f} s")
        with served(desk) as serving:
            measure_long(browser, serving, given.claims)
            with client(serving) as web:
                web.timeout = httpx.Timeout(120)
                web.get("/api/suggested", params={"source": f"{SOURCE}s0"})
                measure_asking(web, f"{PREFIXES['claim']}c101", f"{given.claims} claims")
        if text.is_file():
            measure_release(browser, curated, text)
        else:
            print("skipped: set EVENTGRAPH_SOURCE_TEXT to a file with the press release")


if __name__ == "__main__":
    main()
