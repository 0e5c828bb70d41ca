"""`eventgraph publish`: write a dataset to a SPARQL service, claim by claim."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click
from rdflib import Dataset

from eventgraph.commands.parts.kinds import Place
from eventgraph.commands.parts.options import graph_option, many, open_dataset
from eventgraph.commands.parts.progress import watch
from eventgraph.stores.services.opening import check_loaded, publish
from eventgraph.text.characters import one_line

__all__ = ["command"]

_SHOWN: Final = 10


@click.command("publish")
@click.argument("service", type=Place(path_type=Path), metavar="SERVICE")
@click.option("--prune", is_flag=True, help="Remove graphs that the dataset does not have.")
@click.option(
    "--loaded",
    type=click.Path(path_type=Path),
    metavar="MANIFEST",
    help="Write nothing; count what its own loader made of the parts of this manifest.",
)
@graph_option
def command(service: Path, prune: bool, loaded: Path | None, graph: tuple[Path, ...]) -> None:
    """Write the dataset to SERVICE, an address or a name in eventgraph.toml, a graph at a time.

    A claim's graph that is there as it should be is left alone, so that what broke off goes on; all
    graphs are counted at the end. What stands outside any claim is written last, as the graph
    https://w3id.org/eventgraph/graph/record, and the ontology as a graph of its own. Graphs that
    the dataset does not have are named, and stay unless --prune is given. Drafts are left out.

    The first load of a large dataset is quicker by the product's own loader: give it the parts that
    export nquads --parts N --manifest writes, and compare with --loaded.
    """
    if loaded is not None:
        counted = check_loaded(loaded, service)
        there = f"{many(counted.quads, 'quad')} in {many(counted.graphs, 'graph')}"
        click.echo(f"{one_line(str(service))}: {there}, as the manifest states")
        return
    dataset: Dataset = open_dataset(graph)
    done = publish(dataset, service, prune=prune)
    watch.end()
    held = f"{many(done.written, 'graph')} written, {done.kept:,} as they were"
    click.echo(f"{one_line(str(service))}: {held}; {many(done.quads, 'quad')} counted there")
    what = "removed" if prune else "there that the dataset does not have; --prune removes"
    _name(done.others, what)
    _name(done.altered, "held otherwise than written, in some of their literals; see doctor")


def _name(graphs: tuple[str, ...], what: str) -> None:
    """Name graphs on stderr, a few of them."""
    if graphs:
        click.echo(f"eventgraph: {many(len(graphs), 'graph')} {what}:", err=True)
        for name in graphs[:_SHOWN]:
            click.echo(f"  {one_line(name)}", err=True)
        if len(graphs) > _SHOWN:
            click.echo("  …", err=True)
