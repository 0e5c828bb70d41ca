"""Signs that stand for letters: ligatures, letters by position, full width, apostrophes, accents.

What a typesetter, a keyboard or an extracted text puts in place of the letters and digits that were
written. Each stands for itself in another shape; none for another letter or digit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final, Literal

__all__ = ["APOSTROPHES", "LETTERS", "LIGATURES", "WIDE", "unaccented"]

#: Letters drawn as one in Latin and Armenian, IJ and DŽ of old typewriters; and Arabic letters by
#: their place in the word, and joined, as they come out of many PDF files.
_JOINED: Final = (
    *((0x132, 0x133), (0x1C4, 0x1CC), (0x1F1, 0x1F3), (0xFB00, 0xFB06), (0xFB13, 0xFB17)),
    *((0xFB4F, 0xFDF9), (0xFDFC, 0xFDFC), (0xFE80, 0xFEFC)),
)
_WIDE: Final = ((0xFF01, 0xFF5E), (0xFF61, 0xFF9F), (0xFFA1, 0xFFDC), (0xFFE0, 0xFFE6))


def _spelled(ranges: Iterable[tuple[int, int]]) -> dict[str, str]:
    """Spell characters out as Unicode does (NFKC), where that brings no blank."""
    signs = (chr(code) for first, last in ranges for code in range(first, last + 1))
    found = {sign: unicodedata.normalize("NFKC", sign) for sign in signs}
    return {sign: out for sign, out in found.items() if out != sign and " " not in out}


#: Ligatures, and letters drawn by their place, by the letters that they stand for.
LIGATURES: Final = _spelled(_JOINED) | {"\u0149": "'n"}
#: Full-width and half-width letters, digits and signs, by those of usual width.
WIDE: Final = _spelled(_WIDE)
#: Apostrophes and primes that Unicode counts as letters, or has for one script alone.
APOSTROPHES: Final = {
    **dict.fromkeys("\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u0374\u055a\u05f3", "'"),
    **dict.fromkeys("\ua78b\ua78c\u1fbd\u1fbf", "'"),
    **dict.fromkeys("\u02ba\u02ee\u05f4", '"'),
}
#: All of them: what has to be read as something else before letters are compared.
LETTERS: Final = {**LIGATURES, **WIDE, **APOSTROPHES}


def unaccented(text: str, form: Literal["NFD", "NFKD"] = "NFD") -> str:
    """Take accents off; what is left stays parted, as `form` parts it.

    >>> unaccented("José Ñandú"), unaccented("ﬁn", "NFKD")
    ('Jose Nandu', 'fin')
    """
    parts = unicodedata.normalize(form, text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
