"""One table of formats, for the function and for the command line."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import FormatError
from eventgraph.exports.headers import headed
from eventgraph.exports.registry import EXPORTERS
from eventgraph.network.projecting import KINDS
from eventgraph.rdf.formats import FORMATS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("format", EXPORTERS)
def test_the_function_gives_what_the_verb_writes(dataset: Dataset, format: str) -> None:
    needed = EXPORTERS[format].needs
    if needed and importlib.util.find_spec(needed) is None:
        pytest.skip(f"{needed} is not installed")
    arguments = ["export", format, "--graph", str(ROOT / "graph")]
    result = CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert headed(eg.export(dataset, format), dataset, format) == result.stdout_bytes


def test_rdf_comes_first_and_graphs_have_the_kinds_of_projections() -> None:
    assert list(EXPORTERS)[: len(FORMATS)] == list(FORMATS)
    assert {exporter.kinds for exporter in EXPORTERS.values() if exporter.any_kind} == {
        tuple(KINDS)
    }


@pytest.mark.parametrize(
    ("format", "options", "message"),
    [
        ("graphm", {}, "no format is named 'graphm'; did you mean graphml?"),
        ("graphml", {"flat": True}, "flat is for RDF (turtle, trig, jsonld, nquads, ntriples, "),
        ("turtle", {"kind": "actors"}, "turtle has no kind 'actors'; it has none"),
        ("ftm", {"kind": "actors"}, "ftm has no kind 'actors'; it has entities, statements"),
    ],
)
def test_what_a_format_does_not_have_is_refused(
    dataset: Dataset, format: str, options: dict[str, str], message: str
) -> None:
    with pytest.raises(FormatError) as caught:
        eg.export(dataset, format, **options)  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)
