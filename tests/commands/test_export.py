import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventgraph.cli import group
from eventgraph.exports.jsonld import context
from eventgraph.exports.registry import EXPORTERS
from eventgraph.rdf.formats import FORMATS
from eventgraph.rdf.refusing import bytes_of

ROOT = Path(__file__).parents[2]
TRIG = """\
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix prov: <http://www.w3.org/ns/prov#> .

actor:maduro
    a evg:Person .

claim:first {
    event:talks
        evg:mediatedBy actor:pope .
}

claim:first
    a evg:Claim ;
    sem:accordingTo actor:maduro ;
    evg:certainty evg:Possible ;
    prov:wasAttributedTo actor:maduro .
"""
#: What an export begins with: how independent the publications are, as a comment.
HEADED = f"# No publication: the dataset names no source of its claims.\n{TRIG}"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.trig"
    path.write_text(TRIG, "utf-8")
    return path


def export(graph: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["export", "--graph", str(graph), *map(str, arguments)])


def test_export_writes_the_bytes_to_stdout(graph: Path) -> None:
    result = export(graph, "trig")
    assert (result.exit_code, result.stdout_bytes.decode()) == (0, HEADED)
    assert export(graph, "trig", "-o", "-").stdout_bytes.decode() == HEADED


def test_export_writes_a_file_and_compresses_one_whose_name_says_so(graph: Path) -> None:
    plain, packed = graph.with_name("x.trig"), graph.with_name("x.trig.gz")
    assert export(graph, "trig", "-o", plain).exit_code == 0
    assert export(graph, "trig", "-o", packed).exit_code == 0
    assert plain.read_text("utf-8") == HEADED
    assert gzip.decompress(packed.read_bytes()).decode() == HEADED
    frames = graph.with_name("x.trig.zst")
    assert export(graph, "trig", "-o", frames).exit_code == 0
    assert bytes_of(frames).decode() == HEADED


def test_the_context_is_written_beside_a_json_ld_file(graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonld"
    assert export(graph, "jsonld", "-o", path).exit_code == 0
    assert json.loads(path.read_bytes())["@graph"][2]["@id"] == "claim:first"
    assert (tmp_path / "context.jsonld").read_bytes() == context()


def test_flat_says_on_stderr_what_it_lost(graph: Path) -> None:
    result = export(graph, "ntriples", "--flat")
    assert "event/talks>" in result.stdout
    assert result.stderr == (
        "eventgraph: --flat lost who says what: 1 triples in 1 claims (speakers: 1; claims only "
        "alleged or possible: 1) are now 1 triples that the file states as its own\n"
    )


def test_an_export_can_be_narrowed_to_a_scope(graph: Path) -> None:
    result = export(graph, "trig", "--certainty", "stated")
    assert result.exit_code == 2
    assert "no claim is in the scope" in result.stderr
    assert export(graph, "trig", "--certainty", "possible").stdout == HEADED


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("turtel",), "no format is named 'turtel'; did you mean turtle?"),
        (("turtle", "-o", "missing/x.ttl"), "missing/x.ttl: cannot be written: No such file"),
        (("turtle", "-o", "x.trig"), "x.trig: its suffix stands for trig; change it, or export"),
        (("jsonld", "-o", "context.jsonld"), "context.jsonld: its context is written there"),
        (("turtle", "--kind", "plain"), "turtle has no kind 'plain'; it has none"),
    ],
)
def test_a_slip_is_one_line_and_status_2(
    graph: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(graph.parent)
    result = export(graph, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"eventgraph: {message}")
    assert result.stderr.count("\n") == 1
    assert sorted(graph.parent.iterdir()) == [graph]


def test_every_rdf_format_has_an_exporter() -> None:
    assert [name for name in EXPORTERS if name in FORMATS] == list(FORMATS)


def test_the_documentation_lists_what_each_format_keeps_and_loses() -> None:
    rows = [
        f"| `{name}` | {exporter.title} | {exporter.keeps} | {exporter.loses} |"
        for name, exporter in EXPORTERS.items()
    ]
    table = "\n".join(["| format | name | keeps | loses |", "|---|---|---|---|", *rows])
    assert table in (ROOT / "docs/exports.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["graphml", "--flat"], "flat is for RDF (turtle, "),
        (["xlsx", "--kind", "actors"], "xlsx has no kind 'actors'; it has none"),
        (["ftm", "--kind", "actors"], "ftm has no kind 'actors'; it has entities, statements"),
    ],
)
def test_an_option_of_another_format_is_refused(
    graph: Path, words: list[str], message: str
) -> None:
    result = CliRunner().invoke(group, ["export", *words, "--graph", str(graph)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
