"""Change claims and things in the files of a dataset; what is not changed stays to the byte."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from eventgraph.curation.checking import Delta, check_changes, note_text
from eventgraph.curation.files import EditedFile
from eventgraph.curation.fixed import describes, held_in, is_text
from eventgraph.curation.formatting import formatted
from eventgraph.curation.placing import home_of_claim, home_of_thing, last_of_kind
from eventgraph.curation.renaming import renamed
from eventgraph.curation.revising import removal
from eventgraph.curation.setting import Placed, add_pair, grouped, set_contents, set_description
from eventgraph.curation.styling import TYPE, claim_text, thing_text
from eventgraph.errors import InputError
from eventgraph.rdf.loading import load
from eventgraph.rdf.places.listing import files_of
from eventgraph.rdf.settling import replace_files, sum_of

__all__ = ["Edit"]


class Edit:
    """Changes of a dataset's Turtle and TriG files, gathered, then written in one step.

    `paths` are files and folders as `load` takes them. Comments, order and blank lines stay as
    they are wherever nothing is changed; what is written is in the house style, with the prefixes
    of the file. Raises InputError for what cannot be read, for a file that somebody changed since
    it was read, and for data that cannot be written; then no file has changed.

    >>> edit = Edit("graph")
    >>> edit.preview()
    {}
    """

    def __init__(self, *paths: str | Path, max_file: int | None = None) -> None:
        """Remember where the files lie; each is read when it is needed, if it is not too large."""
        self._max_file = max_file
        self.roots = tuple(Path(path) for path in paths)
        self._paths = files_of(*self.roots)
        self._files: dict[Path, EditedFile] = {}
        self._delta = Delta()
        self._undone: list[tuple[dict[Path, bytes | None], dict[Path, str]]] = []

    @property
    def files(self) -> tuple[EditedFile, ...]:
        """All files that can be changed here, in the order in which they are loaded."""
        for path in self._paths:
            if path not in self._files and is_text(path):
                self._files[path] = EditedFile(path, most=self._max_file)
        return tuple(self._files.values())

    def put_claim(
        self,
        claim: ox.NamedNode,
        contents: Iterable[ox.Triple],
        description: Iterable[ox.Triple],
        beside: ox.NamedNode | None = None,
        path: Path | None = None,
    ) -> None:
        """Add a claim, or make an existing one say just this, where it stands.

        `contents` is what its graph holds, `description` what is said of it. A new claim stands
        after the last one that was read in the source `beside`, or in the file `path`. What an
        existing one says with blank nodes stays.
        """
        said, told = grouped(contents), grouped(description).get(claim, {})
        graphs, triples = self._statements(claim.value)
        if not graphs and not triples:
            self._refuse_elsewhere(claim)
            file, after = home_of_claim(self, beside, path)
            known = file.written()
            parts = [claim_text(claim, said, known)] if said else []
            parts += [thing_text(claim, told, known)] if told else []
            file.insert(claim.value, after, "\n\n".join(parts))
            self._delta.add(claim, said)
            self._delta.add(ox.DefaultGraph(), {claim: told})
            return
        set_contents(self._delta, claim, graphs, triples, said)
        set_description(self._delta, claim, triples, graphs, told)

    def put_thing(
        self, thing: ox.NamedNode, triples: Iterable[ox.Triple], path: Path | None = None
    ) -> None:
        """Add a thing with its description, or make the description of an existing one just this.

        A new thing stands after the last of its kind in the file that holds most of them, or in
        the file `path`.
        """
        told = grouped(triples).get(thing, {})
        _, found = self._statements(thing.value)
        if found:
            set_description(self._delta, thing, found, [], told)
            return
        self._refuse_elsewhere(thing)
        kind = next(iter(told.get(TYPE, ())), None)
        file = self.file(path) if path else home_of_thing(self, thing, kind)
        after = last_of_kind(file, thing, kind)
        file.insert(thing.value, after, thing_text(thing, told, file.written()))
        self._delta.add(ox.DefaultGraph(), {thing: told})

    def add(self, node: ox.NamedNode, verb: ox.NamedNode, term: ox.NamedNode | ox.Literal) -> None:
        """Say one thing more of what is described, where its description begins.

        What is described nowhere is a new thing.
        """
        for file in self.files:
            if block := file.first_about(node.value):
                add_pair(self._delta, (file, block), node, (verb, term))
                return
        self.put_thing(node, [ox.Triple(node, verb, term)])

    def remove(self, node: ox.NamedNode) -> None:
        """Take out a claim, its graph and what describes it, or what describes a thing.

        Raises InputError where nothing is said of it.
        """
        graphs, triples = self._statements(node.value)
        if not graphs and not triples:
            self._refuse_elsewhere(node)
            raise InputError(f"<{node.value}> is described in none of the files")
        for file, statement in (*graphs, *triples):
            for one in file.inside(statement):
                self._delta.lose(one, node if statement.kind == "graph" else ox.DefaultGraph())
            file.change(node.value, [removal(file.text, statement.start, statement.end)])

    def rename(self, names: Mapping[ox.NamedNode, ox.NamedNode]) -> Counter[Path]:
        """Give IRIs other names in all files; tell how often in each.

        Raises InputError where one stands in a file whose format cannot be changed in place.
        """
        wanted = {old.value: new.value for old, new in names.items()}
        counts: Counter[Path] = Counter()
        for file in self.files:
            file.flush()
            text, count = renamed(file.text, wanted)
            if count:
                counts[file.path] = count
                file.replace(text)
        self.refuse_fixed(names)
        self._delta.rename(wanted)
        return counts

    def tidy(self) -> None:
        """Lay all files out in the house style; what they say, and their comments, stay."""
        for file in self.files:
            file.flush()
            # What cannot be read is told with its place before anything is laid out.
            load(file.path, ontology=False)
            file.replace(formatted(file.text))

    def refuse_fixed(self, names: Iterable[ox.NamedNode]) -> None:
        """Refuse names that stand in a file whose format cannot be changed in place."""
        for path in self._paths:
            if not is_text(path):
                held = held_in(path)
                if found := next((name for name in names if name.value in held), None):
                    message = f"names {found}, and cannot be changed in place; write it as TriG"
                    raise InputError(message, path)

    def put_text(self, path: Path, text: str) -> None:
        """Put another text in the place of a file's; what it says otherwise is what is asked for.

        Raises InputError where the text cannot be read.
        """
        file = self.file(path)
        others = [one for one in self._files.values() if one is not file]
        note_text(self._delta, file, text, others)
        file.replace(text)

    def file(self, path: Path) -> EditedFile:
        """Give a file to change; one that is not there yet is new."""
        whole = path.resolve()
        for file in self.files:
            if file.path.resolve() == whole:
                return file
        return self._files.setdefault(path, EditedFile(path, is_new=not path.exists()))

    def preview(self) -> dict[Path, bytes]:
        """Give what each changed file would hold, in the order of the files.

        Raises InputError if that would not say just what was asked for: then nothing can be
        written, and the fault is this module's.
        """
        changed = {path: file for path, file in self._files.items() if file.is_changed}
        check_changes(list(changed.values()), self._delta)
        return {path: file.result for path, file in changed.items()}

    def commit(self) -> list[Path]:
        """Write all changed files in one step, and give their paths.

        A process that is ended meanwhile, at any moment, leaves all as it was or all as it is to
        be. Raises InputError for a file that changed since it was read; nothing is written then.
        """
        new = self.preview()
        before = {path: self._files[path].data for path in new}
        if new:
            replace_files(self.root, new, {path: sum_of(data) for path, data in before.items()})
            self._undone.append((before, {path: sum_of(data) for path, data in new.items()}))
        self._forget(new)
        return list(new)

    def undo(self) -> list[Path]:
        """Take back the last commit, unless a file of it changed since, and give its files.

        Raises InputError if nothing is left to take back.
        """
        if not self._undone:
            raise InputError("there is nothing to take back")
        before, after = self._undone[-1]
        replace_files(self.root, before, after)
        self._undone.pop()
        self._forget(before)
        return list(before)

    @property
    def root(self) -> Path:
        """The folder that the files belong to: the nearest that holds all of them."""
        folders = [root if root.is_dir() else root.parent for root in self.roots]
        if len(folders) == 1:
            return folders[0]
        return Path(os.path.commonpath([folder.resolve() for folder in folders]))

    def _forget(self, paths: Iterable[Path]) -> None:
        """Read changed files anew when they are next needed."""
        for path in paths:
            self._files.pop(path, None)
        self._paths = files_of(*self.roots)
        self._delta = Delta()

    def _statements(self, node: str) -> tuple[list[Placed], list[Placed]]:
        """Find the graphs of a claim, and the statements about it or about a thing."""
        found = [(file, one) for file in self.files for one in file.about(node)]
        graphs = [(file, one) for file, one in found if one.kind == "graph"]
        return graphs, [(file, one) for file, one in found if one.kind == "triples"]

    def _refuse_elsewhere(self, node: ox.NamedNode) -> None:
        """Refuse to describe a second time what stands where it cannot be changed."""
        for path in self._paths:
            if not is_text(path) and describes(path, node):
                message = f"may describe <{node.value}>, and cannot be changed in place"
                raise InputError(f"{message}; write it as TriG: eventgraph export trig", path)
