"""Add sources to a dataset: texts and files kept beside it, descriptions in it, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.curation.editing import Edit
from eventgraph.curation.texts.actors import Actors
from eventgraph.curation.texts.describing import (
    TYPE,
    Sums,
    completed,
    description,
    labels,
    told_with,
)
from eventgraph.curation.texts.details import Details, today
from eventgraph.curation.texts.extracted import Extracted
from eventgraph.curation.texts.keeping import Keeping
from eventgraph.curation.texts.known import Known
from eventgraph.curation.texts.naming import FITTING, free, slug
from eventgraph.errors import EventGraphError
from eventgraph.rdf.oxigraph import named_node
from eventgraph.rdf.settling import replace_files, sum_of
from eventgraph.text.counting import count_words
from eventgraph.vocabulary import EVG, PREFIXES, curie, expand

__all__ = ["Added", "Adding", "Incoming"]


class Incoming(NamedTuple):
    """A source to be added: what is stated of it, its file and words if there are any.

    `name` is what its own name is made of where nothing else is known. `sum` is that of a file
    that is not at hand.
    """

    details: Details
    name: str = ""
    data: bytes = b""
    words: Extracted | None = None
    sum: str = ""


class Added(NamedTuple):
    """What came of one: the source, whether it is *new*, *completed* or *there*, and notes."""

    source: str
    state: str
    notes: tuple[str, ...] = ()


class Written(NamedTuple):
    """What was written: the bytes of each file before, and their sums after."""

    before: dict[Path, bytes | None]
    after: dict[Path, str]


class Adding:
    """Sources on their way into a dataset; nothing is written before `commit`."""

    def __init__(self, dataset: Dataset, graph: Sequence[str | Path], *, new: bool = False) -> None:
        """Look at a dataset, loaded from these paths.

        With `new`, actors are made although others have names that are nearly theirs.
        """
        self.known = Known(dataset)
        self.edit = Edit(*graph)
        self.keeping = Keeping(self.edit.root)
        self.actors = Actors(self.known, new=new)
        self._here: dict[str, str] = {}
        self._written = Written({}, {})

    def add(self, one: Incoming) -> Added:
        """Take in one source; raises EventGraphError, and then it is not taken in."""
        file = sha256(one.data).hexdigest() if one.data else one.sum
        text = one.words.text.encode() if one.words else b""
        sums = Sums(
            sha256(text).hexdigest() if text else "",
            "" if text == one.data and text else file,
            count_words(one.words.text) if one.words else 0,
        )
        there = self._there(one.details, sums)
        if there in self._here.values():
            return Added(there, "there")
        notes: list[str] = []
        details = one.details
        if not details.retrieved and not there:
            details = details._replace(retrieved=today().isoformat())
            notes.append(f"retrieved: {details.retrieved}, today; --retrieved names another day")
        publishers, creators = self._people(details, notes)
        source = there or self._named(one, publishers)
        node = ox.NamedNode(source)
        kind = self.known.kind(details.kind or "Source")
        called = [self.actors.labels_of(iri) for iri in publishers]
        triples = [ox.Triple(node, TYPE, kind)]
        called_else = details.title or one.name
        triples += labels(node, (called, details.issued, called_else), self.known)
        triples += description(node, details, (publishers, creators), sums)
        state = "new"
        if lacking := [] if there else _lacking(details):
            notes.append(f"not stated, and asked for by validate: {', '.join(lacking)}")
        if there:
            new = completed(source, self.known, triples)
            triples = [*told_with(self.known.told(source), new)] if new else []
            state = "completed" if new else "there"
        self.actors.put(self.edit)
        if triples:
            self.edit.put_thing(node, triples)
        if text:
            notes += self.keeping.keep(source, text, one.data, one.words.kind if one.words else "")
        self._remember(source, details, sums)
        return Added(source, state, tuple(notes))

    def _people(self, details: Details, notes: list[str]) -> tuple[list[str], list[str]]:
        """Find or make the publishers and creators of a source."""
        publishers = [self.actors.named(one, "publisher", notes) for one in details.publishers]
        return publishers, [self.actors.named(one, "creator", notes) for one in details.creators]

    def commit(self, *, ignore: bool = True) -> list[Path]:
        """Write all that was taken in, in one step, and give the files that changed.

        With `ignore`, the folder of texts is named in the dataset's `.gitignore`. Raises
        InputError for a file that changed meanwhile or cannot be written; then none is.
        """
        new: dict[Path, bytes | None] = dict(self.edit.preview())
        before = {path: self.edit.file(path).data for path in new}
        for path, data in self.keeping.files(ignore=ignore).items():
            new[path] = data
            before[path] = path.read_bytes() if path.exists() else None
        if new:
            replace_files(self.edit.root, new, {path: sum_of(its) for path, its in before.items()})
        self._written = Written(before, {path: sum_of(its) for path, its in new.items()})
        return list(new)

    def undo(self) -> tuple[list[Path], list[Path]]:
        """Take back what was written; give the files, and the texts that somebody changed since.

        Such a text stays. Raises InputError for another file that changed since; then all stays.
        """
        before, after = self._written
        texts = [path for path in before if path.parent == self.keeping.folder]
        left = [
            path for path in texts if path.exists() and sum_of(path.read_bytes()) != after[path]
        ]
        back = {path: data for path, data in before.items() if path not in left}
        replace_files(self.edit.root, back, {path: after[path] for path in back})
        if texts and not any(self.keeping.folder.iterdir()):
            self.keeping.folder.rmdir()
        return list(back), left

    def _there(self, details: Details, sums: Sums) -> str:
        """Find the source that is meant, if it is there already: by name, sum or address."""
        if details.id:
            iri = self._iri(details.id)
            if iri in self.known.sources:
                return iri
            if iri in self._here or self.known.is_taken(iri):
                raise EventGraphError(f"{curie(iri)} is no source; give the new one another name")
            return ""
        for verb, value in (
            (str(EVG.fileSha256), sums.file),
            (str(EVG.textSha256), sums.text),
            (f"{PREFIXES['schema']}url", details.url if not sums.text else ""),
        ):
            if value and (found := self._here.get(value) or self._first(verb, value)):
                return found
        return ""

    def _first(self, verb: str, value: str) -> str:
        return next(iter(self.known.with_value(verb, value)), "")

    def _remember(self, source: str, details: Details, sums: Sums) -> None:
        values = (sums.file, sums.text, "" if sums.text else details.url)
        self._here |= {value: source for value in (*values, source) if value}

    def _named(self, one: Incoming, publishers: list[str]) -> str:
        if one.details.id:
            return self._iri(one.details.id)
        first = curie(publishers[0]).partition(":")[2] if publishers else ""
        name = slug(first, one.details.issued) if first else slug(one.details.title or one.name)
        base = self.known.source_base

        def taken(local: str) -> bool:
            return base + local in self._here or self.known.is_taken(base + local)

        return base + free(name, taken)

    def _iri(self, text: str) -> str:
        """Read the name of a source: a CURIE, an IRI, or the last part of one."""
        iri = expand(text) or (self.known.source_base + text if FITTING.fullmatch(text) else "")
        if not iri or named_node(iri) is None:
            form = "letters, digits, - and _, as gazette-2025-07-19"
            raise EventGraphError(f"--id {text!r} names no source; write {form}")
        return iri


def _lacking(details: Details) -> list[str]:
    """Name what every source needs and this one is not said to have, by the options."""
    needed = {
        "--title": details.title,
        "--publisher": details.publishers,
        "--issued": details.issued,
        "--lang": details.language,
    }
    return [option for option, value in needed.items() if not value]
