"""Two things become one in all files, and a split gives the same bytes back."""

from __future__ import annotations

import gzip
import json
import random
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import URIRef

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.curation.identity.decisions import Given
from eventgraph.curation.identity.merging import merge
from eventgraph.curation.identity.splitting import split
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import PREFIXES, RDF, curie

HEADS = "".join(
    f"@prefix {name}: <{PREFIXES[name]}> .\n"
    for name in ("actor", "claim", "event", "evg", "place", "rdfs", "sem", "source")
)
THINGS = """
# Persons
actor:ana
    a evg:Person ;
    rdfs:label "Ana Vega"@en .

# The same, perhaps
actor:vega a evg:PublicBody ; # or so
    rdfs:label "A. Vega"@en , "Señora Vega"@es ; evg:note "actor:vega" .

actor:zoe a evg:Person .
"""
CLAIMS = """
claim:one { event:talks evg:party actor:vega , actor:zoe . }
claim:one a evg:Claim ; sem:accordingTo <https://w3id.org/eventgraph/id/actor/vega> .

claim:two { event:talks evg:party actor:ana ; evg:attendedBy actor:vega } # actor:vega
claim:two a evg:Claim ; sem:accordingTo actor:ana ; evg:quote "actor:vega"@en .
"""
DAY = Given("2026-01-31", "They sign alike.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "things.ttl").write_text(HEADS + THINGS, "utf-8")
    (tmp_path / "claims.trig").write_text(HEADS + CLAIMS, "utf-8")
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    """Give what the files of a dataset hold, but for its decisions."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(p): p.read_bytes() for p in files if p.name != "identities.ttl"}


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(group, [*words, "--graph", str(folder)])


def test_one_thing_is_made_of_two(folder: Path) -> None:
    done = merge([folder], "Ana Vega", "actor:vega", DAY)
    assert done.words == "2 claims in 2 files"
    assert done.notes == ("kinds differ: evg:PublicBody is not kept",)
    text = (folder / "claims.trig").read_text("utf-8")
    assert "evg:party actor:ana , actor:zoe" in text
    assert "evg:attendedBy actor:ana } # actor:vega\n" in text
    assert 'evg:quote "actor:vega"@en' in text
    dataset = eg.load(folder)
    ana = URIRef(f"{PREFIXES['actor']}ana")
    assert {str(name) for name in eg.labels(dataset).values()} >= {"Ana Vega"}
    aliases = {str(value) for value in dataset.objects(ana, URIRef(f"{PREFIXES['skos']}altLabel"))}
    assert aliases == {"A. Vega"}
    assert {str(value) for value in dataset.objects(ana, RDF.type)} == {f"{PREFIXES['evg']}Person"}
    assert (ana, URIRef(f"{PREFIXES['rdfs']}label"), None) in dataset


def test_the_old_name_and_the_aliases_lead_to_what_is_kept(folder: Path) -> None:
    merge([folder], "actor:ana", "actor:vega", DAY)
    dataset = eg.load(folder)
    for name in ("actor:vega", "A. Vega", "Señora Vega"):
        assert curie(str(eg.resolve(dataset, name))) == "actor:ana"
    assert eg.duplicates(dataset).rows == ()


def test_the_decision_says_who_when_and_why(folder: Path) -> None:
    ran = run(folder, "merge", "actor:ana", "actor:vega", "--by", "actor:zoe", "--why", "So.")
    assert ran.exit_code == 0
    text = (folder / "identities.ttl").read_text("utf-8")
    for told in ("evg:Same", "evg:keeps actor:ana", "pav:curatedBy actor:zoe", '"So."@en'):
        assert told in text
    assert "pav:curatedOn" in text
    assert {
        one.check for one in eg.validate(eg.load(folder)).findings if "vega" in one.focus
    } == set()


def test_a_dry_run_says_what_would_change_and_writes_nothing(folder: Path) -> None:
    before = held(folder)
    ran = run(folder, "merge", "actor:ana", "actor:vega", "--dry-run")
    assert ran.stdout.startswith(
        "actor:vega would be merged into actor:ana: 2 claims in 2 files\n"
        "kinds differ: evg:PublicBody is not kept\n"
    )
    assert held(folder) == before
    assert not (folder / "identities.ttl").exists()


def test_a_split_gives_the_same_bytes_back(folder: Path) -> None:
    before = held(folder)
    merge([folder], "actor:ana", "actor:vega", DAY)
    assert held(folder) != before
    done = split([folder], "actor:vega")
    assert (done.left, held(folder)) == ((), before)
    with pytest.raises(eg.EventGraphError, match="no merge took the name actor:vega away"):
        split([folder], "actor:vega")


def test_a_split_leaves_what_was_changed_since_and_says_so(folder: Path) -> None:
    merge([folder], "actor:ana", "actor:vega", DAY)
    path = folder / "claims.trig"
    text = path.read_text("utf-8")
    path.write_text(
        "# New.\n" + text.replace("actor:zoe . }", "actor:zoe , actor:eva . }"), "utf-8"
    )
    ran = run(folder, "split", "actor:vega")
    assert ran.exit_code == 1
    assert "not parted: claims.trig: claim:one changed since; part it by hand\n" in ran.stdout
    text = path.read_text("utf-8")
    assert text.startswith("# New.\n")
    assert "evg:party actor:ana , actor:zoe , actor:eva" in text
    assert "evg:attendedBy actor:vega" in text
    assert "sem:accordingTo <https://w3id.org/eventgraph/id/actor/vega>" in text
    assert THINGS in (folder / "things.ttl").read_text("utf-8")


def test_what_was_added_to_the_thing_since_stays_with_it(folder: Path) -> None:
    merge([folder], "actor:ana", "actor:vega", DAY)
    path = folder / "things.ttl"
    path.write_text(path.read_text("utf-8") + 'actor:ana evg:note "new"@en .\n', "utf-8")
    text = path.read_text("utf-8").replace('"Ana Vega"@en', '"Ana Vega"@en , "Ana"@fr', 1)
    path.write_text(text, "utf-8")
    split([folder], "actor:vega")
    names = set(eg.labels(eg.load(folder), "fr").values())
    assert {"Ana", "A. Vega"} <= names
    assert "A. Vega" not in path.read_text("utf-8").partition("actor:vega")[0]


def test_merges_are_taken_back_one_after_the_other(folder: Path) -> None:
    before = held(folder)
    merge([folder], "actor:ana", "actor:vega", DAY)
    between = held(folder)
    merge([folder], "actor:ana", "actor:zoe", DAY)
    split([folder], "actor:zoe")
    assert held(folder) == between
    split([folder], "actor:vega")
    assert held(folder) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("merge", "actor:ana", "Ana Vega"), "actor:ana: both names stand for it already"),
        (("merge", "claim:one", "claim:two"), "claim:one: is a claim or a decision"),
        (("merge", "event:talks", "actor:ana"), "event:talks: is not described"),
        (("merge", "actor:ana", "actor:nobody"), "nothing in the dataset is named actor:nobody"),
        (("merge", "actor:ana", "actor:vega", "--by", "nobody"), "nothing in the dataset is named"),
        (("merge", "actor:ana", "actor:vega", "--on", "May"), "--on May: is no day"),
        (("split", "actor:ana"), "no merge took the name actor:ana away"),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(
    folder: Path, words: tuple[str, ...], told: str
) -> None:
    before = held(folder)
    ran = run(folder, *words)
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert ran.stderr.startswith(f"eventgraph: {told}")
    assert held(folder) == before


@pytest.mark.parametrize("name", ["more.jsonld", "more.nt", "more.ttl.gz"])
def test_a_name_in_a_file_that_cannot_be_changed_is_refused(folder: Path, name: str) -> None:
    lines = f"<{PREFIXES['actor']}zoe> <{PREFIXES['evg']}note> <{PREFIXES['actor']}vega> .\n"
    context = {"actor": PREFIXES["actor"], "evg": PREFIXES["evg"]}
    linked = {"@context": context, "@id": "actor:zoe", "evg:note": {"@id": "actor:vega"}}
    data = json.dumps(linked) if name.endswith("jsonld") else lines
    packed = gzip.compress(data.encode()) if name.endswith(".gz") else data.encode()
    (folder / name).write_bytes(packed)
    before = held(folder)
    for words in (("merge", "actor:ana", "actor:vega"), ("rename", "actor:vega", "actor:v")):
        ran = run(folder, *words)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert f"{name}: names <{PREFIXES['actor']}vega>, and cannot be changed" in ran.stderr
    assert held(folder) == before


@pytest.mark.parametrize("restores", ["", "7", "{}", json.dumps({"files": {"a": 1}})])
def test_a_decision_that_no_merge_wrote_is_not_taken_back(folder: Path, restores: str) -> None:
    decision = f"""actor:d a evg:IdentityDecision ; evg:verdict evg:Same ; evg:keeps actor:ana ;
        evg:decides actor:ana , actor:old ; evg:restores {json.dumps(restores)} ."""
    (folder / "identities.ttl").write_text(HEADS + decision)
    with pytest.raises(eg.EventGraphError, match="does not say how it is taken back"):
        split([folder], "actor:old")


@pytest.mark.parametrize(
    ("option", "verdict"), [("--different", "Different"), ("--unsure", "Unsure")]
)
def test_two_things_can_be_told_apart(folder: Path, option: str, verdict: str) -> None:
    before = held(folder)
    assert run(folder, "merge", option, "actor:ana", "actor:vega", "--dry-run").exit_code == 0
    assert not (folder / "identities.ttl").exists()
    assert run(folder, "merge", option, "actor:ana", "actor:vega").exit_code == 0
    assert f"evg:verdict evg:{verdict}" in (folder / "identities.ttl").read_text("utf-8")
    assert held(folder) == before
    assert run(folder, "merge", "--different", "--unsure", "a", "b").exit_code == 2


def test_any_two_things_of_the_curated_graph_merge_and_part(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree("graph", folder)
    before = held(folder)
    chance = random.Random(11)  # noqa: S311 - chance that can be repeated
    quads = store_of(eg.load(folder, ontology=False))
    names = sorted({str(q.subject) for q in quads if "/id/" in str(q.subject)} - {""})
    things = [name for name in names if "/claim/" not in name and "/source/" not in name]
    for one, other in (chance.sample(things, 2) for _ in range(8)):
        merge([folder], one, other, DAY)
        assert eg.load(folder) is not None
        assert split([folder], other).left == ()
        assert held(folder) == before
