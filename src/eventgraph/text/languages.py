"""Languages: which tag serves which reader, and in which scripts words are not set apart."""

from __future__ import annotations

from typing import Final

from eventgraph.patterns import pattern

__all__ = ["SPOKEN", "UNSPACED", "direction", "distance", "language_of", "serves", "unspaced"]

_ENGLISH: Final = "en"
#: The languages that eventgraph itself speaks, in pages and sentences; the first is the default.
SPOKEN: Final = (_ENGLISH, "es")
_SCRIPT_LENGTH: Final = 4
#: Scripts without spaces between words, as they stand between the brackets of an expression: Thai,
#: Lao, Tibetan, Burmese, Khmer, Tai, Kana, Bopomofo, Han and Yi.
UNSPACED: Final = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u3005-\u3007\u3021-\u3029"
    "\u3038-\u303b\u3041-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf"
    "\ua9e0-\ua9ff\uaa60-\uaadf\uf900-\ufaff\uff66-\uff9f\U00011700-\U0001174f"
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
_UNSPACED: Final = pattern(f"[{UNSPACED}]")


#: Languages that are written from right to left, and scripts, where a tag names one.
_LEFTWARDS: Final = frozenset(
    [
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "ku",
        "nqo",
        "ps",
        "rhg",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
_LEFTWARD_SCRIPTS: Final = frozenset(["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"])


def direction(tag: str) -> str:
    """Give the direction of words in a language, as HTML has it: rtl, ltr, or auto if not known.

    >>> direction("ar-EG"), direction("ku-Latn"), direction("es"), direction("")
    ('rtl', 'ltr', 'ltr', 'auto')
    """
    language, *rest = tag.lower().split("-")
    scripts = [part for part in rest if len(part) == _SCRIPT_LENGTH and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _LEFTWARD_SCRIPTS else "ltr"
    if language in _LEFTWARDS:
        return "rtl"
    return "ltr" if language not in {"", "und", "mul", "zxx"} else "auto"


def unspaced(letter: str) -> bool:
    """Tell whether a letter is of a script that leaves no space between words.

    >>> [unspaced(letter) for letter in ("長", "ก", "한", "a")]
    [True, True, False, False]
    """
    return bool(_UNSPACED.match(letter))


def language_of(tag: str) -> str:
    """Give the language of a tag, without region, script or variant.

    >>> language_of("es-419"), language_of("")
    ('es', '')
    """
    return tag.partition("-")[0].lower()


def serves(tag: str, wanted: str) -> bool:
    """Tell whether words with a tag are in the language a reader wants, of whatever region.

    >>> serves("es-MX", "es"), serves("es", "es-MX"), serves("en", "es"), serves("", "es")
    (True, True, False, False)
    """
    return bool(tag) and language_of(tag) == language_of(wanted)


def distance(tag: str, wanted: str) -> int:
    """Tell how far words with a tag are from the language a reader wants: the less, the better.

    The very language comes first, then what RFC 4647 looks up for it (`es` for `es-MX`), then the
    same language in any region; then English in the same order, words without a language, and
    words in any other.

    >>> sorted(["de", "", "en-GB", "es-MX", "en", "es"], key=lambda tag: distance(tag, "es"))
    ['es', 'es-MX', 'en', 'en-GB', '', 'de']
    """
    if not tag:
        return 6
    for place, language in enumerate((wanted, _ENGLISH)):
        near = _near(tag.lower(), language.lower())
        if near is not None:
            return 3 * place + near
    return 7


def _near(tag: str, wanted: str) -> int | None:
    if tag == wanted:
        return 0
    if wanted.startswith(f"{tag}-"):
        return 1
    return 2 if serves(tag, wanted) else None
