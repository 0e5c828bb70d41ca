"""`eventgraph rank` lists, ranks, compares accounts, and says in one line what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventgraph.cli import group
from eventgraph.network.measures import MEASURES
from standing import Standing

SMALL = Path(__file__).parents[1] / "network.trig"


def run(*arguments: str) -> Result:
    words = [*arguments, "--graph", str(SMALL)]
    return CliRunner().invoke(group, words, env={"COLUMNS": "100"}, prog_name="eventgraph")


def test_the_verb_lists_the_measures_or_ranks_by_one() -> None:
    listed = run("rank", "--format", "csv")
    assert listed.exit_code == 0
    assert [line.split(",")[0] for line in listed.stdout.splitlines()[1:]] == list(MEASURES)
    ranked = run("rank", "degree", "--kind", "actors", "--top", "2", "--format", "csv")
    assert ranked.stdout == (
        "rank,node,class,degree\n"
        "1,https://w3id.org/eventgraph/id/actor/ben,evg:Person,3\n"
        "1,https://w3id.org/eventgraph/id/actor/cara,evg:Government,3\n"
    )


def test_the_verb_compares_accounts() -> None:
    answer = run(
        "rank", "degree", "--kind", "actors", "--by", "speaker", "--top", "1", "--format", "csv"
    )
    assert answer.stdout == (
        "node,overall,actor:nora,shift 1,actor:otto,shift 2\n"
        "https://w3id.org/eventgraph/id/actor/ben,1,1,0,2,-1\n"
        "https://w3id.org/eventgraph/id/actor/cara,1,3,-2,1,0\n"
        "https://w3id.org/eventgraph/id/actor/dora,3,1,2,absent,\n"
    )


def test_in_text_the_speakers_names_head_the_columns() -> None:
    arguments = ("rank", "degree", "--kind", "actors", "--by", "speaker", "--top", "1")
    lines = run(*arguments, "--format", "markdown").stdout.splitlines()
    assert lines[0] == "| node | overall | Nora | shift 1 | Otto | shift 2 |"
    assert len(lines) == 2 + 3
    told = run(*arguments).stdout.splitlines()
    assert told[0].startswith("One publication: every claim was read in one document")
    assert told[5:8] == [
        "First overall: Ben, Cara",
        "First in the account of Nora: Ben, Dora",
        "First in the account of Otto: Cara",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("degre",), "no measure is named 'degre'; did you mean degree?"),
        (
            ("degree", "--kind", "acts"),
            "no kind of projection is named 'acts'; did you mean actors",
        ),
        (("degree", "--kind", "a/b.rq"), "a/b.rq: no such file"),
        (("degree", "--backend", "no"), "degree: takes no backend"),
        (("core", "--backend", "no"), "core: 'no' backend is not installed"),
    ],
)
def test_the_verb_says_in_one_line_what_is_wrong(arguments: tuple[str, ...], message: str) -> None:
    answer = run("rank", *arguments)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.startswith(f"eventgraph: {message}")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("measure", ["communities", "betweenness", "pagerank"])
def test_a_ranking_is_equal_byte_for_byte_under_two_hash_seeds(
    seeds: tuple[Standing, Standing], measure: str
) -> None:
    one, other = (seed.run("rank", measure, "--format", "csv") for seed in seeds)
    assert one == other
    assert one.stdout.startswith("rank,node,class,")
