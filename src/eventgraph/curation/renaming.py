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
_ANY: Final = r"(?:[\w.:%-]|\\.)*"
#: Of more names than this any name is looked up.
_FEW: Final = 50
_PREFIX: Final = re.compile(r"(?:[^\W\d_][\w.-]*)?\Z")


def renamed(text: str, names: Mapping[str, str]) -> tuple[str, int]:
    """Rename in a text of Turtle or TriG; give it, and how many terms were changed.

    >>> renamed('@prefix a: <http://a/> . a:b a:c "a:b" . # a:b', {"http://a/b": "http://a/d"})
    ('@prefix a: <http://a/> . a:d a:c "a:b" . # a:b', 1)
    """
    locals_ = {iri: re.split(r"[/#]", iri)[-1] for iri in names}
    # A namespace may end inside a name: then its local part is not the last part of the IRI.
    odd = any(f"<{iri[: len(iri) - len(local) + 1]}" in text for iri, local in locals_.items())
    if not odd and not any(local in text for local in locals_.values()) and not _escapes(text):
        return text, 0
    ends = _ANY if odd else _ends_of(set(locals_.values()))
    pattern = re.compile(
        rf"(?P<passed>{STRING}|\#[^\n\r]*)|(?P<directive>{_DIRECTIVE})"
        rf"|(?P<iri><[^<>\x00-\x20]*>)|(?P<name>:{ends}{_ENDS})",
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


def _escapes(text: str) -> bool:
    """Tell whether a name may be written otherwise than it is."""
    return "\\" in text or "%" in text


def _ends_of(locals_: set[str]) -> str:
    """Give a pattern for local names, each as it may be written, with and without escapes."""
    if len(locals_) < _FEW and all(re.fullmatch(r"[\w-]+", local) for local in locals_):
        either = "|".join(sorted(map(re.escape, locals_), key=len, reverse=True))
        return rf"(?:[\w.:%-]|\\.)*?(?:{either})"
    return _ANY
