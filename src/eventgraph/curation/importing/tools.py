"""Read doccano's lines, and Label Studio's JSON and JSON_MIN, which bring their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from eventgraph.curation.importing.jsons import as_list, as_object, as_text, as_whole
from eventgraph.curation.importing.marks import Left, Mark, Read, part, units

__all__ = ["is_doccano", "is_label_studio", "read_doccano", "read_label_studio"]

_LABELS: Final = ("entities", "label", "labels")
_RELATION: Final = "relation"
_SPAN: Final = 3
#: Marks that make one sign of several characters, for those who count signs.
_SEVERAL: Final = re.compile("[\u0300-\u036f\u200d\ufe0f\U0001f3fb-\U0001f3ff]")
_GRAPHEMES: Final = (
    "has signs of several characters; if the project counts graphemes, look at its drafts anew"
)


def is_doccano(data: object) -> bool:
    """Tell whether an object is a document as doccano exports it.

    >>> is_doccano({"text": "a", "label": [[0, 1, "x"]]}), is_doccano({"rows": []})
    (True, False)
    """
    found = as_object(data)
    return (
        isinstance(found.get("text") or found.get("data"), str)
        and any(isinstance(found.get(name), list) for name in _LABELS)
        and "annotation_id" not in found
    )


def read_doccano(documents: Iterable[tuple[str, object]]) -> Read:
    """Read documents, each with its place: spans counted in characters, and relations of two."""
    read = Read()
    for place, document in documents:
        found = as_object(document)
        text = as_text(found.get("text") or found.get("data"))
        read.texts[place] = text
        if _SEVERAL.search(text):
            read.left.append(Left(place, _GRAPHEMES))
        relations: dict[str, list[tuple[str, str]]] = {}
        for one in map(as_object, as_list(found.get("relations"))):
            origin, goal = (f"{place}#{as_text(one.get(name))}" for name in ("from_id", "to_id"))
            relations.setdefault(origin, []).append((as_text(one.get("type")), goal))
        spans = next((as_list(found[name]) for name in _LABELS if name in found), [])
        for number, span in enumerate(spans, 1):
            where = f"{place}, span {number}"
            start, end, label, name = _span(span)
            if not 0 <= start < end <= len(text):
                read.left.append(Left(where, "counts beyond the text, or marks no words"))
                continue
            words, before, after = part(text, start, end)
            own = f"{place}#{name}" if name else where
            its = tuple(relations.get(own, ()))
            tags = (label,) if label else ()
            mark = Mark(words, before, after, place, start, (), tags, place=where, id=own)
            read.marks.append(mark._replace(relations=its))
        if as_list(found.get("Comments") or found.get("comments")):
            read.left.append(Left(place, "has comments on the whole document"))
    return read


def _span(span: object) -> tuple[int, int, str, str]:
    """Give start, end, label and name of a span, in either of doccano's two forms."""
    if isinstance(span, list) and len(span) >= _SPAN:
        return as_whole(span[0]), as_whole(span[1]), as_text(span[2]), ""
    found = as_object(span)
    start, end = (as_whole(found.get(f"{edge}_offset")) for edge in ("start", "end"))
    return start, end, as_text(found.get("label")), as_text(found.get("id"))


def is_label_studio(data: object) -> bool:
    """Tell whether a list holds tasks as Label Studio exports them, in full or in short.

    >>> is_label_studio([{"id": 1, "data": {}, "annotations": []}]), is_label_studio([{}])
    (True, False)
    """
    tasks = [as_object(one) for one in as_list(data)]
    return bool(tasks) and all(
        ("annotations" in one and "data" in one) or "annotation_id" in one for one in tasks
    )


def read_label_studio(data: object) -> Read:
    """Read tasks: each region's words are held against its text; relations only the full form has.

    Whole annotations that were cancelled, predictions, and regions without words are left.
    """
    read = Read()
    for number, task in enumerate(map(as_object, as_list(data)), 1):
        place = f"task {as_text(task.get('id')) or number}"
        if "annotation_id" in task:
            _read_short(read, task, place)
            continue
        texts = {name: as_text(text) for name, text in as_object(task.get("data")).items()}
        for which, annotation in enumerate(map(as_object, as_list(task["annotations"])), 1):
            where = f"{place}, annotation {which}"
            if annotation.get("was_cancelled"):
                read.left.append(Left(where, "was cancelled"))
                continue
            made = as_text(annotation.get("created_at"))[:10]
            results = [as_object(one) for one in as_list(annotation.get("result"))]
            maker = annotation.get("completed_by")
            by = as_text(as_object(maker).get("email") or maker)
            for mark in _regions(read, results, texts, where):
                read.marks.append(mark._replace(made=made, maker=by))
        if as_list(task.get("predictions")):
            read.left.append(Left(place, "has predictions, which nobody made"))
    return read


def _read_short(read: Read, task: dict[str, object], place: str) -> None:
    texts = {name: text for name, text in task.items() if isinstance(text, str)}
    regions = [
        {"id": f"{number}", "value": region}
        for name, its in task.items()
        if isinstance(its, list)
        for number, region in enumerate(its)
    ]
    made, by = as_text(task.get("created_at"))[:10], as_text(task.get("annotator"))
    for mark in _regions(read, regions, {n: as_text(t) for n, t in texts.items()}, place):
        read.marks.append(mark._replace(made=made, maker=by))


def _regions(
    read: Read, results: list[dict[str, object]], texts: Mapping[str, str], place: str
) -> Iterator[Mark]:
    """Gather the regions of one annotation, each with all that is said of it."""
    relations: dict[str, list[tuple[str, str]]] = {}
    regions: dict[str, list[dict[str, object]]] = {}
    for number, one in enumerate(results, 1):
        if one.get("type") == _RELATION:
            start, end = (f"{place}#{as_text(one.get(n))}" for n in ("from_id", "to_id"))
            labels = ", ".join(map(as_text, as_list(one.get("labels")))) or "is linked with"
            relations.setdefault(start, []).append((labels, end))
        else:
            name = f"{place}#{as_text(one.get('id')) or number}"
            regions.setdefault(name, []).append(as_object(one.get("value")))
    for number, (name, values) in enumerate(regions.items(), 1):
        where = f"{place}, region {number}"
        mark = _region(values, texts)
        if isinstance(mark, str):
            read.left.append(Left(where, mark))
        else:
            about = f"{place}: {mark.about}"
            read.texts.setdefault(about, texts[mark.about])
            its = tuple(relations.get(name, ()))
            yield mark._replace(place=where, id=name, about=about, relations=its)


def _region(values: list[dict[str, object]], texts: Mapping[str, str]) -> Mark | str:
    """Read one region, or say why it is none; its places count in units of UTF-16."""
    spanned = next((one for one in values if "start" in one and "end" in one), None)
    if spanned is None:
        return "says something of the whole text"
    words = as_text(spanned.get("text"))
    start, end = as_whole(spanned.get("start")), as_whole(spanned.get("end"))
    tags = [
        as_text(tag)
        for one in values
        for name, its in one.items()
        if name != "text" and isinstance(its, list)
        for tag in its
    ]
    notes = [
        as_text(n)
        for one in values
        if isinstance(one.get("text"), list)
        for n in as_list(one["text"])
    ]
    for name, text in texts.items():
        place = units(text, start, end)
        if place is not None and words.strip() and text[slice(*place)] == words:
            found, before, after = part(text, *place)
            said = tuple((note, "") for note in notes if note)
            return Mark(found, before, after, name, place[0], said, tuple(filter(None, tags)))
    return "marks no words, or others than stand at its place"
