"""Read W3C Web Annotations, as Recogito, Annotorious and `quotes` write them, and Hypothesis rows.

See https://www.w3.org/TR/annotation-model/ and https://h.readthedocs.io/en/latest/api/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eventgraph.curation.importing.jsons import as_list, as_object, as_text, as_whole
from eventgraph.curation.importing.marks import Left, Mark, Read
from eventgraph.vocabulary import PREFIXES

__all__ = ["annotations_in", "read_annotations"]

_QUOTE: Final = "TextQuoteSelector"
_POSITION: Final = "TextPositionSelector"
#: The lists in which annotations stand, by the tool: Hypothesis's service, and its client.
_ROWS: Final = ("rows", "annotations")


def annotations_in(data: object) -> list[object] | None:
    """Find the annotations in what a file holds; None where it holds none.

    >>> annotations_in({"type": "AnnotationPage", "items": [{"type": "Annotation"}]})
    [{'type': 'Annotation'}]
    """
    if isinstance(data, list):
        return data if any("target" in as_object(one) for one in data) or not data else None
    found = as_object(data)
    for name in _ROWS:
        if isinstance(found.get(name), list):
            return as_list(found[name])
    if "items" in found:
        return as_list(found["items"])
    if "first" in found:
        return annotations_in(found["first"])
    return [found] if "target" in found or found.get("type") == "Annotation" else None


def read_annotations(data: list[object]) -> Read:
    """Read each annotation as the passages that it marks; what marks none is left, and why."""
    read = Read()
    for number, one in enumerate(data, 1):
        annotation = as_object(one)
        place = f"annotation {number}"
        why = _no_passage(annotation)
        marks = [] if why else list(_marks(annotation, place))
        read.marks.extend(marks)
        if why or not marks:
            read.left.append(Left(place, why or "marks no words"))
    return read


def _no_passage(annotation: dict[str, object]) -> str:
    """Say why an annotation marks no passage of a text; nothing where it may."""
    if not annotation:
        return "is no object"
    if as_list(annotation.get("references")):
        return "is a reply to another"
    targets = [as_object(one) for one in as_list(annotation.get("target"))]
    if not any(as_list(target.get("selector")) for target in targets):
        return "is a note on the whole page"
    return ""


def _marks(annotation: dict[str, object], place: str) -> Iterator[Mark]:
    notes, tags, claim = _said(annotation)
    maker = as_object(annotation.get("creator") or annotation.get("user_info"))
    name = as_text(maker.get("name") or maker.get("display_name") or maker.get("nickname"))
    for target in map(as_object, as_list(annotation.get("target"))):
        words, at = _selected(target.get("selector"))
        if words is not None:
            yield Mark(
                as_text(words.get("exact")),
                as_text(words.get("prefix")),
                as_text(words.get("suffix")),
                as_text(target.get("source") or annotation.get("uri")),
                at,
                notes,
                tags,
                as_text(annotation.get("created"))[:10],
                name or as_text(annotation.get("user")) or as_text(maker.get("id")),
                place,
                as_text(annotation.get("id")),
                claim=claim,
            )


def _selected(selectors: object) -> tuple[dict[str, object] | None, int]:
    """Find the words that selectors choose, and where the tool counts them, for their order."""
    words, at = None, -1
    left = list(map(as_object, as_list(selectors)))
    while left:
        one = left.pop(0)
        kind = one.get("type")
        if kind == _QUOTE and as_text(one.get("exact")).strip():
            words = words or one
        elif kind == _POSITION:
            at = as_whole(one.get("start"))
        left.extend(map(as_object, as_list(one.get("refinedBy"))))
    return words, at


def _said(
    annotation: dict[str, object],
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], str]:
    """Gather what is said of a passage: notes with their languages, tags, and a claim of ours."""
    notes, tags, claim = [], [], ""
    for body in as_list(annotation.get("body")):
        found = as_object(body) or {"value": body}
        value, purpose = as_text(found.get("value")), found.get("purpose")
        if not value and purpose == "linking":
            claim = as_text(found.get("id"))
        elif purpose == "tagging" or (not value and found.get("label")):
            tags.append(value or as_text(found.get("label")))
        elif value:
            notes.append((value, as_text(found.get("language"))))
    if text := as_text(annotation.get("text")):
        notes.append((text, ""))
    tags += [as_text(tag) for tag in as_list(annotation.get("tags"))]
    ours = claim if claim.startswith(PREFIXES["claim"]) else ""
    return tuple(notes), tuple(filter(None, tags)), ours
