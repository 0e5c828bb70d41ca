"""Quantities and dates that are not exact: what is none is refused where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, cast

import pyoxigraph as ox

from eventgraph.errors import InputError
from eventgraph.rdf.formats import format_of
from eventgraph.rdf.refusing import found_at
from eventgraph.rdf.streams import MOST
from eventgraph.text.measures.faults import fault_of_date, fault_of_quantity
from eventgraph.vocabulary import EDTF, EVG

__all__ = ["inexact_in", "refuse_malformed"]

_FAULTS: Final[Mapping[str, Callable[[str], str]]] = {
    str(EVG.quantity): fault_of_quantity,
    EDTF: fault_of_date,
}
#: How much of a value a message shows.
_SHOWN: Final = 60
_ASK: Final = f"""
    SELECT DISTINCT ?value {{
      {{ ?thing ?property ?value }} UNION {{ GRAPH ?graph {{ ?thing ?property ?value }} }}
      FILTER (isLiteral(?value) && DATATYPE(?value) IN (<{EVG.quantity}>, <{EDTF}>))
    }}"""


def inexact_in(store: ox.Store) -> list[ox.Literal]:
    """List the quantities and dates in EDTF of a store, each once, as they are written."""
    solutions = cast("ox.QuerySolutions", store.query(_ASK))
    return sorted((cast("ox.Literal", row["value"]) for row in solutions), key=str)


def refuse_malformed(values: list[ox.Literal], files: tuple[Path, ...], most: int = MOST) -> None:
    """Refuse a quantity or date that is none, or runs backwards; raises InputError with the place.

    >>> refuse_malformed([ox.Literal("60..50", datatype=ox.NamedNode(str(EVG.quantity)))], ())
    Traceback (most recent call last):
    eventgraph.errors.InputError: "60..50" runs downwards; write 50..60
    """
    for value in values:
        fault = _FAULTS[value.datatype.value](value.value)
        if fault:
            message = f'"{" ".join(value.value.split())[:_SHOWN]}" {fault}'
            for path in files:
                line, column = found_at(path, _written(value, path), most)
                if line is not None:
                    raise InputError(message, path, line, column)
            raise InputError(message, files[0] if len(files) == 1 else None)


def _written(value: ox.Literal, path: Path) -> re.Pattern[bytes]:
    """Give how a literal is found in the text of a file, by its datatype if that follows."""
    text = re.escape(value.value.encode())
    if format_of(path).name == "rdfxml":
        text = re.escape(value.value.replace("&", "&amp;").replace("<", "&lt;").encode())
        return re.compile(rb"(?<=>)" + text.replace(rb">", rb"(?:>|&gt;)") + rb"(?=<)")
    if format_of(path).name == "jsonld":
        return re.compile(rb'"' + text + rb'"')
    name = rb"quantity\b" if value.datatype.value == str(EVG.quantity) else rb"(?i:edtf)\b"
    return re.compile(rb"([\"'])" + text + rb"\1+\s*\^\^\s*\S*" + name)
