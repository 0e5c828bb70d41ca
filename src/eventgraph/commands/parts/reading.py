"""Which dataset a verb reads, and how much of it: `--graph` and what bounds the reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from eventgraph.commands.parts.kinds import Place, Size
from eventgraph.rdf.streams import MOST, sized
from eventgraph.stores.services.opening import MOST_QUADS

__all__ = [
    "AROUND",
    "drafts_option",
    "files_option",
    "graph_option",
    "max_file_of",
    "max_file_option",
    "reading_of",
]

_MAX_FILE: Final = "eventgraph.max_file"
_MAX_QUADS: Final = "eventgraph.max_quads"
_DRAFTS: Final = "eventgraph.drafts"
AROUND: Final = "eventgraph.around"


def _kept(key: str) -> Callable[[click.Context, click.Parameter, object], None]:
    """Keep the value of an option for `open_dataset`."""

    def keep(ctx: click.Context, _param: click.Parameter, value: object) -> None:
        ctx.meta[key] = value

    return keep


def _graph_option(help: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    return click.option(
        "--graph",
        "graph",
        type=Place(path_type=Path),
        multiple=True,
        default=(Path("graph"),),
        show_default="graph",
        metavar="PATH",
        help=help,
    )


_any_graph_option = _graph_option(
    "File or folder of RDF to load, may be given more than once; or one store on disk; or one "
    "SPARQL service, by its address or its name in eventgraph.toml."
)
_files_option = _graph_option("File or folder of RDF, may be given more than once.")
_max_quads_option = click.option(
    "--max-quads",
    type=click.IntRange(1),
    default=MOST_QUADS,
    show_default=f"{MOST_QUADS:,}",
    metavar="N",
    expose_value=False,
    callback=_kept(_MAX_QUADS),
    help="Refuse a service that holds more than this.",
)
_around_option = click.option(
    "--read-around",
    multiple=True,
    metavar="THING",
    expose_value=False,
    callback=_kept(AROUND),
    help="Of a service, read only the claims that name this, and those that name anything that "
    "these name; may be given more than once.",
)
max_file_option = click.option(
    "--max-file",
    type=Size(),
    default=str(MOST),
    show_default=sized(MOST),
    metavar="SIZE",
    expose_value=False,
    callback=_kept(_MAX_FILE),
    help="Refuse a file that holds more than this, unpacked; as 500M or 2G.",
)
_drafts_option = click.option(
    "--drafts",
    is_flag=True,
    expose_value=False,
    callback=_kept(_DRAFTS),
    help="Count drafts (evg:status evg:Draft) as claims.",
)


def graph_option(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `--graph`, which it receives as `graph`, and how much of it is read.

    Load what they name with `open_dataset`.
    """
    return _any_graph_option(
        max_file_option(_max_quads_option(_around_option(_drafts_option(command))))
    )


def files_option(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `--graph` for files alone, read with their drafts; see `max_file_of`."""
    return _files_option(max_file_option(command))


def drafts_option(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `--graph` for files alone, and whether drafts in them count as claims."""
    return _files_option(max_file_option(_drafts_option(command)))


def max_file_of() -> int:
    """Give the most bytes that a file may hold, as `--max-file` says."""
    return int(click.get_current_context().meta[_MAX_FILE])


def reading_of() -> dict[str, Any]:
    """Give how what `--graph` names is to be read, as `load` takes it."""
    meta = click.get_current_context().meta
    given = {"drafts": _DRAFTS, "max_quads": _MAX_QUADS, "around": AROUND}
    known = {name: meta[key] for name, key in given.items() if key in meta}
    return {"max_file": max_file_of(), **known}
