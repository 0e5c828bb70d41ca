"""The house style of a whole file: its layout changes, its statements and comments do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from eventgraph.curation.parsing import Token, tokens
from eventgraph.curation.scanning import Statement, iri_of, scan
from eventgraph.vocabulary import PREFIXES

__all__ = ["formatted"]

_STEP: Final = "    "
_TAGGED: Final = re.compile(r"[\"']@[A-Za-z]+(?:-[A-Za-z0-9]+)*$")
_OPEN: Final = {"[": 1, "(": 1, "]": -1, ")": -1}
_RDF_TYPE: Final = PREFIXES["rdf"] + "type"


class _Item(NamedTuple):
    """A term, a mark or a comment; a comment may stand on a line of its own."""

    kind: str
    text: str
    alone: bool = False


def formatted(text: str) -> str:
    """Lay a text of Turtle or TriG out in the house style; do it twice, and nothing changes.

    Each verb has a line, texts in several languages have one each, one blank line parts
    statements. Order, comments, numbers and texts stay as they are written.

    >>> print(formatted('@prefix a:<http://a/>. a:b a a:c;a:d 1,2,"e"@en,"f"@es . # g'))
    @prefix a: <http://a/> .
    <BLANKLINE>
    a:b
        a a:c ;
        a:d 1 , 2 ,
            "e"@en ,
            "f"@es . # g
    <BLANKLINE>
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    source = (
        text.removeprefix(mark).replace("\r\n", "\n") if newline == "\r\n" else text[len(mark) :]
    )
    parts = _sorted_prefixes(list(_parts(source)))
    written = ""
    for place, (kind, part) in enumerate(parts):
        close = place and kind == parts[place - 1][0] in {"prefix", "attached"}
        written += (
            "" if not place else "\n" if close or parts[place - 1][0] == "attached" else "\n\n"
        )
        written += part
    whole = f"{mark}{written}\n" if written else mark
    return whole.replace("\n", newline) if newline == "\r\n" else whole


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Give comments and statements, each laid out, with its kind.

    A comment is `attached` if the next statement follows without a blank line.
    """
    at = 0
    for statement in scan(text):
        gap = text[at : statement.start]
        yield from _comments(gap, before=True)
        at = statement.end
        directive = statement.kind in {"prefix", "base"}
        for piece in tokens(text, statement.start, at) if directive else ():
            if piece.kind == "comment":
                yield "attached", piece.text.rstrip()
        written = _statement(text, statement)
        behind = re.match(r"[ \t]*(\#[^\n]*)", text[at:].partition("\n")[0])
        if behind:
            at += behind.end()
            written += f" {behind[1].rstrip()}"
        yield ("prefix" if directive else "statement"), written
    yield from _comments(text[at:], before=False)


def _comments(gap: str, *, before: bool) -> Iterator[tuple[str, str]]:
    """Give the groups of comments in what stands between two statements."""
    groups = [group for group in re.split(r"\n[ \t]*(?:\n[ \t]*)+", gap) if group.strip()]
    for place, group in enumerate(groups):
        lines = [line.strip() for line in group.strip().split("\n")]
        last = before and place == len(groups) - 1 and not re.search(r"\n[ \t]*\n\s*$", gap)
        yield ("attached" if last else "comment"), "\n".join(lines)


def _sorted_prefixes(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Sort the prefixes at the head, where no name stands twice and no base changes them."""
    kinds = [kind for kind, _ in parts]
    if "prefix" not in kinds:
        return parts
    first = kinds.index("prefix")
    last = first
    while last < len(kinds) and kinds[last] == "prefix":
        last += 1
    if "prefix" in kinds[last:] or (first and kinds[first - 1] == "attached"):
        return parts
    names = [part.partition(":")[0] for _, part in parts[first:last]]
    if len(set(names)) < len(names) or any("@base" in part for _, part in parts[first:last]):
        return parts
    return [*parts[:first], *sorted(parts[first:last]), *parts[last:]]


def _statement(text: str, statement: Statement) -> str:
    """Lay one statement out."""
    if statement.kind in {"prefix", "base"}:
        pieces = list(tokens(text, statement.start, statement.end))
        iri = next(piece.text for piece in pieces if piece.kind == "iri")
        name = next((piece.text for piece in pieces if piece.kind == "name"), ":")
        return f"@{statement.kind} {name + ' ' if statement.kind == 'prefix' else ''}{iri} ."
    if statement.body < 0:
        items = _items(text, statement.start, statement.end)
        return _triples(items, "", statement.prefixes)
    label = " ".join(
        token.text
        for token in tokens(text, statement.start, statement.body)
        if token.kind not in {"space", "comment"} and token.text.upper() != "GRAPH"
    )
    head = f"{label} {{" if label else "{"
    comments = [
        t.text for t in tokens(text, statement.start, statement.body) if t.kind == "comment"
    ]
    inside = list(_inside(text, statement))
    lead = "".join(f"\n{_STEP}{comment}" for comment in comments)
    if not inside:
        return f"{head}{lead}\n}}"
    return f"{head}{lead}\n{''.join(inside)}\n}}"


def _inside(text: str, statement: Statement) -> Iterator[str]:
    """Lay out what stands in a block, statement by statement, and its comments."""
    items = _items(text, statement.body + 1, statement.end - 1)
    sentence: list[_Item] = []
    ended = False
    written = 0
    for item in [*items, _Item("end", "")]:
        between = "\n" if written else ""
        if item.kind == "comment" and not sentence:
            if ended and not item.alone:
                yield f" {item.text}"
            else:
                yield f"{between}{_STEP}{item.text}"
                written += 1
            ended = False if item.alone else ended
            continue
        if sentence and item.kind == "end":
            sentence.append(_Item("mark", "."))
        elif item.kind != "end":
            sentence.append(item)
        if sentence and sentence[-1] == _Item("mark", "."):
            yield between + _triples(sentence, _STEP, statement.prefixes)
            sentence, ended, written = [], True, written + 1


def _items(text: str, start: int, end: int) -> list[_Item]:
    """Read terms, marks and comments; what stands in brackets is one term."""
    items: list[_Item] = []
    depth, inner, alone = 0, "", True
    for token in tokens(text, start, end):
        if token.kind == "space":
            alone = alone or "\n" in token.text
            inner += " " if depth and inner[-1:] not in {" ", ""} and "\n" not in inner[-1:] else ""
            continue
        step = _OPEN.get(token.text, 0) if token.kind == "mark" else 0
        if depth or step > 0:
            depth += step
            inner += f"{token.text}\n" if token.kind == "comment" else _plain(token)
            if not depth:
                items.append(_Item("term", inner))
                inner = ""
        elif token.kind == "comment":
            items.append(_Item("comment", token.text.rstrip(), alone))
        else:
            items.append(_Item("mark" if token.text in {".", ";", ","} else "term", _plain(token)))
        alone = False
    return items


def _stands_alone(text: str, verb: str) -> bool:
    """Tell whether a further object has a line of its own: tagged texts, and names but types."""
    return bool(_TAGGED.search(text)) or (verb != "a" and text[0] not in "\"'0123456789+-.")


def _plain(token: Token) -> str:
    """Write a literal without blanks about its datatype's sign."""
    if token.kind != "literal" or token.text[-1] in "\"'":
        return token.text
    head, sign, datatype = token.text.rpartition("^^")
    return f"{head.rstrip()}^^{datatype.strip()}" if sign and ">" not in head[-1:] else token.text


def _triples(items: Sequence[_Item], indent: str, prefixes: Mapping[str, str]) -> str:
    """Lay out one statement about one subject, a verb a line."""
    line, waits, broken, first, verb = indent, "subject", False, True, ""
    for place, item in enumerate(items):
        if item.kind == "comment":
            inner = indent + _STEP * (2 if waits == "object" and not first else 1)
            line += f"\n{inner}{item.text}" if item.alone else f" {item.text}"
            broken = True
        elif item.text == ";" and item.kind == "mark":
            follows = next((one for one in items[place + 1 :] if one.kind != "comment"), item)
            if waits != "verb" and follows.kind == "term":
                line += f"\n{indent}{_STEP};" if broken else " ;"
                broken = False
            waits = "verb"
        elif item.kind == "mark":
            line += f"\n{indent}{_STEP}{item.text}" if broken else f" {item.text}"
            waits, broken, first = "object", False, False
        elif waits == "subject":
            line, waits = line + item.text, "verb"
        elif waits == "verb":
            verb = "a" if iri_of(item.text, prefixes) == _RDF_TYPE else item.text
            line += f"\n{indent}{_STEP}{verb}"
            waits, broken, first = "object", False, True
        else:
            own = broken or (not first and _stands_alone(item.text, verb))
            line += f"\n{indent}{_STEP * 2}{item.text}" if own else f" {item.text}"
            waits, broken = "end", False
    return line
