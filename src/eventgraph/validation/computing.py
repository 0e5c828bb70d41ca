"""What a check needs that SPARQL cannot compute: its rows, gone through in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from rdflib import Dataset

from eventgraph.claims.quoting import MOST_QUOTED, quoted_shares

__all__ = ["THROUGH", "Row"]

Row = dict[str, str]


def _quoted_too_much(dataset: Dataset, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep one source of each text of which too much is quoted, and say how much."""
    found = {
        source: one
        for one in quoted_shares(dataset)
        for source in one.sources
        if one.share > MOST_QUOTED
    }
    for row in rows:
        if one := found.get(row["focus"]):
            for source in one.sources:
                del found[source]
            counts = {"held": str(one.held), "words": str(one.words), "share": f"{one.share:.1%}"}
            yield row | counts


#: What the header of a check may name in `through`.
THROUGH: Final[dict[str, Callable[[Dataset, Iterable[Row]], Iterator[Row]]]] = {
    "quoted-too-much": _quoted_too_much,
}
