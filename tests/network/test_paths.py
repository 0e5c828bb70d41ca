"""Chains are told step by step, in whose words; a gap says who is nearest."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import UnknownName
from eventgraph.network.paths import Gap, Route, find_chains, find_gap
from eventgraph.network.projecting import project
from eventgraph.network.telling import chains_table, read_lexicon, tell_chains, tell_gap
from eventgraph.vocabulary import curie
from small import SMALL, iri
from standing import Standing

ROOT = Path(__file__).parents[2]


def walked(projection: nx.MultiDiGraph[str], route: Route) -> list[str]:
    chains = find_chains(projection, route)
    return [" ".join([curie(c[0].start), *(curie(step.end) for step in c)]) for c in chains]


def test_the_shortest_chain_comes_first_and_longer_ones_after_it(small: Dataset) -> None:
    route = Route(iri("actor:ana"), iri("actor:dora"), most=3)
    assert walked(project(small), route) == [
        "actor:ana event:demand actor:dora",
        "actor:ana event:talks event:transfer actor:dora",
        "actor:ana event:talks actor:ben event:transfer actor:dora",
    ]


def test_an_avoided_thing_is_passed_by(small: Dataset) -> None:
    route = Route(iri("actor:ana"), iri("actor:dora"), avoid=(iri("event:demand"),))
    assert walked(project(small), route) == ["actor:ana event:talks event:transfer actor:dora"]


def test_no_disputed_step_is_taken_when_none_is_wanted(small: Dataset) -> None:
    route = Route(iri("actor:ben"), iri("actor:dora"), undisputed=True)
    assert walked(project(small), route) == ["actor:ben actor:cara event:demand actor:dora"]
    assert walked(project(small), Route(iri("actor:ben"), iri("actor:dora"))) == [
        "actor:ben event:transfer actor:dora"
    ]


def test_a_chain_is_told_with_speakers_quotes_and_what_it_rests_on(small: Dataset) -> None:
    avoid = (iri("event:demand"), iri("actor:ben"))
    route = Route(iri("actor:cara"), iri("actor:dora"), avoid)
    chains = find_chains(project(small), route)
    assert tell_chains(chains, read_lexicon(small)) == (
        "Cara → Dora, 3 steps\n"
        "\n"
        "1. Cara — mediated — Talks\n"
        "   2025-07 · Otto (alleged): “Cara mediated between them, and Ana took part”\n"
        "2. Talks — leads to — Transfer\n"
        "   2025-07 · Nora (stated): “=SUM(1) Ben sent Dora to the port on July 18”"
        " [disputed]\n"
        "3. Transfer — affects — Dora\n"
        "   2025-07-18 · Nora (stated): “=SUM(1) Ben sent Dora to the port on July 18” [disputed]\n"
        "\n"
        "Rests on the word of Nora, Otto\n"
        "Published in Paper\n"
        "Disputed: steps 2, 3\n"
        "Alleged or possible: step 1\n"
        "Anonymous: step 1\n"
    )


def test_a_step_between_actors_shows_the_claim_for_each_side(small: Dataset) -> None:
    chains = find_chains(project(small, kind="actors"), Route(iri("actor:cara"), iri("actor:ana")))
    assert tell_chains(chains, read_lexicon(small)).splitlines()[2:4] == [
        "1. Cara — mediated by · party, in Talks — Ana",
        (
            "   2025-07 · Otto (alleged): “Cara mediated between them, and Ana took part”"
            " [1 more claim]"
        ),
    ]
    chains = find_chains(project(small, kind="actors"), Route(iri("actor:cara"), iri("actor:ben")))
    assert [claim.speaker for claim in chains[0][0].claims] == [
        iri("actor:otto"),
        iri("actor:nora"),
    ]


def test_a_relation_that_has_no_words_backwards_is_told_forwards(small: Dataset) -> None:
    chains = find_chains(
        project(small, kind="speakers"), Route(iri("actor:cara"), iri("actor:otto"))
    )
    told = tell_chains(chains, read_lexicon(small))
    assert "1. Otto — speaks about — Cara\n" in told


def test_chains_are_tabulated_as_the_claims_say_them(small: Dataset) -> None:
    chains = find_chains(project(small), Route(iri("actor:ana"), iri("actor:dora")))
    table = chains_table(chains, read_lexicon(small))
    rows = [(*r[:2], curie(str(r[2])), r[3], curie(str(r[4])), *r[5:6]) for r in table.rows]
    assert rows == [
        (1, 1, "event:demand", "about", "actor:ana", ""),
        (1, 2, "event:demand", "made by", "actor:dora", ""),
    ]
    assert table.column("certainty") == ["Stated", "Stated"]
    assert table.column("disputed") == [False, False]


def test_a_gap_tells_the_parts_and_who_is_nearest(small: Dataset) -> None:
    whole = project(small)
    avoid = (iri("event:demand"), iri("event:transfer"))
    route = Route(iri("actor:ana"), iri("actor:dora"), avoid)
    assert find_chains(whole, route) == ()
    gap = find_gap(whole, route, whole)
    assert gap == Gap(4, 1, iri("actor:ana"), 2)
    assert tell_gap(gap, route, read_lexicon(small)) == (
        "No chain leads from Ana to Dora.\n"
        "Ana lies in a part of 4 things, Dora in one of 1.\n"
        "Nearest to Dora, if nothing were left out: Ana, 2 steps away.\n"
    )


def test_a_gap_that_nothing_closes_says_so(small: Dataset) -> None:
    route = Route(iri("actor:ana"), iri("actor:eva"))
    gap = find_gap(project(small), route, project(small))
    assert gap == Gap(8, 1)
    assert tell_gap(gap, route, read_lexicon(small)).endswith(
        "Nor would one if nothing were left out.\n"
    )


@pytest.mark.parametrize(
    ("route", "message"),
    [
        (
            Route("urn:nobody", iri("actor:ana")),
            "no claim of this scope names <urn:nobody> in this kind of network",
        ),
        (Route(iri("actor:ana"), iri("actor:ana")), "both ends are actor:ana; name two things"),
        (
            Route(iri("actor:ana"), iri("actor:ben"), avoid=(iri("actor:ben"),)),
            "actor:ben is an end of the path and cannot be avoided",
        ),
    ],
)
def test_a_path_without_two_ends_is_refused(small: Dataset, route: Route, message: str) -> None:
    with pytest.raises(UnknownName) as caught:
        find_chains(project(small), route)
    assert str(caught.value) == message


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["path", *arguments, "--graph", str(SMALL)])


def test_the_verb_answers_with_status_0_for_a_chain_1_for_none_2_for_an_unknown_name() -> None:
    found = run("Ana", "actor:dora", "--max", "2")
    assert (found.exit_code, found.stdout.count("Rests on")) == (0, 2)
    assert run("Ana", "Eva").exit_code == 1
    unknown = run("Ana", "Evo")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert unknown.stderr.startswith("eventgraph: nothing in the dataset is named 'Evo'; did you")
    assert unknown.stderr.count("\n") == 1


def test_chains_are_equal_byte_for_byte_under_two_hash_seeds(
    seeds: tuple[Standing, Standing],
) -> None:
    words = ("path", "Ana", "Port", "--max", "5", "--kind", "events", "--graph", str(SMALL))
    one, other = (seed.run(*words) for seed in seeds)
    assert (one.status, one) == (0, other)


def test_a_label_cannot_forge_lines(tmp_path: Path) -> None:
    path = tmp_path / "forged.trig"
    text = SMALL.read_text("utf-8")
    first = text.index('rdfs:label "') + len('rdfs:label "')
    path.write_text(f"{text[:first]}\\u001B[2J\\nNo step: {text[first:]}", "utf-8")
    dataset = eg.load(path)
    words = read_lexicon(dataset)
    forged = next(iri for iri, label in words.labels.items() if "\x1b" in label)
    told = tell_gap(Gap(1, 1, "", 0), Route(forged, forged), words)
    assert told.count("\n") == 3
    assert "\x1b" not in told
