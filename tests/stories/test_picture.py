"""The picture of a story: it holds together, and whatever a name holds is text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from rdflib import Dataset

import eventgraph as eg

Told = Callable[..., Dataset]
SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_is_text_in_svg_that_holds_together(dataset: Dataset) -> None:
    root = ET.fromstring(eg.story(dataset, format="svg"))  # noqa: S314 - our own
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert "Catholic Church" in words
    assert "≠ excluded from" in words
    width, height = (float(root.attrib[side]) for side in ("width", "height"))
    for element in root.iter(f"{SVG}text"):
        size = float(element.attrib["font-size"]) * 0.62 * len(element.text or "")
        x = float(element.attrib["x"])
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]]
        assert x - size * share > -8
        assert x + size * (1 - share) < width + 8
        assert float(element.attrib["y"]) < height


def test_the_picture_in_the_documentation_is_that_of_the_graph(dataset: Dataset) -> None:
    picture = Path(__file__).parents[2] / "docs/images/story.svg"
    assert picture.read_text("utf-8") == eg.story(dataset, format="svg")


HOSTILE = '</svg><script>alert(1)</script>" onload="x'


def test_hostile_and_right_to_left_names_are_text_in_every_format(told: Told) -> None:
    evil = HOSTILE.replace('"', '\\"')
    long = "ב" * 300
    dataset = told(
        f'event:x a evg:Event ; rdfs:label "{evil}"@en . actor:y rdfs:label "{long}"@he .',
        ("actor:y", 'event:x evg:affects actor:y ; evg:lacks "\\u202e<b>"@en'),
    )
    for form in ("svg", "html"):
        page = eg.story(dataset, format=form)
        assert "<script" not in page
        assert not re.search(r"<[^>]*\sonload=", page)
        assert "\u202e" not in page
    assert "\\<b\\>" in eg.story(dataset, format="markdown")
