"""Numbers, dates and texts as people write them in a cell, and the literals they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.sheets.grids import Refused, quoted
from eventgraph.rdf.literals import typed_date
from eventgraph.text.measures.faults import fault_of_quantity
from eventgraph.text.measures.quantities import quantity
from eventgraph.vocabulary import EVG, XSD, curie, expand

__all__ = ["BETWEEN_TEXTS", "EXPLICIT", "WRITTEN_OUT", "literal_of", "words_of"]

#: What lies between two texts, numbers or dates in one cell.
BETWEEN_TEXTS: Final = "|"

_QUANTITY: Final = ox.NamedNode(str(EVG.quantity))
_WHOLE: Final = re.compile(r"-?[0-9]+", re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]+\.[0-9]+", re.ASCII)
_MOMENT: Final = re.compile(
    r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9:]{5})?",
    re.ASCII,
)
_TRUTHS: Final = {"true": "true", "yes": "true", "sí": "true", "false": "false", "no": "false"}
#: The tag of a language behind a text, and any tag that RDF takes.
_TAG: Final = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_ANY_TAG: Final = r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"
_TAGGED: Final = re.compile(rf"(?P<text>.*\S)\s+@(?P<tag>{_TAG})", re.DOTALL)
#: A literal written out, with a language or a datatype behind it.
EXPLICIT: Final = re.compile(
    rf'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<tag>{_ANY_TAG})|\^\^(?P<type>\S+))', re.DOTALL
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
#: What spreadsheets read as the code of a character.
_CODED: Final = re.compile(r"_x[0-9A-Fa-f]{4}_")
_CONFLICT: Final = re.compile(r"<{7}|={7}|>{7}|\|{7}")
#: Blanks that do not break, and the end of a line, which every kind of file holds.
_HELD: Final[dict[int, str]] = {0xA0: " ", 0x202F: " ", ord("\n"): " "}
_HOW_DATES: Final = "write 2025-07-18, 2025-07, 2025, or EDTF such as 2025-07~ or 2025-03/2025-07"


def literal_of(text: str, kind: str = "", language: str = "") -> ox.Literal:
    r"""Read a cell as a literal of a kind: number, date, text, string, truth, or any.

    Text is in `language` unless it ends with the tag of another; everything may be written out as
    in Turtle, with its language or datatype. Raises Refused with what to do.

    >>> literal_of("~250", "number"), literal_of("rescates @es", "text", "en").language
    (<Literal value=~250 datatype=<NamedNode value=https://w3id.org/eventgraph/ns#quantity>>, 'es')
    >>> literal_of("2025-07", "date").datatype.value.rpartition("#")[2]
    'gYearMonth'
    """
    text = text.strip()
    found = EXPLICIT.fullmatch(text)
    return _explicit(found) if found else _READERS[kind](text, language)


def _explicit(found: re.Match[str]) -> ox.Literal:
    text = _ESCAPE.sub(_unescaped, found["text"])
    if found["tag"]:
        return ox.Literal(text, language=found["tag"])
    datatype = expand(found["type"])
    if datatype is None:
        raise Refused(f"{quoted(found['type'])} is no datatype; write one as xsd:date", "datatype")
    try:
        return ox.Literal(text, datatype=ox.NamedNode(datatype))
    except ValueError as error:
        raise Refused(f"{quoted(found['type'])} is no datatype: {error}", "datatype") from error


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if not code:
        return _ESCAPED.get(found[3], found[3])
    number = int(code, 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:  # noqa: PLR2004 - the ends of Unicode
        raise Refused(f"{quoted(found[0])} is no character", "character")
    return chr(number)


def _number(text: str, _: str) -> ox.Literal:
    if _WHOLE.fullmatch(text):
        return ox.Literal(text, datatype=ox.NamedNode(str(XSD.integer)))
    if _DECIMAL.fullmatch(text):
        return ox.Literal(text, datatype=ox.NamedNode(str(XSD.decimal)))
    if quantity(text) is None:
        fault = fault_of_quantity(text)
        raise Refused(f"{quoted(text)} {fault.replace('is no quantity', 'is no number')}", "number")
    return ox.Literal(text, datatype=_QUANTITY)


def _date(text: str, _: str) -> ox.Literal:
    found = typed_date(text)
    if found is None and _MOMENT.fullmatch(text):
        found = ox.Literal(text, datatype=ox.NamedNode(str(XSD.dateTime)))
    if found is None:
        raise Refused(f"{quoted(text)} is no date; {_HOW_DATES}", "date")
    return found


def _text(text: str, language: str) -> ox.Literal:
    found = _TAGGED.fullmatch(text)
    if found:
        return ox.Literal(found["text"], language=found["tag"])
    if language and not re.fullmatch(_ANY_TAG, language):
        raise Refused(f"{quoted(language)} is no tag of a language; write one as en", "language")
    return ox.Literal(text, language=language) if language else ox.Literal(text)


def _truth(text: str, _: str) -> ox.Literal:
    word = _TRUTHS.get(text.casefold())
    if word is None:
        raise Refused(f"{quoted(text)} is neither true nor false; write one of them", "truth")
    return ox.Literal(word, datatype=ox.NamedNode(str(XSD.boolean)))


def _any(text: str, language: str) -> ox.Literal:
    if quantity(text) is not None:
        return _number(text, language)
    return typed_date(text) or _text(text, language)


_READERS: Final[Mapping[str, Callable[[str, str], ox.Literal]]] = {
    "number": _number,
    "date": _date,
    "text": _text,
    "string": lambda text, _: ox.Literal(text),
    "truth": _truth,
    "": _any,
}
#: The kind of what is always written out.
WRITTEN_OUT: Final = "written out"


def words_of(value: ox.Literal, kind: str = "", language: str = "", *, listed: bool = False) -> str:
    r"""Write a literal as shortly as `literal_of` reads back; `listed`, where others may follow.

    >>> words_of(ox.Literal("camp", language="es"), "text", "en")
    'camp @es'
    >>> words_of(ox.Literal("a\x07"), "string")
    '"a\\u0007"^^xsd:string'
    """
    tagged = f"{value.value} @{value.language}" if value.language else value.value
    for words in () if kind == WRITTEN_OUT else (value.value, tagged):
        if _plain(words, listed=listed) and _reads(words, kind, language, value):
            return words
    escaped = "".join(map(_escaped, value.value))
    if value.language:
        return f'"{escaped}"@{value.language}'
    return f'"{escaped}"^^{curie(value.datatype.value)}'


def _plain(words: str, *, listed: bool) -> bool:
    """Tell whether a cell holds words as they are, in every kind of file."""
    if listed and BETWEEN_TEXTS in words:
        return False
    whole = words.translate(_HELD)
    return whole.isprintable() and words == words.strip() != "" and not _odd(words)


def _odd(words: str) -> bool:
    return bool(_CODED.search(words) or _CONFLICT.match(words))


def _reads(words: str, kind: str, language: str, value: ox.Literal) -> bool:
    try:
        return literal_of(words, kind, language) == value
    except Refused:
        return False


def _escaped(letter: str) -> str:
    if letter in {'"', "\\"}:
        return f"\\{letter}"
    if letter == "\n":
        return "\\n"
    # Not what would be read as the code of a character, nor as the end of the text.
    if letter.isprintable() and letter not in {"_", BETWEEN_TEXTS}:
        return letter
    return f"\\u{ord(letter):04X}" if ord(letter) < 1 << 16 else f"\\U{ord(letter):08X}"
