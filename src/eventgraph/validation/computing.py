"""What a check needs that SPARQL cannot compute: its rows, gone through in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from eventgraph.claims.quoted.repeats import repeated_quotes
from eventgraph.claims.quoted.shares import MOST_QUOTED, quoted_shares
from eventgraph.rdf.oxigraph import store_of
from eventgraph.text.measures.quantities import quantities_in
from eventgraph.text.measures.said import is_hedged, numbers_of
from eventgraph.text.omissions import OMISSION, between, dropped, gaps, length, words_of
from eventgraph.validation.drafts import begun, referring
from eventgraph.validation.sharing import Row, Shared
from eventgraph.vocabulary import EVG, curie

__all__ = ["THROUGH"]

#: How many words a quote may have.
_MOST_WORDS: Final = 25
#: What relates a property to the one of which it gives a bound.
_BOUNDS: Final = tuple(
    ox.NamedNode(str(one)) for one in (EVG.lowerBoundOf, EVG.strictLowerBoundOf, EVG.upperBoundOf)
)


def _quoted_too_much(shared: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep one source of each text of which too much is quoted, and say how much."""
    counted = list(rows)
    if not counted:
        return
    found = {
        source: one
        for one in quoted_shares(shared.dataset)
        for source in one.sources
        if one.share > MOST_QUOTED
    }
    for row in counted:
        if one := found.get(row["focus"]):
            for source in one.sources:
                del found[source]
            counts = {"held": str(one.held), "words": str(one.words), "share": f"{one.share:.1%}"}
            yield row | counts


def _quote_too_long(_: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep quotes of too many words, and count them; what an omission leaves out is none."""
    for row in rows:
        words = length(row["quote"])
        if words > _MOST_WORDS:
            yield row | {"words": str(words)}


def _omission_turns(_: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep quotes whose omissions leave out what must not be, as other quotes of the text show."""
    known = [row for row in rows if row.get("text")]
    omitting = {row["text"] for row in known if OMISSION.search(row["quote"])}
    every = [row for row in known if row["text"] in omitting]
    shown: dict[tuple[str, str], list[Row]] = {}
    for row in every:
        for word in dict.fromkeys(words_of(row["quote"])):
            shown.setdefault((row["text"], word), []).append(row)
    for row in every:
        for before, after in gaps(row["quote"]):
            beside = (shown.get((row["text"], word), []) for word in (*before, *after))
            for other in min(beside, key=len):
                words = between(other["quote"], before, after)
                for drop in dropped(words, row["language"]) if words else ():
                    more = {"kind": drop.kind, "dropped": ", ".join(drop.words), "words": words}
                    yield row | more | {"other": other["focus"]}


def _more_exact(shared: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep exact numbers that their quote says with a word such as "nearly" alone.

    A property that is a bound says so already.
    """
    quads = (store_of(shared.dataset).quads_for_pattern(None, one, None) for one in _BOUNDS)
    bounds = {getattr(quad.subject, "value", "") for found in quads for quad in found}
    for row in rows:
        language = row.get("language", "")
        if row.get("exact") != "true" or row["property"] in bounds:
            continue
        if not is_hedged(row["quotes"], language):
            continue
        (number,) = numbers_of(row["value"]) or (None,)
        read = quantities_in(row["quotes"], language)
        signs = {one.sign for one in read if number is not None and one.low == one.high == number}
        if signs and "" not in signs:
            yield row | {"suggested": f'"{min(signs)}{row["value"]}"^^evg:quantity'}


def _things_untold(shared: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep the claims of which some thing is named neither by the quote nor by a note."""
    for row in rows:
        if things := shared.untold.things.get(row["focus"]):
            yield row | {"things": ", ".join(map(curie, things))}


def _relations_untold(shared: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep the claims of which some relation is told neither by the quote nor by a note."""
    for row in rows:
        if relations := shared.untold.relations.get(row["focus"]):
            yield row | {"relations": ", ".join(map(curie, relations))}


def _words_shared(shared: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep a claim beside each other one with whose quote its own shares words."""
    for one in repeated_quotes(shared.dataset, {row["focus"]: row["quotes"] for row in rows}):
        yield {"focus": one.other, "other": one.one, "words": one.words}


#: What the header of a check may name in `through`.
THROUGH: Final[dict[str, Callable[[Shared, Iterable[Row]], Iterator[Row]]]] = {
    "draft": lambda shared, rows: begun(shared.dataset, rows),
    "draft-referred-to": lambda shared, rows: referring(shared.dataset, rows),
    "number-more-exact": _more_exact,
    "omission-turns": _omission_turns,
    "quote-too-long": _quote_too_long,
    "quoted-too-much": _quoted_too_much,
    "relation-not-in-quote": _relations_untold,
    "thing-not-in-quote": _things_untold,
    "words-shared": _words_shared,
}
