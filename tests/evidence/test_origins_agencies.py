"""An agency counts once, a primary source in place of the document, a joint voice as one."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg
from passed_on import DATA, PREFIX_LINES, counts

TOGETHER = "source:one dcterms:publisher actor:x , actor:y ."
AGENCY = "actor:wire a evg:MediaOutlet . "


@pytest.mark.parametrize(
    ("said", "publications"),
    [
        ("source:one dcterms:creator actor:wire . source:two dcterms:creator actor:wire .", 2),
        ("source:one dcterms:creator actor:wire .", 3),
        ("source:one dcterms:creator actor:wire . source:two dcterms:creator actor:other .", 3),
        # The agency stands for what it publishes itself.
        ("source:one dcterms:creator actor:wire . source:two dcterms:publisher actor:wire .", 2),
        # An outlet that writes what it publishes is no agency, and a person is none.
        (
            """source:one dcterms:creator actor:wire ; dcterms:publisher actor:wire .
            source:two dcterms:creator actor:wire ; dcterms:publisher actor:wire .""",
            3,
        ),
        ("source:one dcterms:creator actor:cai . source:two dcterms:creator actor:cai .", 3),
        # Two agencies wrote it together: one origin, which each of them may be.
        (
            """source:one dcterms:creator actor:wire , actor:other .
            source:two dcterms:creator actor:wire . source:three dcterms:creator actor:wire .""",
            1,
        ),
        # The wire that nobody holds.
        (
            """source:wire a evg:WireStory ; dcterms:creator actor:wire .
            source:one prov:wasDerivedFrom source:wire . source:two dcterms:creator actor:wire .""",
            2,
        ),
        (
            """source:wire a evg:WireStory . source:one prov:wasDerivedFrom source:wire .
            source:two prov:wasDerivedFrom source:wire .""",
            2,
        ),
        # A claim's primary source counts in place of its document's origin.
        (
            """claim:a prov:hadPrimarySource source:wire .
            claim:b prov:hadPrimarySource source:wire . source:wire a evg:WireStory .""",
            2,
        ),
        ("claim:a prov:hadPrimarySource source:two .", 2),
        ("claim:a prov:hadPrimarySource source:two . source:one prov:wasDerivedFrom source:x .", 2),
        (
            "claim:a evg:relay1 actor:x ; evg:relay2 actor:wire . claim:b evg:relay1 actor:wire .",
            2,
        ),
    ],
)
def test_an_agency_counts_once_and_a_primary_source_in_place_of_the_document(
    tmp_path: Path, said: str, publications: int
) -> None:
    assert counts(tmp_path, AGENCY + said)[1] == publications


def test_a_claims_primary_source_leaves_the_rest_of_its_document_alone(tmp_path: Path) -> None:
    said = """claim:d { group:held evg:size 5 . }
    claim:d a evg:Claim ; sem:accordingTo actor:cai ; prov:wasQuotedFrom source:one .
    claim:a prov:hadPrimarySource source:two ."""
    assert counts(tmp_path, said)[1] == 3


@pytest.mark.parametrize(
    ("said", "distinct"),
    [
        (
            f"{TOGETHER} source:two dcterms:publisher actor:y .",
            2,
        ),
        (
            f"{TOGETHER} source:two dcterms:publisher actor:z .",
            3,
        ),
    ],
)
def test_who_publishes_together_is_one_publisher(tmp_path: Path, said: str, distinct: int) -> None:
    assert counts(tmp_path, said) == (3, 3, distinct)


def test_a_joint_statement_is_one_voice(tmp_path: Path) -> None:
    said = "claim:a sem:accordingTo actor:ben . claim:b sem:accordingTo actor:ana ."
    (tmp_path / "data.trig").write_text(PREFIX_LINES + DATA + said, "utf-8")
    (row,) = eg.independence(eg.load(tmp_path)).records()
    assert (row["claims"], row["speakers"]) == (3, 2)
