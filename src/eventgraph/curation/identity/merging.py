"""Make one thing of two, or record that they are two: a decision with who, when and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.curation.comparing.sides import Side
from eventgraph.curation.editing import Edit
from eventgraph.curation.identity.decisions import (
    DIFFERENT,
    SAME,
    UNSURE,
    Given,
    decision_triples,
    restored_by,
)
from eventgraph.curation.identity.joining import joined
from eventgraph.curation.identity.subjects import counted, described, known, owners, refuse_same
from eventgraph.curation.identity.tracing import cut_out, mark_of, merged_names
from eventgraph.errors import EventGraphError
from eventgraph.rdf.loading import load
from eventgraph.rdf.streams import MOST
from eventgraph.steps import doing
from eventgraph.vocabulary import curie

__all__ = [
    "DECISIONS",
    "DIFFERENT",
    "SAME",
    "UNSURE",
    "Merged",
    "decide",
    "decision_home",
    "file_name",
    "merge",
    "merging",
]

#: The file that decisions are written to.
DECISIONS: Final = "identities.ttl"


class Merged(NamedTuple):
    """What a merge makes: the name that stays, the one that goes, files, words, what to know.

    `claims` and `things` count those that named the one that goes.
    """

    kept: str
    gone: str
    files: Mapping[Path, int]
    words: str
    notes: tuple[str, ...]
    claims: int = 0
    things: int = 0


def merge(  # noqa: PLR0913 - as rename and split, and what they are told
    paths: Iterable[str | Path],
    kept: str,
    other: str,
    given: Given,
    *,
    dry: bool = False,
    max_file: int = MOST,
) -> Merged:
    """Make one thing of two in all files, in one step, and record the decision.

    Wherever `other` stood, `kept` stands; its labels become aliases, the rest of its description is
    added, and its name goes on to lead there. The decision holds what `split` takes back. With
    `dry` nothing is written. Raises UnknownName for a name that nothing bears, EventGraphError for
    claims and for what cannot be one, InputError for files that cannot be changed.
    """
    done, edit = merging(paths, kept, other, given, max_file)
    if dry:
        edit.preview()
    else:
        edit.commit()
    return done


def merging(
    paths: Iterable[str | Path], kept: str, other: str, given: Given, max_file: int = MOST
) -> tuple[Merged, Edit]:
    """Prepare what `merge` does, and give it with the change that is to be written.

    Raises as `merge` does.
    """
    paths = [Path(path) for path in paths]
    dataset = load(*paths, drafts=True, max_file=max_file)
    stays, goes = known(dataset, kept), known(dataset, other)
    _refuse(dataset, stays, goes)
    claims, things = owners(dataset, goes)
    edit = Edit(*paths, max_file=max_file)
    with doing("merging"):
        files, notes = _merge(edit, stays, goes, given)
    words = counted(len(claims), len(things), files)
    return Merged(stays.value, goes.value, files, words, notes, len(claims), len(things)), edit


def decide(  # noqa: PLR0913 - as merge
    paths: Iterable[str | Path],
    verdict: str,
    names: tuple[str, str],
    given: Given,
    *,
    dry: bool = False,
    max_file: int = MOST,
) -> tuple[str, str]:
    """Record that two names are of different things, or that nobody can tell; give the names.

    Raises UnknownName for a name that nothing bears, and EventGraphError where they are one.
    """
    paths = [Path(path) for path in paths]
    dataset = load(*paths, drafts=True, max_file=max_file)
    first, second = (known(dataset, name) for name in names)
    refuse_same(first, second)
    edit = Edit(*paths, max_file=max_file)
    node, triples = decision_triples(verdict, first.value, second.value, given)
    edit.put_thing(node, triples, decision_home(edit))
    if dry:
        edit.preview()
    else:
        edit.commit()
    return first.value, second.value


def decision_home(edit: Edit) -> Path:
    """Give the file for decisions: that of the dataset's folder."""
    there = [file.path for file in edit.files if file.path.name == DECISIONS]
    return there[0] if there else edit.root / DECISIONS


def _refuse(dataset: Dataset, stays: ox.NamedNode, goes: ox.NamedNode) -> None:
    refuse_same(stays, goes)
    side = Side(dataset)
    for node in (stays, goes):
        if side.kind(node) != "thing":
            message = "is a claim or a decision, and is not merged; eventgraph rename renames it"
            raise EventGraphError(f"{curie(node.value)}: {message}")
    if not side.has(stays):
        message = "is not described, so it cannot be the one that stays; name the other one first"
        raise EventGraphError(f"{curie(stays.value)}: {message}")


def _merge(
    edit: Edit, stays: ox.NamedNode, goes: ox.NamedNode, given: Given
) -> tuple[dict[Path, int], tuple[str, ...]]:
    """Change the texts, and keep how it is taken back."""
    edit.refuse_fixed([goes])
    former, before = described(edit, goes), _texts_of(edit, stays)
    changed = _change_names(edit, stays, goes)
    mine = described(edit, stays)
    told, notes = joined(mine, former, stays, goes)
    heads = _heads(edit)
    edit.put_thing(stays, told)
    after = _texts_of(edit, stays)
    texts = zip(after, before, strict=False)
    record = {
        "files": {file_name(edit, path): one for path, one in changed.items()},
        "kept": [[mark_of(new), old] for new, old in texts if new != old],
        "heads": _added(heads, _heads(edit)),
        "given": [str(triple) for triple in told if triple not in mine],
        "described": [str(triple) for triple in former],
    }
    node, triples = decision_triples(SAME, stays.value, goes.value, given)
    triples.append(restored_by(node, json.dumps(record, ensure_ascii=False, separators=(",", ":"))))
    edit.put_thing(node, triples, decision_home(edit))
    counts = {path: len(one["names"]) + len(one["cuts"]) for path, one in changed.items()}
    return counts, tuple(notes)


def file_name(edit: Edit, path: Path) -> str:
    """Name a file as it lies in the dataset's folder."""
    root, whole = edit.root.resolve(), path.resolve()
    return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()


def _heads(edit: Edit) -> dict[str, list[str]]:
    """Give the prefixes that each changed file declares, as it writes them."""
    return {
        file_name(edit, file.path): [
            file.text[one.start : one.end] for one in file.statements if one.kind == "prefix"
        ]
        for file in edit.files
        if file.is_changed
    }


def _added(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> dict[str, list[str]]:
    added = {
        name: [line for line in lines if line not in before.get(name, lines)]
        for name, lines in after.items()
    }
    return {name: lines for name, lines in added.items() if lines}


def _change_names(
    edit: Edit, stays: ox.NamedNode, goes: ox.NamedNode
) -> dict[Path, dict[str, list[object]]]:
    changed: dict[Path, dict[str, list[object]]] = {}
    local = goes.value.replace("#", "/").rpartition("/")[2]
    for file in edit.files:
        if local not in file.text and "\\" not in file.text and "%" not in file.text:
            continue
        text, cuts = cut_out(file, goes.value)
        if cuts:
            edit.put_text(file.path, text)
        text, traces = merged_names(file, goes.value, stays.value)
        if traces:
            edit.put_text(file.path, text)
        if cuts or traces:
            # What describes the thing that stays is kept as a whole.
            others = [one for one in traces if (one.kind, one.subject) != ("triples", stays.value)]
            changed[file.path] = {"cuts": [*cuts], "names": [*others]}
    return changed


def _texts_of(edit: Edit, node: ox.NamedNode) -> list[str]:
    """Give the statements that describe a name, as text, in the order of the files."""
    return [
        file.text[one.start : one.end]
        for file in edit.files
        for one in file.about(node.value)
        if one.kind == "triples"
    ]
