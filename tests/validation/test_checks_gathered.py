"""What many things have in common, or follows from one mistake, is one finding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eventgraph.rdf.loading import load
from eventgraph.validation.findings import Finding, Report
from eventgraph.validation.validating import validate

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
DESCRIBED = """
@prefix void: <http://rdfs.org/ns/void#> .
<urn:mine> a void:Dataset ; dcterms:title "Mine"@en ; dcterms:language "en" , "es" .
"""


def findings(folder: Path, text: str) -> tuple[Finding, ...]:
    path = folder / "claims.trig"
    path.write_text(text, "utf-8")
    return validate(load(path), [path]).findings


def test_a_language_that_is_missing_is_one_finding_with_the_first_three(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, CLEAN + DESCRIBED.replace('"es"', '"es" , "pt-BR"'))
    path = tmp_path / "claims.trig"
    assert (found.focus.rpartition("/")[2], found.place) == ("gazette", f"{path}:20")
    assert found.message == (
        "has no label in pt; so with 8 more: "
        f"actor:ministry ({path}:21), actor:curators ({path}:22), 6 more"
    )
    told = Report((found,)).told({path: Path("claims.trig")}).findings[0]
    assert "actor:ministry (claims.trig:21)" in told.message


NO_CLASS = "is no class of the ontology; did you mean"
NO_KIND = "and that is no kind of"
WRONG_CLASS = [
    ("NewsArticle", "NewsArtcle", f"{NO_CLASS} evg:NewsArticle?"),
    ("PublicBody", "PublcBody", f"{NO_CLASS} evg:PublicBody?"),
    ("Negotiation", "Negotation", f"{NO_CLASS} evg:Negotiation?"),
    ("Country", "Contry", f"{NO_CLASS} evg:Country?"),
    ("NewsArticle", "Statement", f"{NO_KIND} evg:Source, as which it is used"),
    ("PublicBody", "NewsArticle", f"{NO_KIND} evg:Actor, as which it is used"),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG_CLASS)
def test_a_wrong_class_is_one_finding_that_names_it(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    (found,) = findings(tmp_path, CLEAN.replace(f"a evg:{old}", f"a evg:{new}"))
    assert found.message.endswith(message)


def test_one_wrong_class_of_many_things_is_one_finding(tmp_path: Path) -> None:
    text = CLEAN.replace("a evg:PublicBody", "a evg:Outlt").replace(
        "a evg:MediaOutlet", "a evg:Outlt"
    )
    found = [one for one in findings(tmp_path, text) if one.check == "unknown-class"]
    assert [one.message.partition(" (")[0] for one in found] == [
        "evg:Outlt is no class of the ontology; so with 1 more: actor:ministry"
    ]


def test_no_name_is_offered_in_place_of_itself(tmp_path: Path) -> None:
    text = CLEAN.replace("source:report\n    a evg:NewsArticle ;\n", "source:report\n")
    named = [one.message for one in findings(tmp_path, text) if "source:report" in one.message]
    assert named
    assert not any("did you mean source:report" in message for message in named)


def test_labels_are_asked_for_in_the_languages_of_the_dataset_and_no_other(tmp_path: Path) -> None:
    english = re.sub(r' , "[^"]*"@es', "", CLEAN)
    assert findings(tmp_path, english) == ()
    assert findings(tmp_path, english + DESCRIBED.replace(' , "es"', "")) == ()
    found = findings(tmp_path, english + DESCRIBED)
    assert [(one.check, one.message[:22]) for one in found] == [
        ("label-missing", "has no label in es; so")
    ]
    portuguese = english.replace("@en ;\n    sem:", "@pt ;\n    sem:")
    assert findings(tmp_path, portuguese) == ()
