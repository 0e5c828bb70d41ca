"""What the page changes: claims and things; each call is one step that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from eventgraph.curation.desk.entries import read_entry, version_of
from eventgraph.curation.desk.made import Made
from eventgraph.curation.desk.minting import thing_name
from eventgraph.curation.desk.saving import Saver
from eventgraph.curation.identity.merging import Merged
from eventgraph.curation.identity.renaming import Renamed
from eventgraph.curation.serving.naming import Given, all_in_labels, iri_in, language_in
from eventgraph.curation.texts.details import language_tag
from eventgraph.curation.texts.restating import Stated, stated_of
from eventgraph.errors import EventGraphError
from eventgraph.text.wording.phrases import told
from eventgraph.vocabulary import curie

__all__ = [
    "approve",
    "dated",
    "delete",
    "describe",
    "make",
    "merge",
    "rename",
    "restate",
    "save",
    "source",
    "undo",
]

#: What the form tells of a new source.
_TOLD: Final = ("source", "kind", "title", "publisher", "issued", "language", "url", "text")


def save(saver: Saver, given: Given) -> object:
    """Save the claim of the form."""
    claim = saver.claim(read_entry(given.get("entry")))
    now = saver.desk.now
    return {"claim": claim, "version": version_of(now, claim), "undo": len(saver.steps)}


def approve(saver: Saver, given: Given) -> object:
    """Approve a claim that somebody else entered."""
    saver.approve(iri_in(given, "claim"), str(given.get("version", "")))
    return {"undo": len(saver.steps)}


def delete(saver: Saver, given: Given) -> object:
    """Delete a claim."""
    saver.delete(iri_in(given, "claim"), str(given.get("version", "")))
    return {"undo": len(saver.steps)}


def undo(saver: Saver, _given: Given) -> object:
    """Take back what was saved last."""
    return {**saver.undo()._asdict(), "undo": len(saver.steps)}


def make(saver: Saver, given: Given) -> object:
    """Make a thing of a kind and label; near names were shown before."""
    now, kind = saver.desk.now, iri_in(given, "kind")
    labels = _labels(given.get("labels"))
    if kind not in now.above or not labels:
        raise EventGraphError("a thing needs a kind and a label; choose the one, write the other")
    iri = thing_name(now, next(iter(labels.values())), kind)
    saver.things([Made(iri, kind, labels)])
    label = saver.desk.now.label(iri, language_in(given))
    return {"iri": iri, "label": label, "undo": len(saver.steps)}


def describe(saver: Saver, given: Given) -> object:
    """Give a thing other labels and aliases."""
    now, iri = saver.desk.now, iri_in(given, "thing")
    labels, aliases = _labels(given.get("labels")), given.get("aliases", [])
    if iri not in now.things or not labels:
        raise EventGraphError("a thing needs a label; write one")
    if not isinstance(aliases, list) or not all(isinstance(one, str) for one in aliases):
        raise EventGraphError("other names are a list of texts; write one a line")
    names = tuple(dict.fromkeys(one.strip() for one in aliases if one.strip()))
    if given.get("version") != version_of(now, iri):
        raise EventGraphError("somebody changed it meanwhile; open it again")
    saver.things([Made(iri, "", labels, names)])
    return {"iri": iri, "undo": len(saver.steps)}


def merge(saver: Saver, given: Given) -> object:
    """Make one thing of two, or tell what that would change."""
    kept, other = iri_in(given, "kept"), iri_in(given, "other")
    if not {kept, other} <= saver.desk.now.things:
        raise EventGraphError("there is no such thing any more; choose another")
    done = saver.merge(kept, other, str(given.get("why", "")), dry=given.get("dry") is not False)
    now, language = saver.desk.now, language_in(given)
    notes = [all_in_labels(now, told(note, language), language)[0] for note in done.notes]
    return {**_counted(done, saver.desk.root), "notes": notes, "undo": len(saver.steps)}


def rename(saver: Saver, given: Given) -> object:
    """Give a thing another name in the files, or tell what that would change."""
    thing, name = iri_in(given, "thing"), given.get("name")
    if thing not in saver.desk.now.things or not isinstance(name, str):
        raise EventGraphError("there is no such thing any more; choose another")
    done = saver.rename(thing, name.strip(), dry=given.get("dry") is not False)
    named = {"old": done.old, "new": done.new, "short": curie(done.new)}
    return {**named, **_counted(done, saver.desk.root), "undo": len(saver.steps)}


def _counted(done: Merged | Renamed, root: Path) -> dict[str, object]:
    """Count what changes: claims, descriptions, and names in each file of the dataset's folder."""
    names = {path: path.relative_to(root) for path in done.files if path.is_relative_to(root)}
    files = [
        {"file": str(names.get(path, path)), "names": count} for path, count in done.files.items()
    ]
    return {"claims": done.claims, "things": done.things, "files": files}


def source(saver: Saver, given: Given) -> object:
    """Add a source with its pasted text."""
    told = {name: given.get(name, "") for name in _TOLD}
    if not all(isinstance(value, str) for value in told.values()):
        raise EventGraphError("what is told of a source is text; load the page again")
    if told["source"] and told["source"] not in saver.desk.now.sources:
        raise EventGraphError("there is no such source any more; choose another")
    if not told["source"] and not (
        iri_in(given, "kind") and iri_in(given, "publisher") == told["publisher"]
    ):
        raise EventGraphError("a source needs a kind; choose one")
    return {"iri": saver.source(told), "undo": len(saver.steps)}


def dated(saver: Saver, given: Given) -> object:
    """Say on which day a source was issued."""
    source, issued = iri_in(given, "source"), given.get("issued", "")
    if source not in saver.desk.now.sources or not isinstance(issued, str):
        raise EventGraphError("there is no such source any more; choose another")
    its = stated_of(saver.desk.now.described(source))
    if not issued.strip():
        raise EventGraphError("a day of issue is a day, a month or a year; write one")
    saver.restate(source, its._replace(issued=issued.strip()))
    return {"undo": len(saver.steps)}


def restate(saver: Saver, given: Given) -> object:
    """State otherwise who published a source, when, and under which title."""
    now, source = saver.desk.now, iri_in(given, "source")
    told = {name: given.get(name, "") for name in Stated._fields}
    if source not in now.sources:
        raise EventGraphError("there is no such source any more; choose another")
    if not all(isinstance(value, str) for value in told.values()):
        raise EventGraphError("what is told of a source is text; load the page again")
    if iri_in(told, "publisher") and told["publisher"] not in now.actors:
        raise EventGraphError("there is no such publisher any more; choose another")
    new = Stated(**{name: " ".join(value.split()) for name, value in told.items()})
    saver.restate(source, new, str(given.get("version", "")))
    return {"undo": len(saver.steps)}


def _labels(given: object) -> dict[str, str]:
    if not isinstance(given, Mapping):
        return {}
    pairs: dict[Any, Any] = {**given}
    return {
        language_tag(tag, "the language"): text.strip()
        for tag, text in pairs.items()
        if isinstance(tag, str) and tag and isinstance(text, str) and text.strip()
    }
