"""What an omission in a quote leaves out: words that turn what is said round, or make it less sure.

The one table of such words, in English and Spanish. A quote may leave out any words but these: the
minister who "is … responsible" was perhaps *not* responsible, or *allegedly*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from eventgraph.text.languages import language_of
from eventgraph.text.lineends import SLASH
from eventgraph.text.normalization import normalize, printed

__all__ = ["KINDS", "OMISSION", "Dropped", "between", "dropped", "gaps", "length", "words_of"]

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
_WORD: Final = re.compile(r"\w+")
_SIGNS: Final = "[\u2025\u2026\u22ef]"
_BLANK: Final = "[ \u00a0\u202f]"
#: How a quote writes that it leaves words out: an ellipsis or three dots, in brackets or not. The
#: one definition, for all that reads quotes.
OMISSION: Final = re.compile(
    rf"[\[(]\s*(?:{_SIGNS}+|\.(?:{_BLANK}?\.)+)\s*[\])]|{_SIGNS}+|\.(?:{_BLANK}?\.){{2,}}"
)
#: How many words beside an omission tell where in another quote the words left out stand.
_BESIDE: Final = 2


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


def words_of(quote: str) -> list[str]:
    """Give the words of a quote in lower case.

    >>> words_of("Accused … of “ties”")
    ['accused', 'of', 'ties']
    """
    return [word.casefold() for word in _WORD.findall(printed(quote))]


def length(quote: str) -> int:
    """Count the words that a quote keeps, by the blanks between them; a sign for a break is none.

    >>> [length(quote) for quote in ("They … home", "They ... home", "They (…) / home")]
    [2, 2, 2]
    """
    kept = OMISSION.sub(" ", printed(quote))
    return sum(1 for word in kept.split() if word != SLASH.strip())


def gaps(quote: str) -> list[tuple[list[str], list[str]]]:
    """Give, for each omission of a quote, the few words before it and after it.

    >>> gaps("Accused … of ties")
    [(['accused'], ['of', 'ties'])]
    """
    parts = [words for part in OMISSION.split(quote) if (words := words_of(part))]
    return [(before[-_BESIDE:], after[:_BESIDE]) for before, after in pairwise(parts)]


def between(shown: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Give what another quote says between the words that stand beside an omission, if it does.

    Fewer than three words beside it could stand together by chance, and show nothing.

    >>> between("Accused without evidence of ties", ["accused"], ["of", "ties"])
    'without evidence'
    """
    if len(before) + len(after) <= _BESIDE:
        return ""
    shown = OMISSION.sub("\u2026", printed(shown))
    sides = (r"[^\w\u2026]+".join(map(re.escape, words)) for words in (before, after))
    pattern = r"(?<!\w){}[^\w\u2026]+(?P<words>\w[^\u2026]{{0,200}}?)[^\w\u2026]+{}(?!\w)".format(
        *sides
    )
    found = re.search(pattern, shown, re.IGNORECASE)
    return found["words"] if found else ""


def dropped(left_out: str, language: str = "") -> tuple[Dropped, ...]:
    """Find the words that an omission should not leave out, in what it does leave out.

    `language` is the tag of the quote; of a language that has no words here, or of none, those of
    all count.

    >>> dropped("not, in our view,", "en-GB")
    (Dropped(kind='negation', words=('not',)),)
    >>> dropped("in May 2025", "en"), dropped("sin pruebas", "es")
    ((), (Dropped(kind='negation', words=('sin',)),))
    """
    text = normalize(printed(left_out), ("Unicode NFC", "apostrophes")).text
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
