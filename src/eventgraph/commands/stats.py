"""`eventgraph stats`: what the network holds."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click
from rdflib import Dataset

from eventgraph.claims.reporting import only_reporting
from eventgraph.claims.scopes import Scope
from eventgraph.claims.summary import summarize
from eventgraph.commands.parts.answers import emit_report
from eventgraph.commands.parts.options import (
    graph_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.network.counts import Tally, tally
from eventgraph.network.drawing import sketched
from eventgraph.network.projecting import KINDS
from eventgraph.tables.table import Cell, Table

__all__ = ["command"]


@click.command("stats")
@click.option(
    "--kind",
    default="events",
    show_default=True,
    metavar="KIND",
    help=f"What is linked: {', '.join(KINDS)}, a query of queries/projections or the "
    "library, or a file.",
)
@scope_options
@table_format
@output_option
@graph_option
def command(kind: str, scope: Scope, format: str, output: Path, graph: tuple[Path, ...]) -> None:
    """Count nodes and edges, what they rest on, and the parts the network falls into.

    First stand all claims with their speakers and sources, as every other verb counts them; those
    that an edge rests on are counted apart, since a number or a date draws none.
    """
    dataset = open_dataset(graph, scope)
    reports = only_reporting(dataset)
    counts = _counted(dataset, kind, reports).table()
    rows = (*_held(dataset, reports), *counts.rows)
    emit_report(Table(counts.columns, rows), format, output, dataset)


def _counted(dataset: Dataset, kind: str, reports: Collection[str]) -> Tally:
    """Count up, and let go of what the network is read from before its parts are counted."""
    with sketched(dataset, kind) as network:
        return tally(network, reports)


def _held(dataset: Dataset, reports: Collection[str]) -> list[tuple[Cell, ...]]:
    """Count all claims, and who speaks them where; `reports` only report, and are counted apart."""
    (held,) = summarize(dataset, reports).records()
    told = [("claims: only report who spoke or held an office", len(reports))] if reports else []
    return [
        ("claims", held["claims"]),
        *told,
        ("speakers", held["speakers"]),
        ("sources", held["sources"]),
    ]
