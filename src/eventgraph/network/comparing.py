"""Compare a ranking between accounts: who matters overall, and who in each speaker's account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rdflib import Dataset

from eventgraph.claims.names import resolve_each
from eventgraph.claims.reporting import only_reporting
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.network.drawing import sketched
from eventgraph.network.ranking import rank
from eventgraph.sparql.files import Query
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Cell, Table
from eventgraph.vocabulary import curie

__all__ = ["ABSENT", "rank_by_speaker", "speakers"]

#: What stands for a rank where an account does not name the node.
ABSENT = "absent"


def speakers(dataset: Dataset, most: int | None = None) -> list[str]:
    """Name the speakers, who make most claims first; at most `most` of them.

    Claims that only report that somebody spoke, or only give an office, do not count.

    >>> import eventgraph as eg
    >>> len(speakers(eg.load("graph"), most=2))
    2
    """
    reports, spoken = only_reporting(dataset), Counter[str]()
    for row in solve(packaged("network/comparing-accounts"), dataset):
        spoken[row["speaker"].value] += row["claim"].value not in reports
    return sorted(spoken, key=lambda speaker: (-spoken[speaker], speaker))[:most]


def rank_by_speaker(
    dataset: Dataset,
    measure: str,
    kind: str | Query = "events",
    accounts: Sequence[str] | None = None,
    backend: str | None = None,
) -> Table:
    """Give each node's rank overall, and in the account of each speaker, with the shift.

    `accounts` names speakers; None is all, who make most claims first. A shift of +2 says that
    the account ranks the node two places higher than all claims together do; "absent", that the
    speaker does not name it. Ranks of accounts that name few things are crowded at the top: the
    title gives their sizes.

    >>> import eventgraph as eg
    >>> rank_by_speaker(eg.load("graph"), "degree", accounts=["actor:marco-rubio"]).columns
    ('node', 'overall', 'actor:marco-rubio', 'shift 1')
    """
    names = (
        speakers(dataset)
        if accounts is None
        else list(dict.fromkeys(resolve_each(dataset, accounts)))
    )
    with sketched(dataset, kind) as drawing:
        overall = rank(drawing, measure, backend)
    ranks = [_ranks(dataset, measure, (str(name), kind), backend) for name in names]
    rows = tuple(
        (node, place, *_cells(place, str(node), ranks))
        for place, node in zip(overall.column("rank"), overall.column("node"), strict=True)
    )
    columns = [
        column for n, name in enumerate(names, 1) for column in (curie(str(name)), f"shift {n}")
    ]
    sizes = ", ".join(
        f"{curie(str(name))} names {len(account)}"
        for name, account in zip(names, ranks, strict=True)
    )
    return Table(("node", "overall", *columns), rows, f"{overall.title}; of these {sizes}")


def _ranks(
    dataset: Dataset, measure: str, account: tuple[str, str | Query], backend: str | None
) -> dict[str, int]:
    """Rank within one speaker's account."""
    speaker, kind = account
    seen = narrow(dataset, Scope(according_to=speaker), empty=True)
    with sketched(seen, kind) as drawing:
        table = rank(drawing, measure, backend)
    return {str(row[1]): int(str(row[0])) for row in table.rows}


def _cells(place: Cell, node: str, ranks: list[dict[str, int]]) -> list[Cell]:
    cells: list[Cell] = []
    for account in ranks:
        found = account.get(node)
        cells += [ABSENT, None] if found is None else [found, int(str(place)) - found]
    return cells
