"""The measures by name, each with what it says, whose formula it is, and when not to use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import networkx as nx

from eventgraph.network import scores
from eventgraph.network.scores import Sample, Scores

__all__ = ["MEASURES", "Measure"]


class Measure(NamedTuple):
    """A way to score nodes; `rising`: the lowest score ranks first; `whole`: scores are counts."""

    name: str
    definition: str
    formula: str
    range: str
    caution: str
    score: Callable[[nx.Graph[str], Sample], Scores]
    sampled: bool = False
    rising: bool = False
    whole: bool = False


_BIPARTITE: Final = "On the events kind, where actors meet through events only, use actors instead."

#: Every measure by its name, in the order they are listed.
MEASURES: Final[dict[str, Measure]] = {
    measure.name: measure
    for measure in (
        Measure(
            "degree",
            "How many others it is linked to.",
            "Freeman 1978",
            "0 to n - 1",
            "Says nothing of who they are; a crowded event raises all who took part.",
            scores.degree,
            whole=True,
        ),
        Measure(
            "strength",
            "How many distinct events, or weights of a query, its links rest on.",
            "Barrat et al. 2004",
            "0 and up",
            "Where sources cover one event in finer parts, it counts the parts.",
            scores.strength,
        ),
        Measure(
            "betweenness",
            "The share of shortest chains between two others that pass through it.",
            "Freeman 1977; Brandes 2001",
            "0 to 1",
            "Assumes that what passes takes a shortest chain; one more link can change it much.",
            scores.betweenness,
            sampled=True,
        ),
        Measure(
            "closeness",
            "How few steps lead to those it reaches, scaled by how many it reaches.",
            "Freeman 1978; Wasserman and Faust 1994",
            "0 to 1",
            "Where the network falls into parts, use harmonic.",
            scores.closeness,
            sampled=True,
        ),
        Measure(
            "harmonic",
            "The sum of 1 / steps to each other node; 0 for those it cannot reach.",
            "Marchiori and Latora 2000",
            "0 to n - 1",
            "Grows with the network: do not compare it between accounts of different size.",
            scores.harmonic,
            sampled=True,
        ),
        Measure(
            "eigenvector",
            "How strongly it is linked to those who score high themselves.",
            "Bonacich 1972",
            "0 to 1",
            "Where the network falls into parts, all but one part score near 0.",
            scores.eigenvector,
        ),
        Measure(
            "pagerank",
            "How often a walker who follows links by their weight is found there.",
            "Brin and Page 1998",
            "0 to 1, sum 1",
            "Links are walked both ways, so it comes close to strength.",
            scores.pagerank,
        ),
        Measure(
            "articulation",
            "How many more parts its part of the network falls into without it.",
            "Hopcroft and Tarjan 1973",
            "0 to degree - 1",
            "A missing claim makes a cut where there is none.",
            scores.articulation,
            whole=True,
        ),
        Measure(
            "bridges",
            "How many of its links are the only way between two parts.",
            "Tarjan 1974",
            "0 to degree",
            "A missing claim makes a bridge where there is none.",
            scores.bridges,
            whole=True,
        ),
        Measure(
            "core",
            "The largest k such that it belongs to a group in which all have k links.",
            "Seidman 1983; Batagelj and Zaversnik 2003",
            "0 to degree",
            _BIPARTITE,
            scores.core,
            whole=True,
        ),
        Measure(
            "constraint",
            "How far its contacts are linked among themselves; brokers score low.",
            "Burt 1992",
            "above 0, to 1.125",
            "Undefined, and ranked last, for who stands alone. " + _BIPARTITE,
            scores.constraint,
            rising=True,
        ),
        Measure(
            "effective-size",
            "How many contacts it has that others of its contacts do not stand for.",
            "Burt 1992; Borgatti 1997",
            "1 to degree",
            "Undefined, and ranked last, for who stands alone. " + _BIPARTITE,
            scores.effective_size,
        ),
        Measure(
            "communities",
            "The number of the group it falls into, the largest group first.",
            "Blondel et al. 2008 (Louvain, seed 0)",
            "1 and up",
            "The groups are one good partition of several; they are no camps.",
            scores.communities,
            rising=True,
            whole=True,
        ),
        Measure(
            "cliques",
            "How many maximal groups of three or more, all linked to all, it belongs to.",
            "Bron and Kerbosch 1973; Tomita et al. 2006",
            "0 and up",
            "Slow where one event has many who took part. " + _BIPARTITE,
            scores.cliques,
            whole=True,
        ),
    )
}
