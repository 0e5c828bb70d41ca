"""`eventgraph path`: how two things are connected, in whose lexicon."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rdflib import Dataset

from eventgraph.claims.finding import find_each
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.commands.parts.answers import emit, emit_table
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.evidence.independence import independence_note
from eventgraph.network.drawing import sketched
from eventgraph.network.paths import Chain, Gap, Route, find_chains, find_gap
from eventgraph.network.projecting import KINDS
from eventgraph.network.telling import chains_table, read_lexicon, tell_chains, tell_gap
from eventgraph.text.terminal import filled, screen_width

__all__ = ["command"]


@click.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option(
    "--kind",
    default="events",
    show_default=True,
    metavar="KIND",
    help=f"What is linked: {', '.join(KINDS)}, a query of queries/projections or the "
    "library, or a file.",
)
@click.option(
    "--max",
    "most",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many chains to show, the shortest first.",
)
@click.option("--avoid", multiple=True, metavar="NAME", help="Pass by this one; may be repeated.")
@click.option("--undisputed", is_flag=True, help="Take no step that another claim disputes.")
@scope_options
@table_format
@language_option
@output_option
@graph_option
def command(
    start: str,
    end: str,
    kind: str,
    most: int,
    avoid: tuple[str, ...],
    undisputed: bool,
    scope: Scope,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
) -> None:
    """Show how A and B are connected: the shortest chains of claims, each step quoted.

    Exit status 1 says that no chain leads there; the answer is then how much each of the two
    reaches, and who is nearest.
    """
    whole = open_dataset(graph)
    ends_and_avoided = map(str, find_each(whole, (start, end, *avoid)))
    route = Route(
        next(ends_and_avoided), next(ends_and_avoided), tuple(ends_and_avoided), undisputed, most
    )
    dataset = narrow(whole, scope)
    lexicon = read_lexicon(whole, language)
    found = _found(dataset, whole, route, kind, language)
    if isinstance(found, Gap):
        emit(_fitted(tell_gap(found, route, lexicon)), output)
        sys.exit(1)
    if format == "text":
        note = "\n".join(filled(independence_note(dataset), screen_width()))
        emit(_fitted(f"{note}\n\n{tell_chains(found, lexicon)}"), output)
    else:
        emit_table(chains_table(found, lexicon), format, output, whole, language)


def _found(
    dataset: Dataset, whole: Dataset, route: Route, kind: str, language: str
) -> tuple[Chain, ...] | Gap:
    """Find chains in a scope of a dataset, or why there is none; then let go of the network."""
    with sketched(dataset, kind, language=language) as network:
        if chains := find_chains(network, route):
            return chains
        with sketched(whole, kind, language=language) as every:
            return find_gap(network, route, every)


def _fitted(text: str) -> str:
    """Break lines at the width of the screen; what goes on stands under what it belongs to."""
    lines: list[str] = []
    for line in text.splitlines():
        before = line[: len(line) - len(line.lstrip())]
        lines += filled(line.lstrip(), screen_width(), before, f"{before}   ") or [""]
    return "\n".join(lines) + "\n"
