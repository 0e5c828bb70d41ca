"""Words of other vocabularies: misspelt ones are errors, real ones are not."""

from pathlib import Path
from typing import Final

import pytest

from eventgraph.rdf.loading import load
from eventgraph.validation.findings import Finding
from eventgraph.validation.validating import validate

CLEAN: Final = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
LINE: Final = 1 + CLEAN[: CLEAN.index("claim:release\n")].count("\n")
HEAD: Final = """@prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix cito: <http://purl.org/spar/cito/> .
"""


def findings(folder: Path, text: str) -> tuple[Finding, ...]:
    path = folder / "claims.trig"
    path.write_text(text, "utf-8")
    return validate(load(path), [path]).findings


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sem:hasTimeStmp", "sem:hasTimeStamp"),
        ("sem:hasTimestamp", "sem:hasTimeStamp"),
        ("sem:hasPlce", "sem:hasPlace"),
        ("prov:wasQuotedForm", "prov:wasQuotedFrom"),
        ("dcterms:isued", "dcterms:issued"),
        ("geo:latt", "geo:lat"),
        ("geo:lng", "geo:long"),
        ("schema:ulr", "schema:url"),
        ("org:membrOf", "org:memberOf"),
        ("skos:altlabel", "skos:altLabel"),
        ("oa:exct", "oa:exact"),
        ("cito:disputs", "cito:disputes"),
        ("rdfs:lable", "rdfs:label"),
    ],
)
def test_a_word_of_theirs_misspelt_is_an_error_where_the_claim_stands(
    word: str, meant: str, tmp_path: Path
) -> None:
    text = HEAD + CLEAN.replace("evg:size 12 .", f"evg:size 12 ; {word} 12 .")
    found = [one for one in findings(tmp_path, text) if one.check == "unknown-term"]
    assert [(one.severity, one.message) for one in found] == [
        ("error", f"the ontology has no {word}; did you mean {meant}?")
    ]
    assert found[0].place == f"{tmp_path / 'claims.trig'}:{LINE + HEAD.count(chr(10))}"
    assert found[0].focus.endswith("id/claim/release")


@pytest.mark.parametrize(
    ("word", "meant"), [("sem:Evnt", "sem:Event"), ("foaf:Persn", "foaf:Person")]
)
def test_a_class_of_theirs_misspelt_is_an_error_too(word: str, meant: str, tmp_path: Path) -> None:
    found = findings(tmp_path, f"{HEAD}{CLEAN}\nevent:talks a {word} .\n")
    assert [(one.check, one.message) for one in found] == [
        ("unknown-class", f"{word} is no class of the ontology; did you mean {meant}?")
    ]


@pytest.mark.parametrize(
    "word",
    [
        *(
            "sem:hasTime",
            "sem:eventType",
            "sem:hasSubEvent",
            "prov:value",
            "prov:wasAssociatedWith",
        ),
        *("dcterms:date", "geo:alt", "schema:name", "org:member", "foaf:name", "skos:prefLabel"),
        *("oa:start", "cito:isDisputedBy", "rdfs:member"),
    ],
)
def test_a_word_that_the_ontology_does_not_have_and_they_do_is_a_remark(
    word: str, tmp_path: Path
) -> None:
    found = findings(tmp_path, f'{HEAD}{CLEAN}\nplace:town {word} "x"@en .\n')
    assert [(one.severity, one.check) for one in found] == [("info", "foreign-term")]


def test_words_of_ones_own_vocabulary_are_never_misspelt(tmp_path: Path) -> None:
    own = '@prefix o: <https://own.example/> .\no:weight rdfs:label "weight"@en , "peso"@es .\n'
    found = findings(tmp_path, f"{CLEAN}{own}place:town o:weigth 12 .\n")
    assert "unknown-term" not in {one.check for one in found}
