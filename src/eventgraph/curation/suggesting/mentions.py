"""Where a text names what a dataset knows: by whole names, aliases, initials and surnames."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from eventgraph.text.sources import SourceText, Span

__all__ = ["Mention", "mentions_in"]

_WORD: Final = re.compile(r"[^\W_]+(?:\.[^\W_]+)+\.?|[^\W_]+(?:[\u2019'-][^\W_]+)*")
_SHORTEST: Final = 3


class Mention(NamedTuple):
    """Words that name something, and the IRI of what they name."""

    span: Span
    iri: str


class _Name(NamedTuple):
    """A name as it is looked for: its words, whose it is, whether it is only a surname."""

    words: tuple[str, ...]
    iri: str
    short: bool


def mentions_in(text: SourceText, names: Mapping[str, Iterable[str]]) -> tuple[Mention, ...]:
    """Find the names of a dataset in a text; of several that fit, the longest.

    `names` gives each IRI its labels and aliases. The last word of a name of several words, each
    with a capital, is looked for too; where several bear it, the one last named in full is meant.

    >>> text = SourceText("Nayib Bukele spoke. Then Bukele left.")
    >>> [m.span for m in mentions_in(text, {"b": ["Nayib Bukele"]})]
    [Span(start=0, end=12), Span(start=25, end=31)]
    """
    by_first: dict[str, list[_Name]] = defaultdict(list)
    for name in _looked_for(names):
        by_first[name.words[0].casefold()].append(name)
    words = [(_bare(m[0]), m.start(), m.end()) for m in _WORD.finditer(text.text)]
    found: list[Mention] = []
    last: dict[str, int] = {}
    place = 0
    while place < len(words):
        fitting = [
            n for n in by_first.get(words[place][0].casefold(), ()) if _fits(n, words, place)
        ]
        if not fitting:
            place += 1
            continue
        length = max(len(name.words) for name in fitting)
        best = [name for name in fitting if len(name.words) == length]
        whole = [name for name in best if not name.short]
        chosen = max(whole or best, key=lambda name: last.get(name.iri, -1))
        if whole or len({n.iri for n in best}) == 1 or chosen.iri in last:
            end = words[place + length - 1]
            found.append(Mention(Span(words[place][1], end[1] + len(end[0])), chosen.iri))
            if whole:
                last[chosen.iri] = place
        place += length
    return tuple(found)


def _looked_for(names: Mapping[str, Iterable[str]]) -> Iterator[_Name]:
    """List all names as words, surnames too."""
    for iri, several in names.items():
        for name in dict.fromkeys(several):
            words = tuple(_bare(found) for found in _WORD.findall(name))
            short = len(words) == 1 and len(words[0]) < _SHORTEST and not words[0].isupper()
            if not words or short:
                continue
            yield _Name(words, iri, short=False)
            if words[0].casefold() in {"the", "el", "la", "los", "las"} and len(words) > 1:
                yield _Name(words[1:], iri, short=False)
            capitals = all(word[0].isupper() for word in words)
            if len(words) > 1 and capitals and len(words[-1]) > _SHORTEST:
                yield _Name(words[-1:], iri, short=True)


def _bare(word: str) -> str:
    """Take a possessive and a closing dot off a word; dots of initials stay out."""
    word = re.sub(r"[\u2019']s?$", "", word.removesuffix("."))
    return word.replace(".", "") if re.fullmatch(r"(?:\w\.)*\w", word) else word


def _fits(name: _Name, words: Sequence[tuple[str, int, int]], place: int) -> bool:
    """Tell whether a name stands at a place; a small first letter may be a capital there."""
    there = [word[0] for word in words[place : place + len(name.words)]]
    if len(there) != len(name.words) or there[1:] != list(name.words[1:]):
        return False
    first, have = name.words[0], there[0]
    return have == first or (first[0].islower() and have == first.capitalize())
