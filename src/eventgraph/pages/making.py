"""Make a page from a dataset: read, choose, lay out, pack, render."""

from __future__ import annotations

from typing import Any, Final

from rdflib import Dataset

from eventgraph.claims.attitudes import told
from eventgraph.claims.describing import Description, describe
from eventgraph.claims.extents.declarations import declarations
from eventgraph.claims.hands import reported
from eventgraph.claims.reading import role_properties
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.errors import pick
from eventgraph.evidence.descent.origins import Origins
from eventgraph.evidence.flags import Evidence, flags_of
from eventgraph.evidence.matters.voices import Voices
from eventgraph.pages.choosing import Choice, Opening, choose
from eventgraph.pages.columns import rows_of
from eventgraph.pages.contested import contested
from eventgraph.pages.maps.mapped import mapped
from eventgraph.pages.network import build
from eventgraph.pages.notebook import Page
from eventgraph.pages.numbering import UNSAID, short
from eventgraph.pages.packing import pack
from eventgraph.pages.reading import read
from eventgraph.pages.records import PageData
from eventgraph.pages.rendering import render, words
from eventgraph.pages.sentences import by_source
from eventgraph.steps import doing
from eventgraph.text.characters import visible

__all__ = ["VIEWS", "page"]

#: What a page can open on.
VIEWS: Final = ("story", "differences", "network", "timeline", "map", "claims", "accounts")


def page(  # noqa: PLR0913 - each is one thing that may be asked for
    dataset: Dataset,
    scope: Scope | None = None,
    *,
    opening: Opening | None = None,
    language: str = "en",
    title: str = "",
    view: str = "",
) -> Page:
    """Write a dataset, or a scope of it, as one HTML page that works offline.

    The page asserts none of the claims it shows. `opening` says what its network opens on where
    everything would be too much: above 2,000 nodes, the neighbourhood of the best linked thing.
    At its head stands `title`, or else the title by which the dataset describes itself. `view` is
    one of `VIEWS`, what is seen first; else the story, where there is one, but with a neighbourhood
    to open on the network. Raises UnknownName for another view, and for a map without positions.
    Gives the page's text, which shows itself in a notebook; write it as UTF-8.

    >>> import eventgraph as eg
    >>> eg.page(eg.load("graph")).startswith("<!doctype html>")
    True
    """
    pick(view or VIEWS[0], VIEWS, "view")
    shown = narrow(dataset, scope)
    declared, voices = declarations(shown), Voices(shown)
    with doing("reading what claims say"):
        data = read(told(shown), contested(shown, declared, voices), declared)
    choice = choose(data, opening or Opening())
    with doing("packing the page"):
        flags = flags_of(_evidence(data, shown))
        packed = pack(data, choice, build(data, choice), flags, voices)
    with doing("drawing the map"):
        notes = {short(iri): note for iri, note in data.notes.items()}
        packed |= mapped(shown, packed, notes, view)
    counts = _counts(data, voices.known)
    content = _heading(counts, describe(dataset), title, language) | {
        "packed": packed,
        "groups": by_source(packed, language, {short(iri) for iri in data.made}),
        "unsaid": any(claim["certainty"] == UNSAID for claim in rows_of(packed, "claims")),
    }
    content["page"]["left"] = _left_out(data, choice)
    content["page"]["scope"] = visible(str(scope)) if scope else ""
    plain = opening is None or opening.around is None
    content["page"]["view"] = view or ("story" if packed["actors"] and plain else "network")
    with doing("writing the page"):
        return Page(render(content, language))


def _heading(
    counts: dict[str, int], described: Description, title: str, language: str
) -> dict[str, Any]:
    """Write what stands at the head: titles, what the dataset says of itself, the banner."""
    vocabulary = words(language)
    banner, note = _banner(counts), _note(counts)
    told = {**counts, **_counted(counts, vocabulary)}
    return {
        "title": visible(title or described.title(language)) or vocabulary["title"],
        "about": visible(described.description(language)),
        "note": vocabulary[note].format_map(counts) if note else "",
        "banner": vocabulary[banner].format_map(told),
        "page": {
            **counts,
            "banner": banner,
            "note": note,
            "title": visible(title),
            "titles": [visible(described.title(one)) for one in ("en", "es")],
            "about": [visible(described.description(one)) for one in ("en", "es")],
            "language": language,
        },
    }


def _evidence(data: PageData, dataset: Dataset) -> Evidence:
    """Hand on what flags are found by, all of it read already."""
    return Evidence(
        {card.claim: card for card in data.claims},
        tuple((one.claim, one.subject, one.property, one.object) for one in data.statements),
        data.anonymous,
        {source.iri: source.publisher for source in data.sources},
        {claim: hands for claim, known in data.details.items() if (hands := reported(known))},
        frozenset(iri for iri, kind in data.kinds.items() if kind == "Event"),
        role_properties(dataset),
    )


def _counts(data: PageData, known: Origins) -> dict[str, int]:
    """Count claims, speakers, the documents that were read, and the origins these go back to."""
    publications = known.publications()
    shared, sharing = known.shared(publications)
    return {
        "claims": len(data.claims),
        "speakers": len({speaker for claim in data.claims for speaker in claim.speakers}),
        "documents": len(known.documents()),
        "origins": len(publications),
        "shared": shared,
        "sharing": sharing,
    }


def _banner(counts: dict[str, int]) -> str:
    """Name the words of the banner: for no publication, for one, for several origins."""
    if counts["origins"] < 2:  # noqa: PLR2004 - one or none
        return "banner.single" if counts["origins"] else "banner.none"
    return "banner.read" if counts["documents"] == 1 else "banner"


def _counted(counts: dict[str, int], vocabulary: dict[str, str]) -> dict[str, str]:
    """Say claims and speakers with their numbers."""
    return {
        name: vocabulary[
            f"banner.{name}.one" if counts[name] == 1 else f"banner.{name}"
        ].format_map(counts)
        for name in ("claims", "speakers")
    }


def _note(counts: dict[str, int]) -> str:
    """Name the words beneath it: what is not independent; nothing where there is nothing to say."""
    if counts["origins"] == 1:
        return "banner.note.one" if counts["documents"] == 1 else "banner.note"
    return ("", "banner.shared", "banner.sharing")[min(counts["sharing"], 2)]


def _left_out(data: PageData, choice: Choice) -> dict[str, Any]:
    """Say how much the page leaves out, and around what it opens."""
    return {
        "nodes": choice.all_nodes - len(choice.nodes),
        "edges": choice.all_edges - len(choice.edges),
        "claims": len(data.claims) - len(choice.claims),
        "around": short(choice.around) if choice.around else "",
    }
