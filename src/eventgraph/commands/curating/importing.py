"""`eventgraph import`: annotations and data of other tools and projects, as drafts and claims."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from eventgraph.commands.parts.options import drafts_option, many, open_dataset
from eventgraph.commands.parts.texts import text_option
from eventgraph.curation.editing import Edit
from eventgraph.curation.holding import hold_to_edit
from eventgraph.curation.importing.drafting import Found, write_claims
from eventgraph.curation.importing.taking import find_annotations, find_ftm, find_nanopubs
from eventgraph.text.characters import one_line
from eventgraph.vocabulary import curie

__all__ = ["command"]

_FILE: Final = click.Path(path_type=Path)


@click.group("import")
def command() -> None:
    """Take over what other tools and projects hold: annotations, nanopublications, FtM."""


def _shared(taken: Callable[..., object]) -> Callable[..., object]:
    """Give a verb its file, `--graph` and `--dry-run`."""
    dry = click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
    return drafts_option(dry(click.argument("file", type=_FILE)(taken)))


@command.command("annotations")
@text_option
@click.option(
    "--source",
    default="",
    metavar="SOURCE",
    help="The source of what names no address that a source of the dataset has.",
)
@click.option(
    "--with-names", is_flag=True, help="Carry over who marked a passage; names are left out else."
)
@_shared
def marks(
    file: Path,
    graph: tuple[Path, ...],
    texts: tuple[tuple[str, Path], ...],
    source: str,
    with_names: bool,
    dry_run: bool,
) -> None:
    """Make drafts of the passages that FILE marks, each found again in the text of its source.

    Read are W3C Web Annotations (Recogito, Annotorious, `quotes -f annotation`), Hypothesis,
    INCEpTION's UIMA CAS in JSON, doccano, Label Studio, and the folder of a CATMA project. What
    is not found is listed, never guessed.
    """
    dataset, (holding, edit) = open_dataset(graph), hold_to_edit(*graph)
    found = find_annotations(
        dataset, holding, file, graph=graph, texts=texts, source=source, names=with_names
    )
    _finish(found, edit, dry_run=dry_run)


@command.command("nanopubs")
@_shared
def nanopubs(file: Path, graph: tuple[Path, ...], dry_run: bool) -> None:
    """Make claims of the nanopublications in FILE (TriG, N-Quads, JSON-LD), with their provenance.

    One that does not conform, as without words that it rests on, becomes a draft.
    """
    dataset, (holding, edit) = open_dataset(graph), hold_to_edit(*graph)
    _finish(find_nanopubs(dataset, holding, file), edit, dry_run=dry_run)


@command.command("ftm")
@_shared
def ftm(file: Path, graph: tuple[Path, ...], dry_run: bool) -> None:
    """Make things and drafts of FollowTheMoney's entities or statements in FILE (JSON lines)."""
    dataset, (holding, edit) = open_dataset(graph), hold_to_edit(*graph)
    _finish(find_ftm(dataset, holding, file), edit, dry_run=dry_run)


def _finish(found: Found, edit: Edit, *, dry_run: bool) -> None:
    """Add what was found, and tell what was added and what was left."""
    for one in found.left:
        click.echo(one_line(f"left: {one.place}: {one.why}"))
    for claim in found.claims:
        click.echo(one_line(f"{'draft' if claim.is_draft else 'claim'}: {curie(claim.name.value)}"))
    for thing in found.things:
        click.echo(one_line(f"thing: {curie(thing.value)}"))
    for remark in found.remarks:
        click.echo(one_line(f"note: {remark}"))
    drafts = sum(claim.is_draft for claim in found.claims)
    added = (
        many(drafts, "draft"),
        many(len(found.claims) - drafts, "claim"),
        many(len(found.things), "thing"),
    )
    click.echo(f"{'would add' if dry_run else 'adds'} {', '.join(added)}; left: {len(found.left)}")
    if (found.claims or found.things) and not dry_run:
        for path in write_claims(found, edit):
            click.echo(f"wrote {one_line(path)}")
