"""What an edge carries has one line for each claim, whatever line breaks the data has."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.network.edges import edge_claims
from eventgraph.vocabulary import PREFIXES


@pytest.mark.parametrize("field", ["certainty", "prov:wasQuotedFrom", "evg:quote"])
def test_a_line_break_in_what_describes_a_claim_does_not_tear_its_line(
    tmp_path: Path, field: str
) -> None:
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines.append("event:stay a evg:Detention . actor:carla a evg:Person .")
    name = field if ":" in field else f"evg:{field}"
    for number, speaker in enumerate(("ana", "ben")):
        lines.append(f"claim:c{number} {{ event:stay evg:party actor:carla . }}")
        lines.append(f'claim:c{number} sem:accordingTo actor:{speaker} ; {name} "a\\nb" .')
    (tmp_path / "data.trig").write_text("\n".join(lines), "utf-8")
    graph = eg.project(eg.load(tmp_path), kind="events")
    claims = [edge_claims(data) for _, _, data in graph.edges(data=True)]
    assert [[card.speaker[-3:] for card in cards] for cards in claims if cards] == [["ana", "ben"]]
