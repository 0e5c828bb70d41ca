"""Make a page from a dataset: read, choose, lay out, pack, render."""

from __future__ import annotations

from typing import Any

from rdflib import Dataset

from eventgraph.pages.choosing import Choice, Opening, choose
from eventgraph.pages.contested import contested
from eventgraph.pages.network import build
from eventgraph.pages.packing import pack
from eventgraph.pages.reading import read, visible
from eventgraph.pages.records import PageData
from eventgraph.pages.rendering import render, words
from eventgraph.pages.sentences import rows
from eventgraph.scopes import Scope, narrow
from eventgraph.vocabulary import curie

__all__ = ["page"]


def page(
    dataset: Dataset,
    scope: Scope | None = None,
    *,
    opening: Opening | None = None,
    language: str = "en",
    title: str = "",
) -> str:
    """Write a dataset, or a scope of it, as one HTML page that works offline.

    The page asserts none of the claims it shows. `opening` says what its network opens on where
    everything would be too much: above 2,000 nodes, the neighbourhood of the most connected thing.
    Gives the page's text; write it as UTF-8.

    >>> import eventgraph as eg
    >>> eg.page(eg.load("graph")).startswith("<!doctype html>")
    True
    """
    shown = narrow(dataset, scope)
    data = read(shown, contested(shown))
    choice = choose(data, opening or Opening())
    packed = pack(data, choice, build(data, choice))
    vocabulary = words(language)
    counts = _counts(data)
    content: dict[str, Any] = {
        "title": visible(title) or vocabulary["title"],
        "banner": vocabulary["banner"].format_map(counts),
        "page": {
            **counts,
            "one": _origins(data) == 1,
            "title": visible(title),
            "language": language,
        }
        | {"left": _left_out(data, choice)},
        "packed": packed,
        "rows": rows(packed, language),
    }
    return render(content, language)


def _origins(data: PageData) -> int:
    """Count the publications that claims were read in, reprints with what they reprint as one."""
    above = {source.iri: source.derived_from for source in data.sources}
    found = set()
    for iri in {claim.source for claim in data.claims}:
        seen = [iri]
        while above.get(seen[-1]) and above[seen[-1]] not in seen:
            seen.append(above[seen[-1]])
        found.add(seen[-1])
    return len(found)


def _counts(data: PageData) -> dict[str, int]:
    """Count claims, speakers and the publications they were read in."""
    return {
        "claims": len(data.claims),
        "speakers": len({claim.speaker for claim in data.claims}),
        "publications": len({claim.source for claim in data.claims}),
    }


def _left_out(data: PageData, choice: Choice) -> dict[str, Any]:
    """Say how much of the network and of the claims the page leaves out, and around what it opens."""
    return {
        "nodes": choice.all_nodes - len(choice.nodes),
        "edges": choice.all_edges - len(choice.edges),
        "claims": len(data.claims) - len(choice.claims),
        "around": curie(choice.around) if choice.around else "",
    }
