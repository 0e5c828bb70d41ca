"""The parts of one statement about one subject: its verbs and their objects, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.scanning import STRING, iri_of
from eventgraph.vocabulary import PREFIXES

__all__ = ["Object", "Pair", "Sentence", "Token", "sentences", "tokens"]

_NAME: Final = (
    r"(?:[^\W\d_][\w.-]*)?:(?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.))?"
)
_TOKEN: Final = re.compile(
    r"(?P<space>[\s\ufeff]+)|(?P<comment>\#[^\n\r]*)"
    rf"|(?P<literal>(?:{STRING})(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*"
    rf"|\s*\^\^\s*(?:<[^<>\x00-\x20]*>|{_NAME}))?)"
    r"|(?P<iri><[^<>\x00-\x20]*>)|(?P<blank>_:[\w.-]*[\w-])"
    rf"|(?P<name>{_NAME})"
    r"|(?P<bare>[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|true\b|false\b)"
    r"|(?P<word>[A-Za-z]+)|(?P<mark>[.;,\[\](){}])|(?P<other>.)",
    re.DOTALL,
)
_RDF_TYPE: Final = ox.NamedNode(PREFIXES["rdf"] + "type")


class Token(NamedTuple):
    """A piece of text: its kind, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


class Object(NamedTuple):
    """An object of a verb; `term` is None where it is written in brackets or is a blank node."""

    term: ox.NamedNode | ox.Literal | None
    start: int
    end: int


@dataclass
class Pair:
    """A verb and its objects."""

    verb: ox.NamedNode
    start: int
    objects: list[Object] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where its last object ends."""
        return self.objects[-1].end


@dataclass
class Sentence:
    """All that is said in one statement about one subject; `end` is where its last object ends.

    `stop` is the end with the dot, if there is one.
    """

    subject: ox.NamedNode | None
    start: int
    head: int
    pairs: list[Pair] = field(default_factory=list)
    stop: int = 0

    @property
    def end(self) -> int:
        """Where its last verb's last object ends."""
        return self.pairs[-1].end if self.pairs else self.head


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Cut a stretch of text into pieces, white space and comments too.

    >>> [t.text for t in tokens('a:b a "c"@en . # d', 0, 18) if t.kind != "space"]
    ['a:b', 'a', '"c"@en', '.', '# d']
    """
    for found in _TOKEN.finditer(text, start, end):
        yield Token(found.lastgroup or "", found[0], found.start(), found.end())


def sentences(text: str, start: int, end: int, prefixes: Mapping[str, str]) -> Iterator[Sentence]:
    """Parse the statements of a stretch of text: one outside a block, or all inside one.

    >>> (one,) = sentences('a:b a:c 1 , 2 ; a:d "e"@en .', 0, 28, {"a": "http://a/"})
    >>> [(str(pair.verb), len(pair.objects)) for pair in one.pairs]
    [('<http://a/c>', 2), ('<http://a/d>', 1)]
    """
    pieces = [t for t in tokens(text, start, end) if t.kind not in {"space", "comment"}]
    at = 0
    while at < len(pieces):
        term, after = _term(pieces, at, prefixes)
        subject = term if isinstance(term, ox.NamedNode) else None
        one = Sentence(subject, pieces[at].start, pieces[after - 1].end)
        at = after
        while at < len(pieces) and pieces[at].text != ".":
            if pieces[at].text == ";":
                at += 1
                continue
            at = _pair(one, pieces, at, prefixes)
        one.stop = pieces[at].end if at < len(pieces) else one.end
        at += 1
        yield one


def _pair(one: Sentence, pieces: list[Token], at: int, prefixes: Mapping[str, str]) -> int:
    """Read a verb and its objects."""
    verb, after = _term(pieces, at, prefixes)
    if pieces[at].kind == "word" and pieces[at].text == "a":
        verb = _RDF_TYPE
    if not isinstance(verb, ox.NamedNode):
        raise SyntaxError(f"no verb at {pieces[at].start}")  # noqa: TRY004 - the text is at fault
    pair = Pair(verb, pieces[at].start)
    at = after
    while at < len(pieces):
        term, after = _term(pieces, at, prefixes)
        pair.objects.append(Object(term, pieces[at].start, pieces[after - 1].end))
        at = after
        if at >= len(pieces) or pieces[at].text != ",":
            break
        at += 1
    one.pairs.append(pair)
    return at


def _term(
    pieces: list[Token], at: int, prefixes: Mapping[str, str]
) -> tuple[ox.NamedNode | ox.Literal | None, int]:
    """Read a term; give it, if it can be compared, and where the next begins."""
    piece = pieces[at]
    if piece.text in {"[", "("}:
        return None, _closed(pieces, at)
    if piece.kind in {"iri", "name"}:
        return ox.NamedNode(iri_of(piece.text, prefixes)), at + 1
    if piece.kind in {"literal", "bare"}:
        return _literal(piece.text, prefixes), at + 1
    return None, at + 1


def _closed(pieces: list[Token], at: int) -> int:
    """Give the place after the bracket that closes one."""
    depth = 0
    for place in range(at, len(pieces)):
        depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(pieces[place].text, 0)
        if not depth:
            return place + 1
    return len(pieces)


def _literal(text: str, prefixes: Mapping[str, str]) -> ox.Literal | None:
    """Read a literal as a parser does."""
    head = "".join(
        f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items() if name[:1] != "@"
    )
    quads = ox.parse(f"{head}<a:a> <a:a> {text} .", format=ox.RdfFormat.TURTLE)
    (quad,) = list(quads)
    return quad.object if isinstance(quad.object, ox.Literal) else None
