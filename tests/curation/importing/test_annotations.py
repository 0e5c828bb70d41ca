"""Each tool's file becomes drafts: its words, notes and relations, without names unless asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.curation.editing import Edit
from eventgraph.curation.holding import hold
from eventgraph.curation.importing.annotations import Wanted, drafts_of, read_file
from eventgraph.curation.importing.drafting import Found, write_claims
from eventgraph.evidence.sourcetexts import read_texts
from eventgraph.vocabulary import expand
from hostile import HOSTILE
from sheets import mine

ADDRESS = '"https://gazette.example/a"'
GAZETTE = "source:gazette-2024-03-01"
TEXT = "🥳 The mayor said: “Traffic has flowed since 28 February.” The department denied it.\n"
QUOTE = "Traffic has flowed since 28 February"
ROW = {
    "uri": "https://gazette.example/a",
    "created": "2024-03-05T14:34:41.9+00:00",
    "user": "acct:reader@example.org",
    "user_info": {"display_name": "A. Reader"},
    "text": "Says **who**?",
    "tags": ["traffic", "date"],
    "target": [
        {
            "source": "https://gazette.example/a",
            "selector": [
                {"type": "FragmentSelector", "value": "s1"},
                {"type": "TextPositionSelector", "start": 12301, "end": 12337},
                {"type": "TextQuoteSelector", "prefix": "mayor said: “", "exact": QUOTE,
                 "suffix": ".” The depa"},
            ],
        }
    ],
    "id": "w02dfNtb",
}  # fmt: skip


def drafts(folder: Path, data: object, name: str = "a.json", **more: object) -> Found:
    """Read a file into the small dataset, whose source has the text above."""
    graph = mine(folder)
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    (folder / "text.txt").write_text(TEXT, "utf-8")
    dataset = eg.load(graph)
    texts = read_texts(dataset, [(GAZETTE, folder / "text.txt")])
    wanted = Wanted(texts, expand(GAZETTE) or "", names=bool(more.get("names")))
    return drafts_of(dataset, hold(graph), read_file(path), wanted)


def told(found: Found, number: int = 0) -> dict[str, list[str]]:
    """Give what a draft says, by the last part of each property's name."""
    said: dict[str, list[str]] = {}
    for one in found.claims[number].description:
        name = one.predicate.value.replace("#", "/").rpartition("/")[2]
        value = getattr(one.object, "value", "")
        said.setdefault(name, []).append(value.rpartition("/")[2] if name == "curatedBy" else value)
    return said


@pytest.mark.parametrize("list_name", ["rows", "annotations"])
def test_hypothesis_rows_become_drafts_without_names(tmp_path: Path, list_name: str) -> None:
    found = drafts(tmp_path, {"total": 1, list_name: [ROW]})
    said = told(found)
    assert said["quote"] == [QUOTE]
    assert said["note"] == ["Says **who**?", "Tags: traffic, date"]
    assert said["status"] == [expand("evg:Draft")]
    assert said["wasQuotedFrom"] == [expand(GAZETTE)]
    assert said["curatedOn"] == ["2024-03-05"]
    assert "curatedBy" not in said
    assert "Reader" not in str(found.claims)
    assert "reader" not in str(found.claims)
    assert found.remarks == ["who marked them (1 person) is left out; --with-names carries it over"]


def test_names_are_carried_over_where_that_is_asked_for(tmp_path: Path) -> None:
    found = drafts(tmp_path, {"rows": [ROW]}, names=True)
    assert told(found)["note"][-2] == "Marked by A. Reader."
    known = ROW | {"user_info": {"display_name": "The Gazette"}, "id": "b"}
    (tmp_path / "again").mkdir()
    assert told(drafts(tmp_path / "again", [known], names=True))["curatedBy"] == ["gazette"]


def test_replies_page_notes_and_orphans_are_listed(tmp_path: Path) -> None:
    reply = ROW | {"references": ["w02dfNtb"]}
    page = ROW | {"target": [{"source": "https://gazette.example/a"}]}
    orphan = json.loads(json.dumps(ROW))
    orphan["target"][0]["selector"][2] |= {"exact": "A ferry sank", "prefix": "", "suffix": ""}
    found = drafts(tmp_path, {"rows": [reply, page, orphan, 7, ROW]})
    assert len(found.claims) == 1
    assert {(one.place, one.why) for one in found.left} == {
        ("annotation 1", "is a reply to another"),
        ("annotation 2", "is a note on the whole page"),
        ("annotation 3", "“A ferry sank” does not stand in the text"),
        ("annotation 4", "is no object"),
    }


RECOGITO: dict[str, object] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "id": "d11d",
    "body": [
        {"type": "TextualBody", "value": "Wer sagt das?", "language": "de"},
        {"purpose": "tagging", "value": "toll"},
        {"purpose": "tagging", "type": "SpecificResource", "label": "bridge"},
    ],
    "creator": {"isGuest": True, "id": "N1nW"},
    "target": {
        "source": "urn:src",
        "selector": [{"type": "TextQuoteSelector", "exact": "flowed since 28 Febru",
                      "prefix": "raffic has ", "suffix": "ary.” The "}],
    },
}  # fmt: skip


@pytest.mark.parametrize("target", [RECOGITO["target"], [RECOGITO["target"]]])
def test_a_target_may_be_a_list_or_not_and_cut_words_are_whole(
    tmp_path: Path, target: object
) -> None:
    said = told(drafts(tmp_path, [RECOGITO | {"target": target}]))
    assert said["quote"] == ["flowed since 28 February"]
    assert said["note"] == ["Wer sagt das?", "Tags: toll, bridge"]


def test_an_annotation_of_a_picture_marks_no_words(tmp_path: Path) -> None:
    picture = {"target": {"selector": {"type": "FragmentSelector", "value": "xywh=1,2,3,4"}}}
    found = drafts(tmp_path, {"type": "AnnotationPage", "items": [picture]})
    assert [one.why for one in found.left] == ["marks no words"]


def test_the_same_passage_is_drafted_once_and_never_again(tmp_path: Path) -> None:
    first = drafts(tmp_path, {"rows": [ROW, ROW]})
    assert len(first.claims) == 1
    name = first.claims[0].name
    assert [one.why for one in first.left] == [
        f"is {name.value.replace('https://w3id.org/eventgraph/id/claim/', 'claim:')} already"
    ]


def test_what_is_about_no_source_that_is_known_is_told(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    path = tmp_path / "a.json"
    path.write_text(json.dumps([ROW]), "utf-8")
    dataset = eg.load(graph)
    found = drafts_of(dataset, hold(graph), read_file(path), Wanted())
    assert [one.why for one in found.left] == [
        f"is about {ADDRESS}, which no source of the dataset has as its address; add --source"
    ]
    named = Wanted(source=expand(GAZETTE) or "")
    found = drafts_of(dataset, hold(graph), read_file(path), named)
    assert [one.why for one in found.left] == [
        f"is about {GAZETTE}, whose text is not given; add --text {GAZETTE}=FILE"
    ]


def test_whatever_a_note_holds_is_a_note_and_nothing_else(tmp_path: Path) -> None:
    notes = [text for text in HOSTILE if 0 < len(text) < 200]
    rows = [ROW | {"id": f"{n}", "text": text, "tags": [text]} for n, text in enumerate(notes)]
    found = drafts(tmp_path, {"rows": rows})
    assert len(found.claims) == len(notes)
    graph = tmp_path / "mine"
    write_claims(found, Edit(graph))
    held = [one for name, one in hold(graph).claims.items() if "draft-" in name]
    assert len(held) == len(notes)
    assert {one.predicate.value.rpartition("#")[2] for its in held for one in its.description} <= {
        "type", "status", "quote", "note", "wasQuotedFrom", "http://purl.org/pav/curatedOn",
    }  # fmt: skip
