"""Say where a query cannot be read, and why: Oxigraph's parser often knows the end of it only."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from textwrap import shorten
from typing import Final, NamedTuple

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery

from eventgraph.errors import did_you_mean
from eventgraph.sparql.text import code_of, form_of, names_in, place_at
from eventgraph.vocabulary import PREFIXES

__all__ = ["Fault", "fault_of"]

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_REASON: Final = re.compile(r"(?:^expected |one of |, )([A-Z][a-z]+ [^,\"\[]{8,})")
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SURROGATES: Final = range(0xD800, 0xE000)
_NEGATIVE: Final = re.compile(r"-(?=\.?[0-9])")
_CHANGES: Final = {
    "ADD",
    "CLEAR",
    "COPY",
    "CREATE",
    "DELETE",
    "DROP",
    "INSERT",
    "LOAD",
    "MOVE",
    "WITH",
}
_FORMS: Final = "SELECT, CONSTRUCT, DESCRIBE or ASK"


class Fault(NamedTuple):
    """Where a query cannot be read, from 1, and what is wrong there and how to mend it."""

    line: int
    column: int
    message: str


def fault_of(text: str, message: str, names: Mapping[str, str] = PREFIXES) -> Fault:
    r"""Find the fault in a query that Oxigraph refused with `message`.

    >>> fault_of("SELECT * {\n  ?s ?p . }", "error at 2:11: expected OPTIONAL")
    Fault(line=2, column=3, message="'?s ?p . }' cannot be read; mend the query there")
    """
    found = _escape_fault(text) or _head_fault(text) or _syntax_fault(text)
    found = found or _name_fault(text, names)
    return found or _other_fault(message)


def _escape_fault(text: str) -> Fault | None:
    """Look for an escaped number that stands for no character."""
    for found in _ESCAPE.finditer(text):
        number = int(found[1] or found[2], 16)
        if number > sys.maxunicode or number in _SURROGATES:
            return Fault(*place_at(text, found.start()), f"{found[0]} is no character; mend it")
    return None


def _head_fault(text: str) -> Fault | None:
    """Look at the first word behind the prologue, where no query form was found at all."""
    if form_of(text):
        return None
    code = re.sub(
        r"\b(?:prefix\s+[\w.-]*:|base)",
        lambda m: " " * len(m[0]),
        code_of(text),
        flags=re.IGNORECASE,
    )
    first = re.search(r"\S+", code)
    if first is None:
        return Fault(1, 1, f"holds no query; write {_FORMS}")
    word = re.split(r"[^\w%-]", first[0])[0] or first[0]
    hint = did_you_mean(word.upper(), ("SELECT", "CONSTRUCT", "DESCRIBE", "ASK"))
    if word.upper() in _CHANGES:
        message = f"{word} would change data; queries only read, data changes in its files"
    else:
        message = f"{word[:40]!r} stands where {_FORMS} should{hint}"
    return Fault(*place_at(text, first.start()), message)


def _name_fault(text: str, names: Mapping[str, str]) -> Fault | None:
    """Look for a prefix that is not declared, and for a relative IRI."""
    based = re.search(r"\bbase\b", code_of(text), re.IGNORECASE)
    for name in names_in(text, names):
        place = place_at(text, name.offset)
        if name.iri is None:
            prefix = name.text.partition(":")[0]
            hint = did_you_mean(prefix, names)
            message = (
                f"the prefix {prefix}: is not declared{hint or f'; write PREFIX {prefix}: <…>'}"
            )
            return Fault(*place, message)
        if not based and not re.match(r"[A-Za-z][\w+.-]*:", name.iri):
            return Fault(*place, f"the IRI {name.text} is relative; write it in full")
    return None


def _syntax_fault(text: str) -> Fault | None:
    """Let rdflib's grammar find the first part that it cannot read."""
    try:
        parseQuery(_plain(text))
    except ParseBaseException as error:
        rest = " ".join(text[error.loc :].partition("\n")[0].split())
        rest = shorten(rest, 40, placeholder=" …") if " " in rest[:40] else rest[:40]
        what = f"{rest!r} cannot be read" if rest else "the query ends too early"
        return Fault(error.lineno, error.column, f"{what}; mend the query there")
    except Exception:  # noqa: BLE001 - rdflib also computes values, and whatever fails there
        return None
    return None


def _plain(text: str) -> str:
    r"""Take out what rdflib computes while it parses, and fails at; every place stays the same.

    >>> _plain(r'FILTER (?x > -1.5 && ?y = "\u00e9")')
    'FILTER (?x > +1.5 && ?y = "xxxxxx")'
    """
    return _NEGATIVE.sub("+", _ESCAPE.sub(lambda found: "x" * len(found[0]), text))


def _other_fault(message: str) -> Fault:
    """Pass on what Oxigraph says, where it says it."""
    place = _PLACE.fullmatch(message)
    if place is None:
        return Fault(1, 1, message)
    reason = _REASON.search(" ".join(place[3].split()))
    what = reason[1].strip() if reason else "what stands before this cannot be read"
    return Fault(int(place[1]), int(place[2]), f"{what}; mend the query there")
