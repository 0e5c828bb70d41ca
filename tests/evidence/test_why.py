"""Why: who stands behind a statement, through which hands it came, and from how many origins."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset, URIRef

import eventgraph as eg
from eventgraph.claims.scopes import Scope
from eventgraph.cli import group
from eventgraph.errors import UnknownName
from eventgraph.evidence.descent.origins import origins
from eventgraph.evidence.flags import flags
from eventgraph.evidence.why import chain
from eventgraph.rdf.turtletext import locate
from eventgraph.vocabulary import PREFIXES, curie

DATA = """
actor:ana a evg:Person ; rdfs:label "Ana"@en .
actor:ben a evg:Person ; rdfs:label "Ben"@en .
group:some a evg:Group ; rdfs:label "Some"@en ; evg:anonymous true .
actor:paper a evg:MediaOutlet ; rdfs:label "Paper"@en .
actor:echo a evg:MediaOutlet ; rdfs:label "Echo"@en .
actor:desk a evg:Curator .
event:talks a evg:Negotiation ; rdfs:label "Talks"@en .
event:speech a evg:Address .
source:paper a evg:NewsArticle ; dcterms:publisher actor:paper .
source:echo a evg:NewsArticle ; dcterms:publisher actor:echo ; prov:wasDerivedFrom source:paper .
source:other a evg:NewsArticle ; dcterms:publisher actor:ben .

claim:direct { event:talks evg:party actor:ana , actor:ben . }
claim:direct a evg:Claim ; sem:accordingTo actor:ana ; evg:statedIn event:speech ;
    prov:wasQuotedFrom source:paper ; evg:quote "we were both there"@en ;
    evg:certainty evg:Stated ; pav:curatedBy actor:desk .

claim:passed { event:talks evg:party actor:ana . }
claim:passed a evg:Claim ; sem:accordingTo group:some ; evg:reportedBy actor:ben ;
    evg:basedOn claim:direct ; prov:wasQuotedFrom source:echo ; evg:quote "she was there"@en ;
    evg:certainty evg:Alleged .

claim:denied { event:talks evg:excludes actor:ana . claim:denied evg:disputes claim:passed . }
claim:denied a evg:Claim ; sem:accordingTo actor:ben ; prov:wasQuotedFrom source:other ;
    evg:quote "she was not"@en ; evg:certainty evg:Stated .

claim:own { event:talks evg:reason "haste"@en . }
claim:own a evg:Claim ; sem:accordingTo actor:paper ; prov:wasQuotedFrom source:paper ;
    evg:quote "in haste"@en ; evg:certainty evg:Stated .
"""
CLAIM = PREFIXES["claim"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    path = tmp_path / "data.trig"
    path.write_text(prefixes + DATA, "utf-8")
    return path


@pytest.fixture
def dataset(file: Path) -> Dataset:
    return eg.load(file)


def claims_of(dataset: Dataset, *statement: str) -> list[str]:
    return [curie(str(claim)) for claim in eg.why(dataset, statement).column("claim")]


def test_a_statement_is_found_by_its_parts(dataset: Dataset) -> None:
    assert claims_of(dataset, "Talks", "evg:party", "Ana") == ["claim:direct", "claim:passed"]
    assert claims_of(dataset, "event:talks", "evg:excludes") == ["claim:denied"]
    assert claims_of(dataset, "event:talks", "evg:reason", "haste") == ["claim:own"]
    assert claims_of(dataset, "event:talks", "evg:reason", "calm") == []


def test_a_subject_alone_is_found_in_either_direction(dataset: Dataset) -> None:
    assert claims_of(dataset, "Ana") == ["claim:denied", "claim:direct", "claim:passed"]


def test_who_only_speaks_is_found_by_what_they_say(dataset: Dataset) -> None:
    assert claims_of(dataset, "Some") == ["claim:passed"]


def test_a_claim_shows_what_it_says(dataset: Dataset) -> None:
    assert eg.why(dataset, ("claim:direct",)).column("object") == [
        URIRef(PREFIXES["actor"] + name) for name in ("ana", "ben")
    ]


def test_a_scope_leaves_out_the_others(dataset: Dataset) -> None:
    table = eg.why(dataset, ("event:talks",), Scope(according_to="actor:ben"))
    assert [curie(str(claim)) for claim in table.column("claim")] == ["claim:denied"]


def test_the_chain_names_every_hand_in_order(dataset: Dataset) -> None:
    assert [str(step) for step in chain(dataset, CLAIM + "direct")] == [
        "said by actor:ana",
        "said in event:speech",
        "published in source:paper",
        "reprinted in source:echo",
        "entered by actor:desk",
    ]
    assert [str(step) for step in chain(dataset, CLAIM + "passed")] == [
        "said by group:some",
        "reported by actor:ben",
        "based on claim:direct",
        "published in source:echo",
    ]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("direct", ("stake",)),
        ("passed", ("anonymous", "opponent")),
        ("denied", ("own voice", "stake")),
        ("own", ("own voice",)),
    ],
)
def test_each_flag_is_computed(dataset: Dataset, claim: str, expected: tuple[str, ...]) -> None:
    assert flags(dataset)[CLAIM + claim] == expected


@pytest.mark.parametrize(("source", "opponent"), [("source:paper", False), ("source:other", True)])
def test_an_opponent_is_noted_only_where_nobody_else_passes_it_on(
    file: Path, source: str, *, opponent: bool
) -> None:
    again = f"""
claim:again {{ event:talks evg:party actor:ana . }}
claim:again a evg:Claim ; sem:accordingTo group:some ; prov:wasQuotedFrom {source} ;
    evg:quote "she was, they say"@en ; evg:certainty evg:Alleged .
"""
    file.write_text(file.read_text("utf-8") + again, "utf-8")
    dataset = eg.load(file)
    assert ("opponent" in flags(dataset)[CLAIM + "passed"]) is opponent


def test_file_and_line_are_given_where_the_files_are_known(dataset: Dataset, file: Path) -> None:
    table = eg.why(dataset, ("event:talks", "evg:reason"), places=locate([file]))
    lines = file.read_text("utf-8").splitlines()
    line = [text.startswith("claim:own a evg:Claim") for text in lines].index(True) + 1
    assert table.column("where") == [f"{file}:{line}"]
    assert eg.why(dataset, ("event:talks", "evg:reason")).column("where") == [None]


def test_a_reprint_is_not_independent(dataset: Dataset) -> None:
    known = origins(dataset)
    assert set(map(curie, known.documents())) == {"source:echo", "source:other", "source:paper"}
    assert set(map(curie, known.publications())) == {"source:other", "source:paper"}
    records = eg.independence(dataset).records()
    (row,) = [
        r for r in records if str(r["predicate"]).endswith("party") and "ana" in str(r["object"])
    ]
    assert [row[name] for name in ("claims", "speakers", "documents", "publications")] == [
        2,
        2,
        2,
        1,
    ]


def test_the_note_counts_publications_not_documents(dataset: Dataset, first_story: Dataset) -> None:
    assert eg.independence_note(dataset).startswith("2 publications, independent by what")
    assert eg.independence_note(first_story).startswith("One publication: every claim was read")


def test_bad_names_are_said(dataset: Dataset) -> None:
    with pytest.raises(UnknownName, match="nothing in the dataset is named 'Anna'; did you mean"):
        eg.why(dataset, ("Anna",))
    with pytest.raises(UnknownName, match="nothing in the dataset is named evg:partie; did you"):
        eg.why(dataset, ("Ana", "evg:partie"))


def test_the_command_shows_each_claim_once(file: Path) -> None:
    words = ["why", "claim:passed", "--graph", str(file)]
    result = CliRunner().invoke(group, words)
    assert result.exit_code == 0
    assert (
        "note: the speaker is not named, known only through somebody who disputes it"
        in " ".join(result.stdout.split())
    )
    assert result.stdout.splitlines()[-1] == (
        "statements: 1, claims: 1, speakers: 1, documents: 1, independent publications: 1"
    )
    assert CliRunner().invoke(group, [*words[:1], "Ana", "evg:size", *words[2:]]).exit_code == 1


def test_a_symmetric_statement_is_carried_from_either_side(tmp_path: Path) -> None:
    linked = """
    claim:one { actor:ana evg:linkedTo actor:ben . }
    claim:one a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:one .
    claim:two { actor:ben evg:linkedTo actor:ana . }
    claim:two a evg:Claim ; sem:accordingTo actor:ben ; prov:wasQuotedFrom source:two .
    claim:self { actor:ana evg:linkedTo actor:ana . }
    claim:self a evg:Claim ; sem:accordingTo actor:ben ; prov:wasQuotedFrom source:two ."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + linked, "utf-8")
    dataset = eg.load(tmp_path)

    def carriers(*statement: str) -> list[str]:
        return [curie(str(claim)) for claim in eg.why(dataset, statement).column("claim")]

    assert carriers("actor:ana", "evg:linkedTo", "actor:ben") == ["claim:one", "claim:two"]
    assert carriers("actor:ben", "evg:linkedTo", "actor:ana") == ["claim:two", "claim:one"]
    assert carriers("actor:ana", "evg:linkedTo") == ["claim:self", "claim:one", "claim:two"]
    counted = eg.independence(dataset).records()
    assert [(row["claims"], row["publications"]) for row in counted] == [(1, 1), (2, 2)]
