"""Give IRIs other names in a text, wherever they stand as terms: never in a quote or comment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.scanning import STRING, iri_of
from eventgraph.exports.turtle import term_text

__all__ = ["renamed"]

_DIRECTIVE: Final = (
    r"(?<![\w:.-])@?(?:prefix|base)(?:\s|\#[^\n\r]*)+(?:(?P<prefix>[^\s:<>]*):(?:\s|\#[^\n\r]*)*)?"
    r"<(?P<namespace>[^<>\x00-\x20]*)>"
)
_ENDS: Final = r"(?![\w:%\\-]|\.[\w:%\\-])"
#: Of more names than this any name is looked up.
_FEW: Final = 50
_PREFIX: Final = re.compile(r"(?:[^\W\d_][\w.-]*)?\Z")


def renamed(text: str, names: Mapping[str, str]) -> tuple[str, int]:
    """Rename in a text of Turtle or TriG; give it, and how many terms were changed.

    >>> renamed('@prefix a: <http://a/> . a:b a:c "a:b" . # a:b', {"http://a/b": "http://a/d"})
    ('@prefix a: <http://a/> . a:d a:c "a:b" . # a:b', 1)
    """
    locals_ = {re.split(r"[/#]", iri)[-1] for iri in names} | {iri[-8:] for iri in names}
    if not any(local in text for local in locals_) and "\\" not in text and "%" not in text:
        return text, 0
    pattern = re.compile(
        rf"(?P<passed>{STRING}|\#[^\n\r]*)|(?P<directive>{_DIRECTIVE})"
        rf"|(?P<iri><[^<>\x00-\x20]*>)|(?P<name>:{_ends_of(names)}{_ENDS})",
        re.DOTALL | re.IGNORECASE,
    )
    known: dict[str, str] = {}
    parts: list[str] = []
    at = count = 0
    for found in pattern.finditer(text):
        if found["passed"] is not None:
            continue
        if found["directive"] is not None:
            name = "@base" if found["prefix"] is None else found["prefix"]
            known[name] = iri_of(f"<{found['namespace']}>", known)
            continue
        start = found.start()
        if found["name"] is not None:
            prefix = _PREFIX.search(text, max(0, start - 80), start)
            start = prefix.start() if prefix else start
        new = names.get(iri_of(text[start : found.end()], known))
        if new is not None:
            own = {name: iri for name, iri in known.items() if name != "@base"}
            parts += [text[at:start], term_text(ox.NamedNode(new), own)]
            at, count = found.end(), count + 1
    return "".join([*parts, text[at:]]), count


def _ends_of(names: Mapping[str, str]) -> str:
    """Give a pattern for the local names, each as it may be written, with and without escapes.

    A namespace may end anywhere in an IRI, so any end of it may be the local name.
    """
    plain = {re.split(r"[/#]", iri)[-1] for iri in names}
    if all(re.fullmatch(r"[\w-]+", local) for local in plain):
        longest = max(map(len, plain), default=0)
        if longest and len(plain) < _FEW:
            either = "|".join(sorted(map(re.escape, plain), key=len, reverse=True))
            return rf"(?:[\w.:%-]|\\.)*?(?:{either})"
    return r"(?:[\w.:%-]|\\.)*"
