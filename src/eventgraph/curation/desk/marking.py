"""From marked words to a quote: whether it can be one, what sets it apart, how sure it sounds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any, Final
from unicodedata import category

from eventgraph.curation.desk.texts import Units, inside, looked_for
from eventgraph.text.anchoring import Anchor, Passage, SourceText
from eventgraph.text.counting import count_words
from eventgraph.text.languages import language_of, unspaced
from eventgraph.text.quoting import standing
from eventgraph.text.sources import Span

__all__ = ["MOST_WORDS", "certainty_of", "marked"]

#: How many words a quote should have at most, as `validate` asks.
MOST_WORDS: Final = 25
#: How many words before and after a quote are tried to tell it from the same words elsewhere.
_AROUND: Final = 8
#: What stands before each page but the first.
_BREAK: Final = "\f"
_WORDINGS: Final = {"direct": "Direct", "rendered": "Rendered", "partly direct": "Rendered"}
_WORD: Final = re.compile(r"\w+(?:[\u2019'-]\w+)*", re.UNICODE)


def marked(text: SourceText, pieces: Sequence[Sequence[int]], language: str) -> dict[str, Any]:
    """Read marked pieces of a text, given in UTF-16, as a quote.

    Pieces are widened to whole words and joined by an omission. `faults` names what keeps the words
    from being a quote (nothing, crosses) or speaks against it (long, ambiguous).
    """
    units = Units(text.text)
    spans = _whole(text.text, [Span(units.back(one[0]), units.back(one[1])) for one in pieces])
    quote = " … ".join(" ".join(text.text[start:end].split()) for start, end in spans)
    faults = []
    if not _WORD.search(quote):
        faults.append("nothing")
    elif (
        len({_paragraph(text, place) for span in spans for place in (span.start, span.end - 1)}) > 1
    ):
        faults.append("crosses")
    words = count_words(quote)
    if words > MOST_WORDS:
        faults.append("long")
    prefix, suffix = ("", "")
    if "nothing" not in faults and "crosses" not in faults:
        found = looked_for(text, Passage(quote))
        if found.outcome == "ambiguous":
            prefix, suffix = _set_apart(text, quote, spans)
            if not (prefix or suffix):
                faults.append("ambiguous")
    certainty, sign = certainty_of(quote, language)
    return {
        "pieces": units.spans(spans),
        "quote": quote,
        "words": words,
        "prefix": prefix,
        "suffix": suffix,
        "fragment": _page(text.text, spans),
        "faults": faults,
        "certainty": certainty,
        "sign": sign,
        "wording": _WORDINGS.get(standing(text, inside(text), spans), ""),
    }


def certainty_of(words: str, language: str) -> tuple[str, str]:
    """Guess how a statement is put forward, and by which word: Stated, Alleged or Possible.

    >>> certainty_of("The minister allegedly left.", "en")
    ('Alleged', 'allegedly')
    >>> certainty_of("They left in May.", "en")
    ('Stated', '')
    >>> certainty_of("Salió el viernes.", "es")
    ('Stated', '')
    """
    for certainty, pattern in _signs().get(language_of(language), {}).items():
        if found := pattern.search(words) or pattern.search(words[:1].lower() + words[1:]):
            return certainty, found[0]
    return "Stated", ""


@cache
def _signs() -> dict[str, dict[str, re.Pattern[str]]]:
    place = resources.files("eventgraph").joinpath("curation/desk/words/certainty.json")
    table: dict[str, dict[str, list[str]]] = json.loads(place.read_text("utf-8"))
    return {
        language: {
            certainty: re.compile(rf"\b(?:{'|'.join(words)})\b") for certainty, words in its.items()
        }
        for language, its in table.items()
    }


def _whole(text: str, spans: Sequence[Span]) -> list[Span]:
    """Widen spans to whole words, leave out blanks at their ends, and join those that touch."""
    found: list[Span] = []
    for start, end in sorted(spans):
        first, last = max(0, start), min(len(text), end)
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        while 0 < first < last and _within_word(text, first):
            first -= 1
        while first < last < len(text) and _within_word(text, last):
            last += 1
        if last <= first:
            continue
        if found and not text[found[-1].end : first].strip():
            found[-1] = Span(found[-1].start, max(last, found[-1].end))
        else:
            found.append(Span(first, last))
    return found


def _within_word(text: str, place: int) -> bool:
    """Tell whether a place lies inside a word, in scripts that part words by blanks."""
    before, after = text[place - 1], text[place]
    if category(after)[0] == "M":
        return True
    lettered = (before.isalnum() or category(before)[0] == "M") and after.isalnum()
    return lettered and not (unspaced(before) or unspaced(after))


def _page(text: str, spans: Sequence[Span]) -> str:
    """Say on which page words begin, where the text has pages."""
    if not spans or _BREAK not in text:
        return ""
    return f"page={text.count(_BREAK, 0, spans[0].start) + 1}"


def _paragraph(text: SourceText, place: int) -> int:
    """Give the number of the paragraph that a place lies in."""
    return sum(span.start <= place for span in text.paragraphs)


def _set_apart(text: SourceText, quote: str, spans: Sequence[Span]) -> tuple[str, str]:
    """Find the fewest words before or after a quote that no other place has there, too."""
    start, end = spans[0].start, spans[-1].end
    for prefix, suffix in _surroundings(text, start, end):
        found: Anchor = looked_for(text, Passage(quote, prefix, suffix))
        if len(found.spans) == 1 and found.spans[0].start == start:
            return prefix, suffix
    return "", ""


def _surroundings(text: SourceText, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Give more and more words before a quote, then after it, then both, within its paragraph."""
    own = next((span for span in text.paragraphs if span.start <= start < span.end), None)
    if own is None:
        return
    before, after = text.text[own.start : start], text.text[end : own.end]
    starts = [found.start() for found in _WORD.finditer(before)][-_AROUND:][::-1]
    ends = [found.end() for found in _WORD.finditer(after)][:_AROUND]
    befores = [" ".join(before[place:].split()) for place in starts]
    afters = [" ".join(after[:place].split()) for place in ends]
    yield from ((words, "") for words in befores)
    yield from (("", words) for words in afters)
    yield from zip(befores, afters, strict=False)
