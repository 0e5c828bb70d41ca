"""What an omission in a quote leaves out: words that turn what is said round, or make it less sure.

The one table of such words, in English and Spanish. A quote may leave out any words but these: the
minister who "is … responsible" was perhaps *not* responsible, or *allegedly*.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from eventgraph.text.languages import language_of

__all__ = ["KINDS", "Dropped", "dropped"]

#: The kinds of words that no omission may leave out unnoticed, the gravest first.
KINDS: Final = ("negation", "hedge")

_WORDS: Final = {
    "negation": {
        "en": (
            "not no never none nobody nothing nowhere neither nor without cannot no-one hardly "
            "scarcely"
        ),
        "es": "no nunca jamás sin ni tampoco nadie nada ningún ninguna ninguno ningunas ningunos",
    },
    "hedge": {
        "en": (
            "if unless except excepting provided allegedly alleged alleges purported purportedly "
            "supposed supposedly reportedly apparently may might could perhaps maybe possibly "
            "possible probably likely accused suspected unconfirmed"
        ),
        "es": (
            "si salvo excepto presunto presunta presuntos presuntas presuntamente supuesto "
            "supuesta supuestos supuestas supuestamente aparentemente quizá quizás posible "
            "posiblemente probable probablemente podría podrían podrías podríamos acusado "
            "acusada acusados acusadas sospechoso sospechosa sospechosos sospechosas"
        ),
    },
}
#: Further ones, as regular expressions: contractions, what is several words, and the verb that is
#: no month.
_PATTERNS: Final = {
    ("negation", "en"): (r"\w+n't",),
    ("hedge", "es"): (r"tal\s+vez", r"a\s+menos\s+que", r"a\s+no\s+ser\s+que", r"en\s+caso\s+de"),
}
_MONTH: Final = "May"
_APOSTROPHES: Final = str.maketrans("\u2019\u02bc\u2018\u00b4`", "'''''")


class Dropped(NamedTuple):
    """Words of one kind of `KINDS` that an omission leaves out, as they stand in the text."""

    kind: str
    words: tuple[str, ...]


def _finder(kind: str, language: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in _WORDS[kind][language].split()]
    either = "|".join((*words, *_PATTERNS.get((kind, language), ())))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


_FINDERS: Final = {
    (kind, language): _finder(kind, language) for kind in KINDS for language in ("en", "es")
}


def dropped(left_out: str, language: str = "") -> tuple[Dropped, ...]:
    """Find the words that an omission should not leave out, in what it does leave out.

    `language` is the tag of the quote; of a language that has no words here, or of none, those of
    all count.

    >>> dropped("not, in our view,", "en-GB")
    (Dropped(kind='negation', words=('not',)),)
    >>> dropped("in May 2025", "en"), dropped("sin pruebas", "es")
    ((), (Dropped(kind='negation', words=('sin',)),))
    """
    text = unicodedata.normalize("NFC", left_out).translate(_APOSTROPHES)
    own = language_of(language)
    spoken = (own,) if own in {"en", "es"} else ("en", "es")
    found = []
    for kind in KINDS:
        words = {
            (match.start(), match[0])
            for tongue in spoken
            for match in _FINDERS[kind, tongue].finditer(text)
            if match[0] != _MONTH
        }
        if words:
            found.append(Dropped(kind, tuple(dict.fromkeys(word for _, word in sorted(words)))))
    return tuple(found)
