"""Scopes choose claims by speaker, party, source, certainty, time and dispute; nothing leaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset, Literal, URIRef

import eventgraph as eg
from eventgraph.claims.scopes import Scope, claims, narrow
from eventgraph.cli import group
from eventgraph.errors import EventGraphError, StoreError
from eventgraph.rdf.scoped import quads_of
from eventgraph.sparql.files import parse_query
from eventgraph.tables.table import Table
from eventgraph.vocabulary import CLAIM, EVG, PREFIXES, RDF, curie

DATA = """
actor:ana a evg:Person ; rdfs:label "Ana"@en .
actor:ben a evg:Person ; rdfs:label "Ben"@en .
actor:cai a evg:Person ; rdfs:label "Cai"@en .
actor:mute a evg:Person ; rdfs:label "Mute"@en .
actor:state a evg:Government ; rdfs:label "State"@en .
actor:ministry a evg:PublicBody ; rdfs:label "Ministry"@en ; evg:partOf actor:state .
office:minister a evg:Office ; evg:officeIn actor:ministry .
event:march a evg:Transfer . event:july a evg:Transfer .
source:one a evg:NewsArticle . source:two a evg:NewsArticle .

claim:a { event:march evg:affects actor:cai ; sem:hasTimeStamp "2025-03"^^xsd:gYearMonth . }
claim:a a evg:Claim ; sem:accordingTo actor:ana ;
    prov:wasQuotedFrom source:one ; evg:certainty evg:Stated .
claim:b { event:july sem:hasTimeStamp "2025-07-18"^^xsd:date . claim:b evg:disputes claim:a . }
claim:b a evg:Claim ; sem:accordingTo actor:ben ;
    prov:wasQuotedFrom source:two ; evg:certainty evg:Alleged .
claim:c { actor:ana evg:holds office:minister . event:july evg:affects actor:cai . }
claim:c a evg:Claim ; sem:accordingTo actor:ben ;
    prov:wasQuotedFrom source:one ; evg:certainty evg:Stated .
"""

MORE = """
claim:a evg:wording evg:Rendered ; evg:attitude evg:Asserts .
claim:b evg:wording evg:Direct ; evg:curatorDoubt "Whose?"@en .
event:letter a evg:OpenLetter .
claim:d { event:july evg:affects actor:mute . }
claim:d a evg:Claim ; sem:accordingTo actor:cai ; evg:attitude evg:Denies .
claim:e { event:letter evg:madeBy actor:ana . }
claim:e a evg:Claim ; sem:accordingTo actor:cai .
claim:f { actor:cai evg:holds office:minister . }
claim:f a evg:Claim ; sem:accordingTo actor:cai .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + DATA, "utf-8")
    return tmp_path


@pytest.fixture
def dataset(folder: Path) -> Dataset:
    return eg.load(folder)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(according_to="actor:ben"), ["claim:b", "claim:c"]),
        (Scope(according_to="Ana"), ["claim:a"]),
        (Scope(party="actor:state"), ["claim:a"]),
        (Scope(party="actor:ministry"), ["claim:a"]),
        (Scope(source="source:one"), ["claim:a", "claim:c"]),
        (Scope(certainty="alleged"), ["claim:b"]),
        (Scope(certainty="Stated"), ["claim:a", "claim:c"]),
        (Scope(certainty="evg:ALLEGED"), ["claim:b"]),
        (Scope(during="2025-03"), ["claim:a"]),
        (Scope(during="2025-03-15"), ["claim:a"]),
        (Scope(during="2025-04/2025-07"), ["claim:b", "claim:c"]),
        (Scope(during="2025"), ["claim:a", "claim:b", "claim:c"]),
        (Scope(without_disputed=True), ["claim:b", "claim:c"]),
        (Scope(according_to="actor:ben", source="source:one"), ["claim:c"]),
        (Scope(according_to="actor:mute"), []),
    ],
)
def test_each_field_chooses_and_all_must_hold(
    dataset: Dataset, scope: Scope, expected: list[str]
) -> None:
    found = claims(dataset, scope)
    assert found is not None
    assert [curie(claim) for claim in found] == expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(attitude="denies"), "d"),
        (Scope(attitude="evg:Denies"), "d"),
        (Scope(attitude="Asserts"), "abcef"),
        (Scope(attitude="doubts"), ""),
        (Scope(wording="direct"), "b"),
        (Scope(wording="rendered"), "a"),
        (Scope(without_doubted=True), "acdef"),
        (Scope(without_reports=True), "abcd"),
        (Scope(according_to="actor:cai", without_reports=True), "d"),
        (Scope(without_reports=True, without_doubted=True, without_disputed=True), "cd"),
    ],
)
def test_attitude_wording_doubt_and_mere_reports_choose_too(
    folder: Path, scope: Scope, expected: str
) -> None:
    with (folder / "data.trig").open("a", encoding="utf-8") as data:
        data.write(MORE)
    found = claims(eg.load(folder), scope)
    assert found == tuple(str(CLAIM[name]) for name in expected)


def test_the_options_of_a_scope_name_the_nearest_word(folder: Path) -> None:
    for option, given, meant in (
        ("--attitude", "denys", "denies"),
        ("--wording", "rendred", "rendered"),
        ("--certainty", "aleged", "alleged"),
    ):
        words = ["query", "speakers", "--graph", str(folder), option, given]
        result = CliRunner().invoke(group, words)
        assert result.exit_code == 2
        assert f"{given!r} is not one of" in result.stderr
        assert f"; did you mean {meant}?" in result.stderr


@pytest.mark.parametrize("verb", ["query speakers", "stats", "validate", "quotes", "conflicts"])
def test_verbs_take_the_new_options_together(folder: Path, verb: str) -> None:
    with (folder / "data.trig").open("a", encoding="utf-8") as data:
        data.write(MORE)
    options = ["--attitude", "asserts", "--wording", "direct", "--without-reports"]
    words = [*verb.split(), "--graph", str(folder), *options]
    assert CliRunner().invoke(group, words).exit_code in {0, 1}
    result = CliRunner().invoke(group, [*words, "--without-doubted"])
    scope = "attitude asserts, wording direct, without doubted, without reports"
    assert (result.exit_code, f"no claim is in the scope ({scope})" in result.stderr) == (2, True)


def test_a_scope_that_chooses_nothing_is_the_dataset_itself(dataset: Dataset) -> None:
    assert claims(dataset, Scope()) is None
    assert narrow(dataset, Scope()) is dataset


def test_a_scoped_query_sees_only_those_claims(dataset: Dataset) -> None:
    query = parse_query("SELECT DISTINCT ?claim { GRAPH ?claim { ?s ?p ?o } }", "q")
    answer = eg.run(query, eg.scope(dataset, according_to="actor:ana"))
    assert isinstance(answer, Table)
    assert answer.column("claim") == [CLAIM.a]


def test_a_scope_of_a_scope_narrows_further(dataset: Dataset) -> None:
    ben = eg.scope(dataset, according_to="actor:ben")
    query = parse_query("SELECT DISTINCT ?claim { GRAPH ?claim { ?s ?p ?o } }", "q")
    answer = eg.run(query, eg.scope(ben, source="source:one"))
    assert isinstance(answer, Table)
    assert answer.column("claim") == [CLAIM.c]


def test_rdflib_sees_the_scope_alone_and_cannot_write(dataset: Dataset) -> None:
    ana = eg.scope(dataset, according_to="actor:ana")
    assert {str(graph.identifier) for graph in ana.contexts()} & set(
        map(str, (CLAIM.a, CLAIM.b))
    ) == {str(CLAIM.a)}
    assert (CLAIM.a, RDF.type, EVG.Claim) in ana
    assert (CLAIM.b, RDF.type, EVG.Claim) not in ana
    assert (None, EVG.disputes, None) not in ana
    assert (None, EVG.disputes, None) in dataset
    assert len(ana) < len(dataset)
    with pytest.raises(StoreError, match="read-only"):
        ana.add((CLAIM.x, RDF.type, EVG.Claim))


def test_the_quads_of_a_scope_leave_out_other_claims_descriptions(dataset: Dataset) -> None:
    subjects = {str(quad.subject) for quad in quads_of(eg.scope(dataset, according_to="actor:ana"))}
    assert f"<{CLAIM.a}>" in subjects
    assert f"<{CLAIM.b}>" not in subjects
    assert f"<{URIRef(PREFIXES['actor'] + 'ben')}>" in subjects


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (
            {"according_to": "actor:anna"},
            "nothing in the dataset is named actor:anna; did you mean",
        ),
        ({"according_to": "event:march"}, "event:march is no actor; name an actor"),
        ({"source": "actor:ana"}, "actor:ana is no source; name a source"),
        ({"certainty": "sated"}, "no certainty is named 'sated'; did you mean stated?"),
        ({"during": "July"}, "'July' is no time; write 2025,"),
        ({"speaker": "actor:ana"}, "a scope cannot choose by 'speaker'"),
        (
            {"according_to": "actor:mute"},
            r"according to actor:mute\); there speak Ben \(actor:ben\) 2, Ana \(actor:ana\) 1",
        ),
    ],
)
def test_bad_input_gets_one_line(dataset: Dataset, chosen: dict[str, str], message: str) -> None:
    with pytest.raises(EventGraphError, match=message) as caught:
        eg.scope(dataset, **chosen)
    assert "\n" not in str(caught.value)


def test_the_command_line_takes_the_same_options(folder: Path) -> None:
    query = folder / "all.rq"
    query.write_text("SELECT DISTINCT ?claim { GRAPH ?claim { ?s ?p ?o } }", "utf-8")
    words = [
        "query",
        str(query),
        "--graph",
        str(folder / "data.trig"),
        "-f",
        "csv",
        "--party",
        "State",
    ]
    result = CliRunner().invoke(group, words)
    assert (result.exit_code, result.stdout) == (0, f"claim\n{CLAIM.a}\n")
    words[-2:] = ["--according-to", "Mute"]
    result = CliRunner().invoke(group, words)
    assert result.exit_code == 2
    assert result.stderr.startswith("eventgraph: no claim is in the scope (according to Mute)")


def test_labels_of_things_stay_in_sight(dataset: Dataset) -> None:
    assert (
        URIRef(PREFIXES["actor"] + "mute"),
        URIRef(PREFIXES["rdfs"] + "label"),
        Literal("Mute", lang="en"),
    ) in eg.scope(dataset, according_to="actor:ana")


def test_validation_of_a_scope_leaves_out_what_is_found_in_other_claims(folder: Path) -> None:
    words = ["validate", "--graph", str(folder / "data.trig"), "-f", "csv"]
    whole = CliRunner().invoke(group, words).stdout
    ana = CliRunner().invoke(group, [*words, "--according-to", "Ana"]).stdout
    assert str(CLAIM.b) in whole
    assert str(CLAIM.b) not in ana
    assert str(CLAIM.a) in ana
    result = CliRunner().invoke(group, [*words, "--according-to", "Mute"])
    assert (result.exit_code, result.stdout) == (2, "")
