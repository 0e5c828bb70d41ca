"""Commands that take anything, and end in each of the ways that a fuzz run looks for."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

import click

__all__ = ["crash", "die", "hang", "mumble", "raw", "wait"]


def _command(end: Callable[[], object]) -> click.Command:
    """Make a command that takes anything and ends in one way."""

    @click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
    @click.argument("words", nargs=-1, type=click.UNPROCESSED)
    def command(words: tuple[str, ...]) -> None:
        del words
        end()

    return command


def _crash() -> None:
    raise KeyError("nothing")


def _spin() -> None:
    while True:
        pass


def _mumble() -> None:
    print("something", file=sys.stderr)  # noqa: T201 - what it is for
    sys.exit(2)


crash = _command(_crash)
die = _command(os.abort)
hang = _command(_spin)
wait = _command(lambda: time.sleep(600))
mumble = _command(_mumble)
raw = _command(lambda: sys.exit(7))
