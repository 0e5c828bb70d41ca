"""A file of Turtle or TriG that is being changed: its text, statements, gathered changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.parsing import Sentence, sentences, tokens
from eventgraph.curation.revising import Change, applied
from eventgraph.curation.scanning import SKIPPED, Statement, iri_of, scan
from eventgraph.errors import InputError, reading
from eventgraph.rdf.formats import format_of
from eventgraph.rdf.loading import SYNTAXES
from eventgraph.rdf.settling import sum_of
from eventgraph.rdf.streams import whole
from eventgraph.vocabulary import PREFIXES

__all__ = ["EditedFile"]

#: After so many questions the statements of a text are told apart, once.
_OFTEN: Final = 20
_SOURCE: Final = re.compile(r"wasQuotedFrom>?\s+(<[^<>\s]*>|[\w.-]*:[\w.\\%:-]*[\w\\%:-])")


class EditedFile:
    """One file as it was read, and what becomes of it; changes are gathered, then applied."""

    def __init__(self, path: Path, *, is_new: bool = False, most: int | None = None) -> None:
        """Read a file, if given of at most so many bytes; a new one is empty."""
        self.path = path
        self.data: bytes | None = None
        if not is_new:
            with reading(path), path.open("rb") as file:
                self.data = file.read() if most is None else whole(file, path, most)
        self.sum = sum_of(self.data)
        try:
            self.text = (self.data or b"").decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError("is not UTF-8; save the file with UTF-8 encoding", path) from error
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self._changes: list[Change] = []
        self._touched: set[str] = set()
        self._declared: dict[str, str] = {}
        self._asked = 0
        self._longer = False

    @property
    def is_changed(self) -> bool:
        """Whether it no longer is as it was read."""
        self.flush()
        return self.text.encode() != (self.data or b"")

    @property
    def result(self) -> bytes:
        """What the file is to hold."""
        self.flush()
        return self.text.encode("utf-8")

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All its statements, in order."""
        return tuple(scan(self.text))

    @cached_property
    def _index(self) -> Mapping[str, list[Statement]]:
        index: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            if statement.body != statement.start:
                index[statement.subject].append(statement)
                continue
            # A block without a name holds what otherwise stands outside of blocks.
            for one in self.inside(statement):
                if one.subject is not None:
                    about = one.subject.value
                    inner = Statement("triples", about, one.start, one.stop, -1, statement.prefixes)
                    index[about].append(inner)
        return index

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes in force at its end."""
        known = self.statements[-1].prefixes if self.statements else {}
        return {name: iri for name, iri in known.items() if name != "@base"}

    @cached_property
    def last_of_sources(self) -> Mapping[str, Statement]:
        """The last statement about a claim that was read in a source, by the IRI of the source."""
        found: dict[str, Statement] = {}
        for statement in self.statements:
            if statement.kind == "triples":
                named = _SOURCE.search(self.text, statement.start, statement.end)
                if named:
                    found[iri_of(named[1], statement.prefixes)] = statement
        return found

    def about(self, node: str) -> list[Statement]:
        """Give the statements about one IRI, as the file stands once changes are applied."""
        self.flush_if(node)
        return list(self._index.get(node, ())) if self.may_name(node) else []

    def may_name(self, node: str) -> bool:
        """Tell quickly that a text names an IRI nowhere, as most files of a dataset do.

        Whoever asks often is sent to the index.
        """
        self._asked += 1
        local = re.split(r"[/#:]", node)[-1]
        if self._asked > _OFTEN or not re.fullmatch(r"[\w-]+", local):
            return True
        return local in self.text

    def first_about(self, node: str) -> Statement | None:
        """Give the first statement that describes an IRI; nothing after it is looked at."""
        self.flush()
        if re.split(r"[/#:]", node)[-1] not in self.text and "\\" not in self.text:
            return None
        found = (one for one in scan(self.text) if (one.kind, one.subject) == ("triples", node))
        return next(found, None)

    def inside(self, statement: Statement) -> list[Sentence]:
        """Parse a statement, or all inside its block."""
        start = statement.start if statement.body < 0 else statement.body + 1
        end = statement.end if statement.body < 0 else statement.end - 1
        try:
            return list(sentences(self.text, start, end, statement.prefixes))
        except (IndexError, SyntaxError, ValueError) as error:
            line = self.text.count("\n", 0, statement.start) + 1
            message = "cannot be changed by itself, as it is written; write it more plainly"
            raise InputError(message, self.path, line) from error

    def change(self, node: str, changes: Iterable[Change]) -> None:
        """Gather changes of what is said of one IRI."""
        made = [Change(c.start, c.end, self._lines(c.text)) for c in changes]
        if made:
            self._changes += made
            self._touched.add(node)

    def written(self, write: Mapping[str, str] | None = None) -> dict[str, str]:
        """Give the prefixes to write with: those in force, then those that everybody knows."""
        own = self.prefixes if write is None else dict(write)
        own.pop("@base", None)
        return own | {
            name: iri
            for name, iri in PREFIXES.items()
            if name not in own and iri not in own.values()
        }

    def declare(self, text: str, known: Mapping[str, str]) -> None:
        """Declare, at the head, the prefixes that a written text uses and the file does not."""
        for piece in tokens(text, 0, len(text)):
            names = [piece.text] if piece.kind == "name" else []
            if piece.kind == "literal" and "^^" in piece.text:
                names = [piece.text.rpartition("^^")[2].strip()]
            for name in names:
                prefix = name.partition(":")[0]
                if not name.startswith("<") and prefix not in known:
                    self._declared.setdefault(prefix, PREFIXES[prefix])

    def insert(self, node: str, after: Statement | None, text: str) -> None:
        """Put a new statement after one, with a blank line between, or at the end."""
        self.declare(text, self.prefixes if after is None else after.prefixes)
        if after is None:
            before, end = len(self.text.rstrip("\r\n \t\ufeff")), len(self.text)
            start = before if before and not self._longer else end
            gap = "\n" if self._longer else "\n\n" if before else ""
            self._longer = True
            self.change(node, [Change(start, end, f"{gap}{text}\n")])
        else:
            at = self._end_of_line(after.end)
            self.change(node, [Change(at, at, f"\n\n{text}")])

    def flush_if(self, node: str) -> None:
        """Apply the changes if one of them is of this IRI, so that it can be changed again."""
        if node in self._touched:
            self.flush()

    def flush(self) -> None:
        """Apply the changes that were gathered, and read the text anew."""
        if not (self._changes or self._declared):
            return
        if self._declared:
            heads = [s for s in self.statements if s.kind == "prefix"]
            self._changes = [*self._heading(heads), *self._changes]
        self.text = applied(self.text, self._changes)
        self._changes, self._touched, self._declared, self._longer = [], set(), {}, False
        self._forget()

    def replace(self, text: str) -> None:
        """Put another text in the place of all of it."""
        self.flush()
        self.text = text
        self._forget()

    def _forget(self) -> None:
        """Forget what was read from the text before it changed."""
        for name in ("statements", "_index", "prefixes", "last_of_sources"):
            self.__dict__.pop(name, None)

    def parsed(self, data: bytes) -> Iterator[ox.Quad]:
        """Parse what the file held, or is to hold."""
        syntax = SYNTAXES[format_of(self.path).name]
        return ox.parse(data.removeprefix(b"\xef\xbb\xbf"), format=syntax)

    def _heading(self, heads: list[Statement]) -> list[Change]:
        """Declare prefixes among those there are, in their order, or at the head."""
        new = {name: f"@prefix {name}: <{iri}> ." for name, iri in sorted(self._declared.items())}
        if not heads:
            start = SKIPPED.match(self.text)
            at = start.end() if start else 0
            return [Change(at, at, self._lines("\n".join(new.values()) + "\n\n"))]
        names = [self.text[head.start : head.end].partition(":")[0].split()[-1] for head in heads]
        ordered = names == sorted(names)
        changes = []
        for name, line in new.items():
            before = sum(one < name for one in names) if ordered else len(heads)
            at = heads[before - 1].end if before else heads[0].start
            text = f"\n{line}" if before else f"{line}\n"
            changes.append(Change(at, at, self._lines(text)))
        return changes

    def _lines(self, text: str) -> str:
        return text if self.newline == "\n" else text.replace("\n", self.newline)

    def _end_of_line(self, at: int) -> int:
        """Give the place after what else stands on the line: a comment."""
        rest = re.compile(r"[ \t]*(?:\#[^\n\r]*)?").match(self.text, at)
        end = rest.end() if rest else at
        return end if self.text[end : end + 1] in {"", "\n", "\r"} else at
