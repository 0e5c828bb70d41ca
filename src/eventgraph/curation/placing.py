"""Where a new claim or thing goes: beside its like."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from eventgraph.curation.files import EditedFile
from eventgraph.curation.scanning import Statement
from eventgraph.curation.styling import Term
from eventgraph.errors import InputError
from eventgraph.exports.turtle import term_text
from eventgraph.rdf.formats import format_of

if TYPE_CHECKING:
    from eventgraph.curation.editing import Edit

__all__ = ["home_of_claim", "home_of_thing", "last_of_kind"]

_CLAIMS: Final = "claims.trig"
_THINGS: Final = "things.ttl"
_NUMBERED: Final = re.compile(r"(\d+)-")
_LONGEST: Final = 80


def home_of_claim(
    edit: Edit, source: ox.NamedNode | None, path: Path | None
) -> tuple[EditedFile, Statement | None]:
    """Give the file for a new claim, and the statement it stands after, or the file's end."""
    if path is not None:
        return edit.file(path), None
    if source is not None:
        for file in reversed(edit.files):
            if file.may_name(source.value) and source.value in file.last_of_sources:
                return file, file.last_of_sources[source.value]
    claims = [
        file
        for file in edit.files
        if _is_trig(file) and any(statement.kind == "graph" for statement in file.statements)
    ]
    if len(claims) > 1 and source is not None and _is_folder(edit):
        return edit.file(_further(claims, source)), None
    if claims:
        return claims[-1], None
    return edit.file(_new(edit, _CLAIMS)), None


def home_of_thing(edit: Edit, thing: ox.NamedNode, kind: Term | None) -> EditedFile:
    """Give the file for a new thing: that which holds most of its kind."""
    counts: Counter[Path] = Counter()
    for file in edit.files:
        for statement in file.statements:
            if statement.kind == "triples":
                like = _is_like(file, statement, thing, kind)
                counts[file.path] += like
    best = max(counts.items(), key=lambda item: item[1], default=(None, 0))
    if best[0] is not None and best[1]:
        return edit.file(best[0])
    things = [file for file in edit.files if not _is_trig(file) and file.path.name != "dataset.ttl"]
    return things[0] if things else edit.file(_new(edit, _THINGS))


def last_of_kind(file: EditedFile, thing: ox.NamedNode, kind: Term | None) -> Statement | None:
    """Give the last statement about a thing of a kind, or else of a like name."""
    likes = [
        (like, place)
        for place, statement in enumerate(file.statements)
        if statement.kind == "triples" and (like := _is_like(file, statement, thing, kind))
    ]
    return file.statements[max(likes)[1]] if likes else None


def _is_like(file: EditedFile, statement: Statement, thing: ox.NamedNode, kind: Term | None) -> int:
    """Tell how like a statement's subject is: 2 by kind and namespace, 1 by namespace, or 0."""
    if not statement.subject or _namespace(statement.subject) != _namespace(thing.value):
        return 0
    if isinstance(kind, ox.NamedNode):
        written = re.escape(term_text(kind, dict(statement.prefixes)))
        if re.compile(rf"\sa\s[^;.]*{written}(?![\w-])").search(
            file.text, statement.start, statement.end
        ):
            return 2
    return 1


def _further(claims: list[EditedFile], source: ox.NamedNode) -> Path:
    """Name one more file of claims, after the source, numbered if the others are."""
    folder = claims[-1].path.parent
    stem = re.sub(r"[^\w-]+", "-", _local(source))[:_LONGEST] or "claims"
    numbers = [_NUMBERED.match(file.path.name) for file in claims]
    if all(numbers):
        width = len(numbers[-1][1]) if numbers[-1] else 0
        last = max(int(found[1]) for found in numbers if found)
        stem = f"{last + 1:0{width}}-{stem}"
    path, more = folder / f"{stem}.trig", 2
    while path.exists():
        path, more = folder / f"{stem}-{more}.trig", more + 1
    return path


def _new(edit: Edit, name: str) -> Path:
    if not _is_folder(edit):
        message = "holds no place for this; name the folder of the dataset with --graph"
        raise InputError(message, edit.roots[0])
    return edit.root / name


def _is_folder(edit: Edit) -> bool:
    return edit.roots[0].is_dir()


def _is_trig(file: EditedFile) -> bool:
    return format_of(file.path).name == "trig"


def _namespace(iri: str) -> str:
    return iri[: len(iri) - len(re.split(r"[/#]", iri)[-1])]


def _local(node: ox.NamedNode) -> str:
    return re.split(r"[/#]", node.value)[-1]
