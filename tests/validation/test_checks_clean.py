"""What is as it should be, in forms that are seldom: no check finds anything in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.rdf.loading import load
from eventgraph.validation.findings import Finding
from eventgraph.validation.validating import validate

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
OTHER_SOURCE = """
source:other a evg:Letter ; rdfs:label "letter"@en , "carta"@es ; dcterms:title "Letter"@en ;
    dcterms:publisher actor:gazette ; dcterms:issued "2024"^^xsd:gYear ; dcterms:language "en" .
"""


def findings(folder: Path, text: str) -> tuple[Finding, ...]:
    path = folder / "claims.trig"
    path.write_text(text, "utf-8")
    return validate(load(path), [path]).findings


def test_a_source_may_quote_revise_and_rest_on_another(tmp_path: Path) -> None:
    said = "".join(
        f"source:report prov:{how} source:other .\n"
        for how in ("wasQuotedFrom", "wasRevisionOf", "wasDerivedFrom", "hadPrimarySource")
    )
    assert findings(tmp_path, CLEAN + OTHER_SOURCE + said) == ()


@pytest.mark.parametrize(
    "moment",
    [
        '"2024-05-03T12:00:00"^^xsd:dateTime',
        '"2024-05-03T12:00:00.5Z"^^xsd:dateTime',
        '"2024-05-03T12:00:00-04:00"^^xsd:dateTimeStamp',
    ],
)
def test_a_moment_is_a_date_wherever_one_is_wanted(tmp_path: Path, moment: str) -> None:
    text = CLEAN.replace('"2024-05-03"^^xsd:date', moment)
    issued = text.replace('"2024-05-04"^^xsd:date', moment.replace("05-03", "05-04"))
    entered = issued + f"claim:talks pav:curatedOn {moment} .\n"
    ends = moment.replace("T12", "T13")
    lasting = f"claim:release {{ event:release sem:hasBeginTimeStamp {moment} ; "
    assert findings(tmp_path, f"{entered}{lasting}sem:hasEndTimeStamp {ends} }}\n") == ()


@pytest.mark.parametrize(("language", "is_found"), [("es", False), ("es-VE", False), ("fr", True)])
def test_a_quote_may_be_in_the_language_of_any_source_of_its_claim(
    tmp_path: Path, language: str, *, is_found: bool
) -> None:
    text = CLEAN.replace('led to it"@en', f'led to it"@{language}')
    other = OTHER_SOURCE.replace('dcterms:language "en"', 'dcterms:language "es"')
    second = "claim:talks prov:wasQuotedFrom source:other .\n"
    checks = {one.check for one in findings(tmp_path, text + other + second)}
    assert ("quote-in-other-language" in checks) == is_found
