"""Diagrams: what is beyond what Mermaid draws is said."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

from eventgraph.cli import group
from eventgraph.exports.diagrams import beyond_mermaid, write_mermaid


@pytest.mark.parametrize(
    ("edges", "letters", "beyond"),
    [(500, 1, False), (501, 1, True), (1, 49_900, False), (1, 50_000, True), (1, 25_000, False)],
)
def test_a_diagram_beyond_what_mermaid_draws_is_said_to_be(
    *, edges: int, letters: int, beyond: bool
) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(edges):
        graph.add_edge("urn:a", "urn:b", key=number, label="x" * letters)
    remark = beyond_mermaid(graph, write_mermaid(graph))
    assert bool(remark) is beyond
    assert not beyond or f"and this has {edges:,} and " in remark


def test_the_verb_says_on_stderr_what_mermaid_will_not_draw(tmp_path: Path) -> None:
    base = "https://w3id.org/eventgraph"
    rdf, actor = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{base}/id/actor/a>"
    lines = [f"{actor} <{rdf}> <{base}/ns#Person> ."]
    for number in range(501):
        event, claim = (f"<{base}/id/{kind}/n{number}>" for kind in ("event", "claim"))
        lines += [
            f"{event} <{rdf}> <{base}/ns#Event> .",
            f"{event} <{base}/ns#party> {actor} {claim} .",
            f"{claim} <http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo> {actor} .",
        ]
    (tmp_path / "many.nq").write_text("\n".join(lines), "utf-8")
    words = ["export", "mermaid", "--graph", str(tmp_path)]
    answer = CliRunner().invoke(group, words)
    assert (answer.exit_code, answer.stdout.count("-->")) == (0, 501)
    assert answer.stderr.startswith("eventgraph: mermaid draws 500 edges and 50,000 characters")
    assert answer.stderr.count("\n") == 1
    assert CliRunner().invoke(group, [*words, "--according-to", "actor:a"]).stderr == answer.stderr
    assert CliRunner().invoke(group, ["export", "graphml", *words[2:]]).stderr == ""
