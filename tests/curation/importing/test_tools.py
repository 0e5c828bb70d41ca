"""Files that bring their texts: CAS, CATMA, doccano, Label Studio; relations go into the notes."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import eventgraph as eg
from eventgraph.curation.holding import hold
from eventgraph.curation.importing.annotations import Wanted, drafts_of, read_file
from eventgraph.curation.importing.drafting import Found
from sheets import mine

TEXT = "🥳 The mayor said: “Traffic has flowed since 28 February.” The department denied it."
SPANS = (("The mayor", "Speaker"), ("Traffic has flowed since 28 February", "Claim"))


def units(words: str) -> tuple[int, int]:
    """Count in UTF-16, as JavaScript and Java do."""
    start = len(TEXT[: TEXT.index(words)].encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2


def read(folder: Path, data: object, name: str = "a.json") -> Found:
    graph = mine(folder)
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return drafts_of(eg.load(graph), hold(graph), read_file(path), Wanted())


def said(found: Found, name: str) -> list[list[str]]:
    """Give what each draft says by one property."""
    return [
        [
            getattr(one.object, "value", "")
            for one in claim.description
            if one.predicate.value.endswith(f"#{name}")
        ]
        for claim in found.claims
    ]


def told(found: Found) -> list[tuple[str, list[str]]]:
    """Give the quote and the notes of each draft."""
    quotes = [quote for (quote,) in said(found, "quote")]
    return list(zip(quotes, said(found, "note"), strict=True))


BOTH = [
    ("The mayor", ["Tags: Speaker", "says → “Traffic has flowed since 28 February”"]),
    ("Traffic has flowed since 28 February", ["Tags: Claim"]),
]


def label_studio(**more: object) -> list[dict[str, Any]]:
    regions = [
        {"id": "ab"[n], "type": "labels", "value": {"start": units(words)[0],
         "end": units(words)[1], "text": words, "labels": [label]}}
        for n, (words, label) in enumerate(SPANS)
    ]  # fmt: skip
    link = {"from_id": "a", "to_id": "b", "type": "relation", "labels": ["says"]}
    annotation = {"completed_by": 1, "result": [*regions, link], "created_at": "2024-03-05T1"}
    return [{"id": 1, "annotations": [annotation], "data": {"text": TEXT}, **more}]


def test_label_studio_in_full_brings_relations(tmp_path: Path) -> None:
    found = read(tmp_path, label_studio(predictions=[{}]))
    assert told(found) == BOTH
    assert [one.why for one in found.left] == ["has predictions, which nobody made"]


def test_what_was_cancelled_or_says_something_of_all_is_left(tmp_path: Path) -> None:
    (task,) = label_studio()
    whole = {"id": "w", "type": "choices", "value": {"choices": ["news"]}}
    empty = {"result": [whole], "completed_by": {"email": "a@example.org"}}
    task["annotations"] = [{"was_cancelled": True, "result": []}, empty]
    found = read(tmp_path, [task])
    assert [one.why for one in found.left] == ["was cancelled", "says something of the whole text"]


def test_what_is_typed_beside_a_region_is_its_note(tmp_path: Path) -> None:
    (task,) = label_studio()
    result = task["annotations"][0]["result"]
    result.append({"id": "a", "type": "textarea", "value": {"text": ["who exactly?"]}})
    assert told(read(tmp_path, [task]))[0][1][0] == "who exactly?"


def test_label_studio_in_short_brings_no_relations(tmp_path: Path) -> None:
    full = label_studio()[0]["annotations"][0]["result"]
    short = [{"id": 1, "annotation_id": 1, "annotator": 1, "text": TEXT,
              "label": [one["value"] for one in full[:2]]}]  # fmt: skip
    assert told(read(tmp_path, short)) == [(BOTH[0][0], ["Tags: Speaker"]), BOTH[1]]


def test_a_region_whose_words_do_not_stand_at_its_place_is_left(tmp_path: Path) -> None:
    data = label_studio()
    data[0]["data"] = {"text": TEXT.replace("🥳 ", "")}
    found = read(tmp_path, data)
    assert found.claims == []
    assert {one.why for one in found.left} == {"marks no words, or others than stand at its place"}


@pytest.mark.parametrize("form", ["objects", "lists"])
def test_doccano_counts_in_characters(tmp_path: Path, form: str) -> None:
    spans = [(TEXT.index(words), TEXT.index(words) + len(words), label) for words, label in SPANS]
    line: dict[str, object] = {"id": 1, "text": TEXT}
    if form == "lists":
        line["label"] = [[*one] for one in spans] + [[5, 900, "beyond"]]
    else:
        line["entities"] = [
            {"id": n, "start_offset": start, "end_offset": end, "label": label}
            for n, (start, end, label) in enumerate(spans)
        ]
        line["relations"] = [{"id": 0, "from_id": 0, "to_id": 1, "type": "says"}]
    found = read(tmp_path, json.dumps(line) + "\n\n", "a.jsonl")
    assert told(found) == (
        BOTH if form == "objects" else [(BOTH[0][0], ["Tags: Speaker"]), BOTH[1]]
    )
    assert [one.place for one in found.left] == ([] if form == "objects" else ["line 1, span 3"])


def test_one_document_of_doccano_may_be_written_over_many_lines(tmp_path: Path) -> None:
    data = {"text": TEXT, "label": [[2, 11, "Speaker"]]}
    found = read(tmp_path, json.dumps(data, indent=2), "a.jsonl")
    assert told(found) == [("The mayor", ["Tags: Speaker"])]


def test_signs_of_several_characters_are_told_of(tmp_path: Path) -> None:
    line = {"text": "👩🏽 said so", "label": [[3, 7, "x"]]}
    found = read(tmp_path, json.dumps(line), "a.jsonl")
    assert [quote for quote, _ in told(found)] == ["said"]
    assert [one.why.partition(";")[0] for one in found.left] == ["has signs of several characters"]


def cas() -> dict[str, Any]:
    own = "webanno.custom."
    layer = {"%SUPER_TYPE": "uima.tcas.Annotation"}
    text = {"%NAME": "value", "%RANGE": "uima.cas.String"}
    link = {"%NAME": f"{own}Link", "%SUPER_TYPE": "uima.cas.TOP",
            "role": {"%NAME": "role", "%RANGE": "uima.cas.String"},
            "target": {"%NAME": "target", "%RANGE": f"{own}Span"}}  # fmt: skip
    places = [units(words) for words, _ in SPANS]
    spans = [{"begin": start, "end": end, "@sofa": 1} for start, end in places]
    word = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
    return {
        "%TYPES": {
            word: {"%NAME": word, **layer},
            f"{own}Span": {"%NAME": f"{own}Span", **layer, "value": text},
            f"{own}Host": {"%NAME": f"{own}Host", **layer, "value": text,
                           "links": {"%NAME": "links", "%RANGE": f"{own}Link[]"}},
            f"{own}Link": link,
        },
        "%FEATURE_STRUCTURES": [
            {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView",
             "mimeType": "text", "sofaString": TEXT},
            {"%ID": 2, "%TYPE": f"{own}Host", **spans[0], "value": "Speaker", "@links": 5},
            {"%ID": 3, "%TYPE": f"{own}Span", **spans[1], "value": "Claim"},
            {"%ID": 4, "%TYPE": f"{own}Link", "role": "says", "@target": 3},
            {"%ID": 5, "%TYPE": f"{own}Link[]", "%ELEMENTS": [4]},
            {"%ID": 6, "%TYPE": word, "begin": 0, "end": 2, "@sofa": 1},
        ],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 3, 6]}},
    }  # fmt: skip


def test_a_cas_counts_in_units_and_its_links_become_notes(tmp_path: Path) -> None:
    assert told(read(tmp_path, cas())) == [
        ("The mayor", ["Tags: Host, value: Speaker", BOTH[0][1][1]]),
        (SPANS[1][0], ["Tags: Span, value: Claim"]),
    ]


def test_relations_of_a_cas_become_notes_and_empty_spans_are_left(tmp_path: Path) -> None:
    data = cas()
    types, structures = data["%TYPES"], data["%FEATURE_STRUCTURES"]
    ends = {
        end: {"%NAME": end, "%RANGE": "webanno.custom.Host"} for end in ("Governor", "Dependent")
    }
    types["webanno.custom.Rel"] = (
        types["webanno.custom.Span"] | ends | {"%NAME": "webanno.custom.Rel"}
    )
    place = {"begin": 0, "end": 0, "@sofa": 1}
    structures += [
        {"%ID": 7, "%TYPE": "webanno.custom.Rel", **place, "value": "denies",
         "@Governor": 2, "@Dependent": 3},
        {"%ID": 8, "%TYPE": "webanno.custom.Span", **place},
    ]  # fmt: skip
    data["%VIEWS"] = {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 3, 6, 7, 8]}}
    found = read(tmp_path, data)
    assert told(found)[0][1][1] == ("Rel, value: denies → “Traffic has flowed since 28 February”")
    assert [one.why for one in found.left] == ["marks no words"]


def test_the_source_of_a_text_is_known_by_its_sum(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    things = graph / "things.ttl"
    digest = sha256(TEXT.encode()).hexdigest()
    added = f'dcterms:language "en" ;\n    evg:textSha256 "{digest}"'
    things.write_text(things.read_text("utf-8").replace('dcterms:language "en"', added), "utf-8")
    (tmp_path / "a.json").write_text(json.dumps(cas()), "utf-8")
    found = drafts_of(eg.load(graph), hold(graph), read_file(tmp_path / "a.json"), Wanted())
    assert {one.source.value.rpartition("/")[2] for one in found.claims if one.source} == {
        "gazette-2024-03-01"
    }
    quotes = [one.object for one in found.claims[0].description if "quote" in one.predicate.value]
    assert quotes == [ox.Literal("The mayor", language="en")]


def test_a_catma_project_is_read_whole(tmp_path: Path) -> None:
    project = tmp_path / "project"
    pieces = [*map(units, ("The mayor", "28 February"))]
    annotation = {
        "id": "CATMA_1", "type": "Annotation",
        "body": {"tag": "CATMA_T", "type": "Dataset", "properties": {
            "user": {"CATMA_P": ["high"]},
            "system": {"catma_markupauthor": ["someone"],
                       "catma_markuptimestamp": ["2024-03-05T13:43:50.000+0200"]}}},
        "target": {"type": "List", "items": [
            {"source": "D_1", "selector": {"start": start, "end": end}} for start, end in pieces]},
    }  # fmt: skip
    other = annotation | {"target": {"items": [{"source": "D_9", "selector": {}}]}}
    files: dict[str, object] = {
        "collections/C_1/annotations/a.json": [
            annotation, other,
            annotation | {"target": {"items": [{"source": "D_1", "selector": {"start": 900}}]}},
            annotation | {"target": {}},
        ],
        "tagsets/T_1/CATMA_T/propertydefs.json": {"uuid": "CATMA_T", "name": "Claim",
            "userDefinedPropertyDefinitions": {"CATMA_P": {"name": "weight"}}},
    }  # fmt: skip
    (project / "documents/D_1").mkdir(parents=True)
    (project / "documents/D_1/D_1.txt").write_text(TEXT, "utf-8")
    for name, data in files.items():
        (project / name).parent.mkdir(parents=True)
        (project / name).write_text(json.dumps(data), "utf-8")
    graph = mine(tmp_path)
    found = drafts_of(eg.load(graph), hold(graph), read_file(project), Wanted())
    assert told(found) == [("The mayor … 28 February", ["Tags: Claim, weight: high"])]
    assert "someone" not in str(found)
    assert [one.why for one in found.left] == [
        'is about "D_9", whose text is not among the documents',
        "counts beyond its text, or marks no words",
        "marks no words",
    ]
