"""Fold a name to what tells it from another: no case, article, quotation mark or punctuation."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["fold_name"]

#: Articles by language; a text without a language is read as English.
_ARTICLES: Final = {
    "": frozenset({"the", "a", "an"}),
    "en": frozenset({"the", "a", "an"}),
    "es": frozenset({"el", "la", "lo", "los", "las", "un", "una", "unos", "unas"}),
    "pt": frozenset({"o", "a", "os", "as", "um", "uma", "uns", "umas"}),
    "fr": frozenset({"le", "la", "les", "un", "une", "des"}),
    "de": frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem"}),
    "it": frozenset({"il", "lo", "la", "i", "gli", "le", "un", "uno", "una"}),
}
#: Punctuation that stands inside a word and no more parts it than an apostrophe does.
_INSIDE: Final = frozenset(".'\u2019\u02bc\u00b7")


@lru_cache(maxsize=4096)
def fold_name(text: str, language: str = "") -> str:
    """Fold a name, so that two are the same where only their writing differs.

    An article at its head goes, unless nothing else is left. A name of nothing but punctuation
    is kept as it stands.

    >>> fold_name("The “camp”", "en") == fold_name("camp", "en")
    True
    >>> fold_name("The", "en")
    'the'
    """
    kept = "".join(map(_kept, unicodedata.normalize("NFC", text.casefold())))
    words = kept.split()
    articles = _ARTICLES.get(language.partition("-")[0].lower(), frozenset())
    if len(words) > 1 and words[0] in articles:
        del words[0]
    return " ".join(words) or text


def _kept(character: str) -> str:
    """Keep letters, digits and symbols; what parts words becomes a space."""
    if character in _INSIDE:
        return ""
    return " " if unicodedata.category(character)[0] in "PZC" else character
