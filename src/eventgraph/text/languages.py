"""Language tags: which words serve which reader, and what a tag's own language is."""

from __future__ import annotations

__all__ = ["distance", "language_of", "serves"]

_ENGLISH = "en"


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
