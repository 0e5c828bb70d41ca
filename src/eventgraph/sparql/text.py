"""Look at SPARQL as text: what is code, what is comment, and which names stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

__all__ = ["Name", "code_of", "depth_of", "form_of", "is_ordered", "names_in", "place_at"]

_QUIET: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n\r]*",
    re.DOTALL,
)
_FORM: Final = re.compile(r"(?<![?$:\w-])(select|construct|describe|ask)\b(?!\s*:)", re.IGNORECASE)
_ORDER: Final = re.compile(r"\border\s+by\b", re.IGNORECASE)
_PREFIX: Final = re.compile(r"\bprefix\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
_BRACKET: Final = re.compile(r"[][(){}]")
_NAME: Final = re.compile(r"(?<![?$\w:.-])([A-Za-z](?:[\w.-]*[\w-])?|):([\w:](?:[\w.:-]*[\w:-])?)?")


class Name(NamedTuple):
    """A CURIE or IRI as it stands in a query; `iri` is None for an unknown prefix."""

    text: str
    iri: str | None
    offset: int


def code_of(text: str, *, keep_iris: bool = False) -> str:
    r"""Blank out comments, strings and IRIs, so that what is left is code at its old place.

    >>> code_of("ASK { ?x ?y 'ask' } # no")
    'ASK { ?x ?y       }     '
    """

    def blank(match: re.Match[str]) -> str:
        if keep_iris and match[0].startswith("<"):
            return match[0]
        return re.sub(r"[^\n\r]", " ", match[0])

    return _QUIET.sub(blank, text)


def form_of(text: str) -> str:
    r"""Tell which of SPARQL's four query forms a text is; empty when it is none of them.

    >>> form_of("PREFIX ask: <http://example.org/> # ask\nSELECT * { }")
    'SELECT'
    """
    match = _FORM.search(code_of(text))
    return match[1].upper() if match else ""


def is_ordered(text: str) -> bool:
    """Tell whether a query sorts its own rows; an ORDER BY of a subquery does not count.

    >>> is_ordered("SELECT * { { SELECT ?x { } ORDER BY ?x } }")
    False
    """
    code = code_of(text)
    return any(
        code.count("{", 0, match.start()) == code.count("}", 0, match.start())
        for match in _ORDER.finditer(code)
    )


def names_in(text: str, prefixes: Mapping[str, str]) -> Iterator[Name]:
    """Yield the CURIEs and IRIs in a query's body, in their order; `prefixes` need no declaration.

    >>> next(names_in("ASK { ex:a ?p ?o }", {"ex": "http://example.org/"})).iri
    'http://example.org/a'
    """
    code = code_of(text, keep_iris=True)
    known = {**prefixes, **dict(_PREFIX.findall(code))}
    body = _PREFIX.sub(lambda match: " " * len(match[0]), code)
    found = [
        Name(match[0], match[0][1:-1], match.start())
        for match in re.finditer(r"<[^<>\"{}|^`\\\s]*>", body)
    ]
    for match in _NAME.finditer(code_of(body)):
        namespace = known.get(match[1])
        iri = None if namespace is None else namespace + (match[2] or "")
        found.append(Name(match[0], iri, match.start()))
    yield from sorted(found, key=lambda name: name.offset)


def depth_of(text: str) -> int:
    """Tell how deep brackets of any kind stand inside one another in a query.

    >>> depth_of("SELECT * { { ?x ?y '{{{' } }")
    2
    """
    deepest = depth = 0
    for sign in _BRACKET.findall(code_of(text)):
        depth += 1 if sign in "([{" else -1
        deepest = max(deepest, depth)
    return deepest


def place_at(text: str, offset: int) -> tuple[int, int]:
    r"""Give line and column, both from 1, of an offset.

    >>> place_at("ab\ncd", 4)
    (2, 2)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
