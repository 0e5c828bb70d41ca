"""Whether changed files say just what was asked for: they are read back before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.files import EditedFile
from eventgraph.curation.parsing import Sentence
from eventgraph.curation.styling import Pairs
from eventgraph.errors import InputError

__all__ = ["Delta", "check_changes", "note_text"]

#: Above this many bytes files are read back, and not compared statement by statement.
_COMPARED: Final = 4 << 20
Graph = ox.NamedNode | ox.DefaultGraph


@dataclass
class Delta:
    """What goes and what comes, as quads, and which IRIs get which names.

    `is_loose` tells that something with blank nodes goes, which have no names to compare by.
    """

    gone: set[ox.Quad] = field(default_factory=set)
    come: set[ox.Quad] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    is_loose: bool = False

    def add(self, graph: Graph, subjects: Mapping[ox.NamedNode, Pairs]) -> None:
        """Note what comes."""
        for subject, pairs in subjects.items():
            for verb, terms in pairs.items():
                new = {ox.Quad(subject, verb, term, graph) for term in terms}
                self.come |= new
                self.gone -= new

    def take(self, quad: ox.Quad) -> None:
        """Note what goes."""
        self.gone.add(quad)
        self.come.discard(quad)

    def rename(self, names: Mapping[str, str]) -> None:
        """Note that IRIs get other names, in what was noted before too."""
        self.gone, self.come = _renamed(self.gone, names), _renamed(self.come, names)
        self.names = {old: names.get(new, new) for old, new in self.names.items()}
        self.names = {**names, **self.names}

    def lose(self, one: Sentence, graph: Graph) -> None:
        """Note that all that a statement says goes."""
        for pair in one.pairs:
            for found in pair.objects:
                if one.subject is None or found.term is None:
                    self.is_loose = True
                else:
                    self.take(ox.Quad(one.subject, pair.verb, found.term, graph))


def note_text(delta: Delta, file: EditedFile, text: str, others: Iterable[EditedFile]) -> None:
    """Note what another text in the place of a file's says otherwise.

    What one of the `others` that changed still says does not go. Raises InputError for a text that
    cannot be read.
    """
    if len(file.data or b"") > _COMPARED:
        return
    try:
        before, after = (_named(file.parsed(data)) for data in (file.result, text.encode("utf-8")))
    except SyntaxError as error:
        message = f"would not be readable after this change ({error.msg}); nothing is written"
        raise InputError(message, file.path, error.lineno) from error
    gone = before - after
    for one in others if gone else ():
        if one.is_changed:
            gone -= set(one.parsed(one.result))
    delta.gone |= gone
    delta.come = (delta.come - gone) | (after - before)


def check_changes(files: Iterable[EditedFile], delta: Delta) -> None:
    """Read changed files back and compare.

    Raises InputError where one of them cannot be read, or says something else.
    """
    files = list(files)
    before: set[ox.Quad] = set()
    after: set[ox.Quad] = set()
    compared = sum(len(file.data or b"") for file in files) <= _COMPARED
    for file in files:
        try:
            if not compared:
                for _ in file.parsed(file.result):
                    pass
                continue
            before |= _named(file.parsed(file.data or b""))
            after |= _named(file.parsed(file.result))
        except SyntaxError as error:
            message = f"would not be readable after this change ({error.msg}); nothing is written"
            raise InputError(message, file.path, error.lineno) from error
    if compared and after != (_renamed(before, delta.names) - delta.gone) | delta.come:
        raise InputError(
            "would say something else after this change; nothing is written", files[0].path
        )


def _named(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Keep what can be compared: quads without blank nodes."""
    blank = ox.BlankNode
    return {
        quad
        for quad in quads
        if not isinstance(quad.subject, blank) and not isinstance(quad.object, blank)
    }


def _renamed(quads: set[ox.Quad], names: Mapping[str, str]) -> set[ox.Quad]:
    if not names:
        return quads

    def new(term: object) -> object:
        if isinstance(term, ox.NamedNode):
            return ox.NamedNode(names.get(term.value, term.value))
        if isinstance(term, ox.Literal) and term.datatype.value in names:
            return ox.Literal(term.value, datatype=ox.NamedNode(names[term.datatype.value]))
        return term

    return {
        ox.Quad(new(q.subject), new(q.predicate), new(q.object), new(q.graph_name))  # type: ignore[arg-type]
        for q in quads
    }
