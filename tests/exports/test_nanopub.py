"""Nanopublications: another program takes each for valid, and who says it is not who entered it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from nanopub.nanopub import Nanopub
from rdflib import RDF, XSD, ConjunctiveGraph, Dataset, Graph, Literal, Namespace, URIRef

import eventgraph as eg
from eventgraph.claims.cards import claim_names
from eventgraph.cli import group
from eventgraph.errors import FormatError
from eventgraph.exports import nanopub
from eventgraph.vocabulary import DCTERMS, EVG, PAV, PREFIXES, PROV, SEM, expand

NP = Namespace("http://www.nanopub.org/nschema#")
PARTS = (".head", "", ".provenance", ".pubinfo")
CLAIM = URIRef(expand("claim:maduro-credits-the-church") or "")


def graphs(dataset: Dataset) -> dict[str, Graph]:
    """Read the export with rdflib, graph by graph."""
    whole = Dataset()
    whole.parse(data=eg.export(dataset, "nanopub"), format="trig")
    return {str(graph.identifier): graph for graph in whole.graphs() if len(graph)}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_nanopublication_is_valid_to_the_library_of_the_format(dataset: Dataset) -> None:
    found = graphs(dataset)
    claims = {str(claim) for claim in eg.why(dataset, ("actor:marco-rubio",)).column("claim")}
    assert len(claims) > 3
    for claim in sorted(claims):
        one = ConjunctiveGraph()
        for part in PARTS:
            for triple in found[f"{claim}{part}"]:
                one.get_context(URIRef(f"{claim}{part}")).add(triple)
        nanopub = Nanopub(rdf=one)
        assert nanopub.is_valid
        assert str(nanopub.metadata.assertion) == claim


def test_each_claim_is_one_nanopublication_of_four_graphs(dataset: Dataset) -> None:
    found = graphs(dataset)
    claims = {str(claim) for claim in dataset.subjects(SEM.accordingTo)}
    assert found.keys() == {f"{claim}{part}" for claim in claims for part in PARTS}
    head = found[f"{CLAIM}.head"]
    (whole,) = head.subjects(RDF.type, NP.Nanopublication)
    ends = [head.value(whole, NP[f"has{part}"]) for part in ("Assertion", "Provenance")]
    assert [*ends, head.value(whole, NP.hasPublicationInfo)] == [
        *(URIRef(f"{CLAIM}{part}") for part in PARTS[1:]),
    ]


def test_the_speaker_is_attributed_and_the_curator_only_made_the_nanopublication(
    dataset: Dataset,
) -> None:
    found = graphs(dataset)
    speaker, curator = (
        URIRef(expand(name) or "") for name in ("actor:nicolas-maduro", "actor:eventgraph-curators")
    )
    assert set(found[str(CLAIM)]) == set(dataset.graph(CLAIM))
    provenance = found[f"{CLAIM}.provenance"]
    assert list(provenance.objects(CLAIM, PROV.wasAttributedTo)) == [speaker]
    assert provenance.value(CLAIM, EVG.quote) == dataset.value(CLAIM, EVG.quote)
    source = provenance.value(CLAIM, PROV.wasQuotedFrom)
    assert provenance.value(source, DCTERMS.issued) is not None
    assert curator not in set(provenance.objects())
    info, whole = found[f"{CLAIM}.pubinfo"], URIRef(f"{CLAIM}.nanopub")
    assert info.value(whole, DCTERMS.creator) == info.value(CLAIM, PAV.curatedBy) == curator
    day = Literal("2026-11-24", datatype=XSD.date)
    assert info.value(whole, DCTERMS.created) == info.value(CLAIM, PAV.curatedOn) == day


def test_a_scope_gives_its_own_claims_and_the_same_bytes_twice(dataset: Dataset) -> None:
    rubio = eg.scope(dataset, according_to="actor:marco-rubio")
    told = eg.export(rubio, "nanopub")
    assert told == eg.export(rubio, "nanopub")
    assert told.count(b"a np:Nanopublication") == len(claim_names(rubio)) > 1


def test_who_entered_a_claim_must_be_known(tmp_path: Path) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    claim = "claim:a { event:talks evg:party actor:ana } claim:a sem:accordingTo actor:ana ."
    path = tmp_path / "data.trig"
    path.write_text(prefixes + claim, "utf-8")
    message = "claim:a does not say who entered it; add pav:curatedBy"
    with pytest.raises(FormatError, match=message):
        eg.export(eg.load(path), "nanopub")
    done = CliRunner().invoke(group, ["export", "nanopub", "--graph", str(path)])
    assert (done.exit_code, done.stdout) == (2, "")
    older = claim.replace("actor:ana .", "actor:ana ; prov:wasAttributedTo actor:x .")
    path.write_text(prefixes + older, "utf-8")
    assert b"dcterms:creator actor:x" in eg.export(eg.load(path), "nanopub")


def test_claims_are_looked_up_one_after_the_other(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    by = nanopub.Told.by

    def watched(told: nanopub.Told, claim: object) -> object:
        looked.append(claim)
        return by(told, claim)  # type: ignore[arg-type]

    monkeypatch.setattr(nanopub.Told, "by", watched)
    monkeypatch.setattr(
        nanopub, "turtle_pieces", lambda parts, _: (str(len(looked)) for _ in parts)
    )
    counts = [int(piece) for piece in nanopub.export_nanopub(dataset)]
    assert counts[:8] == [0, 1, 1, 1, 1, 2, 2, 2]
    assert counts[-1] == len(claim_names(dataset)) == len(looked)


def test_blank_nodes_keep_one_name_in_all_of_a_nanopublication(tmp_path: Path) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    claim = "claim:a {{ event:talks evg:party _:{0} . _:{0} a evg:Person }} claim:a sem:accordingTo"
    texts = []
    for label in ("one", "two"):
        path = tmp_path / f"{label}.trig"
        path.write_text(
            f"{prefixes}{claim.format(label)} actor:ana ; pav:curatedBy actor:x .", "utf-8"
        )
        texts.append(eg.export(eg.load(path), "nanopub").decode())
    assert texts[0] == texts[1]
    assert texts[0].count("_:c14n0") == 2


def test_its_files_are_trig(tmp_path: Path) -> None:
    words = ["export", "nanopub", "-o"]
    assert CliRunner().invoke(group, [*words, str(tmp_path / "all.trig")]).exit_code == 0
    assert CliRunner().invoke(group, [*words, str(tmp_path / "all.nq")]).exit_code == 2


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    words = '\\"@en . } <urn:x> { <urn:a> <urn:b> <urn:c> . \\n'
    path = tmp_path / "data.trig"
    path.write_text(
        f'{prefixes}claim:a {{ event:talks evg:reason "{words}"@en }} claim:a sem:accordingTo '
        f'actor:ana ; pav:curatedBy actor:x ; evg:quote "{words}"@en .',
        "utf-8",
    )
    assert set(graphs(eg.load(path))) == {f"{expand('claim:a')}{part}" for part in PARTS}
