"""Numbers and dates: what is well-formed by XML Schema is not called malformed."""

import logging
from pathlib import Path
from typing import Final

import pytest
from rdflib import Literal, URIRef

import eventgraph as eg
from eventgraph.rdf.loading import load
from eventgraph.sparql.files import parse_query
from eventgraph.validation.validating import validate
from eventgraph.vocabulary import EVG, PREFIXES

CLEAN: Final = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")


def checks(folder: Path, value: str) -> set[str]:
    """Name what is found where the size of a group is this value."""
    path = folder / "claims.trig"
    path.write_text(
        CLEAN.replace("evg:size 12 .", f"evg:size 12 ; evg:duration {value} ."), "utf-8"
    )
    return {finding.check for finding in validate(load(path)).findings}


@pytest.mark.parametrize(
    "value",
    [
        "19.768000000000000682121026329696178436279296875",
        "99999999999999999999999999999999999999999",
        '"+.5"^^xsd:decimal',
        '"5."^^xsd:decimal',
        '"-00012"^^xsd:integer',
        '"1E400"^^xsd:double',
        '"INF"^^xsd:double',
    ],
)
def test_a_number_of_any_length_is_well_formed(value: str, tmp_path: Path) -> None:
    assert "value-malformed" not in checks(tmp_path, value)


@pytest.mark.parametrize(
    "value",
    [
        *('"1,5"^^xsd:decimal', '"NaN"^^xsd:decimal', '"1e3"^^xsd:decimal', '"."^^xsd:decimal'),
        *('"1.0"^^xsd:integer', '"twelve"^^xsd:integer', '""^^xsd:integer', '"x"^^xsd:double'),
    ],
)
def test_what_is_no_number_is_malformed(value: str, tmp_path: Path) -> None:
    assert "value-malformed" in checks(tmp_path, value)


@pytest.mark.parametrize("value", ["> 12", "12..", "1,000"])
def test_a_quantity_that_python_added_is_looked_at_when_the_data_are_checked(
    tmp_path: Path, value: str
) -> None:
    path = tmp_path / "claims.trig"
    path.write_text(CLEAN, "utf-8")
    dataset = load(path)
    claim = URIRef(PREFIXES["claim"] + "release")
    group = URIRef(PREFIXES["group"] + "prisoners")
    dataset.graph(claim).add((group, EVG.duration, Literal(value, datatype=EVG.quantity)))
    assert "value-malformed" in {finding.check for finding in validate(dataset).findings}


def test_a_number_beyond_what_the_engine_counts_with_must_stand_in_the_quote(
    tmp_path: Path,
) -> None:
    assert "number-not-in-quote" in checks(tmp_path, "99999999999999999999999999999999999999999")


@pytest.mark.parametrize("kind", ["dateTime", "dateTimeStamp"])
def test_a_moment_must_stand_in_the_quote_whatever_its_datatype(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.trig"
    for day, expected in (("2024-05-03", set()), ("2024-05-09", {"date-not-in-quote"})):
        moment = f'"{day}T10:00:00Z"^^xsd:{kind}'
        path.write_text(CLEAN.replace('"2024-05-03"^^xsd:date', moment), "utf-8")
        found = {one.check for one in validate(load(path)).findings}
        assert found - {"wrong-datatype"} == expected
        without = CLEAN.replace('evg:note "The report is dated 4 May 2024, a Saturday."@en ;', "")
        path.write_text(without.replace('"2024-05-03"^^xsd:date', moment), "utf-8")
        found = {one.check for one in validate(load(path)).findings}
        assert found - {"wrong-datatype"} == (expected or {"date-without-note"})
    told = eg.check_quotes(load(path), {})
    assert [str(v.value) for quote in told for v in quote.unsaid] == ["2024-05-09T10:00:00Z"]


ODD: Final = {
    "boolean": "yes",
    "date": "2025-02-30",
    "dateTime": "2025-02-30T25:00:00",
    "dateTimeStamp": "soon",
    "decimal": "1,5",
    "double": "x",
    "duration": "P",
    "gYear": "99999999",
    "gYearMonth": "2025-13",
    "hexBinary": "0g",
    "base64Binary": "=",
    "integer": "9" * 5000,
    "time": "25:61",
}


@pytest.mark.filterwarnings("error")
def test_values_that_are_not_of_their_datatype_are_answered_without_a_word(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.ttl"
    xsd = "http://www.w3.org/2001/XMLSchema#"
    path.write_text("".join(f'<urn:a> <urn:b> "{v}"^^<{xsd}{k}> .\n' for k, v in ODD.items()))
    caplog.set_level(logging.DEBUG)
    dataset = eg.load(path)
    table = eg.run(parse_query("SELECT ?o { <urn:a> ?p ?o }", "q"), dataset)
    assert isinstance(table, eg.Table)
    assert {str(cell) for cell in table.column("o")} == set(ODD.values())
    assert all(isinstance(cell, Literal) for cell in table.column("o"))
    eg.validate(dataset)
    eg.export(dataset, "turtle")
    assert [r.getMessage() for r in caplog.records if r.levelno > logging.DEBUG] == []
    assert capfd.readouterr() == ("", "")
