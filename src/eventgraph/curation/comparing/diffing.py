"""Compare two versions of a dataset by what they say; how the files look makes no difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.names import labels
from eventgraph.curation.comparing.entries import Change, Entry, changes_of
from eventgraph.curation.comparing.extracting import compared_findings
from eventgraph.curation.comparing.renaming import renamed
from eventgraph.curation.comparing.revisions import loaded
from eventgraph.curation.comparing.sides import Side, differing
from eventgraph.errors import pick
from eventgraph.rdf.streams import MOST
from eventgraph.steps import doing
from eventgraph.validation.findings import Finding

__all__ = ["FINDINGS", "Diff", "diff"]

#: Which findings can be compared: of what changed and what points to it, of all, of nothing.
FINDINGS: Final = ("changed", "all", "none")
_KINDS: Final = ("claim", "thing", "decision")
_WAYS: Final = ("added", "gone", "changed", "renamed", "merged")


@dataclass(frozen=True)
class Diff:
    """What differs between two versions: entries by kind and way, and findings.

    `names` has the labels that readers know what is spoken of by.
    """

    entries: tuple[Entry, ...]
    came: tuple[Finding, ...]
    mended: tuple[Finding, ...]
    names: Mapping[str, str]

    @property
    def same(self) -> bool:
        """Whether both versions say the same."""
        return not self.entries

    def of(self, kind: str, how: str) -> list[Entry]:
        """Give the entries of one kind and way, in their order."""
        return [entry for entry in self.entries if (entry.kind, entry.how) == (kind, how)]

    def summary(self) -> str:
        """Count in words.

        >>> Diff((), (), (), {}).summary()
        'no difference'
        """
        counts = Counter((entry.kind, entry.how) for entry in self.entries)
        told = [
            f"{kind}s: " + ", ".join(f"{counts[kind, how]:,} {how}" for how in ways)
            for kind in _KINDS
            if (ways := [how for how in _WAYS if counts[kind, how]])
        ]
        if self.came or self.mended:
            told.append(f"findings: {len(self.came):,} new, {len(self.mended):,} mended")
        return "; ".join(told) or "no difference"


def diff(
    old: str | Path | Dataset,
    new: str | Path | Dataset,
    *,
    findings: str = "changed",
    language: str = "en",
    max_file: int = MOST,
) -> Diff:
    """Compare two versions of a dataset: folders, files, revisions of git, or loaded datasets.

    `HEAD~3:graph` is the folder as it stood then, `HEAD~3:` that of the other side. Drafts count.
    Formatting, the order of files, prefixes, the names of blank nodes and how a number is written
    (1.0 and 1.00 are one value) make no difference. `findings` is one of `FINDINGS`. Raises
    InputError for what cannot be loaded, and for a revision that git does not know.

    >>> diff("graph", "graph", findings="none").same
    True
    """
    pick(findings, FINDINGS, "choice of findings")
    with doing("loading the old version"):
        one = Side(old if isinstance(old, Dataset) else loaded(str(old), _text(new), max_file))
    with doing("loading the new version"):
        other = Side(new if isinstance(new, Dataset) else loaded(str(new), _text(old), max_file))
    with doing("comparing"):
        touched = _touched(one, other)
        one.names = names = renamed(one, other, touched)
        entries = tuple(sorted(_entries(one, other, touched, names), key=_order))
    came: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()
    if findings != "none" and entries:
        changed = {ox.NamedNode(name) for e in entries for name in (e.name, e.before) if name}
        came, mended = compared_findings(one, other, changed, whole=findings == "all")
    known = labels(one.dataset, language, made=False)
    known |= labels(other.dataset, language, made=False)
    return Diff(entries, tuple(sorted(came)), tuple(sorted(mended)), _said(known, entries))


def _text(side: str | Path | Dataset) -> str:
    return "graph" if isinstance(side, Dataset) else str(side)


def _touched(one: Side, other: Side) -> list[ox.NamedNode]:
    """Name, in order, whatever owns a quad that stands on one side only."""
    return sorted({*differing(one, other), *differing(other, one)}, key=lambda name: name.value)


def _entries(
    one: Side,
    other: Side,
    touched: Iterable[ox.NamedNode],
    names: Mapping[ox.NamedNode, ox.NamedNode],
) -> Iterator[Entry]:
    before: dict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
    for old, new in names.items():
        before[new].append(old)
    for name in touched:
        if name not in names:
            yield from _entry(one, other, name, before.get(name, []))


def _entry(
    one: Side, other: Side, name: ox.NamedNode, before: list[ox.NamedNode]
) -> Iterator[Entry]:
    """Say what became of one name; of several that became one, each is told."""
    stood = one.has(name)
    old = one.held((name, *before))
    new = other.held((name,))
    side = other if new else one
    kind, changes = side.kind(name), changes_of(old, new)
    for place, was in enumerate(sorted(before, key=str)):
        how = "merged" if stood or len(before) > 1 else "renamed"
        yield Entry(kind, how, name.value, was.value, () if place else changes)
    if before:
        return
    if not old or not new:
        yield Entry(kind, "gone" if old else "added", name.value, "", changes)
    elif changes:
        yield Entry(kind, "changed", name.value, "", changes)


def _order(entry: Entry) -> tuple[int, int, str, str]:
    return _KINDS.index(entry.kind), _WAYS.index(entry.how), entry.name, entry.before


def _said(known: Mapping[str, str], entries: Iterable[Entry]) -> dict[str, str]:
    """Keep the labels of what entries name."""
    wanted = {name for entry in entries for name in (entry.name, entry.before)}
    wanted |= {term.value for e in entries for c in e.changes for term in _terms(c)}
    return {name: known[name] for name in sorted(wanted & known.keys())}


def _terms(change: Change) -> Iterator[ox.NamedNode]:
    for value in (*change.gone, *change.came):
        yield from (term for term in value if isinstance(term, ox.NamedNode))
