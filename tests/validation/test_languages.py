"""What the rules find is told in Spanish, too: all of them, with the same values in the words."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib.namespace import SH
from rdflib.term import Node

import eventgraph as eg
from eventgraph.validation.checks import Check, read_checks
from eventgraph.validation.shaping import read_shapes

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
#: What no words in another language give: computed in English, and left out there.
ENGLISH = {"draft": {"lacks"}, "omission-turns": {"kind"}, "withdrawal-of-anothers": {"verb"}}
#: A claim without speaker and certainty, a word that is misspelt, three things without labels.
SPOILT = (
    CLEAN.replace("    sem:accordingTo actor:gazette ;\n", "", 1)
    .replace("evg:certainty evg:Stated ;", "", 1)
    .replace("evg:releases", "evg:relases", 1)
) + "".join(f"event:e{n} a evg:Event .\n" for n in range(5))


@pytest.mark.parametrize("check", read_checks(), ids=lambda check: check.name)
def test_every_check_is_told_in_spanish_with_its_values(check: Check) -> None:
    spanish = check.speaking("es")
    assert spanish.message != check.message
    assert spanish.mend != check.mend
    fields = [set(re.findall(r"\{(\w+)\}", one.message + one.mend)) for one in (check, spanish)]
    assert fields[0] - fields[1] == ENGLISH.get(check.name, set())
    assert not fields[1] - fields[0]


@pytest.mark.parametrize("name", ["claim", "dataset"])
def test_every_shape_is_told_in_both_languages(name: str) -> None:
    shapes = read_shapes(name)
    for predicate in (SH.message, SH.description):
        told: dict[Node, set[str | None]] = defaultdict(set)
        for shape, value in shapes.subject_objects(predicate):
            told[shape].add(getattr(value, "language", None))
        assert set(map(frozenset, told.values())) == {frozenset({"en", "es"})}


def test_a_report_in_spanish_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "data.trig"
    path.write_text(SPOILT, "utf-8")
    dataset = eg.load(path)
    english, spanish = (eg.validate(dataset, [path], language=one) for one in ("en", "es"))
    same = [
        {(one.severity, one.check, one.focus, one.place) for one in report.findings}
        for report in (english, spanish)
    ]
    assert same[0] == same[1]
    told = {one.check: one.message for one in spanish.findings}
    assert told["claim-without-speaker"] == "nadie figura como su hablante"
    assert told["unknown-term"] == "la ontología no tiene evg:relases; ¿quería decir evg:releases?"
    assert told["certainty-not-single"].startswith("necesita exactamente una certeza")
    assert "; lo mismo con 4 más: event:e" in told["label-missing"]
    assert not {one.message for one in english.findings} & {one.message for one in spanish.findings}
    other = eg.validate(dataset, [path], language="qu")
    assert other == english
