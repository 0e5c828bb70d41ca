"""Read annotations of other tools as drafts: their words found again in the source's own text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.finding import find
from eventgraph.curation.holding import Holding
from eventgraph.curation.importing.catma import is_catma, read_catma
from eventgraph.curation.importing.drafting import Found, draft_of
from eventgraph.curation.importing.jsons import as_object, has_lines, read_json, read_lines
from eventgraph.curation.importing.marks import Left, Mark, Read
from eventgraph.curation.importing.placing import Placed, place
from eventgraph.curation.importing.tools import (
    is_doccano,
    is_label_studio,
    read_doccano,
    read_label_studio,
)
from eventgraph.curation.importing.webannotations import annotations_in, read_annotations
from eventgraph.errors import InputError, UnknownName
from eventgraph.extras import needing
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.anchoring import SourceText
from eventgraph.vocabulary import DCTERMS, curie

__all__ = ["Wanted", "drafts_of", "read_file"]

_LANGUAGE: Final = str(DCTERMS.language)
_KNOWN: Final = (
    "Web Annotations, Hypothesis, INCEpTION's CAS, doccano, Label Studio, or a CATMA folder"
)


class Wanted(NamedTuple):
    """How annotations are read: texts by source, the source of what names none, and names.

    `kept` are texts that lie beside the dataset. With `names` whoever marked a passage is named,
    as an actor of the dataset or in the note.
    """

    texts: Mapping[str, SourceText] = {}
    source: str = ""
    names: bool = False
    kept: Mapping[str, SourceText] = {}


def read_file(path: Path) -> Read:
    """Read what a file, or the folder of a CATMA project, holds, by what it looks like.

    Raises InputError for what is none of the kinds that are known.
    """
    if path.is_dir():
        if not is_catma(path):
            raise InputError(f"is a folder and no CATMA project; name a file: {_KNOWN}", path)
        return read_catma(path)
    if path.suffix.lower() == ".jsonl" and has_lines(path):
        lines = [(f"line {number}", one) for number, one in read_lines(path)]
        if lines and all(is_doccano(one) for _, one in lines):
            return read_doccano(lines)
        raise InputError("holds lines that are no documents of doccano", path)
    data = read_json(path)
    if "%FEATURE_STRUCTURES" in as_object(data):
        uima = needing("curation.importing.uima", "a UIMA CAS", "dkpro-cassis")
        read: Read = uima.read_cas(data, path)
        return read
    if is_label_studio(data):
        return read_label_studio(data)
    documents = data if isinstance(data, list) else [data]
    if documents and all(map(is_doccano, documents)):
        return read_doccano((f"document {n}", one) for n, one in enumerate(documents, 1))
    found = annotations_in(data)
    if found is None:
        raise InputError(f"holds no annotations that are known: {_KNOWN}", path)
    return read_annotations(found)


def drafts_of(dataset: Dataset, holding: Holding, read: Read, wanted: Wanted) -> Found:
    """Make a draft of each passage that stands in the text of its source, and list all others.

    A text is one of `wanted.texts`, or else that which comes with the annotations. Who marked a
    passage is left out, unless `wanted.names`.
    """
    found = Found([], {}, list(read.left), [])
    homes = _Homes(dataset, read, wanted)
    groups: dict[tuple[str, str], list[Mark]] = {}
    for mark in read.marks:
        if mark.claim in holding.claims:
            found.left.append(Left(mark.place, f"is the quote of {curie(mark.claim)} already"))
        else:
            groups.setdefault((homes.source(mark), mark.about), []).append(mark)
    placed: list[tuple[str, Placed]] = []
    for (source, about), marks in groups.items():
        text = homes.text(source, about)
        if text is None:
            why = _textless(source, about)
            found.left.extend(Left(mark.place, why) for mark in marks)
            continue
        there, left = place(text, marks)
        found.left.extend(left)
        placed += [(source, one) for one in there]
    _draft(found, placed, read, homes, holding)
    found.remarks.extend(homes.remarks)
    return found


def _draft(
    found: Found,
    placed: Iterable[tuple[str, Placed]],
    read: Read,
    homes: _Homes,
    holding: Holding,
) -> None:
    """Make drafts of what was found, but for those that are there already."""
    words = {mark.id: mark.words for mark in read.marks if mark.id}
    names = set(holding.claims)
    for source, one in placed:
        mark, by = homes.maker(one.mark)
        language = _language(holding, source)
        draft = draft_of(one._replace(mark=mark), source, language, words, by=by)
        if draft.name.value in names:
            found.left.append(Left(mark.place, f"is {curie(draft.name.value)} already"))
        else:
            names.add(draft.name.value)
            found.claims.append(draft)


def _textless(source: str, about: str) -> str:
    if source:
        name = curie(source)
        return f"is about {name}, whose text is not given; add --text {name}=FILE"
    shown = f'"{about}"' if about else "nothing"
    return f"is about {shown}, which no source of the dataset has as its address; add --source"


def _language(holding: Holding, source: str) -> str:
    """Give the language that a source is said to be in."""
    found = (
        one.object
        for one in holding.things.get(source, ())
        if one.predicate.value == _LANGUAGE and isinstance(one.object, ox.Literal)
    )
    return next((value.value for value in found), "")


class _Homes:
    """Which source a passage is of, where its text is, and who marked it."""

    def __init__(self, dataset: Dataset, read: Read, wanted: Wanted) -> None:
        """Know sources by their addresses and by the sums of their texts."""
        self.dataset, self.wanted = dataset, wanted
        self.addresses: dict[str, str] = {}
        sums: dict[str, str] = {}
        for row in solve(packaged("evidence/quotes-sources"), dataset):
            source = row["source"].value
            self.addresses[source] = source
            if row["url"]:
                self.addresses.setdefault(row["url"].value, source)
            if row["sum"]:
                sums.setdefault(row["sum"].value.lower(), source)
        self.texts = {about: SourceText(text) for about, text in read.texts.items()}
        self.sums = {
            about: sums.get(sha256(text.encode("utf-8", "replace")).hexdigest(), "")
            for about, text in read.texts.items()
        }
        self._makers: set[str] = set()

    def source(self, mark: Mark) -> str:
        """Give the source of a mark: by address, by the sum of its text, or the one that is named.

        Where one text alone is given, what names no source of the dataset is looked for there.
        """
        only = next(iter(self.wanted.texts)) if len(self.wanted.texts) == 1 else ""
        known = self.addresses.get(mark.about) or self.sums.get(mark.about)
        return known or self.wanted.source or only

    def text(self, source: str, about: str) -> SourceText | None:
        """Give the text that a passage is looked for in."""
        given = self.wanted.texts.get(source) or self.wanted.kept.get(source)
        return given or self.texts.get(about)

    def maker(self, mark: Mark) -> tuple[Mark, str]:
        """Give a mark without who made it, unless names are wanted: an actor, or in the note."""
        if not mark.maker:
            return mark, ""
        self._makers.add(mark.maker)
        if not self.wanted.names:
            return mark, ""
        try:
            return mark, str(find(self.dataset, mark.maker))
        except UnknownName:
            notes = (*mark.notes, (f"Marked by {mark.maker}.", ""))
            return mark._replace(notes=notes), ""

    @property
    def remarks(self) -> list[str]:
        """Say what is left out of what is known."""
        if not self._makers or self.wanted.names:
            return []
        number = len(self._makers)
        many = "1 person" if number == 1 else f"{number} people"
        return [f"who marked them ({many}) is left out; --with-names carries it over"]
