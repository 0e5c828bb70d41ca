"""`eventgraph diff`: what two versions of a dataset say differently."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from eventgraph.commands.parts.answers import emit
from eventgraph.commands.parts.options import (
    files_option,
    language_option,
    max_file_of,
    output_option,
)
from eventgraph.curation.comparing.diffing import FINDINGS, diff
from eventgraph.curation.comparing.writing import FORMATS, write_diff
from eventgraph.stores.opening import load
from eventgraph.text.terminal import screen_width

__all__ = ["command"]


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--findings",
    type=click.Choice(FINDINGS),
    default="changed",
    show_default=True,
    help="Compare what validate finds: in what changed and what points to it, in all, or not.",
)
@click.option("--no-findings", is_flag=True, help="The same as --findings none.")
@click.option(
    "-f",
    "--format",
    "format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Text, Markdown for a pull request, JSON, or a page.",
)
@language_option
@output_option
@files_option
def command(
    old: str,
    new: str | None,
    findings: str,
    no_findings: bool,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
) -> None:
    """Show which claims and things came, went or changed from OLD to NEW.

    Both are folders, files or revisions of git: HEAD~3:graph, or HEAD~3: for the folder that the
    other side names. Without NEW it is what --graph names. Claims are told added, gone, reworded,
    moved to another speaker or saying otherwise; things also renamed or merged. Formatting makes
    no difference. Exit status 0 if both say the same, 1 if not.
    """
    most = max_file_of()
    after = new or (str(graph[0]) if len(graph) == 1 else load(*graph, drafts=True, max_file=most))
    chosen = "none" if no_findings else findings
    found = diff(old, after, findings=chosen, language=language, max_file=most)
    emit(write_diff(found, format, screen_width()), output)
    sys.exit(0 if found.same else 1)
