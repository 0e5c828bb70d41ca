"""What is open for work: the files, the dataset they hold now, the texts of its sources."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from rdflib import Dataset

from eventgraph.curation.desk.adding import kept_files, texts_beside
from eventgraph.curation.desk.checking import ASIDE, checker_of
from eventgraph.curation.desk.describing import curators_of, languages_of
from eventgraph.curation.desk.hinting import NOTHING, hints_of
from eventgraph.curation.desk.patching import Part, replace
from eventgraph.curation.desk.relations import Relation, relations_of
from eventgraph.curation.desk.snapshot import Snapshot
from eventgraph.curation.desk.texts import opened
from eventgraph.curation.suggesting.making import Suggestions
from eventgraph.errors import EventGraphError, InputError
from eventgraph.evidence.sourcetexts import read_texts
from eventgraph.rdf.loading import load
from eventgraph.rdf.places.listing import files_of
from eventgraph.rdf.streams import MOST
from eventgraph.text.anchoring import SourceText
from eventgraph.validation.parts import PartChecker
from eventgraph.vocabulary import expand

__all__ = ["Desk", "State"]

#: How many of the things used last come first in lists.
_REMEMBERED: Final = 50
#: From how many characters on a text is looked through only when that is waited for.
_LONG: Final = 100_000

#: How a file is known to be the same without being read: its time and size, by its path.
State = Mapping[Path, tuple[int, int, int]]


class _Loaded(NamedTuple):
    state: State
    snapshot: Snapshot


class Desk:
    """The dataset of some files and folders, loaded anew when one of them changes.

    `texts` are pairs of a source's name and a file, as `--text` gives them. Every request holds
    `lock` while it is answered.
    """

    def __init__(
        self,
        *paths: str | Path,
        texts: Iterable[tuple[str, Path]] = (),
        curator: str = "",
        max_file: int = MOST,
    ) -> None:
        """Load the files; raises InputError as `load` does."""
        self.paths = tuple(map(Path, paths))
        self.lock = threading.RLock()
        self.used: deque[str] = deque(maxlen=_REMEMBERED)
        self._max_file = max_file
        self._text_files = tuple(texts)
        self._loaded = self._load()
        self.curator = curator or next(iter(curators_of(self._loaded.snapshot)), "")
        self._rules: tuple[Snapshot, dict[str, Relation], PartChecker] | None = None
        self._hints: dict[str, tuple[SourceText, Suggestions]] = {}
        self.faults: dict[str, str] = {}
        self._texts: tuple[object, dict[str, SourceText]] | None = None

    @property
    def now(self) -> Snapshot:
        """Give the dataset as its files hold it now."""
        if self._state() != self._loaded.state:
            self._loaded = self._load()
        return self._loaded.snapshot

    @property
    def relations(self) -> dict[str, Relation]:
        """Give the relations that claims may use."""
        return self._of_ontology()[0]

    @property
    def usage(self) -> Counter[str]:
        """Count how often claims use each relation."""
        return self.now.usage

    @property
    def checker(self) -> PartChecker:
        """Give what checks a claim."""
        return self._of_ontology()[1]

    def _of_ontology(self) -> tuple[dict[str, Relation], PartChecker]:
        now = self.now
        if self._rules is None or self._rules[0] is not now:
            self._rules = (
                now,
                relations_of(now),
                self._rules[2] if self._rules else checker_of(now),
            )
        return self._rules[1:]

    def refuse_if_changed(self) -> None:
        """Raise InputError if a file is not as it was when the dataset was loaded."""
        if self._state() != self._loaded.state:
            raise InputError("was changed by someone else meanwhile; try again", self.paths[0])

    def follow(self, paths: Iterable[Path], parts: Iterable[Part]) -> None:
        """Let what is loaded follow what was just written to some files."""
        for part in parts:
            replace(self._loaded.snapshot, part)
        written = {path.resolve() for path in paths}
        known = {path.resolve(): path for path in self._loaded.state}
        state = {known.get(path, path): _stamp(path) for path in written}
        self._loaded = self._loaded._replace(state={**self._loaded.state, **state})

    @property
    def texts(self) -> dict[str, SourceText]:
        """Give the texts of sources, by their IRIs: those kept beside the dataset, those given.

        What is wrong with one stands in `faults`, by its source.
        """
        files = [*kept_files(self.root), *(file for _, file in self._text_files)]
        state = [self._loaded.state, *((file, _stamp(file)) for file in files)]
        if self._texts is None or self._texts[0] != state:
            now = self.now
            texts, self.faults = texts_beside(now.dataset, self.root, now.sources)
            for source, file in self._text_files:
                try:
                    texts |= read_texts(now.dataset, [(source, file)])
                except InputError as error:
                    iri = expand(source) or source
                    self.faults[iri] = str(error)
            self._texts = (state, self._same(texts))
        return self._texts[1]

    def _same(self, texts: dict[str, SourceText]) -> dict[str, SourceText]:
        """Keep a text that was read before: much is remembered of it."""
        known = {text: text for text in (self._texts[1] if self._texts else {}).values()}
        return {source: known.setdefault(text, text) for source, text in texts.items()}

    def forget_hints(self, source: str) -> None:
        """Suggest anew for a source: what its day of issue tells is known now."""
        with self.lock:
            self._hints.pop(source, None)

    def hints(self, source: str, *, wait: bool = False) -> Suggestions:
        """Give what is suggested in the text of a source; of a long one, only what is found so far.

        With `wait` it is looked for now; it is found once for each text.
        """
        with self.lock:
            text, now = self.texts.get(source), self.now
            known = self._hints.get(source)
        if text is None:
            return NOTHING
        if known is None or known[0] is not text:
            if not wait and len(text.text) > _LONG:
                return NOTHING
            known = (text, hints_of(now, text, source))
            with self.lock:
                self._hints[source] = known
        return known[1]

    @property
    def root(self) -> Path:
        """The folder that the files belong to."""
        first = self.paths[0]
        return first if first.is_dir() else first.parent

    def warm(self) -> None:
        """Read what the first page asks for before it asks; a fault is told when it is asked."""
        with self.lock, suppress(EventGraphError):
            now, texts = self.now, self.texts
            _ = (self.checker, now.names, now.spoken, now.usage)
            for source in [one for one in now.sources if one in texts][:1]:
                opened(now, texts, source, languages_of(now)[0])
        with self.lock, suppress(EventGraphError):
            # What checks a claim reads its own rules the first time.
            self.checker.check((), {ASIDE})

    def use(self, *things: str) -> None:
        """Remember what was used, the last first."""
        for thing in things:
            if thing in self.used:
                self.used.remove(thing)
            self.used.appendleft(thing)

    def called(self, old: str, new: str) -> None:
        """Know a thing that was renamed: as used, as who enters claims, as a text's source."""
        self.curator = new if self.curator == old else self.curator
        self.used = deque((new if one == old else one for one in self.used), maxlen=_REMEMBERED)
        self._text_files = tuple(
            (f"<{new}>" if (expand(name) or name.strip("<>")) == old else name, file)
            for name, file in self._text_files
        )
        self._texts = None

    def load(self, *, drafts: bool = False) -> Dataset:
        """Load the files, with drafts among the claims or without; raises InputError."""
        return load(*self.paths, max_file=self._max_file, drafts=drafts)

    def _load(self) -> _Loaded:
        state = self._state()
        return _Loaded(state, Snapshot(self.load(drafts=True)))

    def _state(self) -> State:
        return {path: _stamp(path) for path in files_of(*self.paths)}


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)
