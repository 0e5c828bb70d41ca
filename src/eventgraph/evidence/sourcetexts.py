"""The texts of sources, which are no part of a dataset: read, and held against their sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from rdflib import Dataset

from eventgraph.claims.scopes import resolve_as
from eventgraph.errors import InputError, reading
from eventgraph.rdf.streams import whole
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.anchoring import SourceText
from eventgraph.vocabulary import EVG, curie

__all__ = ["read_texts"]

#: How files begin that hold no plain text, and what they are.
_NO_TEXT: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a compressed file (maybe a word processor's)",
    b"{\\rtf": "rich text",
    b"\xd0\xcf\x11\xe0": "an old word processor's file",
    b"\x1f\x8b": "a compressed file",
}


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
        with reading(path), path.open("rb") as stream:
            data = whole(stream, path)
            text = _decoded(data, path)
        stated, found = sums.get(source, frozenset()), sha256(data).hexdigest()
        if stated and found not in stated:
            raise InputError(
                f"is not the text that quotes of {curie(source)} were taken from: its SHA-256 is "
                f"{found}, the dataset states {' or '.join(sorted(stated))}; give that text",
                path,
            )
        alike = [other for other, its in sums.items() if found in its]
        texts.update(dict.fromkeys([*alike, source], SourceText(text)))
    return texts


def _sums(dataset: Dataset) -> Mapping[str, frozenset[str]]:
    sums: dict[str, set[str]] = defaultdict(set)
    for row in solve(packaged("evidence/quotes-sources"), dataset):
        if row["sum"]:
            sums[row["source"].value].add(row["sum"].value.lower())
    return {source: frozenset(its) for source, its in sorted(sums.items())}


def _decoded(data: bytes, path: Path) -> str:
    """Decode a text; refuse, by name, what is none."""
    for start, kind in _NO_TEXT.items():
        if data.startswith(start):
            raise InputError(f"is {kind}; save its words as plain text in UTF-8", path)
    if b"\x00" in data:
        raise InputError("holds bytes that no text has; save it as plain text in UTF-8", path)
    return data.decode("utf-8")
