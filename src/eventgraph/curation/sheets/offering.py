"""What the cells of a workbook offer to choose from: names of the dataset and of the ontology."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from string import Template
from typing import Final

from eventgraph.curation.sheets.columns import SHEETS, Column
from eventgraph.curation.sheets.laying import types_of
from eventgraph.curation.sheets.lexicon import Lexicon
from eventgraph.vocabulary import EVG, curie

__all__ = ["Lists", "explanation", "lists_of"]

#: The lists of what has a name in the dataset, by its class.
_LISTS: Final = {str(EVG.Thing): "things", str(EVG.Actor): "actors", str(EVG.Source): "sources"}
#: How many names a list offers: of more nobody chooses by scrolling.
_MOST: Final = 5_000


class Lists(dict[str, list[str]]):
    """Lists of names to choose from, each by its own name."""

    @staticmethod
    def name_for(sheet: str, column: Column) -> str:
        """Name the list that a column offers; an empty text where it offers none.

        >>> Lists.name_for("claims", SHEETS["claims"][1])
        'actors'
        """
        if column.kind == "kind":
            return f"kinds of {sheet}"
        if column.kind == "term":
            return column.heading if column.of else ""
        if column.kind == "relation":
            return "relations"
        if column.kind in {"subject", "thing", "value"}:
            return _LISTS.get(column.of, "things")
        return ""


def lists_of(lexicon: Lexicon) -> Lists:
    """Gather what cells offer, each list sorted as people read it."""
    lists = Lists()
    for kind, name in _LISTS.items():
        found = [
            lexicon.name(iri, "thing")
            for iri, triples in lexicon.holding.things.items()
            if lexicon.is_a(types_of(triples), kind)
        ]
        lists[name] = sorted(found, key=str.casefold)[:_MOST]
    own = [iri for iri in lexicon.relations if iri.startswith(str(EVG)) or iri in _used(lexicon)]
    lists["relations"] = _named(lexicon, own, "relation")
    for sheet, columns in SHEETS.items():
        for column in columns:
            if column.kind in {"kind", "term"} and column.of:
                known = lexicon.choices(column.kind, column.of)
                lists[Lists.name_for(sheet, column)] = _named(lexicon, known, "term")
    return lists


def _used(lexicon: Lexicon) -> set[str]:
    return {
        one.predicate.value for claim in lexicon.holding.claims.values() for one in claim.contents
    }


def _named(lexicon: Lexicon, iris: Iterable[str], group: str) -> list[str]:
    names = [lexicon.name(iri, group) for iri in iris if not curie(iri).startswith("<")]
    return sorted({*names}, key=str.casefold)


def explanation(lexicon: Lexicon) -> list[str]:
    """Explain the workbook, line by line, in plain words."""
    first, *others = lexicon.languages
    more = f" Columns for {', '.join(others)} stand beside." if others else ""
    text = resources.files("eventgraph").joinpath("curation/sheets/about.txt").read_text("utf-8")
    lines = Template(text).substitute(first=first, others=more).splitlines()
    for sheet, columns in SHEETS.items():
        lines += ["", sheet.capitalize(), *(f"{one.heading}: {one.tell}" for one in columns)]
    return lines
