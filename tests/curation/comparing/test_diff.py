"""What two versions say differently is told; how their files look is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.curation.comparing.diffing import Diff
from eventgraph.curation.comparing.writing import FORMATS, write_diff
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import PREFIXES, curie
from hostile import HOSTILE, SPOOFS

CLEAN = (Path(__file__).parents[2] / "clean.trig").read_text("utf-8")

MOVED = "moved to another speaker, says otherwise"


def compared(folder: Path, *changes: tuple[str, str], more: str = "") -> Diff:
    """Compare the clean dataset with itself as it is after some changes of its text."""
    text = CLEAN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "old.trig").write_text(CLEAN, "utf-8")
    (folder / "new.trig").write_text(f"{text}\n{more}\n", "utf-8")
    return eg.diff(folder / "old.trig", folder / "new.trig")


def told(found: Diff) -> list[tuple[str, ...]]:
    """Give each entry as its kind, what became of it, its names, and the fields that changed."""
    return [
        (
            one.kind,
            one.words,
            *(curie(name) for name in (one.before, one.name) if name),
            *(change.field for change in one.changes),
        )
        for one in found.entries
    ]


def test_how_files_look_is_no_difference(tmp_path: Path) -> None:
    quads = sorted(store_of(eg.load("graph", ontology=False)), key=str, reverse=True)
    (tmp_path / "all.nq").write_text("".join(f"{quad} .\n" for quad in quads), "utf-8")
    found = eg.diff("graph", tmp_path / "all.nq")
    assert (found.same, found.summary()) == (True, "no difference")


def test_how_a_number_is_written_and_a_node_is_called_is_no_difference(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:p> 1.0 , [ <urn:q> ( 1 2 ) ] .")
    (tmp_path / "b.ttl").write_text(
        "<urn:a> <urn:p> _:x . _:x <urn:q> _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first>"
        " 1 ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> (2) . <urn:a> <urn:p> 1.00 ."
    )
    assert eg.diff(tmp_path / "a.ttl", tmp_path / "b.ttl").same


def test_what_stands_in_a_node_without_a_name_is_compared(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:p> [ <urn:q> [ <urn:r> 1 ] ] .")
    (tmp_path / "b.ttl").write_text("<urn:a> <urn:p> [ <urn:q> [ <urn:r> 2 ] ] .")
    found = eg.diff(tmp_path / "a.ttl", tmp_path / "b.ttl")
    assert told(found) == [("thing", "changed", "<urn:a>", "<urn:p>")]


def test_nodes_that_point_to_one_another_come_to_an_end(tmp_path: Path) -> None:
    for name, value in (("a.ttl", 1), ("b.ttl", 2)):
        text = f"<urn:a> <urn:p> _:x . _:x <urn:p> _:y . _:y <urn:p> _:x ; <urn:q> {value} ."
        (tmp_path / name).write_text(text)
    assert eg.diff(tmp_path / "a.ttl", tmp_path / "a.ttl").same
    assert not eg.diff(tmp_path / "a.ttl", tmp_path / "b.ttl").same


def test_a_claim_is_reworded_moved_and_says_otherwise(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        ('evg:quote "our talks led to it"@en', 'evg:quote "talks led to it"@en'),
        ("    sem:accordingTo actor:gazette ;", "    sem:accordingTo actor:ministry ;"),
        ("group:prisoners evg:size 12 .", "group:prisoners evg:size 13 ."),
    )
    assert told(found) == [
        ("claim", MOVED, "claim:release", "statement", "speaker"),
        ("claim", "reworded", "claim:talks", "quote"),
    ]
    statement = found.entries[0].changes[0]
    assert [str(term) for term in statement.came[0]][2].startswith('"13"')


def test_what_is_put_forward_otherwise_is_told(tmp_path: Path) -> None:
    certain = ('evg:quote "our talks', 'evg:attitude evg:Denies ; evg:quote "our talks')
    found = compared(tmp_path, certain)
    assert told(found) == [("claim", "attitude changed", "claim:talks", "attitude")]


def test_claims_and_things_that_came_or_went_are_told(tmp_path: Path) -> None:
    came = "claim:new { event:talks sem:hasPlace place:town } claim:new evg:status evg:Draft ."
    found = compared(tmp_path, more=came + 'place:hill a evg:City ; rdfs:label "Hill"@en .')
    assert [one[:3] for one in told(found)] == [
        ("claim", "added", "claim:new"),
        ("thing", "added", "place:hill"),
    ]
    back = eg.diff(tmp_path / "new.trig", tmp_path / "old.trig", findings="none")
    assert [one[:3] for one in told(back)] == [
        ("claim", "gone", "claim:new"),
        ("thing", "gone", "place:hill"),
    ]


@pytest.mark.parametrize("note", ["", "place:borough dcterms:replaces place:town ."])
def test_a_thing_or_claim_under_another_name_is_renamed(tmp_path: Path, note: str) -> None:
    names = ("place:town", "place:borough"), ("claim:release", "claim:freed")
    assert told(compared(tmp_path, *names, more=note)) == [
        ("claim", "renamed", "claim:release", "claim:freed"),
        ("thing", "renamed", "place:town", "place:borough"),
    ]


def test_what_is_renamed_and_relabelled_is_known_by_its_places(tmp_path: Path) -> None:
    label = ("place:town", "place:borough"), ('"the town"@en', '"the borough"@en')
    assert told(compared(tmp_path, *label)) == [
        ("thing", "renamed", "place:town", "place:borough", "label"),
    ]


def test_a_merge_is_told_as_one_and_moves_no_claim(tmp_path: Path) -> None:
    gone = 'group:prisoners a evg:Group ; rdfs:label "prisoners"@en , "presos"@es .'
    merged = "actor:ministry dcterms:replaces group:prisoners ."
    found = compared(tmp_path, (gone, ""), ("group:prisoners", "actor:ministry"), more=merged)
    assert told(found) == [
        ("thing", "merged", "group:prisoners", "actor:ministry", "kind", "label")
    ]


def test_findings_are_new_or_mended_whatever_gathers_them(tmp_path: Path) -> None:
    found = compared(tmp_path, ("evg:size 12", "evg:size 13"))
    assert [(one.check, curie(one.focus)) for one in found.came] == [
        ("number-not-in-quote", "claim:release")
    ]
    assert found.mended == ()
    back = eg.diff(tmp_path / "new.trig", tmp_path / "old.trig", findings="all")
    assert ([one.check for one in back.mended], back.came) == (["number-not-in-quote"], ())
    assert eg.diff(tmp_path / "new.trig", tmp_path / "old.trig", findings="none").mended == ()


def test_a_claim_that_answers_one_that_is_gone_is_found(tmp_path: Path) -> None:
    begin = CLEAN.index("claim:release {")
    end = CLEAN.index("claim:talks {")
    found = compared(tmp_path, (CLEAN[begin:end], ""))
    assert "dispute-of-nothing" in {one.check for one in found.came}


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_the_same_and_is_the_same_each_time(tmp_path: Path, format: str) -> None:
    words = ("our talks led to it", "talks led to it")
    found = compared(tmp_path, words)
    shown = write_diff(found, format)
    assert all(one in shown for one in words)
    assert write_diff(compared(tmp_path, words), format) == shown


def test_json_holds_terms_in_full(tmp_path: Path) -> None:
    record = json.loads(write_diff(compared(tmp_path, ("evg:size 12", "evg:size 13")), "json"))
    (entry,) = record["entries"]
    assert entry["name"] == f"{PREFIXES['claim']}release"
    assert entry["changes"][0]["came"][0][2] == {
        "type": "literal",
        "value": "13",
        "datatype": f"{PREFIXES['xsd']}integer",
    }


def test_nothing_that_data_holds_is_markup_or_steers_a_terminal(tmp_path: Path) -> None:
    values = "".join(
        f"place:town rdfs:label {json.dumps(one, ensure_ascii=False)}@en .\n" for one in HOSTILE
    )
    found = compared(tmp_path, more=values)
    assert "<script>" not in write_diff(found, "html")
    assert "<script>" not in write_diff(found, "markdown")
    assert SPOOFS.findall(write_diff(found, "text")) == []


def test_the_exit_status_tells_whether_there_is_a_difference(tmp_path: Path) -> None:
    compared(tmp_path, ("evg:size 12", "evg:size 13"))
    old, new = str(tmp_path / "old.trig"), str(tmp_path / "new.trig")
    runs = [["diff", old, old], ["diff", old, new], ["diff", old, f"{new}x"]]
    assert [CliRunner().invoke(group, words).exit_code for words in runs] == [0, 1, 2]
    answer = CliRunner().invoke(group, ["diff", old, "--graph", new, "--no-findings"])
    assert answer.stdout.endswith("claims: 1 changed\n")
