"""`eventgraph build`: write everything a reader opens."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

import click

from eventgraph.claims.scopes import Scope, narrow
from eventgraph.claims.summary import summarize
from eventgraph.commands.options import emit_table, graph_option, open_dataset, scope_options
from eventgraph.commands.outputs import folder_replaced
from eventgraph.commands.progress import watch
from eventgraph.errors import InputError
from eventgraph.rdf.loading import files_of
from eventgraph.reports.building import Build, Part, parts
from eventgraph.sparql.library import OWN_FOLDER, known_queries
from eventgraph.steps import steps
from eventgraph.validation.validating import validate

__all__ = ["command"]

#: What another program writes into the same folder, and a build leaves as it is.
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
    help="Folder to write; replaced whole, in one step.",
)
@click.option("--force", is_flag=True, help="Write even if the dataset does not conform.")
@scope_options
def command(
    graph: tuple[Path, ...], queries: Path | None, output: Path, force: bool, scope: Scope
) -> None:
    """Validate the dataset, then write everything a reader opens, of all claims or of a scope.

    The folder gets index.html, the dataset in TriG, Turtle and JSON-LD, the network as GraphML,
    each query's answer as CSV, and report.md. A query of your own stands in for the library's of
    the same name. A dataset that does not conform is not written (exit status 1) unless --force is
    given. The old folder stays whole until the new one is. A documentation site in its subfolder
    site-docs is kept.
    """
    files = files_of(*graph)
    dataset = open_dataset(graph)
    report = validate(dataset, files)
    if not report.conforms("error") and not force:
        emit_table(report.table(), "text", Path("-"), dataset)
        click.echo(
            "eventgraph: the dataset does not conform; nothing written (--force writes)", err=True
        )
        sys.exit(1)
    build = Build(narrow(dataset, scope), known_queries(queries), report)
    made = list(parts(build))
    _refuse_foreign(output, made)
    with folder_replaced(output) as folder:
        written = _write(made, folder)
        _keep_site(output, folder)
    watch.end()
    held = summarize(build.dataset).records()[0]
    click.echo("{claims} claims by {speakers} speakers in {sources} sources".format(**held))
    click.echo(f"wrote {len(written)} files, {sum(written.values()) / 1e6:.1f} MB, to {output}/")
    click.echo(f"open {output / 'index.html'} in a browser; {output / 'report.md'} lists the rest")


def _refuse_foreign(folder: Path, made: list[Part]) -> None:
    """Leave a folder alone that holds anything which no build wrote: it is replaced whole."""
    ours = {_SITE, *(part.name.partition("/")[0] for part in made)}
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.name not in ours:
                advice = "name a new folder, or one that an earlier build wrote"
                raise InputError(f"holds {path.name}, which no build wrote; {advice}", folder)


def _keep_site(old: Path, new: Path) -> None:
    """Take the documentation site along; linked, not moved, so that the old folder stays whole."""
    if (old / _SITE).is_dir():
        shutil.copytree(old / _SITE, new / _SITE, symlinks=True, copy_function=_linked)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # a disk without hard links
        shutil.copy2(source, target, follow_symlinks=False)


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
