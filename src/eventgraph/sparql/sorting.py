"""Let Oxigraph sort what it can compare: values of one kind after the other.

Oxigraph compares numbers and most dates by value, and a number with a word, or a date with a text,
by their letters: 9 < 10, "10" < "9a", and so on in a circle. Its sort ends the whole process when
it notices, and no program can catch that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from eventgraph.sparql.text import code_of

__all__ = ["sorted_by_kind"]

_ORDER: Final = re.compile(r"order\s+by", re.IGNORECASE)
_KEY: Final = re.compile(
    r"\s*(?:(?P<way>asc|desc)\s*(?=\()"
    r"|(?P<call>(?!(?:values|limit|offset|having)\b)\w+\s*|[\w.-]*:(?:[\w%:.-]|\\.)*\s*|<[^>]*>\s*)?(?=\()"
    r"|(?P<variable>[?$]\w+))",
    re.IGNORECASE,
)
_BRACKET: Final = re.compile(r"[()]")
#: Calls whose values are all of one kind.
_SAFE: Final = frozenset({
    "abs", "bound", "count", "day", "isblank", "isiri", "isliteral", "isnumeric", "lang", "lcase",
    "md5", "month", "rand", "sha1", "sha256", "str", "strlen", "struuid", "ucase", "uuid", "year",
})  # fmt: skip
_STRINGS: Final = (
    "<http://www.w3.org/2001/XMLSchema#string>, "
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"
)
#: Dates of these forms come by their letters in the order of their values.
_PLAIN: Final = "^[0-9]{4}(-[0-9]{2}){0,2}(T[0-9]{2}:[0-9]{2}:[0-9]{2})?Z?$"


class _Key(NamedTuple):
    """One key of a sort: where it stands, which way it goes, and what is compared."""

    start: int
    way: str
    expression: str


def sorted_by_kind(text: str) -> str:
    """Put before each key of each ORDER BY the kind of its value: numbers, then words, then others.

    Where all values are of one kind, as nearly always, the order is the one that was asked for.

    >>> sorted_by_kind("SELECT ?x { ?x ?y ?n } ORDER BY STR(?x)")
    'SELECT ?x { ?x ?y ?n } ORDER BY STR(?x)'
    >>> sorted_by_kind("SELECT ?x { ?x ?y ?n } ORDER BY DESC(?n)")[23:56]
    'ORDER BY  DESC(IF(isNumeric((?n))'
    """
    if "order" not in text.lower():
        return text
    pieces, at = [], 0
    for key in _keys(text):
        pieces += [text[at : key.start], f" {key.way}({_kind(key.expression)}) "]
        at = key.start
    return "".join([*pieces, text[at:]])


def _kind(value: str) -> str:
    datatype = f"DATATYPE({value})"
    plain = f'{datatype} IN ({_STRINGS}) || REGEX(STR({value}), "{_PLAIN}")'
    return f'IF(isNumeric({value}), "0", IF({plain}, "1", STR({datatype})))'


def _keys(text: str) -> Iterator[_Key]:
    """Yield the keys of every ORDER BY whose values may be of several kinds."""
    code = code_of(text, keep_iris=True)
    flat = re.sub(r"\\.", "__", code_of(text))  # as in `ex:a\(b`, which opens no bracket
    for order in _ORDER.finditer(flat):
        at = order.end()
        while match := _KEY.match(code, at):
            at = match.end() if match["variable"] else _closed(flat, match.end())
            call = (match["call"] or "").strip().lower()
            if call not in _SAFE:
                start = match.start("call") if call else match.end()
                start = match.start("variable") if match["variable"] else start
                begins = match.start("way") if match["way"] else start
                yield _Key(begins, match["way"] or "", text[start:at])


def _closed(code: str, at: int) -> int:
    """Give the place behind the bracket that closes the one at a place."""
    depth = 0
    for match in _BRACKET.finditer(code, at):
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            return match.end()
    return len(code)
