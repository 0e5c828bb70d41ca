"""Say a sentence of eventgraph's own, such as a refusal, in the language of a reader."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

from eventgraph.text.languages import SPOKEN, language_of

__all__ = ["Phrases", "phrases_in", "told"]

_PLACE: Final = re.compile(r"\{(\w+)\}")
#: What is longer holds what somebody sent, and is not looked at.
_LONGEST: Final = 3_000
#: What stands before the part of a sentence.
_PART: Final = "~"
_Known = Sequence[tuple[re.Pattern[str], str]]


class Phrases:
    """Sentences with places for what changes, each with what it is in another language.

    A place whose name begins with `why_` holds another of the sentences. One that begins with `of_`
    may hold one, or a part, which is told too; the others stay as they are. Parts are written with
    a tilde in front, and are no sentences. Behind a sentence may stand hints, which begin with a
    semicolon.

    >>> known = Phrases(
    ...     {"no {of_one}": "ningún {of_one}", "; try {a}": "; pruebe {a}", "~tea": "té"}
    ... )
    >>> known.said("no tea; try milk"), known.said("what nobody foresaw"), known.said("tea")
    ('ningún té; pruebe milk', 'what nobody foresaw', 'tea')
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        """Know sentences; those with more words of their own are tried first."""
        by_words = sorted(known, key=lambda one: (-len(_PLACE.sub("", one)), one))
        self._known = [(_pattern(one), known[one]) for one in by_words if one[0] != _PART]
        parts = [(_pattern(one[1:]), known[one]) for one in by_words if one[0] == _PART]
        self._parts = [*self._known, *parts]

    def knows(self, sentence: str) -> bool:
        """Tell whether a sentence is one of those, all of it."""
        return self._told(sentence) is not None

    def said(self, sentence: str) -> str:
        """Say a sentence; one that is not known stays as it is."""
        found = self._told(sentence)
        return sentence if found is None else found

    def _told(self, sentence: str) -> str | None:
        """Tell a sentence by a hint at its end and what stands before that, or else whole."""
        if len(sentence) > _LONGEST:
            return None
        for cut in [match.start() for match in re.finditer("; ", sentence) if match.start()][-3:]:
            more = self._whole(sentence[cut:], self._known)
            first = None if more is None else self._told(sentence[:cut])
            if first is not None and more is not None:
                return first + more
        return self._whole(sentence, self._known)

    def _whole(self, sentence: str, known: _Known) -> str | None:
        for pattern, words in known:
            if match := pattern.fullmatch(sentence):
                found = {name: self._value(name, text) for name, text in match.groupdict().items()}
                values = {name: text for name, text in found.items() if text is not None}
                if len(values) == len(found):
                    return _filled(words, values.__getitem__)
        return None

    def _value(self, name: str, text: str) -> str | None:
        """Give the words for a place; None where a sentence must stand there, and none does."""
        if name.startswith("why_"):
            return self._told(text)
        if name.startswith("of_"):
            return self._told(text) or self._whole(text, self._parts) or text
        return text


def _pattern(sentence: str) -> re.Pattern[str]:
    """Read places in a sentence as whatever may stand there; the same name is the same words."""
    parts, seen = list[str](), set[str]()
    for at, part in enumerate(_PLACE.split(sentence)):
        if at % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in seen else f"(?P<{part}>.*?)")
            seen.add(part)
    return re.compile("".join(parts), re.DOTALL)


def _filled(words: str, value: Callable[[str], str]) -> str:
    return _PLACE.sub(lambda match: value(match[1]), words)


@cache
def phrases_in(language: str) -> Phrases | None:
    """Read the sentences that are known in a language; None for English, and for no language.

    >>> phrases_in("en") is None, phrases_in("fr") is None
    (True, True)
    """
    if language not in SPOKEN[1:]:
        return None
    place = resources.files("eventgraph").joinpath(f"text/wording/words/{language}.json")
    found: dict[str, str] = json.loads(place.read_text("utf-8"))
    return Phrases(found)


def told(sentence: str, language: str) -> str:
    """Say a sentence of eventgraph's own in a language; what is not known in it stays English.

    >>> told("such a path leads nowhere", "es"), told("such a path leads nowhere", "fr")
    ('esa ruta no lleva a ninguna parte', 'such a path leads nowhere')
    """
    known = phrases_in(language_of(language))
    return sentence if known is None else known.said(sentence)
