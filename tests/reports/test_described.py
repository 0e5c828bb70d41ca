"""The report is headed by what the dataset says of itself."""

from __future__ import annotations

from pathlib import Path

import eventgraph as eg
from eventgraph.reports.building import Build, parts


def report_of(*paths: Path) -> list[str]:
    dataset = eg.load(*paths)
    made = {part.name: part.make for part in parts(Build(dataset, {}, eg.validate(dataset)))}
    return made["report.md"]().decode("utf-8").splitlines()


def test_title_description_publisher_and_licence_stand_at_its_head() -> None:
    lines = report_of(Path("graph"))
    assert lines[0] == "# Who says what about the exchange of July 2025"
    assert lines[2].startswith("What published texts say about the exchange")
    licence = "Licence: https://creativecommons.org/licenses/by/4.0/"
    assert f"Published by eventgraph curators. {licence}" in lines


def test_without_a_description_it_is_a_report() -> None:
    lines = report_of(Path(__file__).parents[1] / "clean.trig")
    assert lines[0] == "# Report"
    assert lines[2].startswith("This dataset asserts none of its claims.")


def test_words_of_the_dataset_are_no_markup(tmp_path: Path) -> None:
    text = (
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
        '<urn:mine> a <http://rdfs.org/ns/void#Dataset> ; dcterms:title "a <b>[x](y)\\n# c"@en .\n'
    )
    (tmp_path / "dataset.ttl").write_text(text, "utf-8")
    head = report_of(tmp_path / "dataset.ttl", Path(__file__).parents[1] / "clean.trig")[0]
    assert head.startswith("# a ")
    assert "<b>" not in head.replace("\\<", "")
    assert "](y)" not in head.replace("\\]", "").replace("\\(", "")
