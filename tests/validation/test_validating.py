from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset, Graph

from eventgraph.cli import group
from eventgraph.errors import ShapesError, UnknownName
from eventgraph.rdf.loading import load
from eventgraph.rdf.places.listing import files_of
from eventgraph.validation.findings import Finding, Report
from eventgraph.validation.validating import read_rules, validate
from standing import Standing

ROOT = Path(__file__).parents[2]
CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
SHAPES = ROOT / "src/eventgraph/validation/shapes"
WARNING = Finding("warning", "label-missing", "urn:x", "has no label in es", "Add it.", "a.ttl:9")
ERROR = Finding("error", "quote-too-long", "urn:y", "the quote has 30 words", "Cut it.", "b.ttl:10")


def spoilt(folder: Path, old: str, new: str) -> Path:
    path = folder / "claims.trig"
    path.write_text(CLEAN.replace(old, new), "utf-8")
    return path


def eventgraph(*arguments: str) -> Result:
    return CliRunner().invoke(group, arguments)


def test_the_curated_dataset_has_nothing_to_mend(dataset: Dataset) -> None:
    assert {finding.check for finding in validate(dataset).findings} == {"source-without-text"}


def test_a_finding_names_file_and_line_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    path = spoilt(tmp_path, "evg:size 12", "evg:size 13")
    line = CLEAN.splitlines().index("claim:release") + 1
    assert validate(load(path), [path]).findings == (
        Finding(
            "error",
            "number-not-in-quote",
            "https://w3id.org/eventgraph/id/claim/release",
            "13 (evg:size) is not in the quote",
            "Take the number from the quote, lengthen the quote, or drop the number.",
            f"{path}:{line}",
        ),
    )


def test_a_slip_of_the_pen_gets_a_hint(tmp_path: Path) -> None:
    path = spoilt(tmp_path, "evg:party actor:ministry", "evg:prty actor:minstry")
    messages = {finding.check: finding.message for finding in validate(load(path)).findings}
    assert messages == {
        "dangling-iri": "actor:minstry is used and never described; did you mean actor:ministry?",
        "unknown-term": "the ontology has no evg:prty; did you mean evg:party?",
    }


def test_what_a_shape_finds_inside_a_claim_counts_for_the_claim(tmp_path: Path) -> None:
    path = spoilt(tmp_path, "evg:size 12", "evg:share 12")
    (finding,) = validate(load(path)).findings
    assert finding.focus == "https://w3id.org/eventgraph/id/claim/release"
    assert finding.message == ("group:prisoners: a share needs evg:shareOf with exactly one group")


def test_speakers_may_disagree(tmp_path: Path) -> None:
    """Two claims give one group two sizes: that is a conflict to show, not an error to mend."""
    other = 'our talks led to it"@en', 'our talks led to fifteen prisoners released"@en'
    path = spoilt(tmp_path, *other)
    path.write_text(f"{path.read_text('utf-8')}claim:talks {{ group:prisoners evg:size 15 }}\n")
    assert validate(load(path)).findings == ()


def test_a_report_conforms_by_the_gravest_finding() -> None:
    assert Report(()).conforms("warning")
    assert Report((WARNING,)).conforms("error")
    assert not Report((WARNING,)).conforms("warning")
    assert not Report((WARNING,)).conforms("warning")
    assert not Report((ERROR,)).conforms("error")
    with pytest.raises(UnknownName, match="did you mean warning"):
        Report(()).conforms("warnings")


def test_a_report_puts_the_gravest_first_and_each_finding_once() -> None:
    assert Report.of([WARNING, ERROR, WARNING]).findings == (ERROR, WARNING)
    early = ERROR._replace(place="b.ttl:9")
    assert Report.of([ERROR, early]).findings == (early, ERROR)


def test_findings_stand_in_the_order_of_files_lines_checks_and_things() -> None:
    places = ("", "a.ttl:9", "a.ttl:10", "b.ttl:2", "a.ttl", "C:9", "a.ttl:010")
    findings = [
        Finding(severity, check, focus, message, "Mend it.", place)
        for severity in ("info", "error", "warning")
        for check in ("two", "one")
        for focus in ("urn:b", "urn:a")
        for message in ("is wrong", "is bad")
        for place in places
    ]

    def order(finding: Finding) -> tuple[object, ...]:
        path, _, line = finding.place.rpartition(":")
        number = int(line) if line.isdecimal() else 0
        return ("error", "warning", "info").index(finding.severity), path, number, finding

    expected = tuple(sorted(findings, key=order))
    assert Report.of(findings).findings == expected
    assert Report.of([*reversed(findings), *findings[::3]]).findings == expected


def test_a_report_as_text_reads_like_a_compiler_s() -> None:
    assert Report((ERROR, WARNING)).text() == (
        "b.ttl:10: error: <urn:y>: the quote has 30 words [quote-too-long]\n"
        "    Cut it.\n"
        "a.ttl:9: warning: <urn:x>: has no label in es [label-missing]\n"
        "    Add it.\n"
        "does not conform: 1 error, 1 warning, no remarks\n"
    )


def test_a_report_as_a_table_has_a_row_a_finding() -> None:
    table = Report((ERROR,)).table()
    assert table.columns == ("severity", "check", "focus", "message", "place", "mend")
    assert [str(cell) for cell in table.rows[0]][:3] == ["error", "quote-too-long", "urn:y"]


def test_a_dataset_without_the_ontology_cannot_be_judged(tmp_path: Path) -> None:
    path = spoilt(tmp_path, "", "")
    with pytest.raises(ShapesError, match="load it with ontology=True"):
        validate(load(path, ontology=False))


@pytest.mark.slow
def test_odd_values_are_findings_and_never_a_crash(tmp_path: Path) -> None:
    odd = [
        '"twelve"',
        '"x"^^xsd:integer',
        '"1e400"^^xsd:double',
        '"INF"^^xsd:double',
        '"NaN"^^xsd:double',
        '"2024-05-03"^^xsd:date',
        '"12"^^<urn:datatype>',
        '"doce"@es',
        "place:town",
        "[]",
        "true",
        "-1",
        "99999999999999999999999999999999",
    ]
    for value in odd:
        path = spoilt(tmp_path, "evg:size 12", f"evg:size {value} ; evg:share {value}")
        assert not validate(load(path)).conforms("error"), value


def test_shapes_say_what_they_check_and_are_written_alike() -> None:
    for rule in read_rules():
        assert rule.name
        assert rule.why.endswith(".")
        assert rule.mend.endswith(".")
        assert not rule.message.endswith(".")
    for name in ("claim", "dataset"):
        shapes = Graph().parse(SHAPES / f"{name}.ttl")
        assert len(shapes) > 0


def test_the_verb_answers_with_its_exit_status(tmp_path: Path) -> None:
    path = spoilt(tmp_path, '"the town"@en , "la ciudad"@es', '"the town"@en')
    passed = eventgraph("validate", "--graph", str(path))
    assert (passed.exit_code, passed.stderr) == (0, "")
    assert passed.stdout.endswith("conforms: no errors, 1 warning, no remarks\n")
    assert f"{path}:" in passed.stdout
    failed = eventgraph("validate", "--graph", str(path), "--fail-on", "warning")
    assert failed.exit_code == 1
    assert failed.stdout.endswith("does not conform: no errors, 1 warning, no remarks\n")
    lost = eventgraph("validate", "--graph", str(tmp_path / "none.ttl"))
    assert lost.exit_code == 2
    assert "no such file or folder" in lost.stderr


def test_the_verb_writes_tables_that_do_not_change_with_the_hash_seed(
    seeds: tuple[Standing, Standing], tmp_path: Path
) -> None:
    path = tmp_path / "claims.trig"
    spoils = CLEAN.replace("evg:size 12", "evg:size 13").replace("evg:party", "evg:prty")
    path.write_text(spoils.replace('"doce liberados"@es', '"doce"@es , "12"@es'), "utf-8")
    arguments = ("validate", "--graph", str(path), "--format", "json")
    first, second = (seed.run(*arguments).stdout for seed in seeds)
    assert first == second
    rows = json.loads(first)["results"]["bindings"]
    assert [row["check"]["value"] for row in rows] == [
        "number-not-in-quote",
        "unknown-term",
        "label-repeated",
    ]


def test_files_of_a_folder_give_places(dataset: Dataset) -> None:
    """What the verb hands over: the files that the folder holds."""
    assert validate(dataset, files_of(ROOT / "graph")).conforms("warning")


@pytest.mark.parametrize("value", ["NaN", "sNaN", "-Infinity", "1e400", "9" * 5000])
@pytest.mark.parametrize("kind", ["decimal", "double", "integer"])
def test_a_number_that_is_none_is_found_and_stops_nothing(
    value: str, kind: str, tmp_path: Path
) -> None:
    path = spoilt(tmp_path, "evg:size 12", f'evg:size "{value}"^^xsd:{kind}')
    assert not validate(load(path)).conforms("error")
