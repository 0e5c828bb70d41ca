"""Look at SPARQL as text: what is code, what is comment, and which names stand in it.

There is one table of tokens. Whatever asks for code asks `code_of`, so that nothing takes for code
what Oxigraph takes for a string, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = [
    "Name",
    "calls_service",
    "code_of",
    "depth_of",
    "form_of",
    "is_ordered",
    "names_in",
    "parts_of",
    "place_at",
    "restrict",
]

#: Of texts up to so many characters it is remembered what is code in them.
_SHORT: Final = 20_000
#: An IRI as https://www.w3.org/TR/sparql11-query/#rIRIREF has it, escapes included.
_IRI: Final = r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>"
#: Strings, IRIs and comments; and, to be passed over, a sign escaped in a name such as `ex:it\'s`.
_QUIET: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    rf"|{_IRI}"
    r"|#[^\n\r]*"
    r"|(?P<escaped>\\.)",
    re.DOTALL,
)
#: What may bear any word as its name: variables, and names behind their prefix.
_NAMED: Final = re.compile(r"[?$]\w+|:(?:[\w%:-]|\\.)*")
_CALL: Final = re.compile(r"service(?:\s+silent)?\s*<(?P<address>[^<>\s]*)>", re.IGNORECASE)
_GRAPH: Final = re.compile(
    r"(?P<named>[?$]\w+|[\w-]*:(?:[\w.%-]|\\.)*)|graph\s*(?P<variable>[?$]\w+)|graph", re.IGNORECASE
)
_FORM: Final = re.compile(r"(?<![?$:\w-])(select|construct|describe|ask)\b(?!\s*:)", re.IGNORECASE)
#: A text that begins with its form, as most do.
_BEGINS: Final = re.compile(r"\s*(select|construct|describe|ask)\b(?!\s*[:#])", re.IGNORECASE)
_ORDER: Final = re.compile(r"\border\s+by\b", re.IGNORECASE)
_PREFIX: Final = re.compile(r"\bprefix\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
_VALUES: Final = re.compile(r"\bvalues\s*[^{}]*\{[^{}]*\}", re.IGNORECASE)
_PART: Final = re.compile(
    r"\|\|?|&&|[!^;/*+]|\.(?!\d)|-(?=\s)|\b(?:union|optional|minus|filter|bind|graph|as)\b",
    re.IGNORECASE,
)
_ARGUMENTS: Final = re.compile(r"\([^()]*\)")
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
    return (_remembered if len(text) <= _SHORT else _blanked)(text, keep_iris)


def _blanked(text: str, keep_iris: bool) -> str:  # noqa: FBT001 - as it is remembered
    def blank(match: re.Match[str]) -> str:
        if match["escaped"] or (keep_iris and match[0].startswith("<")):
            return match[0]
        if "\n" in match[0] or "\r" in match[0]:
            return re.sub(r"[^\n\r]", " ", match[0])
        return " " * len(match[0])

    return _QUIET.sub(blank, text)


_remembered = lru_cache(maxsize=1024)(_blanked)


def form_of(text: str) -> str:
    r"""Tell which of SPARQL's four query forms a text is; empty when it is none of them.

    >>> form_of("PREFIX ask: <http://example.org/> # ask\nSELECT * { }")
    'SELECT'
    """
    match = _BEGINS.match(text) or _FORM.search(code_of(text))
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
    found = [Name(match[0], match[0][1:-1], match.start()) for match in re.finditer(_IRI, body)]
    for match in _NAME.finditer(code_of(body)):
        namespace = known.get(match[1])
        iri = None if namespace is None else namespace + (match[2] or "")
        found.append(Name(match[0], iri, match.start()))
    yield from sorted(found, key=lambda name: name.offset)


def calls_service(text: str, allowed: Collection[str] = ()) -> bool:
    """Tell whether the word SERVICE stands in a query's code, in any spelling that is read as it.

    A string, a comment, an IRI, a variable and what follows a prefix may hold the word. A call of
    an `allowed` address, which stands there in full, counts as none.

    >>> calls_service("ASK { ?x rdfs:label 'Secret Service' } # a service")
    False
    >>> calls_service("ASK { ?s ?p 1service<http://example.org/> { } }")
    True
    >>> calls_service("ASK { SERVICE <http://example.org/> { } }", {"http://example.org/"})
    False
    """
    if "service" not in text.casefold():
        return False
    if allowed:
        code = code_of(text, keep_iris=True)
        text = _CALL.sub(lambda call: " " if call["address"] in allowed else call[0], code)
    return "service" in _NAMED.sub(" ", code_of(text)).casefold()


def restrict(text: str, graphs: Sequence[str]) -> str | None:
    """Write VALUES before each `GRAPH ?variable`; None where a GRAPH names none or there is none.

    Oxigraph's own list of named graphs is searched from its start for every row of a join: with
    ten thousand claims that takes seconds, where VALUES take a tenth of one.

    >>> restrict("ASK { GRAPH ?c { ?s ?p 'graph ?c' } }", ["urn:a"])
    "ASK { VALUES ?c { <urn:a> } GRAPH ?c { ?s ?p 'graph ?c' } }"
    >>> restrict("ASK { GRAPH <urn:b> { ?s ?p ?o } }", ["urn:a"]) is None
    True
    """
    found = [match for match in _GRAPH.finditer(code_of(text)) if not match["named"]]
    if not all(match["variable"] for match in found) or not found:
        return None
    values = " ".join(f"<{graph}>" for graph in graphs)
    pieces, at = [], 0
    for match in found:
        pieces += [text[at : match.start()], f"VALUES {match['variable']} {{ {values} }} "]
        at = match.start()
    return "".join([*pieces, text[at:]])


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


def parts_of(text: str) -> int:
    """Count the patterns and operators of a query; the rows of VALUES and lists are none.

    >>> parts_of("SELECT * { ?s ?p ?o . FILTER (?o > 1 && !BOUND(?x)) VALUES ?s { ex:a-b ex:c } }")
    5
    """
    code = _VALUES.sub(" ", _NAMED.sub(" ", code_of(text)))
    return sum(1 for _ in _PART.finditer(code)) + _ARGUMENTS.sub("", code).count(",")


def place_at(text: str, offset: int) -> tuple[int, int]:
    r"""Give line and column, both from 1, of an offset.

    >>> place_at("ab\ncd", 4)
    (2, 2)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
