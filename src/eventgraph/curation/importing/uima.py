"""Read INCEpTION's UIMA CAS in JSON, which brings its text and counts in units of UTF-16."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from cassis import load_cas_from_json

from eventgraph.curation.importing.jsons import as_text
from eventgraph.curation.importing.marks import Left, Mark, Read, part
from eventgraph.errors import InputError

__all__ = ["read_cas"]

#: Types that a tool makes by itself for every text, by how their names begin.
_OWN: Final = (
    "uima.cas.",
    "uima.tcas.DocumentAnnotation",
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.",
    "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.",
    "de.tudarmstadt.ukp.dkpro.core.api.syntax.",
)
#: Features that every annotation has, and those in which a relation names its two ends.
_PLAIN: Final = frozenset({"sofa", "begin", "end", "id", "order", "uiName", "uiOrder"})
_ENDS: Final = ("Governor", "Dependent")


def read_cas(data: object, path: Path) -> Read:
    """Read the annotations of each text; links and relations lead to other annotations.

    Raises InputError for what is no CAS.
    """
    try:
        cas = load_cas_from_json(io.BytesIO(json.dumps(data).encode("utf-8")))
        views = {sofa.sofaID: cas.get_view(sofa.sofaID) for sofa in cas.sofas}
        read = Read()
        for name, view in views.items():
            text = as_text(view.sofa_string)
            if text:
                read.texts[name] = text
                read.marks.extend(_marks(list(view.select_all_annotations()), name, text, read))
    except Exception as error:
        if isinstance(error, InputError):
            raise
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise InputError(f"is no CAS that can be read: {told}", path) from error
    return read


def _marks(annotations: list[Any], about: str, text: str, read: Read) -> Iterator[Mark]:
    relations: dict[str, list[tuple[str, str]]] = {}
    kept = [one for one in annotations if not one.type.name.startswith(_OWN)]
    ends = [one for one in kept if all(getattr(one, end, None) is not None for end in _ENDS)]
    for one in ends:
        start, end = (_name(about, getattr(one, end)) for end in _ENDS)
        relations.setdefault(start, []).append((", ".join(_tags(one)), end))
    for number, one in enumerate((one for one in kept if one not in ends), 1):
        place = f"{about}, annotation {number}"
        words, before, after = part(text, one.begin, one.end)
        if not words.strip():
            read.left.append(Left(place, "marks no words"))
            continue
        its = [*relations.get(_name(about, one), ()), *_links(about, one)]
        mark = Mark(words, before, after, about, one.begin, (), tuple(_tags(one)), place=place)
        yield mark._replace(id=_name(about, one), relations=tuple(its))


def _name(about: str, one: Any) -> str:  # noqa: ANN401 - a structure whose class cassis makes
    return f"{about}#{one.xmiID}"


def _tags(one: Any) -> Iterator[str]:  # noqa: ANN401 - see above
    """Name the layer of an annotation, and what its plain features say."""
    layer = one.type.name.rpartition(".")[2]
    if layer != "Annotation":
        yield layer
    for feature in one.type.all_features:
        value = getattr(one, feature.name, None)
        if feature.name not in _PLAIN and isinstance(value, str | int | float):
            yield f"{feature.name}: {as_text(value)}"


def _links(about: str, one: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - see above
    """Give the links of an annotation: the role of each, and where it leads."""
    for feature in one.type.all_features:
        value = getattr(one, feature.name, None)
        for link in getattr(value, "elements", None) or ():
            target = getattr(link, "target", None)
            if target is not None:
                yield as_text(getattr(link, "role", "")) or feature.name, _name(about, target)
