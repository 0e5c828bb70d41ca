"""Where the statements of a Turtle or TriG text stand, found without changing a byte of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import urljoin

__all__ = ["SKIPPED", "STRING", "Statement", "iri_of", "scan"]

#: A string in any of Turtle's four ways of writing one.
STRING: Final = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
)
#: White space and comments.
SKIPPED: Final = re.compile(r"(?:[\s\ufeff]+|\#[^\n\r]*)*")
_DIRECTIVE: Final = re.compile(
    r"(?P<at>@)?(?P<word>prefix|base)(?:\s|\#[^\n\r]*)*(?P<name>[^\s:<>]*:)?(?:\s|\#[^\n\r]*)*"
    r"<(?P<iri>[^<>\x00-\x20]*)>(?(at)(?:\s|\#[^\n\r]*)*\.)",
    re.IGNORECASE,
)
#: What opens, closes or ends; a dot that goes on a name or a number ends nothing.
_STRUCTURE: Final = re.compile(
    rf"(?P<passed>{STRING}|<[^<>\"{{}}|^`\x00-\x20]*>|\#[^\n\r]*|\\.)"
    r"|(?P<mark>[{}()\[\]]|(?<![\w%\\:-])\.|\.(?![\w%\\:-]))",
    re.DOTALL,
)
_SUBJECT: Final = re.compile(
    r"(?:graph(?=[\s<#])(?:\s|\#[^\n\r]*)*)?(?P<term><[^<>\x00-\x20]*>"
    r"|(?:[^\W\d_][\w.-]*)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*(?<!\.))",
    re.IGNORECASE,
)
_ESCAPED: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ESCAPED_LOCAL: Final = re.compile(r"\\(.)")
_DEPTHS: Final = {"(": 1, "[": 1, ")": -1, "]": -1}


class Statement(NamedTuple):
    """A statement of a text: its kind, the IRI it is about, and where it stands.

    Kinds are `prefix`, `base`, `graph` (a named or unnamed block in braces) and `triples`. `body`
    is the place of the opening brace of a block. `subject` is empty where it is no IRI.
    """

    kind: str
    subject: str
    start: int
    end: int
    body: int
    prefixes: Mapping[str, str]


def scan(text: str, prefixes: Mapping[str, str] | None = None) -> Iterator[Statement]:
    """Find the statements of a text that a parser accepts, in their order.

    The prefixes of a statement are those in force where it stands; the nameless key `@base` holds
    the base.

    >>> [
    ...     (s.kind, s.subject)
    ...     for s in scan("@prefix a: <http://a/> . a:b { a:c a:d 1 . } a:b a:e 2 .")
    ... ]
    [('prefix', ''), ('graph', 'http://a/b'), ('triples', 'http://a/b')]
    """
    known = dict(prefixes or {})
    at = _skipped(text, 0)
    while at < len(text):
        directive = _DIRECTIVE.match(text, at)
        if directive:
            known = known | _declared(directive, known)
            kind = directive["word"].lower()
            yield Statement(kind, "", at, directive.end(), -1, known)
            at = _skipped(text, directive.end())
            continue
        body, end = _extent(text, at)
        subject = _SUBJECT.match(text, at)
        about = iri_of(subject["term"], known) if subject else ""
        kind = "triples" if body < 0 else "graph"
        yield Statement(kind, about, at, end, body, known)
        at = _skipped(text, end)


def iri_of(term: str, prefixes: Mapping[str, str]) -> str:
    """Give the IRI that a term of a text names: in angle brackets, or as a prefixed name.

    >>> iri_of("a:b", {"a": "http://a/"}), iri_of("<c>", {"@base": "http://a/"})
    ('http://a/b', 'http://a/c')
    """
    if term.startswith("<"):
        iri = _ESCAPED.sub(lambda m: chr(int(m[1] or m[2], 16)), term[1:-1])
        base = prefixes.get("@base", "")
        return urljoin(base, iri) if base and ":" not in iri.partition("/")[0] else iri
    prefix, _, local = term.partition(":")
    return prefixes.get(prefix, "") + _ESCAPED_LOCAL.sub(r"\1", local)


def _declared(directive: re.Match[str], known: Mapping[str, str]) -> dict[str, str]:
    name = "@base" if directive["word"].lower() == "base" else (directive["name"] or ":")[:-1]
    return {name: iri_of(f"<{directive['iri']}>", known)}


def _skipped(text: str, at: int) -> int:
    found = SKIPPED.match(text, at)
    return found.end() if found else at


def _extent(text: str, at: int) -> tuple[int, int]:
    """Give where a statement's block opens, or -1, and where the statement ends."""
    depth, body = 0, -1
    for found in _STRUCTURE.finditer(text, at):
        mark = found["mark"]
        if mark is None:
            continue
        if mark == "{":
            body = found.start()
        elif mark == "}" or (mark == "." and body < 0 and not depth):
            return body, found.end()
        else:
            depth += _DEPTHS.get(mark, 0)
    return body, len(text)
