"""What a merge changes in a text, kept so that it can be taken back statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

import pyoxigraph as ox

from eventgraph.curation.files import EditedFile
from eventgraph.curation.parsing import tokens
from eventgraph.curation.revising import removal
from eventgraph.curation.scanning import Statement, iri_of
from eventgraph.exports.turtle import term_text

__all__ = ["Cut", "Trace", "cut_out", "mark_of", "merged_names", "parted_names"]


class Trace(NamedTuple):
    """One statement in which names were changed: its kind and subject, and its text's sum after.

    Each place is an offset in that text, the length of the new name there, and the old one.
    """

    kind: str
    subject: str
    mark: str
    places: tuple[tuple[int, int, str], ...]


class Cut(NamedTuple):
    """A text that was taken out: the statement it stood after, how far behind it, and the text."""

    kind: str
    subject: str
    behind: int
    text: str


def mark_of(text: str) -> str:
    """Give a short sum of a text."""
    return sha256(text.encode("utf-8")).hexdigest()[:16]


def cut_out(file: EditedFile, name: str) -> tuple[str, list[Cut]]:
    """Take the statements that describe a name out of a text; give it and what was taken."""
    text, cuts = file.text, []
    before: Statement | None = None
    parts, at = [], 0
    for one in file.statements:
        if one.kind == "triples" and one.subject == name:
            change = removal(text, one.start, one.end)
            behind = change.start - (before.end if before else 0)
            kind, subject = (before.kind, before.subject) if before else ("", "")
            cuts.append(Cut(kind, subject, behind, text[change.start : change.end]))
            parts.append(text[at : change.start] + change.text)
            at = change.end
        else:
            before = one
    return "".join([*parts, text[at:]]), cuts


def merged_names(file: EditedFile, old: str, new: str) -> tuple[str, list[Trace]]:
    """Put one name in the place of another wherever it stands as a term, and trace where."""
    text, traces = file.text, []
    parts, at = [], 0
    for one in file.statements:
        found = list(_places(text, one, old))
        if not found:
            continue
        own = {name: iri for name, iri in one.prefixes.items() if name != "@base"}
        written = term_text(ox.NamedNode(new), own)
        inner, here, places = [], one.start, []
        length = 0
        for start, end in found:
            inner.append(text[here:start])
            length += start - here
            places.append((length, len(written), text[start:end]))
            inner.append(written)
            length += len(written)
            here = end
        after = "".join([*inner, text[here : one.end]])
        subject = new if one.subject == old else one.subject
        traces.append(Trace(one.kind, subject, mark_of(after), tuple(places)))
        parts += [text[at : one.start], after]
        at = one.end
    return "".join([*parts, text[at:]]), traces


def _places(text: str, one: Statement, name: str) -> Iterator[tuple[int, int]]:
    """Give where a name stands as a term in a statement."""
    local = name.replace("#", "/").rpartition("/")[2]
    stretch = text[one.start : one.end]
    if local not in stretch and "\\" not in stretch and "%" not in stretch:
        return
    if one.kind in {"prefix", "base"}:
        return
    for piece in tokens(text, one.start, one.end):
        if piece.kind in {"iri", "name"} and iri_of(piece.text, one.prefixes) == name:
            yield piece.start, piece.end


def parted_names(file: EditedFile, traces: list[Trace]) -> tuple[str, list[Trace]]:
    """Put old names back where a statement is as the merge left it; give what is left over."""
    text = file.text
    wanted: dict[tuple[str, str, str], list[Trace]] = {}
    for trace in traces:
        wanted.setdefault(trace[:3], []).append(trace)
    parts, at = [], 0
    for one in file.statements:
        stretch = text[one.start : one.end]
        key = one.kind, one.subject, mark_of(stretch)
        if not wanted.get(key):
            continue
        trace = wanted[key].pop(0)
        here = 0
        parts.append(text[at : one.start])
        for start, length, old in trace.places:
            parts += [stretch[here:start], old]
            here = start + length
        parts.append(stretch[here:])
        at = one.end
    left = [trace for some in wanted.values() for trace in some]
    return "".join([*parts, text[at:]]), left
