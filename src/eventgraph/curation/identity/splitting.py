"""Take a merge back: what was two things is two again, in every statement the merge changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.editing import Edit
from eventgraph.curation.files import EditedFile
from eventgraph.curation.identity.decisions import (
    DIFFERENT,
    SAME,
    Decision,
    Given,
    decision_triples,
    decisions_of,
)
from eventgraph.curation.identity.merging import decision_home, file_name
from eventgraph.curation.identity.subjects import described
from eventgraph.curation.identity.tracing import Cut, Trace, mark_of, parted_names
from eventgraph.errors import EventGraphError, did_you_mean
from eventgraph.rdf.loading import load
from eventgraph.rdf.oxigraph import prefixes_of, store_of
from eventgraph.rdf.streams import MOST
from eventgraph.vocabulary import curie, expand

__all__ = ["Parted", "split"]


class Parted(NamedTuple):
    """What a split made: the name that stays, the one that is back, changed files, what is left.

    `left` names the statements that somebody changed since the merge: they stay as they are.
    """

    kept: str
    back: str
    files: tuple[Path, ...]
    left: tuple[str, ...]


def split(
    paths: Iterable[str | Path],
    name: str,
    different: Given | None = None,
    *,
    dry: bool = False,
    max_file: int = MOST,
) -> Parted:
    """Take back the merge in which a name went; with `different`, record that they are two.

    Where nothing else changed since, the files hold the same bytes as before the merge. A statement
    that somebody changed since keeps the name it has, and is told. Raises EventGraphError for a
    name that no merge took away, InputError for files that cannot be changed.
    """
    paths = [Path(path) for path in paths]
    dataset = load(*paths, drafts=True, max_file=max_file)
    decisions = [one for one in decisions_of(store_of(dataset)) if one.verdict == SAME]
    decision = _decision(decisions, expand(name, prefixes_of(dataset)) or name)
    stays = ox.NamedNode(decision.keeps)
    (back,) = decision.about - {decision.keeps}
    record = _record(decision)
    edit = Edit(*paths, max_file=max_file)
    edit.remove(ox.NamedNode(decision.name))
    left = _put_back(edit, record, stays, ox.NamedNode(back))
    if different is not None:
        node, triples = decision_triples(DIFFERENT, stays.value, back, different)
        edit.put_thing(node, triples, decision_home(edit))
    files = edit.preview() if dry else edit.commit()
    return Parted(stays.value, back, tuple(files), tuple(dict.fromkeys(left)))


def _decision(decisions: list[Decision], iri: str) -> Decision:
    found = [one for one in decisions if iri in one.about - {one.keeps} and len(one.about) > 1]
    if not found:
        names = [curie(other) for one in decisions for other in one.about - {one.keeps}]
        hint = did_you_mean(curie(iri), names) or "; eventgraph merge makes one thing of two"
        raise EventGraphError(f"no merge took the name {curie(iri)} away{hint}")
    return found[-1]


class Record(NamedTuple):
    """How a merge is taken back: per file what was cut out and renamed, and the descriptions."""

    cuts: dict[str, list[Cut]]
    traces: dict[str, list[Trace]]
    kept: dict[str, str]
    heads: dict[str, list[str]]
    given: set[str]
    described: list[str]


def _record(decision: Decision) -> Record:
    """Read what the merge kept; raises EventGraphError for what no merge has written."""
    try:
        found = json.loads(decision.restores)
        return Record(
            {
                str(name): [Cut(str(a), str(b), int(c), str(d)) for a, b, c, d in one["cuts"]]
                for name, one in found["files"].items()
            },
            {str(name): list(map(_trace, one["names"])) for name, one in found["files"].items()},
            {str(mark): str(old) for mark, old in found["kept"]},
            {str(name): list(map(str, lines)) for name, lines in found["heads"].items()},
            set(map(str, found["given"])),
            list(map(str, found["described"])),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        message = "does not say how it is taken back (evg:restores); part the things by hand"
        raise EventGraphError(f"{curie(decision.name)} {message}") from error


def _trace(trace: Sequence[Any]) -> Trace:
    kind, subject, mark, places = trace
    whole = tuple((int(start), int(length), str(old)) for start, length, old in places)
    return Trace(str(kind), str(subject), str(mark), whole)


def _put_back(edit: Edit, record: Record, stays: ox.NamedNode, back: ox.NamedNode) -> list[str]:
    """Put the old name back wherever the merge took it; name what was changed since."""
    left: list[str] = []
    for name, traces in record.traces.items():
        file = next((one for one in edit.files if file_name(edit, one.path) == name), None)
        if file is None:
            left.append(f"{name}: is not there any more")
            continue
        text, others = parted_names(file, traces)
        edit.put_text(file.path, text)
        left += [f"{name}: {curie(one.subject)} changed since" for one in others]
        for cut in record.cuts[name]:
            _insert(edit, file, cut)
    if record.described and not described(edit, back):
        left.append(f"{curie(back.value)}: is described anew")
        edit.put_thing(back, _parsed(record.described))
    _restore_kept(edit, record, stays)
    return left


def _insert(edit: Edit, file: EditedFile, cut: Cut) -> None:
    """Put a text that was cut out behind the statement it stood after."""
    anchors = [one for one in file.statements if (one.kind, one.subject) == cut[:2]]
    if not anchors and cut.kind:
        return
    at = (anchors[-1].end if anchors else 0) + cut.behind
    if at <= len(file.text):
        edit.put_text(file.path, file.text[:at] + cut.text + file.text[at:])


def _restore_kept(edit: Edit, record: Record, stays: ox.NamedNode) -> None:
    """Take out of the description of the thing that stays what the merge put in."""
    marks = dict(record.kept)
    for file in edit.files:
        for one in file.about(stays.value):
            old = marks.pop(mark_of(file.text[one.start : one.end]), None)
            if old is not None:
                edit.put_text(file.path, file.text[: one.start] + old + file.text[one.end :])
                break
    if marks:
        told = described(edit, stays)
        edit.put_thing(stays, [one for one in told if str(one) not in record.given])
    for file in edit.files:
        for line in record.heads.get(file_name(edit, file.path), ()):
            prefix = line.split()[1]
            if file.text.count(prefix) == 1:
                edit.put_text(file.path, file.text.replace(f"{file.newline}{line}", "", 1))


def _parsed(lines: Iterable[str]) -> list[ox.Triple]:
    text = "".join(f"{line} .\n" for line in lines)
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]
