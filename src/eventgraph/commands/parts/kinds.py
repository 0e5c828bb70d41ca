"""Kinds of values that options take: sizes, words, and places, a web address among them."""

from __future__ import annotations

import os
import re
from typing import Any, Final

import click

from eventgraph.errors import did_you_mean
from eventgraph.stores.services.naming import address, is_web

__all__ = ["Place", "Size", "Word"]

_UNITS: Final = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}


class Size(click.ParamType[int]):
    """A number of bytes, as 500M, 2G or 1 GiB; each unit is 1024 times the one before."""

    name = "size"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read it, or end with a usage error."""
        found = re.fullmatch(r"([0-9]{1,15})\s*([KMGT]?)(?:i?B)?", str(value), re.IGNORECASE)
        if found is None or not int(found[1]):
            self.fail(f"{value!r} is no size; write it as 500M or 2G", param, ctx)
        return int(found[1]) << 10 * _UNITS[found[2].upper()]


class Place(click.Path):
    """A path to read, or the address of a service as it is typed."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - as click says it
        """Keep an address whole: a path would lose its double slashes."""
        found = str(value)
        web = is_web(found)
        return address(found) if web else super().convert(value, param, ctx)


class Word(click.Choice[str]):
    """One of a few words; of another the nearest is named."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """Say which there are, and which may be meant."""
        known = super().get_invalid_choice_message(value, ctx).rstrip(".")
        return f"{known}{did_you_mean(str(value), map(str, self.choices), most=1)}"
