"""Terms and statements as N-Quads writes them, which most exports need not take apart."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.vocabulary import PREFIXES

__all__ = [
    "IN_NONE",
    "STRING",
    "TEXT",
    "Literal",
    "Statement",
    "Term",
    "graph_of",
    "literal",
    "statement",
    "written",
]

#: A term of N-Quads: `<IRI>`, `_:label`, or a literal in quotes.
Term = str

STRING: Final = f"{PREFIXES['xsd']}string"
TEXT: Final = f"{PREFIXES['rdf']}langString"
#: How many spaces a line of names has that stands in no named graph.
IN_NONE: Final = 3
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SIGNS: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


#: What one line says: subject, predicate, object and graph; the default graph is an empty text.
Statement = tuple[Term, Term, Term, Term]


class Literal(NamedTuple):
    """The parts of a literal; the datatype is an IRI, the language empty where it has none."""

    value: str
    language: str
    datatype: str


def statement(line: str) -> Statement:
    """Take a line of N-Quads apart, as pyoxigraph writes it.

    >>> statement('<urn:a> <urn:p> "b c"@en <urn:g> .')
    ('<urn:a>', '<urn:p>', '"b c"@en', '<urn:g>')
    """
    subject, predicate, rest = line.split(" ", 2)
    # No datatype, language or name holds a quotation mark.
    end = rest.rfind('"') + 1
    kind, _, graph = rest[end:-2].partition(" ")
    return subject, predicate, rest[:end] + kind, graph


def graph_of(line: bytes) -> bytes:
    """Name the graph that a line stands in, by its end; nothing for the default graph.

    >>> graph_of(b'<urn:a> <urn:p> "b <c> d" <urn:g> .')
    b'<urn:g>'
    """
    # Three names, or a text in quotes, stand in none. No name holds a quotation mark.
    if line.count(b" ") == IN_NONE or line.endswith(b'" .'):
        return b""
    last = line[line.rindex(b" ", 0, -2) + 1 : -2]
    return last if last[:1] in b"<_" and b'"' not in last else b""


def literal(term: Term) -> Literal:
    r"""Take a literal apart.

    >>> literal('"a \\"b\\""@en').value
    'a "b"'
    >>> literal('"1"^^<urn:n>')
    Literal(value='1', language='', datatype='urn:n')
    """
    value, _, kind = term[1:].rpartition('"')
    if "\\" in value:
        value = _ESCAPE.sub(_unescaped, value)
    if kind.startswith("@"):
        return Literal(value, kind[1:], TEXT)
    return Literal(value, "", kind[3:-1] or STRING)


def _unescaped(found: re.Match[str]) -> str:
    if code := found[1] or found[2]:
        return chr(int(code, 16))
    return _SIGNS.get(found[3], found[3])


def written(*terms: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """Write the line that says something of terms.

    >>> x = ox.NamedNode("urn:x")
    >>> written(x, x, ox.Literal("y"))
    '<urn:x> <urn:x> "y" .'
    """
    return f"{' '.join(map(str, terms))} ."
