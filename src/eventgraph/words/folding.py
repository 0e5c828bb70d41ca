"""Fold a text to what is searched: plain letters in lower case, words apart."""

from __future__ import annotations

import re
from typing import Final

from eventgraph.text.lettering import LETTERS, unaccented

__all__ = ["fold", "words_of"]

#: Scripts that set no space between words: each of their signs is a word of its own, so that a part
#: of a sentence is found as the phrase of its signs. Thai, Lao, Burmese, Khmer; Chinese, Japanese.
_UNSPACED: Final = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003fffd])"
)
#: What spells a word, and what stands between words; joiners and soft hyphens stand for nothing.
_BETWEEN: Final = re.compile(r"[\W_]+")
_NOTHING: Final = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_SIGNS: Final = str.maketrans(LETTERS)


def fold(text: str) -> str:
    """Write a text as its words in plain small letters, with one space between them.

    Accents, case, ligatures, full width and marks between words tell no two texts apart.

    >>> fold("José's Ñandú, o\ufb03ce 1.5"), fold("东京都")
    ('jose s nandu office 1 5', '东 京 都')
    """
    if text.isascii():
        return _BETWEEN.sub(" ", text.lower()).strip()
    plain = unaccented(text.translate(_NOTHING).translate(_SIGNS).casefold(), "NFKD")
    return " ".join(_BETWEEN.sub(" ", _UNSPACED.sub(r" \1 ", plain)).split())


def words_of(text: str) -> list[str]:
    """Give the words of a text, folded.

    >>> words_of("La Iglesia Católica")
    ['la', 'iglesia', 'catolica']
    """
    return fold(text).split()
