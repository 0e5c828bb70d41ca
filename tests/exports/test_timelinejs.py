"""The timeline keeps speakers apart, dates no more precise than given, and no markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.exports.timelinejs import display, export_timeline
from standing import Standing

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/network.trig"
HEAD = (
    "@prefix actor: <https://w3id.org/eventgraph/id/actor/> .\n"
    "@prefix event: <https://w3id.org/eventgraph/id/event/> .\n"
    "@prefix evg: <https://w3id.org/eventgraph/ns#> .\n"
    "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
)


def slides(dataset: Dataset) -> list[dict[str, Any]]:
    timeline = json.loads(b"".join(export_timeline(dataset)))
    assert sorted(timeline) == ["events", "title"]
    return list(timeline["events"])


def test_an_event_has_a_slide_for_each_speaker_who_dates_it() -> None:
    assert slides(eg.load(SMALL)) == [
        {
            "unique_id": "event-talks-actor-nora",
            "group": "Nora",
            "start_date": {"year": 2025, "month": 7},
            "display_date": "July 2025",
            "text": {
                "headline": "Talks",
                "text": "<p>Nora (stated): “Ana and Ben talked in July”</p>"
                "<p>Nora (stated, disputed): “=SUM(1) Ben sent Dora to the port on July 18”</p>",
            },
        },
        {
            "unique_id": "event-transfer-actor-nora",
            "group": "Nora",
            "start_date": {"year": 2025, "month": 7, "day": 18},
            "display_date": "18 July 2025",
            "text": {
                "headline": "Transfer",
                "text": "<p>Nora (stated, disputed): “=SUM(1) Ben sent Dora to the port on July 18”"
                "</p>",
            },
        },
    ]


@pytest.fixture
def more(tmp_path: Path) -> Dataset:
    """Otto dates the talks otherwise, with markup in his quote."""
    path = tmp_path / "more.trig"
    path.write_text(
        HEAD
        + '<urn:c> a evg:Claim ; sem:accordingTo actor:otto ; evg:quote "<script>x</script>"@en ;\n'
        "  evg:certainty evg:Alleged .\n"
        '<urn:c> { event:talks sem:hasBeginTimeStamp "2025-02"^^xsd:gYearMonth ;\n'
        '  sem:hasEndTimeStamp "2025"^^xsd:gYear . }\n',
        "utf-8",
    )
    return eg.load(SMALL, path)


def test_begin_and_end_are_shown_as_given(more: Dataset) -> None:
    otto = next(slide for slide in slides(more) if slide["group"] == "Otto")
    assert otto["start_date"] == {"year": 2025, "month": 2}
    assert otto["display_date"] == "begins February 2025; ends 2025"
    assert "end_date" not in otto


def test_no_markup_of_the_data_reaches_the_page(more: Dataset) -> None:
    otto = next(slide for slide in slides(more) if slide["group"] == "Otto")
    assert "&lt;script&gt;x&lt;/script&gt;" in otto["text"]["text"]
    assert "<script" not in json.dumps(slides(more))


def test_a_speaker_is_escaped_as_often_as_timelinejs_reads_markup(tmp_path: Path) -> None:
    path = tmp_path / "more.trig"
    path.write_text(
        HEAD + "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'actor:x a evg:Person ; rdfs:label "<img src=x> & \u202eY"@en .\n'
        "<urn:c> a evg:Claim ; sem:accordingTo actor:x .\n"
        '<urn:c> { event:talks sem:hasTimeStamp "2025-02"^^xsd:gYearMonth . }\n',
        "utf-8",
    )
    groups = {slide["group"] for slide in slides(eg.load(SMALL, path))}
    assert "&amp;lt;img src=x&amp;gt; &amp;amp; \N{REPLACEMENT CHARACTER}Y" in groups


def test_every_slide_of_the_curated_graph_has_what_timelinejs_asks_for(dataset: Dataset) -> None:
    found = slides(dataset)
    assert found
    assert len({slide["unique_id"] for slide in found}) == len(found)
    for slide in found:
        assert {"start_date", "text", "group", "display_date"} <= set(slide)
        for date in (slide["start_date"], slide.get("end_date", {})):
            assert set(date) <= {"year", "month", "day"}
            assert all(isinstance(value, int) for value in date.values())


def test_the_timeline_is_equal_byte_for_byte_under_two_hash_seeds(
    seeds: tuple[Standing, Standing],
) -> None:
    one, other = (seed.run("export", "timelinejs") for seed in seeds)
    assert (one.status, one) == (0, other)
    assert one.stdout != ""


@pytest.mark.parametrize("date", ["2025-13", "2025-00-01", "2025-07-32", "yesterday", "٢٠٢٥"])
def test_what_is_no_date_is_shown_as_it_stands(date: str) -> None:
    assert display(date) == date


@pytest.mark.parametrize(
    ("date", "slide"),
    [
        ("-0049", [{"year": -49}, None, "49 BC"]),
        ("-0044-03-15", [{"year": -44, "month": 3, "day": 15}, None, "15 March 44 BC"]),
        ("-0049/-0045", [{"year": -49}, {"year": -45}, "49 BC to 45 BC"]),
        ("-0001/0001", [{"year": -1}, {"year": 1}, "1 BC to 1"]),
        ("2025-07~", [{"year": 2025, "month": 7}, None, "about July 2025"]),
        ("2025-07-18?", [{"year": 2025, "month": 7, "day": 18}, None, "perhaps 18 July 2025"]),
        ("2025-03/..", [{"year": 2025, "month": 3}, None, "from March 2025 on"]),
        ("../2025-03", [{"year": 2025, "month": 3}, None, "up to March 2025"]),
        ("202X", [{"year": 2020}, {"year": 2029}, "the 2020s"]),
        ("2025-22", [{"year": 2025}, None, "summer 2025"]),
    ],
)
def test_years_before_christ_and_dates_that_are_not_exact(
    tmp_path: Path, date: str, slide: list[object]
) -> None:
    said = f'claim:c {{ event:e sem:hasTimeStamp "{date}" }}'
    (found,) = slides(made(tmp_path, said))
    assert [found["start_date"], found.get("end_date"), found["display_date"]] == slide


def test_an_event_before_christ_ends_after_it_begins_and_stands_first(tmp_path: Path) -> None:
    said = (
        'claim:c { event:e sem:hasBeginTimeStamp "-0049" ; sem:hasEndTimeStamp "-0045" . '
        'event:f sem:hasTimeStamp "-0044" . event:g sem:hasTimeStamp "2025" }'
    )
    first, second, third = slides(made(tmp_path, said))
    assert (first["start_date"], first["end_date"]) == ({"year": -49}, {"year": -45})
    assert first["display_date"] == "begins 49 BC; ends 45 BC"
    assert [one["start_date"]["year"] for one in (second, third)] == [-44, 2025]


def made(folder: Path, said: str) -> Dataset:
    more = (
        "event:e a evg:Event . event:f a evg:Event . event:g a evg:Event . "
        "claim:c a evg:Claim ; sem:accordingTo actor:a ; evg:quote 'words'@en . "
    )
    head = HEAD + "@prefix claim: <https://w3id.org/eventgraph/id/claim/> .\n"
    (folder / "data.trig").write_text(head + more + said, "utf-8")
    return eg.load(folder)
