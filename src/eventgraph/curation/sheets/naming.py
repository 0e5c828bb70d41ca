"""Give new claims and things names that nothing has: short, made of what they are called."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.sheets.grids import Refused, quoted
from eventgraph.curation.sheets.lexicon import Lexicon
from eventgraph.text.lettering import unaccented
from eventgraph.vocabulary import EVG, expand, prefixes

__all__ = ["iri_of", "mint", "prefix_of", "slug"]

_APOSTROPHES: Final = dict.fromkeys((0x27, 0x2019))
#: How many letters of a label a name is made of.
_LONGEST: Final = 60
#: The prefix of the names of each kind of thing; the first that fits counts.
_PREFIXES: Final = (
    (str(EVG.Source), "source"),
    (str(EVG.Group), "group"),
    (str(EVG.Actor), "actor"),
    (str(EVG.Office), "office"),
    (str(EVG.Place), "place"),
    (str(EVG.Event), "event"),
)


def slug(text: str) -> str:
    """Write a text as the end of a name: small letters and digits, with hyphens between.

    >>> slug("The Mayor's «Fête», 2025")
    'the-mayors-fete-2025'
    """
    plain = unaccented(text.casefold().translate(_APOSTROPHES))
    kept = "".join(sign if sign.isalnum() else " " for sign in plain)
    words: list[str] = []
    for word in kept.split():
        if words and len("-".join((*words, word))) > _LONGEST:
            break
        words.append(word[:_LONGEST])
    return "-".join(words) or "x"


def prefix_of(lexicon: Lexicon, classes: list[str]) -> str:
    """Choose the prefix of the names of a kind of thing.

    >>> _PREFIXES[0][1]
    'source'
    """
    return next((name for kind, name in _PREFIXES if lexicon.is_a(classes, kind)), "event")


def mint(prefix: str, text: str, taken: Container[str], number: int = 1) -> str:
    """Make a name that is not taken: of two, the second ends in 2.

    >>> mint("actor", "Mayor", {"https://w3id.org/eventgraph/id/actor/mayor"})
    'https://w3id.org/eventgraph/id/actor/mayor-2'
    """
    stem = prefixes()[prefix] + slug(text)
    name = stem if number == 1 else f"{stem}-{number}"
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def iri_of(text: str) -> str | None:
    """Read a CURIE or IRI that a cell names something new by; None where it is neither.

    Raises Refused for what can be no name.
    """
    iri = expand(text)
    if iri is None:
        if text.partition(":")[0] in prefixes() and ":" in text:
            raise Refused(f"{quoted(text)} can be no name; write hyphens for the blanks", "name")
        if ":" in text and " " not in text:
            known = ", ".join(f"{name}:" for name in prefixes() if "/id/" in prefixes()[name])
            message = f"{quoted(text)} begins with no prefix that is known; there are {known}"
            raise Refused(message, "name")
        return None
    try:
        ox.NamedNode(iri)
    except ValueError as error:
        raise Refused(f"{quoted(text)} can be no name: {error}", "name") from error
    return iri
