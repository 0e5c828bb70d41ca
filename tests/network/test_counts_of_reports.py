"""Claims that only report that somebody spoke, or only give an office, are counted apart."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.cards import cards_of
from eventgraph.claims.reporting import only_reporting
from eventgraph.cli import group
from eventgraph.exports.sheets import lay_out
from eventgraph.network.comparing import speakers
from eventgraph.tables.table import Table
from eventgraph.vocabulary import PREFIXES, curie

THINGS = """
actor:paper a evg:Organization . actor:ana a evg:Person . actor:ben a evg:Person .
event:report a evg:Report . event:raid a evg:Arrest . office:mayor a evg:Office .
source:s a evg:NewsArticle .
"""
#: The paper makes most claims, and only one that tells something; Ana makes two that do.
SAID = (
    ("paper", "event:report evg:madeBy actor:ana"),
    ("paper", "event:report evg:madeBy actor:ben"),
    ("paper", "actor:ana evg:holds office:mayor"),
    ("paper", "event:raid evg:affects actor:ben"),
    ("ana", "event:raid evg:orderedBy actor:ben"),
    ("ana", "event:raid evg:carriedOutBy actor:ben"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    claims = "".join(
        f"claim:c{number} {{ {told} }} claim:c{number} a evg:Claim ; "
        f"sem:accordingTo actor:{speaker} ; prov:wasQuotedFrom source:s .\n"
        for number, (speaker, told) in enumerate(SAID)
    )
    (tmp_path / "data.trig").write_text(prefixes + THINGS + claims, "utf-8")
    return tmp_path


@pytest.fixture
def dataset(folder: Path) -> Dataset:
    return eg.load(folder)


def counted(dataset: Dataset) -> list[tuple[str, int, int]]:
    answer = eg.run(eg.read_queries()["speakers"], dataset)
    assert isinstance(answer, Table)
    columns = [answer.column(name) for name in ("speaker", "claims", "reports")]
    return [
        (str(who), int(str(n)), int(str(apart))) for who, n, apart in zip(*columns, strict=True)
    ]


def test_speakers_are_ordered_by_what_they_tell(dataset: Dataset) -> None:
    assert [curie(one) for one in speakers(dataset)] == ["actor:ana", "actor:paper"]
    told = [(curie(who), claims, reports) for who, claims, reports in counted(dataset)]
    assert told == [("actor:ana", 2, 0), ("actor:paper", 1, 3)]


def test_each_count_of_claims_says_how_many_only_report(folder: Path, dataset: Dataset) -> None:
    stats = CliRunner().invoke(group, ["stats", "--graph", str(folder), "-f", "csv"]).stdout
    lines = stats.splitlines()
    assert "claims on edges,6" in lines
    assert "claims on edges: only report who spoke or held an office,3" in lines
    (summary,) = eg.summarize(dataset).records()
    assert (int(str(summary["claims"])), summary["claims that only report"]) == (6, 3)
    actors = next(sheet for sheet in lay_out(dataset) if sheet.name == "actors")
    made = {row[0]: row[4:6] for row in actors.rows}
    assert made == {"actor:ana": (2, 0), "actor:ben": (0, 0), "actor:paper": (1, 3)}
    refused = ["query", "speakers", "--graph", str(folder), "--according-to", "actor:ben"]
    told = CliRunner().invoke(group, refused).stderr
    ranked = "there speak (actor:ana) 2, (actor:paper) 1 (not counted: claims that only report"
    assert ranked in told


def test_the_query_of_speakers_leaves_out_what_the_one_definition_does() -> None:
    dataset = eg.load(Path(__file__).parents[2] / "graph")
    reports = Counter(cards_of(dataset)[claim].speaker for claim in only_reporting(dataset))
    assert {who: apart for who, _, apart in counted(dataset) if apart} == dict(reports)
