"""Write Turtle and TriG, one property or object a line, so that a diff reads well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import Final

import pyoxigraph as ox

from eventgraph.exports.order import TYPE, Block, Section
from eventgraph.patterns import pattern
from eventgraph.tables.terms import Term
from eventgraph.vocabulary import PREFIXES

__all__ = ["term_text", "turtle_pieces"]

_XSD: Final = PREFIXES["xsd"]
_LATIN: Final = "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff"
_LETTERS: Final = f"{_LATIN}\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff"
_LOCAL: Final = pattern(rf"[{_LETTERS}0-9](?:[{_LETTERS}0-9.-]*[{_LETTERS}0-9-])?")
_BARE: Final = {
    f"<{_XSD}integer>": re.compile(r"-?(?:0|[1-9][0-9]*)"),
    f"<{_XSD}decimal>": re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+"),
    f"<{_XSD}boolean>": re.compile(r"true|false"),
}

Names = dict[str, str]

#: How many names are kept as they are written, and how many characters are kept in memory.
_MOST_NAMES: Final = 100_000
_IN_MEMORY: Final = 16 << 20
_AT_ONCE: Final = 1 << 20


def turtle_pieces(sections: Iterable[Section], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Write sections as TriG, piece by piece; where no section has contents, that is Turtle.

    Only prefixes that occur are declared, in the order given; of two that fit, the longer
    namespace is used. What is long lies in a temporary file until it is known which occur.

    >>> x = "<http://example.org/x>"
    >>> block = Block(x, ((TYPE, (x,)),))
    >>> print(*turtle_pieces([Section(None, (), (block,))], {"ex": "http://example.org/"}), sep="")
    @prefix ex: <http://example.org/> .
    <BLANKLINE>
    ex:x
        a ex:x .
    <BLANKLINE>
    """
    names: Names = {}
    used: set[str] = set()
    by_length = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
    with SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="") as body:
        some = False
        for section in sections:
            for part in _parts(section, names, by_length):
                body.write(f"\n{part}" if some else part)
                some = True
            if len(names) > _MOST_NAMES:
                used |= _prefixes_in(names)
                names.clear()
        used |= _prefixes_in(names)
        head = [f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items() if name in used]
        if head:
            yield "".join(head) + ("\n" if some else "")
        body.seek(0)
        while text := body.read(_AT_ONCE):
            yield text


def _parts(section: Section, names: Names, prefixes: list[tuple[str, str]]) -> Iterator[str]:
    if section.contents and section.claim is not None:
        inside = "\n\n".join(_block(block, names, prefixes, "    ") for block in section.contents)
        yield f"{_term(section.claim, names, prefixes)} {{\n{inside}\n}}\n"
    for block in section.description:
        yield f"{_block(block, names, prefixes, '')}\n"


def _prefixes_in(names: Names) -> set[str]:
    return {name.partition(":")[0] for name in names.values() if not name.startswith("<")}


def term_text(term: ox.NamedNode | ox.BlankNode | ox.Literal, prefixes: Mapping[str, str]) -> str:
    """Write one term as Turtle does; of two prefixes that fit, the longer namespace is used.

    >>> term_text(ox.NamedNode("http://example.org/x"), {"ex": "http://example.org/"})
    'ex:x'
    """
    by_length = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
    return _term(str(term), {}, by_length)


def _block(block: Block, names: Names, prefixes: list[tuple[str, str]], indent: str) -> str:
    """Write one subject, one object a line."""
    subject = _term(block.subject, names, prefixes)
    lines = []
    for predicate, values in block.properties:
        verb = "a" if predicate == TYPE else _term(predicate, names, prefixes)
        objects = [_term(value, names, prefixes) for value in values]
        lines.append(f"{verb} " + f" ,\n{indent}        ".join(objects))
    joined = f" ;\n{indent}    ".join(lines)
    return f"{indent}{subject}\n{indent}    {joined} ."


def _term(term: Term, names: Names, prefixes: list[tuple[str, str]]) -> str:
    if term.startswith("<"):
        return names.get(term) or names.setdefault(term, _name(term[1:-1], prefixes))
    value, _, kind = term.rpartition('"')
    if not kind.startswith("^^"):
        return term
    bare = _BARE.get(kind[2:])
    if bare and bare.fullmatch(value, 1):
        return value[1:]
    return f'{value}"^^{_term(kind[2:], names, prefixes)}'


def _name(iri: str, prefixes: list[tuple[str, str]]) -> str:
    for prefix, namespace in prefixes:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"
