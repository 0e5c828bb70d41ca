"""The texts of sources, which are no part of a dataset: read, and held against their sums."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from rdflib import Dataset

from eventgraph.claims.scopes import resolve_as
from eventgraph.errors import InputError, reading
from eventgraph.rdf.streams import whole
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.anchoring import SourceText
from eventgraph.text.filekinds import KINDS, kind_of
from eventgraph.vocabulary import EVG, curie

__all__ = ["FOLDER", "TEXT", "kept_texts", "read_texts"]

#: The folder beside a dataset's files that holds the texts of its sources, each with its suffix.
FOLDER: Final = "texts"
TEXT: Final = ".txt"
#: The kinds of files that hold words which can be taken out.
_READ: Final = frozenset({"html", "pdf", "docx", "mail", "utf-16"})
_NO_SUMS: Final[frozenset[str]] = frozenset()


def read_texts(dataset: Dataset, files: Iterable[tuple[str, str | Path]]) -> dict[str, SourceText]:
    """Read the texts of sources, given as pairs of a source's name and a file.

    A text also serves every other source whose text has the same `evg:textSha256`, as that of a
    reprint may. Raises InputError for a file that is no plain text in UTF-8, or whose sum is not
    the one the dataset states; UnknownName for a name that is no source's.
    """
    sums = _sums(dataset)
    texts: dict[str, SourceText] = {}
    for name, file in files:
        path = Path(file)
        source = str(resolve_as(dataset, name, EVG.Source, "source"))
        text, found = _read(path)
        stated = sums.get(source, frozenset())
        if stated and found not in stated:
            raise _other(path, source, found, stated)
        alike = [other for other, its in sums.items() if found in its]
        texts.update(dict.fromkeys([*alike, source], text))
    return texts


def kept_texts(dataset: Dataset, graph: Iterable[str | Path]) -> dict[str, SourceText]:
    """Read the texts kept in the folder `texts` beside the files of a dataset, by source.

    A source's text is the `.txt` file whose sum is its `evg:textSha256`; of a source that states no
    sum, the file of its name. Raises InputError for a file of a source's name that is no plain
    text, or whose sum is another than the stated one, where no other file has that.

    >>> import eventgraph as eg
    >>> kept_texts(eg.load("graph"), ["graph"])
    {}
    """
    folders = [path if path.is_dir() else path.parent for path in map(Path, graph)]
    kept = {path.stem: path for folder in reversed(folders) for path in _listed(folder / FOLDER)}
    if not kept:
        return {}
    read = cache(_read)
    by_sum = cache(lambda: {read(path)[1]: path for path in sorted(kept.values())})
    texts = {}
    for source, stated in _stated(dataset).items():
        named = kept.get(re.split(r"[/#]", source)[-1])
        if named and (not stated or read(named)[1] in stated):
            texts[source] = read(named)[0]
        elif found := next((by_sum()[one] for one in sorted(stated) if one in by_sum()), None):
            texts[source] = read(found)[0]
        elif named:
            raise _other(named, source, read(named)[1], stated)
    return texts


def _listed(folder: Path) -> list[Path]:
    """List the texts in a folder; where it is not there, none."""
    if not folder.is_dir():
        return []
    with reading(folder):
        return sorted(path for path in folder.iterdir() if path.suffix == TEXT and path.is_file())


def _read(path: Path) -> tuple[SourceText, str]:
    """Read a text, with the sum of its bytes."""
    with reading(path), path.open("rb") as stream:
        data = whole(stream, path)
        return SourceText(_decoded(data, path)), sha256(data).hexdigest()


def _other(path: Path, source: str, found: str, stated: Iterable[str]) -> InputError:
    return InputError(
        f"is not the text that quotes of {curie(source)} were taken from: its SHA-256 is "
        f"{found}, the dataset states {' or '.join(sorted(stated))}; give that text",
        path,
    )


def _stated(dataset: Dataset) -> Mapping[str, frozenset[str]]:
    """Give the sums of each source's text, also of one that states none."""
    every = {row["source"].value for row in solve(packaged("evidence/quotes-sources"), dataset)}
    return dict.fromkeys(sorted(every), _NO_SUMS) | dict(_sums(dataset))


def _sums(dataset: Dataset) -> Mapping[str, frozenset[str]]:
    sums: dict[str, set[str]] = defaultdict(set)
    for row in solve(packaged("evidence/quotes-sources"), dataset):
        if row["sum"]:
            sums[row["source"].value].add(row["sum"].value.lower())
    return {source: frozenset(its) for source, its in sorted(sums.items())}


def _decoded(data: bytes, path: Path) -> str:
    """Decode a text; refuse, by name, what is none."""
    if kind := kind_of(data):
        way = ", or keep them with eventgraph source add" if kind in _READ else ""
        raise InputError(f"is {KINDS[kind]}; save its words as plain text in UTF-8{way}", path)
    if b"\x00" in data:
        raise InputError("holds bytes that no text has; save it as plain text in UTF-8", path)
    return data.decode("utf-8")
