"""`eventgraph build`: write everything a reader opens."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from eventgraph.claims.scopes import Scope, narrow
from eventgraph.claims.summary import summarize
from eventgraph.commands.parts.answers import emit_table
from eventgraph.commands.parts.options import graph_option, open_dataset, scope_options
from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.commands.parts.progress import watch
from eventgraph.errors import InputError
from eventgraph.rdf.naming import names_in
from eventgraph.reports.building import Build, Part, parts
from eventgraph.reports.manifest import Claim
from eventgraph.sparql.library import OWN_FOLDER, known_queries
from eventgraph.steps import steps
from eventgraph.stores.opening import files_read, roots_of
from eventgraph.validation.validating import validate, within

__all__ = ["command"]

#: What another program writes into the same folder, before or after a build.
_SITE: Final = "site-docs"


@click.command("build")
@graph_option
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    show_default=f"{OWN_FOLDER}, if there",
    metavar="FOLDER",
    help="Folder of your own queries, answered beside the library's.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    metavar="FOLDER",
    help="Folder to write, in one step; files of yours in it stay.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Write even if the dataset does not conform, or over files that no build wrote.",
)
@scope_options
def command(
    graph: tuple[Path, ...], queries: Path | None, output: Path, force: bool, scope: Scope
) -> None:
    """Validate the dataset, then write everything a reader opens, of all claims or of a scope.

    The folder gets index.html, the dataset in TriG, Turtle and JSON-LD, the network as GraphML,
    each query's answer as CSV, and report.md. A query of your own stands in for the library's of
    the same name. A dataset that does not conform is not written (exit status 1) unless --force is
    given. The old folder stays whole until the new one is.

    A build leaves names and sums of its files in .eventgraph-manifest.json. A later one replaces
    and removes only what is listed there and was not changed since. Files of yours stay; where one
    would be lost, nothing is written (exit status 2) unless --force is given, which names what it
    removed. A folder without a manifest is refused, but for the subfolder site-docs.
    """
    files = files_read(*graph)
    dataset = open_dataset(graph)
    _refuse_own_source(output, files)
    shown = narrow(dataset, scope)
    report = within(validate(dataset, files), shown)
    if not report.conforms() and not force:
        emit_table(report.table(), "text", Path("-"), dataset)
        click.echo(
            "eventgraph: the dataset does not conform; nothing written (--force writes)", err=True
        )
        sys.exit(1)
    build = Build(
        shown, known_queries(queries), report.told(names_in(*roots_of(graph)) if files else {})
    )
    made = list(parts(build))
    claim = Claim([part.name for part in made], force=force, beside=(_SITE,))
    with folder_replaced(output, claim) as folder:
        written = _write(made, folder)
    watch.end()
    held = summarize(build.dataset).records()[0]
    reports = f"{held['claims that only report']} of them only report who spoke or held an office"
    click.echo(f"{held['claims']} claims ({reports})", nl=False)
    click.echo(" by {speakers} speakers in {sources} sources".format(**held))
    click.echo(f"wrote {len(written)} files, {sum(written.values()) / 1e6:.1f} MB, to {output}/")
    click.echo(f"open {output / 'index.html'} in a browser; {output / 'report.md'} lists the rest")


def _refuse_own_source(folder: Path, files: Iterable[Path]) -> None:
    """Refuse to replace a folder that the dataset is read from."""
    place = os.path.realpath(folder)
    for path in files:
        if Path(os.path.realpath(path)).is_relative_to(place):
            raise InputError(f"holds {path}, which is read here; name another folder", folder)


def _write(made: list[Part], folder: Path) -> dict[str, int]:
    """Make and write the parts."""
    sizes = {}
    for part in steps(made, "writing"):
        data = part.make()
        path = folder / part.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sizes[part.name] = len(data)
    return sizes
