"""Measure the search for words: making the index, and finding common and rare words.

Run `python bench/search.py [CLAIMS]`. Each claim has a quote of 18 words; the words are as common
as in a language (Zipf): the first stands in most quotes, the ten-thousandth in hardly any. The time
to find is that to the 20 hits which are shown; of three rounds the least counts. Target: 30 ms.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Final

import pyoxigraph as ox

from eventgraph.searching.asking import count, hits, read_words
from eventgraph.vocabulary import EVG, PREFIXES, SEM
from eventgraph.words.indexing import make_index

CLAIMS: Final = 125_000
WORDS: Final = 20_000
LENGTH: Final = 18
SHOWN: Final = 20
ROUNDS: Final = 3


def quads(claims: int, words: list[str]) -> Iterator[ox.Quad]:
    """Make claims by 500 speakers, the same at every run."""
    chance = random.Random(1)  # noqa: S311 - no secret
    common = list(accumulate(1 / (n + 1) for n in range(len(words))))
    quote, speaker = ox.NamedNode(str(EVG.quote)), ox.NamedNode(str(SEM.accordingTo))
    for n in range(claims):
        claim = ox.NamedNode(f"{PREFIXES['claim']}c{n}")
        text = " ".join(chance.choices(words, cum_weights=common, k=LENGTH))
        yield ox.Quad(claim, quote, ox.Literal(text, language="en"))
        yield ox.Quad(claim, speaker, ox.NamedNode(f"{PREFIXES['actor']}a{n % 500}"))


def spoken() -> list[str]:
    """Make up words."""
    chance = random.Random(2)  # noqa: S311 - no secret
    return [
        "".join(chance.choices("abdeghilmnorstu", k=chance.randint(2, 9))) for _ in range(WORDS)
    ]


def least(index: sqlite3.Connection, words: str) -> float:
    """Give the least milliseconds of some rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        list(islice(hits(index, read_words(words)), SHOWN))
        found.append(time.perf_counter() - start)
    return 1000 * min(found)


def main() -> None:
    """Measure, and print a Markdown table."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    words = spoken()
    store = ox.Store()
    store.bulk_extend(quads(claims, words))
    start = time.perf_counter()
    index = make_index(store)
    print(f"{claims:,} claims indexed in {time.perf_counter() - start:.1f} s\n")
    print("| words | found in | ms |\n|---|--:|--:|")
    one, other = words[3], words[4]
    asked = [words[0], words[5], words[50], words[500], words[5000], f"{one} {other}"]
    for text in [*asked, f'"{one} {other}"', f"{one[:1]}*", f"{words[7][:3]}*"]:
        print(f"| {text} | {count(index, read_words(text)):,} | {least(index, text):.1f} |")


if __name__ == "__main__":
    main()
