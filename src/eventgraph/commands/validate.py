"""`eventgraph validate`: check the dataset against the shapes and the evidence rules."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from eventgraph.claims.scopes import Scope, narrow
from eventgraph.commands.options import (
    emit,
    emit_table,
    graph_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.rdf.loading import files_of
from eventgraph.rdf.scoped import graphs_of
from eventgraph.validation.findings import SEVERITIES, Report
from eventgraph.validation.validating import validate

__all__ = ["command"]


@click.command("validate")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="The least severity at which the dataset does not conform.",
)
@table_format
@output_option
@graph_option
@scope_options
def command(fail_on: str, format: str, output: Path, graph: tuple[Path, ...], scope: Scope) -> None:
    """Check each claim, and the dataset as a whole, and say what to mend.

    As text, each finding names its file and line, what is wrong and what to do; the checks are
    listed in docs/checks.md. Exit status 1 if the dataset does not conform. With a scope, what is
    found in other claims is left out.
    """
    dataset = open_dataset(graph)
    report = validate(dataset, files_of(*graph))
    counted = graphs_of(narrow(dataset, scope))
    if counted is not None:
        others = {str(graph.identifier) for graph in dataset.graphs()}.difference(counted)
        report = Report(tuple(f for f in report.findings if f.focus not in others))
    if format == "text":
        emit(report.text(fail_on), output)
    else:
        emit_table(report.table(), format, output, dataset)
    sys.exit(0 if report.conforms(fail_on) else 1)
