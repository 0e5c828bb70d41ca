"""What a check needs that SPARQL cannot compute: its rows, gone through in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from eventgraph.claims.quoted.repeats import repeated_quotes
from eventgraph.claims.quoted.shares import MOST_QUOTED, quoted_shares
from eventgraph.text.measures.quantities import quantities_in
from eventgraph.text.measures.said import numbers_of
from eventgraph.text.omissions import OMISSION, between, dropped, gaps, length, words_of
from eventgraph.validation.carrying import UNTOLD
from eventgraph.validation.drafts import begun, referring
from eventgraph.validation.sharing import Row, Shared
from eventgraph.vocabulary import curie

__all__ = ["THROUGH"]

#: How many words a quote may have.
_MOST_WORDS: Final = 25


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


def _more_exact(_: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep exact numbers that their quote says with a word such as "nearly" alone."""
    for row in rows:
        (number,) = numbers_of(row["value"]) or (None,)
        read = quantities_in(row["quotes"], row.get("language", ""))
        signs = {one.sign for one in read if number is not None and one.low == one.high == number}
        if signs and "" not in signs:
            yield row | {"suggested": f'"{min(signs)}{row["value"]}"^^evg:quantity'}


def _things_untold(shared: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep the claims of which some thing is named neither by the quote nor by a note."""
    found = _untold(shared, relations=False)
    for row in rows:
        if things := found.get(row["focus"]):
            yield row | {"things": ", ".join(map(curie, things))}


def _relations_untold(shared: Shared, rows: Iterable[Row]) -> Iterator[Row]:
    """Keep the claims of which some relation is told neither by the quote nor by a note."""
    found = _untold(shared, relations=True)
    for row in rows:
        if relations := found.get(row["focus"]):
            yield row | {"relations": ", ".join(map(curie, relations))}


def _untold(shared: Shared, *, relations: bool) -> dict[str, list[str]]:
    """List, for each claim that has any, the things or relations that nothing tells."""
    found: dict[str, list[str]] = {}
    for one in shared.carried:
        if one.how == UNTOLD and one.is_relation == relations:
            found.setdefault(one.claim, []).append(one.what)
    return found


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
