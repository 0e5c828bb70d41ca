"""Count the rows of a workbook before any is made, where there may be too many."""

from __future__ import annotations

from itertools import islice
from typing import Final, NoReturn

from rdflib import Dataset

from eventgraph.claims.lightly import Cards
from eventgraph.claims.reading import triples_of, values_of
from eventgraph.errors import FormatError
from eventgraph.network.drawing import is_large
from eventgraph.sparql.running import packaged, solve

__all__ = ["refuse_long", "refuse_rows"]

#: With fewer claims than a tenth of the rows, sheets are counted when they are laid out.
_SHARE: Final = 10


def refuse_long(dataset: Dataset, most: int, format: str) -> None:
    """Refuse what has a sheet of more rows than that; raises FormatError.

    >>> import eventgraph as eg
    >>> refuse_long(eg.load("graph"), 10_000, "xlsx")
    """
    if not is_large(dataset, most // _SHARE):
        return
    cards = Cards(dataset)
    things = {row["thing"].value for row in solve(packaged("claims/reading-things"), dataset)}
    triples = triples_of(dataset, cards)
    edges = (True for start, _, end, _ in triples if start in things and end in things)
    counted = {"claims": iter(cards), "edges": edges, "values": values_of(dataset, cards)}
    for sheet, rows in counted.items():
        # One row is the head.
        if any(islice(rows, most - 1, None)):
            refuse_rows(format, most, sheet)


def refuse_rows(format: str, most: int, sheet: str) -> NoReturn:
    """Refuse a sheet of more rows than that; raises FormatError."""
    message = f"{format} holds {most:,} rows in a sheet, and {sheet} has more"
    raise FormatError(f"{message}; export a scope, or csv-nodes-edges")
