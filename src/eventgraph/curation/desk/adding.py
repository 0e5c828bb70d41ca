"""Texts beside a dataset: read as far as they can be, and a source added with its pasted text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from rdflib import Dataset

from eventgraph.curation.texts.adding import Adding, Incoming
from eventgraph.curation.texts.details import Details
from eventgraph.curation.texts.extracted import Extracted, clean
from eventgraph.errors import EventGraphError, InputError
from eventgraph.evidence.sourcetexts import FOLDER, TEXT, kept_texts, read_texts
from eventgraph.rdf.oxigraph import store_of, values_of
from eventgraph.text.anchoring import SourceText
from eventgraph.vocabulary import EVG, curie

__all__ = ["kept_files", "pasted", "texts_beside"]

#: How many words name a source that has neither publisher nor title.
_FIRST: Final = 6


def kept_files(root: Path) -> list[Path]:
    """List the texts that are kept beside a dataset."""
    folder = root / FOLDER
    return sorted(folder.glob(f"*{TEXT}")) if folder.is_dir() else []


def texts_beside(
    dataset: Dataset, root: Path, sources: Sequence[str]
) -> tuple[dict[str, SourceText], dict[str, str]]:
    """Read the texts beside a dataset; where one is not its source's, say so, and read the others.

    Gives texts and faults, both by sources.
    """
    try:
        return kept_texts(dataset, [root]), {}
    except InputError:
        texts: dict[str, SourceText] = {}
        faults = {}
        for source in sources:
            file = root / FOLDER / f"{re.split(r'[/#]', source)[-1]}{TEXT}"
            try:
                texts |= read_texts(dataset, [(f"<{source}>", file)]) if file.is_file() else {}
            except InputError as error:
                faults[source] = str(error)
        return texts, faults


def pasted(dataset: Dataset, paths: Sequence[Path], given: Mapping[str, str]) -> tuple[str, Adding]:
    """Take in a source as the form tells of it, with its text; nothing is written yet.

    Of a `source` that is there, only the text is taken. Raises EventGraphError for what is missing
    or wrong, such as a text that is not the one that quotes were taken from.
    """
    text = clean(given["text"])
    if not text.strip():
        raise EventGraphError("a source needs its text; paste it")
    if given["source"]:
        return _completing(dataset, paths, given["source"], given["text"])
    if not (given["title"].strip() or given["publisher"]):
        raise EventGraphError("a source needs a title or a publisher; write the one")
    publisher = curie(given["publisher"]) if given["publisher"] else ""
    details = Details(
        kind=curie(given["kind"]),
        title=" ".join(given["title"].split()),
        publishers=(publisher,) if publisher else (),
        issued=given["issued"].strip(),
        language=given["language"].strip(),
        url=given["url"].strip(),
    )
    adding = Adding(dataset, paths)
    name = " ".join(text.split()[:_FIRST])
    added = adding.add(Incoming(details, name, text.encode(), Extracted(text)))
    if added.state == "there":
        raise EventGraphError(f"this text is there already, as {curie(added.source)}; open it")
    return added.source, adding


def _completing(
    dataset: Dataset, paths: Sequence[Path], source: str, text: str
) -> tuple[str, Adding]:
    """Take in the text of a source that is there already: that of its sum, if it states one."""
    stated = values_of(store_of(dataset), source, EVG.textSha256)
    lines = text.replace("\r\n", "\n")
    forms = (clean(text), lines, lines.rstrip("\n") + "\n")
    fitting = [one for one in forms if sha256(one.encode()).hexdigest() in stated]
    if stated and not fitting:
        message = (
            "is not the text that its quotes were taken from; paste that one, or keep its file"
        )
        raise EventGraphError(f"{curie(source)}: this {message} with eventgraph source add")
    words = (fitting or [*forms])[0]
    adding = Adding(dataset, paths)
    details = Details(id=curie(source))
    adding.add(Incoming(details, "", words.encode(), Extracted(words)))
    return source, adding
