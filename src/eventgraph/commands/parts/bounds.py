"""End a verb that takes too long or too much memory: it runs in a process that can be ended."""

from __future__ import annotations

import functools
import os
import re
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple

import click

from eventgraph.commands.parts.outputs import remove_unfinished

__all__ = ["WORDS", "WORKER_OF", "Bounds", "bound", "ending_with_parent", "processes"]

#: Where the words of the command line are kept, and what is asked of them.
WORDS: Final = "eventgraph.words"
_BOUNDS: Final = "eventgraph.bounds"
#: Names, to a process that does the work, the one that watches over it.
WORKER_OF: Final = "EVENTGRAPH_WORKER_OF"
#: Seconds between two looks of a worker at whether the one that watches is still there.
_LOOK_BACK: Final = 0.5
_SCALES: Final = {"K": 1 / 1024, "": 1, "M": 1, "G": 1024, "T": 1024 * 1024}


class Bounds(NamedTuple):
    """How many seconds and MiB a verb may take; None where nothing is said."""

    timeout: float | None = None
    memory: float | None = None


class _Mebibytes(click.ParamType[float]):
    """A number of MiB; 2G is read too."""

    name = "mib"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read it, or end with a usage error."""
        found = re.fullmatch(r"([0-9]{1,12})\s*([KMGT]?)(?:i?B)?", str(value), re.IGNORECASE)
        if found is None or not int(found[1]):
            self.fail(f"{value!r} is no number of MiB; write it as 500 or 2G", param, ctx)
        return int(found[1]) * _SCALES[found[2].upper()]


def bound(command: click.Command) -> None:
    """Give a verb `--timeout` and `--max-memory`; with either, another process does the work."""
    command.params += [
        click.Option(
            ["--timeout"],
            type=click.FloatRange(0, threading.TIMEOUT_MAX, min_open=True),
            metavar="SECONDS",
            expose_value=False,
            callback=_keep,
            help="End it, with status 2, when it has not ended by then.",
        ),
        click.Option(
            ["--max-memory"],
            type=_Mebibytes(),
            metavar="MIB",
            expose_value=False,
            callback=_keep,
            help="End it, with status 2, when it takes more memory; as 500 or 2G.",
        ),
    ]
    work: Callable[..., object] = command.callback or _keep

    @functools.wraps(work)
    def within(*arguments: object, **options: object) -> object:
        context = click.get_current_context()
        bounds = context.meta[_BOUNDS]
        if bounds != Bounds() and not _is_worker():
            # Loaded only where somebody asks for it: a query starts sooner without.
            workers = import_module("eventgraph.commands.parts.workers")
            context.exit(workers.watched(context.meta[WORDS], bounds))
        return work(*arguments, **options)

    command.callback = within


def ending_with_parent() -> None:
    """End this process, if it works for another, when the other is not there any more."""
    if _is_worker():
        threading.Thread(target=_look_back, daemon=True).start()


def _look_back() -> None:
    while os.environ[WORKER_OF] == str(os.getppid()):
        time.sleep(_LOOK_BACK)
    remove_unfinished()
    os._exit(2)


def processes() -> int:
    """Tell in how many processes a verb may work: in one where its memory is watched.

    >>> processes() in (1, 2)
    True
    """
    return 1 if _is_worker() else 2


def _is_worker() -> bool:
    return WORKER_OF in os.environ


def _keep(context: click.Context, option: click.Parameter, value: float | None) -> None:
    bounds = context.meta.setdefault(_BOUNDS, Bounds())
    field = "timeout" if option.name == "timeout" else "memory"
    context.meta[_BOUNDS] = bounds._replace(**{field: value})
