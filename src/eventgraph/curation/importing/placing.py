"""Find marked passages again in the text of their source; none is placed by a number or a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from eventgraph.curation.importing.marks import Left, Mark
from eventgraph.text.anchoring import Anchor, Passage, SourceText, Span, find

__all__ = ["Placed", "place"]

#: How many words before and after a quote tell its place, at most.
_MOST_WORDS: Final = 8
#: How many letters before and after it are looked at for them.
_NEAR: Final = 400
_HEAD: Final = re.compile(r"\W(\w+)\Z")
_TAIL: Final = re.compile(r"\A(\w+)\W")
_INSIDE: Final = re.compile(r"\w\Z"), re.compile(r"\A\w")
_WORDS: Final = re.compile(r"\S+")


class Placed(NamedTuple):
    """A mark that was found: where, its words as the source has them, and what tells its place."""

    mark: Mark
    span: Span
    quote: str
    prefix: str = ""
    suffix: str = ""


def place(text: SourceText, marks: Iterable[Mark]) -> tuple[list[Placed], list[Left]]:
    """Find each mark: by its words, then by what stands around, then by the order of all marks.

    Order decides only where the marks that were found leave one place, or where as many marks as
    places have the same words.

    >>> text = SourceText("They were sent home. The others were sent later.")
    >>> found, left = place(text, [Mark("sent", after=" home"), Mark("away", place="row 2")])
    >>> [one.span for one in found], left[0].place
    ([Span(start=10, end=14)], 'row 2')
    """
    ordered = sorted(enumerate(marks), key=lambda one: (one[1].at < 0, one[1].at, one[0]))
    whole = [_whole_words(mark) for _, mark in ordered]
    anchors = [_anchor(text, mark) for mark in whole]
    spans = _by_order(whole, anchors)
    found, left = [], []
    for mark, anchor, span in zip(whole, anchors, spans, strict=True):
        if span is None:
            left.append(Left(mark.place, _why(mark, anchor)))
        else:
            found.append(_told(text, mark, span, anchor))
    return found, left


def _whole_words(mark: Mark) -> Mark:
    """Let a mark that cuts a word have all of it, where what is around shows where it ends."""
    head, tail = _HEAD.search(mark.before), _TAIL.search(mark.after)
    words = mark.words
    before, after = mark.before, mark.after
    if head and _INSIDE[1].search(words):
        words, before = head[1] + words, before[: head.start(1)]
    if tail and _INSIDE[0].search(words):
        words, after = words + tail[1], after[tail.end(1) :]
    return mark._replace(words=words, before=before, after=after)


def _anchor(text: SourceText, mark: Mark) -> Anchor:
    """Look for a mark with all that is around it, then with less of it."""
    words = mark.words.strip()
    tries = (
        Passage(words, mark.before, mark.after),
        Passage(words, mark.before),
        Passage(words, "", mark.after),
        Passage(words),
    )
    best = found = Anchor("missing")
    for passage in dict.fromkeys(tries):
        found = find(text, passage)
        if len(found.spans) == 1:
            return found
        if found.spans and not best.spans:
            best = found
    return best if best.spans else found


def _by_order(marks: Sequence[Mark], anchors: Sequence[Anchor]) -> list[Span | None]:
    """Choose among several places by the order of the marks, where that leaves no choice."""
    chosen = [anchor.spans[0] if len(anchor.spans) == 1 else None for anchor in anchors]
    same: dict[tuple[str, tuple[Span, ...]], list[int]] = defaultdict(list)
    for number, (mark, anchor) in enumerate(zip(marks, anchors, strict=True)):
        if len(anchor.spans) > 1 and mark.at >= 0:
            same[mark.words, anchor.spans].append(number)
    for (_, spans), numbers in same.items():
        if len(numbers) == len(spans) and len({marks[n].at for n in numbers}) == len(spans):
            for number, span in zip(numbers, sorted(spans), strict=True):
                chosen[number] = span
            continue
        for number in numbers:
            between = _between(marks, chosen, number)
            fitting = [span for span in spans if between[0] <= span.start <= between[1]]
            chosen[number] = fitting[0] if len(fitting) == 1 else None
    return chosen


def _between(
    marks: Sequence[Mark], chosen: Sequence[Span | None], number: int
) -> tuple[float, float]:
    """Give the places of the marks next before and after one, among those that were found."""
    ahead = zip(marks[:number], chosen[:number], strict=True)
    before = [span.start for mark, span in ahead if span and mark.at >= 0]
    behind = zip(marks[number + 1 :], chosen[number + 1 :], strict=True)
    after = [span.start for mark, span in behind if span and mark.at >= 0]
    return max(before, default=float("-inf")), min(after, default=float("inf"))


def _why(mark: Mark, anchor: Anchor) -> str:
    words = " ".join(mark.words.split())
    shown = words if len(words) <= 60 else f"{words[:58]} …"  # noqa: PLR2004 - as in messages
    if anchor.spans:
        return f"“{shown}” stands {len(anchor.spans)} times in the text, and nothing decides"
    hint = f"; {anchor.hint}" if anchor.hint else ""
    return f"“{shown}” does not stand in the text{hint}"


def _told(text: SourceText, mark: Mark, span: Span, anchor: Anchor) -> Placed:
    """Take the quote from the text, with as many words around it as tell its place."""
    quote = text.text[span.start : span.end]
    if anchor.omitted or "…" in mark.words:
        quote = mark.words.strip()
    quote = " ".join(quote.split())
    if find(text, Passage(quote)).spans in {(span,), ()}:
        return Placed(mark, span, quote)
    near = max(0, span.start - _NEAR), span.start
    before = [found.start() for found in _WORDS.finditer(text.text, *near)]
    after = [found.end() for found in _WORDS.finditer(text.text, span.end, span.end + _NEAR)]
    prefix = suffix = ""
    for number in range(1, _MOST_WORDS + 1):
        prefix = text.text[before[-number] : span.start] if number <= len(before) else ""
        suffix = text.text[span.end : after[number - 1]] if number <= len(after) else ""
        for words in ((prefix, ""), ("", suffix), (prefix, suffix)):
            head, tail = (" ".join(one.split()) for one in words)
            if (head or tail) and find(text, Passage(quote, head, tail)).spans == (span,):
                return Placed(mark, span, quote, head, tail)
    return Placed(mark, span, quote, " ".join(prefix.split()), " ".join(suffix.split()))
