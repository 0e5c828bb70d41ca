"""Drafts are put aside when a dataset is loaded, in every format, and count only when asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset, URIRef

import eventgraph as eg
from eventgraph.claims.cards import cards_of
from eventgraph.cli import group
from eventgraph.rdf.drafts import drafts_of
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import EVG, PREFIXES, curie

HEADS = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
DRAFT = URIRef(f"{PREFIXES['claim']}draft")
GRAPH = "claim:draft { event:release evg:mediatedBy actor:church } "
DESCRIPTION = """
claim:draft a evg:Claim ; evg:status evg:Draft ; evg:note [ evg:note "a thought" ] ;
    sem:accordingTo actor:ministry .
claim:draft.1 a rdf:Statement ; evg:inClaim claim:draft ; rdf:subject event:release ;
    rdf:predicate evg:affects ; rdf:object group:prisoners .
"""
LINE = (
    f"<{DRAFT}> <{EVG.status}> <{EVG.Draft}> .\n<{DRAFT}> <{PREFIXES['rdf']}type> <{EVG.Claim}> .\n"
)
FORMATS = {
    "a.ttl": LINE,
    "a.nt": LINE,
    "a.nq": LINE + f"<urn:s> <urn:p> <urn:o> <{DRAFT}> .\n",
    "a.jsonld": f'{{"@id": "{DRAFT}", "@type": "{EVG.Claim}", '
    f'"{EVG.status}": {{"@id": "{EVG.Draft}"}}, "@graph": [{{"@id": "urn:s", "urn:p": 1}}]}}',
    "a.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    f'xmlns:e="{PREFIXES["evg"]}"><e:Claim rdf:about="{DRAFT}">'
    f'<e:status rdf:resource="{EVG.Draft}"/></e:Claim></rdf:RDF>',
}


def written(folder: Path, **files: str) -> Dataset:
    """Write TriG files beside the clean dataset, and load them all."""
    (folder / "clean.trig").write_text(CLEAN, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.trig").write_text(HEADS + text, "utf-8")
    return eg.load(folder)


def lines(dataset: Dataset) -> list[str]:
    return sorted(str(quad) for quad in store_of(dataset))


@pytest.mark.parametrize("name", FORMATS)
def test_a_draft_is_put_aside_in_every_format(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FORMATS[name])
    assert len(store_of(eg.load(tmp_path, ontology=False))) == 0
    assert len(drafts_of(eg.load(tmp_path))) >= 2
    counted = eg.load(tmp_path, drafts=True)
    assert (DRAFT, EVG.status, EVG.Draft) in counted
    assert len(drafts_of(counted)) == 0


def test_nothing_of_a_draft_is_left_wherever_its_parts_stand(tmp_path: Path) -> None:
    without = lines(written(tmp_path))
    dataset = written(tmp_path, a=GRAPH, drafts=DESCRIPTION, z="claim:draft evg:quote 'x'@en .")
    assert lines(dataset) == without
    assert len(drafts_of(dataset)) == 12


def test_a_draft_counts_like_any_claim_when_asked_to(tmp_path: Path) -> None:
    written(tmp_path, drafts=GRAPH + DESCRIPTION)
    assert str(DRAFT) not in cards_of(eg.load(tmp_path))
    assert str(DRAFT) in cards_of(eg.load(tmp_path, drafts=True))


def test_a_draft_is_a_claim_and_nothing_else(tmp_path: Path) -> None:
    dataset = written(tmp_path, a="event:release evg:status evg:Draft .")
    assert (URIRef(f"{PREFIXES['event']}release"), None, None) in dataset
    checks = {finding.check for finding in eg.validate(dataset).findings}
    assert "domain-mismatch" in checks


def test_no_other_claim_makes_a_draft_of_one(tmp_path: Path) -> None:
    dataset = written(tmp_path, a="claim:talks { claim:release evg:status evg:Draft }")
    assert f"{PREFIXES['claim']}release" in cards_of(dataset)


def test_bounds_of_what_only_a_draft_says_are_not_told(tmp_path: Path) -> None:
    bounds = lines(written(tmp_path))
    graph = 'claim:draft { group:prisoners evg:size ">250"^^evg:quantity } '
    assert lines(written(tmp_path, drafts=graph + DESCRIPTION)) == bounds


def test_validate_remarks_on_drafts_and_on_nothing_that_they_lack(tmp_path: Path) -> None:
    thing = 'actor:church a evg:ReligiousBody ; rdfs:label "Church"@en , "Iglesia"@es .'
    dataset = written(tmp_path, drafts=GRAPH + DESCRIPTION, things=thing)
    (found,) = eg.validate(dataset).findings
    assert (found.severity, found.check, found.focus) == ("info", "draft", str(DRAFT))
    assert found.message == "is a draft, without source, quote"


def test_a_finished_claim_that_answers_a_draft_is_warned_of(tmp_path: Path) -> None:
    answer = "claim:talks { claim:talks evg:disputes claim:draft } "
    found = eg.validate(written(tmp_path, drafts=DESCRIPTION + answer)).findings
    assert [(one.severity, one.check, curie(one.focus)) for one in found] == [
        ("warning", "draft-referred-to", "claim:talks"),
        ("info", "draft", "claim:draft"),
    ]
    assert (
        found[0].message
        == "evg:disputes points to claim:draft, which is a draft and does not count"
    )


def test_drafts_that_count_are_checked_like_any_claim(tmp_path: Path) -> None:
    written(tmp_path, drafts="claim:draft a evg:Claim ; evg:status evg:Draft .")
    words = ["validate", "--graph", str(tmp_path)]
    ran = CliRunner().invoke(group, words)
    assert ran.exit_code == 0
    assert (
        "claim:draft: is a draft, without speaker, source, quote, statements [draft]" in ran.stdout
    )
    counted = CliRunner().invoke(group, [*words, "--drafts"])
    assert counted.exit_code == 1
    assert "[claim-without-speaker]" in counted.stdout


@pytest.mark.parametrize(
    "words", [("export", "nquads"), ("query", "timeline"), ("stats",), ("silence",), ("quotes",)]
)
def test_no_verb_counts_a_draft_unless_asked_to(tmp_path: Path, words: tuple[str, ...]) -> None:
    def said(*more: str) -> bytes:
        return CliRunner().invoke(group, [*words, *more, "--graph", str(tmp_path)]).stdout_bytes

    written(tmp_path)
    without = said()
    day = 'claim:draft { event:release sem:hasTimeStamp "2024-05-07"^^xsd:date } '
    quote = 'claim:draft evg:quote "on 7 May"@en ; prov:wasQuotedFrom source:report .'
    written(tmp_path, drafts=day + DESCRIPTION + quote)
    assert said() == without
    assert said("--drafts") != without
