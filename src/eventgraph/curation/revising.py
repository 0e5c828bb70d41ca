"""Change what one statement says of its subject, and leave every other byte of it as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.parsing import Pair, Sentence, tokens
from eventgraph.curation.styling import (
    between_objects,
    objects_text,
    rank_of,
    thing_text,
    verb_text,
)
from eventgraph.exports.turtle import term_text

__all__ = ["Change", "Said", "applied", "indent_at", "removal", "revised"]

#: A verb and one of its objects.
Said = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]
_STEP: Final = "    "


class Change(NamedTuple):
    """What stands in a text in place of a stretch of it; an empty stretch is an insertion."""

    start: int
    end: int
    text: str


def applied(text: str, changes: Iterable[Change]) -> str:
    """Apply changes that do not overlap; several insertions at one place keep their order.

    >>> applied("a b c", [Change(2, 3, "x"), Change(0, 0, "> ")])
    '> a x c'
    """
    parts, at = [], 0
    for change in sorted(changes, key=lambda change: change[:2]):
        parts += [text[at : change.start], change.text]
        at = change.end
    return "".join([*parts, text[at:]])


def revised(
    text: str,
    one: Sentence,
    gone: AbstractSet[Said],
    come: Iterable[Said],
    prefixes: Mapping[str, str],
) -> list[Change]:
    """Take objects out of a statement and put others in; one for one where the verb is the same."""
    new: dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]] = defaultdict(list)
    for verb, term in come:
        new[verb].append(term)
    changes: list[Change] = []
    left: list[list[int]] = []
    for pair in one.pairs:
        kept = []
        for place, object in enumerate(pair.objects):
            leaves = object.term is not None and (pair.verb, object.term) in gone
            if leaves and new[pair.verb]:
                written = term_text(new[pair.verb].pop(0), prefixes)
                changes.append(Change(object.start, object.end, written))
            elif leaves:
                continue
            kept.append(place)
        left.append(kept)
    if not any(left):
        rest = {verb: terms for verb, terms in new.items() if terms}
        indent = indent_at(text, one.start)
        whole = thing_text(one.subject, rest, prefixes, indent) if one.subject else ""
        return [Change(one.start, one.stop, whole.removeprefix(indent))]
    changes += _without(text, one, left)
    changes += _with(text, one, [bool(kept) for kept in left], new, prefixes)
    return changes


def removal(text: str, start: int, end: int) -> Change:
    """Take a statement out, with the rest of its line and one of the blank lines about it."""
    while end < len(text) and text[end] in " \t":
        end += 1
    whole = start == 0 or text[start - 1] in "\n\r\ufeff"
    if end < len(text) and text[end] not in "\n\r":
        return Change(start, end, "")
    after = _line_end(text, end)
    if whole:
        blank_after = text[after : _line_end(text, after)].isspace()
        blank_before = text[:start].isspace() or text[:start].endswith(("\n\n", "\r\n\r\n"))
        if blank_after and (blank_before or not text[:start]):
            return Change(start, _line_end(text, after), "")
        if after >= len(text) and blank_before:
            kept = text[:start].rstrip("\r\n")
            return Change(_line_end(text, len(kept)), after, "")
        return Change(start, after, "")
    kept_from = len(text[:start].rstrip(" \t"))
    return Change(kept_from, end, "")


def indent_at(text: str, at: int) -> str:
    """Give the white space that the line begins with on which a place lies."""
    begin = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    line = text[begin:at]
    return line[: len(line) - len(line.lstrip())]


def _line_end(text: str, at: int) -> int:
    """Give the place after the end of a line."""
    if text.startswith("\r\n", at):
        return at + 2
    found = min((p for p in (text.find("\n", at), text.find("\r", at)) if p >= 0), default=-1)
    if found < 0:
        return len(text)
    return found + (2 if text.startswith("\r\n", found) else 1)


def _without(text: str, one: Sentence, left: list[list[int]]) -> Iterator[Change]:
    """Take out the verbs that keep no object, and single objects of the others."""
    first = next((place for place, kept in enumerate(left) if kept), None)
    if first:
        yield _cut(text, one.pairs[0].start, one.pairs[first].start)
    for place, (before, pair) in enumerate(pairwise(one.pairs), 1):
        if not left[place] and first is not None and place > first:
            yield _cut(text, before.end, pair.end)
    for pair, kept in zip(one.pairs, left, strict=True):
        if kept and kept[0] > 0:
            yield _cut(text, pair.objects[0].start, pair.objects[kept[0]].start)
        for place in range(kept[0] + 1 if kept else len(pair.objects), len(pair.objects)):
            if place not in kept:
                yield _cut(text, pair.objects[place - 1].end, pair.objects[place].end)


def _cut(text: str, start: int, end: int) -> Change:
    """Take a stretch out, but for the comments in it."""
    comments = [piece.text for piece in tokens(text, start, end) if piece.kind == "comment"]
    line = f"\n{indent_at(text, start)}"
    first = "" if start and text[start - 1].isspace() else " "
    written = f"{line}".join(comments)
    return Change(start, end, f"{first}{written}{line}" if comments else "")


def _with(
    text: str,
    one: Sentence,
    stay: list[bool],
    new: Mapping[ox.NamedNode, list[ox.NamedNode | ox.Literal]],
    prefixes: Mapping[str, str],
) -> Iterator[Change]:
    """Put objects after those of the same verb, and new verbs where their rank is."""
    pairs = [pair for pair, stays in zip(one.pairs, stay, strict=True) if stays]
    indent = _indent(text, one)
    for verb, terms in sorted(new.items(), key=lambda item: (rank_of(item[0]), item[0].value)):
        if not terms:
            continue
        same = [pair for pair in pairs if pair.verb == verb]
        objects = objects_text(verb, terms, prefixes, indent)
        if same:
            yield Change(same[-1].end, same[-1].end, _more(verb, terms, prefixes, indent))
            continue
        written = f"{verb_text(verb, prefixes)} {objects}"
        at = _place(pairs, verb)
        if at is None:
            yield Change(pairs[0].start, pairs[0].start, f"{written} ;\n{indent}")
        else:
            yield Change(at, at, f" ;\n{indent}{written}")


def _more(
    verb: ox.NamedNode,
    terms: Iterable[ox.NamedNode | ox.Literal],
    prefixes: Mapping[str, str],
    indent: str,
) -> str:
    """Write further objects of a verb, each with the comma before it."""
    written = ""
    for term in terms:
        written += between_objects(verb, term, indent) + term_text(term, prefixes)
    return written


def _place(pairs: list[Pair], verb: ox.NamedNode) -> int | None:
    """Give the place where a verb is due: after the last of those that come before it."""
    before = [pair.end for pair in pairs if rank_of(pair.verb) <= rank_of(verb)]
    return before[-1] if before else None


def _indent(text: str, one: Sentence) -> str:
    """Give the white space that a further verb begins its line with."""
    if one.pairs and "\n" in text[one.head : one.pairs[0].start]:
        return indent_at(text, one.pairs[0].start)
    return indent_at(text, one.start) + _STEP
