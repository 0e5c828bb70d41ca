"""What a claim's graph names, its quote names too, or a note says what stands for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.validation.carrying import carried, carrying_note
from eventgraph.vocabulary import PREFIXES, curie

DATA = """
actor:ana a evg:Person ; rdfs:label "Ana Paz"@en .
actor:ministry a evg:PublicBody ; rdfs:label "Ministry"@en ; skos:altLabel "M.I."@en .
group:held a evg:Group ; rdfs:label "Prisoners"@en .
event:talks a evg:Negotiation ; rdfs:label "Talks of 2024"@en .
event:speech a evg:Statement ; rdfs:label "Speech"@en .
claim:other {{ group:held evg:calls "youngsters"@en }}
claim:other a evg:Claim ; sem:accordingTo actor:ana ; evg:quote "the youngsters in prison"@en .
claim:c {{ {said} }}
claim:c a evg:Claim ; sem:accordingTo actor:ministry ; evg:statedIn event:speech ;
    evg:quote "{quote}"@en {note} .
"""


def told(folder: Path, said: str, quote: str, note: str = "") -> dict[str, str]:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    noted = f'; evg:note "{note}"@en' if note else ""
    text = prefixes + DATA.format(said=said, quote=quote, note=noted)
    (folder / "data.trig").write_text(text, "utf-8")
    found = carried(eg.load(folder))
    return {curie(one.what): one.how for one in found if one.claim.endswith("/c")}


@pytest.mark.parametrize(
    ("said", "quote", "note", "expected"),
    [
        (
            "event:talks evg:party actor:ana",
            "talks with Paz",
            "",
            ("actor:ana", "named in the quote"),
        ),
        ("event:talks evg:party actor:ana", "talks with her", "", ("actor:ana", "neither")),
        (
            "event:talks evg:party actor:ana",
            "talks with her",
            "“Her” is Ana Paz.",
            ("actor:ana", "resolved by a note"),
        ),
        (
            "event:talks evg:party group:held",
            "the youngsters came",
            "",
            ("group:held", "named in the quote"),
        ),
        (
            "event:talks evg:party actor:ana",
            "she negotiated",
            "",
            ("event:talks", "named in the quote"),
        ),
        (
            "event:talks evg:party actor:ministry",
            "we talked",
            "",
            ("actor:ministry", "named in the quote"),
        ),
        ("event:talks evg:party actor:ministry", "he talked", "", ("actor:ministry", "neither")),
        ("event:speech evg:about actor:ana", "of Ana", "", ("event:speech", "named in the quote")),
        (
            "event:talks evg:mediatedBy actor:ana",
            "Ana mediated it",
            "",
            ("evg:mediatedBy", "named in the quote"),
        ),
        ("event:talks evg:mediatedBy actor:ana", "thanked Ana", "", ("evg:mediatedBy", "neither")),
        (
            "event:talks evg:mediatedBy actor:ana",
            "thanked Ana",
            "as intermediary",
            ("evg:mediatedBy", "resolved by a note"),
        ),
    ],
)
def test_things_and_relations_are_told_in_one_of_three_ways(
    tmp_path: Path, said: str, quote: str, note: str, expected: tuple[str, str]
) -> None:
    what, how = expected
    assert told(tmp_path, said, quote, note)[what] == how


def test_a_speaker_who_makes_the_statement_and_relations_without_cues_are_not_looked_for(
    tmp_path: Path,
) -> None:
    found = told(
        tmp_path, "event:speech evg:madeBy actor:ministry . claim:c evg:about claim:c", "x"
    )
    assert found == {"event:speech": "named in the quote"}


def test_validation_counts_them_and_remarks_on_what_is_left(tmp_path: Path) -> None:
    told(tmp_path, "event:talks evg:mediatedBy actor:ana", "somebody was thanked")
    dataset = eg.load(tmp_path)
    note = "things of claims: 1 named in the quote, 2 neither; relations with cue words: 1 neither"
    assert carrying_note(dataset) == note
    assert note in CliRunner().invoke(group, ["validate", "--graph", str(tmp_path)]).stdout
    found = {f.check: f for f in eg.validate(dataset).findings if f.check.endswith("-in-quote")}
    assert {check: (f.severity, f.message) for check, f in found.items()} == {
        "thing-not-in-quote": (
            "info",
            "neither the quote nor a note tells of actor:ana, event:talks",
        ),
        "relation-not-in-quote": (
            "info",
            "neither the quote nor a note tells of evg:mediatedBy",
        ),
    }


def test_most_things_of_the_curated_graph_are_named_and_nothing_is_a_warning() -> None:
    dataset = eg.load(Path(__file__).parents[2] / "graph")
    found = list(carried(dataset))
    left = [one for one in found if one.how == "neither"]
    assert len(found) > 300
    assert len(left) <= 0.1 * len(found)


@pytest.mark.parametrize("speaker", ['"somebody"', "_:somebody", "[]", "1", "<urn:x>"])
def test_a_speaker_that_is_no_iri_is_none_that_makes_the_statement(
    tmp_path: Path, speaker: str
) -> None:
    told(tmp_path, "event:speech evg:madeBy actor:ana", "Ana Paz said so")
    text = (tmp_path / "data.trig").read_text("utf-8")
    (tmp_path / "data.trig").write_text(
        text.replace("actor:ministry ; evg:st", f"{speaker} ; evg:st")
    )
    found = {curie(one.what) for one in carried(eg.load(tmp_path)) if one.claim.endswith("/c")}
    assert found == {"actor:ana", "event:speech"}
