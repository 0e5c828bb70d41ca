"""Choose how to answer by the headers Accept and Accept-Language (RFC 9110, section 12.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from eventgraph.rdf.formats import FORMATS
from eventgraph.text.languages import SPOKEN

__all__ = [
    "LONGEST",
    "RDF_KINDS",
    "RESULT_KINDS",
    "chosen",
    "language_for",
    "prefers_pages",
    "suffix_of",
]

#: Media types of query results, by the names of the house's formats; the first is the default.
RESULT_KINDS: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
#: Media types of RDF, by the names of the house's formats.
RDF_KINDS: Final[Mapping[str, str]] = {
    **{format.media_type: format.name for format in FORMATS.values()},
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/xml": "rdfxml",
}
_RANGE: Final = re.compile(
    r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;\s*[\w-]+\s*=\s*(?:\"[^\"]*\"|[^;,\"]*)\s*)*)"
)
_QUALITY: Final = re.compile(r";\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9]{1,8})*\s*(;[^,]*)?")
#: How much of the header is read, in characters.
LONGEST: Final = 4_000


class _Range(NamedTuple):
    main: str
    sub: str
    quality: float

    def fits(self, kind: str) -> int:
        """Tell how closely it fits a media type; 0 is not at all."""
        main, _, sub = kind.partition("/")
        if (self.main, self.sub) == (main, sub):
            return 3
        if (self.main, self.sub) == (main, "*"):
            return 2
        return 1 if (self.main, self.sub) == ("*", "*") else 0


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """Choose of the media types offered the one that Accept likes best; None where it likes none.

    Without a header all are liked; of equals the first offered is chosen.

    >>> chosen("text/csv;q=0.5, text/*;q=0.1, application/xml", ["text/csv", "application/xml"])
    'application/xml'
    >>> chosen("image/png", ["text/csv"]) is None
    True
    """
    ranges = [
        _Range(match[1].lower(), match[2].lower(), float(found[1]) if found else 1.0)
        for match in _RANGE.finditer(accept[:LONGEST])
        for found in (_QUALITY.search(match[3]),)
    ]
    if not ranges:
        return offered[0] if not accept.strip() else None
    liked = [(_quality(kind, ranges), kind) for kind in offered]
    best = max(quality for quality, _ in liked)
    return next(kind for quality, kind in liked if quality == best) if best > 0 else None


def _quality(kind: str, ranges: Sequence[_Range]) -> float:
    """Give the quality by the range that fits closest."""
    closest = max(ranges, key=lambda one: one.fits(kind))
    return closest.quality if closest.fits(kind) else 0.0


def prefers_pages(accept: str) -> bool:
    """Tell whether a reader would rather have a page than a line of plain text.

    >>> prefers_pages("text/html,application/xml;q=0.9,*/*;q=0.8"), prefers_pages("*/*")
    (True, False)
    """
    return "text/html" in accept and chosen(accept, ("text/plain", "text/html")) == "text/html"


def language_for(accept: str) -> str:
    """Choose the language of a page by Accept-Language; of those that pages are written in.

    Of equals the one that the header names first; a language without pages counts for nothing.

    >>> language_for("fr, es-MX;q=0.8, en;q=0.5"), language_for("de"), language_for("en, es")
    ('es', 'en', 'en')
    """
    best, most = SPOKEN[0], 0.0
    for part in accept[:LONGEST].split(","):
        match = _LANGUAGE.fullmatch(part.strip())
        if match is None:
            continue
        name = SPOKEN[0] if match[1] == "*" else match[1].lower()
        found = _QUALITY.search(match[2] or "")
        quality = float(found[1]) if found else 1.0
        if name in SPOKEN and quality > most:
            best, most = name, quality
    return best


def suffix_of(format: str) -> str:
    """Give the suffix of a format's files.

    >>> suffix_of("turtle")
    'ttl'
    """
    return FORMATS[format].suffixes[0].removeprefix(".")
