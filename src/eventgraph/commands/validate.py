"""`eventgraph validate`: check the dataset against the shapes and the evidence rules."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from eventgraph.claims.scopes import Scope, narrow
from eventgraph.commands.parts.answers import emit, emit_table, names_for
from eventgraph.commands.parts.bounds import processes
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.evidence.quotes import check_quotes, standing_note
from eventgraph.evidence.sourcetexts import kept_texts
from eventgraph.reports.quotes import shares_of
from eventgraph.stores.opening import files_read, roots_of
from eventgraph.validation.carrying import carrying_note
from eventgraph.validation.findings import SEVERITIES
from eventgraph.validation.halving import in_processes, seldom_sweeping
from eventgraph.validation.validating import validate, within

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
@language_option
@scope_options
def command(
    fail_on: str, format: str, output: Path, graph: tuple[Path, ...], language: str, scope: Scope
) -> None:
    """Check each claim, and the dataset as a whole, and say what to mend.

    As text, each finding names its file and line, what is wrong and what to do; the checks are
    listed in docs/checks.md. The last lines before the verdict say which share of the words of a
    source with evg:wordCount the quotes hold, and how many things and relations of claims their
    quotes name; and how many quotes stand in the texts kept beside the dataset, if there are any.
    Exit status 1 if the dataset does not conform. With a scope, what is found in other
    claims is left out. --lang tells what is wrong, and what to do, in that language.
    """
    dataset = open_dataset(graph)
    scoped = narrow(dataset, scope)
    with in_processes(processes()), seldom_sweeping():
        report = validate(dataset, files_read(*graph), language=language)
    carrying = report.carrying if scoped is dataset else None
    report = within(report, scoped)
    report = report.told(names_for(graph, output))
    if format == "text":
        texts = kept_texts(dataset, roots_of(graph))
        checked = check_quotes(scoped, texts) if texts else ()
        notes = [quoted.line for quoted in shares_of(scoped, checked, texts)]
        notes += [note] if (note := standing_note(checked)) else []
        carrying = carrying_note(scoped) if carrying is None else carrying
        notes += [carrying] if carrying else []
        emit(report.text(fail_on, notes), output)
    else:
        emit_table(report.table(), format, output, dataset)
    sys.exit(0 if report.conforms(fail_on) else 1)
