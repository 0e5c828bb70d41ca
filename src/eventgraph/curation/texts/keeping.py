"""The folder of texts beside a dataset: what is kept there, under which names."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

from eventgraph.curation.texts.naming import file_stem, free
from eventgraph.errors import InputError, reading
from eventgraph.evidence.sourcetexts import FOLDER, TEXT

__all__ = ["Keeping"]

#: How a file that is no plain text is named, by its kind.
_SUFFIXES: Final = {"html": ".html", "pdf": ".pdf", "docx": ".docx", "mail": ".eml"}
_OTHER: Final = ".orig"
_IGNORE: Final = ".gitignore"
_LINE: Final = f"{FOLDER}/"
_WHY: Final = "# Texts of others, kept to check quotes; they are not ours to publish."


class Keeping:
    """Texts and files that are to be kept; nothing is written here."""

    def __init__(self, root: Path) -> None:
        """Look at what is kept already."""
        self.root = root
        self.folder = root / FOLDER
        self._new: dict[Path, bytes] = {}
        self._sums: dict[str, Path] | None = None

    def keep(self, source: str, text: bytes, data: bytes, kind: str) -> list[str]:
        """Keep a text, and the file that it was taken from where that is another; say where."""
        known = self._known()
        found = known.get(sha256(text).hexdigest())
        if found is not None:
            return []
        stem = free(file_stem(source), self._is_taken)
        path = self.folder / f"{stem}{TEXT}"
        self._new[path] = text
        known[sha256(text).hexdigest()] = path
        notes = [f"text: {path}"]
        if data != text:
            file = self.folder / f"{stem}{_SUFFIXES.get(kind, _OTHER)}"
            self._new[file] = data
            notes.append(f"file: {file}")
        return notes

    def files(self, *, ignore: bool = True) -> dict[Path, bytes]:
        """Give all that is to be written."""
        new = dict(self._new)
        if new and ignore and (text := self._ignoring()) is not None:
            new[self.root / _IGNORE] = text
        return new

    def _ignoring(self) -> bytes | None:
        """Give the `.gitignore` that names the folder; None where it does already."""
        path = self.root / _IGNORE
        with reading(path):
            there = path.read_bytes() if path.exists() else b""
        lines = {line.strip().strip(b"/") for line in there.splitlines()}
        if FOLDER.encode() in lines:
            return None
        between = b"" if not there or there.endswith(b"\n") else b"\n"
        return there + between + f"{_WHY}\n{_LINE}\n".encode()

    def _is_taken(self, stem: str) -> bool:
        """Tell whether a text or a file of this name is kept, whatever its suffix."""
        every = [self.folder / f"{stem}{end}" for end in (TEXT, _OTHER, *_SUFFIXES.values())]
        return any(path in self._new or path.exists() for path in every)

    def _known(self) -> dict[str, Path]:
        """Give the texts that are kept, by their sums."""
        if self._sums is None:
            if self.folder.exists() and not self.folder.is_dir():
                raise InputError("is no folder; move it away, texts are kept there", self.folder)
            self._sums = {}
            for path in sorted(self.folder.glob(f"*{TEXT}")) if self.folder.is_dir() else ():
                with reading(path):
                    self._sums[sha256(path.read_bytes()).hexdigest()] = path
        return self._sums
