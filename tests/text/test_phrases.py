"""Sentences in another language: places, parts, hints, and what is not known."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest

from eventgraph.text.languages import SPOKEN
from eventgraph.text.wording.phrases import Phrases, told

PLACES = re.compile(r"\{(\w+)\}")


def test_the_more_particular_sentence_is_told_and_places_keep_their_words() -> None:
    known = Phrases({"{a} is {b}": "{a} es {b}", "{a} is no {b}": "{a} no es {b}"})
    assert known.said("'so; is it' is no date") == "'so; is it' no es date"
    assert known.said("it is so") == "it es so"


def test_a_hint_at_the_end_is_told_by_itself() -> None:
    known = Phrases({"no {a}": "sin {a}", "; there are {b}": "; hay {b}"})
    assert known.said("no tea; there are a; b") == "sin tea; hay a; b"
    assert known.said("no tea; and no hint") == "sin tea; and no hint"


def test_a_part_is_told_in_its_place_alone() -> None:
    known = Phrases({"~{a} or {of_b}": "{a} o {of_b}", "try {of_a}": "pruebe {of_a}"})
    assert known.said("try a or b or c") == "pruebe a o b o c"
    assert known.said("a or b") == "a or b"


def test_what_is_sent_to_be_slow_is_not_looked_at() -> None:
    sent = "; there are" * 100_000
    assert told(sent, "es") == sent


@pytest.mark.parametrize("language", SPOKEN[1:])
def test_every_sentence_keeps_its_places(language: str) -> None:
    place = resources.files("eventgraph").joinpath(f"text/wording/words/{language}.json")
    for english, other in json.loads(place.read_text("utf-8")).items():
        assert set(PLACES.findall(english)) == set(PLACES.findall(other)), english
        assert re.sub(r"[{}~]|of_|\w+=", "", PLACES.sub("", english)), english
