"""What the page asks of things: names while they are typed, what fits, what they are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from eventgraph.curation.desk.entries import version_of
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.desk.relations import fitting
from eventgraph.curation.desk.snapshot import Snapshot
from eventgraph.curation.texts.restating import stated_of
from eventgraph.errors import EventGraphError, pick
from eventgraph.rdf.oxigraph import named_node
from eventgraph.text.languages import SPOKEN
from eventgraph.vocabulary import EVG, PROV, SKOS, curie, expand

__all__ = ["Given", "all_in_labels", "claim_hit", "in_labels", "iri_in", "label_of", "language_in"]

#: What may be the short name of a thing or a term.
_SHORT: Final = re.compile(r"(?<![\w:/<-])[A-Za-z][\w-]*:[\w-]+")
_MOST: Final = 12
_NEAR: Final = 5
_LISTED: Final = 100

Given = Mapping[str, Any]


def language_in(given: Given) -> str:
    """Give the language of the reader."""
    return pick(str(given.get("lang", "en")), SPOKEN, "language")


def iri_in(given: Given, name: str) -> str:
    """Give an IRI that was sent, or nothing; raises EventGraphError for what is none."""
    text = given.get(name, "")
    if not isinstance(text, str) or (text and named_node(text) is None):
        raise EventGraphError(f"{name} is no IRI; choose it from the list")
    return text


def names(desk: Desk, given: Given) -> object:
    """Find things by what is typed; of some classes alone, if any are named."""
    now, language = desk.now, language_in(given)
    classes = [one for one in str(given.get("of", "")).split() if one]
    wanted = frozenset(now.of_class(*classes)) if classes else None
    hits = now.names.find(str(given.get("q", "")), wanted, list(desk.used), _MOST)
    return [
        {
            "iri": hit.key,
            "label": now.label(hit.key, language),
            "name": hit.name,
            "kind": _kinds(now, hit.key, language),
        }
        for hit in hits
    ]


def near_names(desk: Desk, given: Given) -> object:
    """Find things that are called nearly as what is typed, to be taken instead of a new one."""
    now, language, typed = desk.now, language_in(given), str(given.get("q", "")).strip()
    found = dict.fromkeys(hit.key for hit in now.names.find(typed, None, (), _NEAR))
    found.update(dict.fromkeys(now.names.near(typed)))
    return [
        {"iri": one, "label": now.label(one, language), "kind": _kinds(now, one, language)}
        for one in list(found)[:_NEAR]
    ]


def labels(desk: Desk, given: Given) -> object:
    """Say what some things are called."""
    now, language = desk.now, language_in(given)
    named = [one for one in str(given.get("iris", "")).split() if named_node(one) is not None]
    return {one: label_of(now, one, language) for one in named}


def relations(desk: Desk, given: Given) -> object:
    """List the relations that fit a thing, or a class of one that is being made."""
    now, thing, kind = desk.now, iri_in(given, "thing"), iri_in(given, "kind")
    classes = now.above.get(kind, frozenset()) if kind else now.classes_of(thing)
    return fitting(now, desk.relations, classes, language_in(given), desk.usage)


def events(desk: Desk, given: Given) -> object:
    """Offer the statements that a speaker made, those of the same source first."""
    now, language = desk.now, language_in(given)
    speaker, source = iri_in(given, "speaker"), iri_in(given, "source")
    counts: Counter[str] = Counter()
    for one in now.claims_of(source):
        weight = 2 if speaker in now.speakers_of(one) else 0
        counts.update(dict.fromkeys(now.texts(one, EVG.statedIn), weight))
    found = [event for event, weight in counts.most_common() if weight]
    return now.named(found, language)


def thing(desk: Desk, given: Given) -> object:
    """Give what a thing is called, what kind it is, and what claims speak of it."""
    now, language, name = desk.now, language_in(given), iri_in(given, "thing")
    if name not in now.things:
        raise EventGraphError("there is no such thing any more; it was renamed or deleted")
    store, node = now.store, named_node(name)
    spoken = {
        getattr(quad.graph_name, "value", "")
        for place in ((node, None, None), (None, None, node))
        for quad in store.quads_for_pattern(*place)
    } & now.claims
    return {
        "iri": name,
        "version": version_of(now, name),
        "short": curie(name),
        "label": now.label(name, language),
        "kinds": now.kinds[name],
        "kind": _kinds(now, name, language),
        "labels": dict(now.labels.get(name, {})),
        "aliases": now.texts(name, SKOS.altLabel),
        "claims": [claim_hit(now, one, language) for one in sorted(spoken)],
    }


def details(desk: Desk, given: Given) -> object:
    """Give what is stated of a source, as the form holds it."""
    now, name = desk.now, iri_in(given, "source")
    if name not in now.sources:
        raise EventGraphError("there is no such source any more; choose another")
    stated = stated_of(now.described(name))
    publisher = now.label(stated.publisher, language_in(given)) if stated.publisher else ""
    version = version_of(now, name)
    return {**stated._asdict(), "label": publisher, "version": version, "short": curie(name)}


def things(desk: Desk, given: Given) -> object:
    """List things by what is typed, by label; the first hundred."""
    now, language, most = desk.now, language_in(given), _LISTED
    typed = str(given.get("q", ""))
    if typed.strip():
        found = [hit.key for hit in now.names.find(typed, None, list(desk.used), most)]
    else:
        found = sorted(now.things, key=lambda one: (now.label(one, language).casefold(), one))
    rows = [
        {
            "iri": one,
            "label": now.label(one, language),
            "kind": _kinds(now, one, language),
            "aliases": now.texts(one, SKOS.altLabel),
        }
        for one in found[:most]
    ]
    return {"rows": rows, "all": len(now.things)}


def claim_hit(now: Snapshot, name: str, language: str) -> dict[str, str]:
    """Give a claim as one of a list: what it says, its words, who says it."""
    speakers = ", ".join(now.label(one, language) for one in now.speakers_of(name))
    quote = now.text(name, EVG.quote)
    return {
        "iri": name,
        "label": now.claim_label(name, language),
        "name": quote,
        "kind": speakers,
        "source": now.text(name, PROV.wasQuotedFrom),
    }


def label_of(now: Snapshot, iri: str, language: str) -> str:
    """Give what something is called, a claim by its label or what it says."""
    return now.claim_label(iri, language) if iri in now.claims else now.label(iri, language)


def in_labels(
    now: Snapshot, message: str, named: Iterable[str], language: str
) -> tuple[str, list[str]]:
    """Write what something is called in place of its short name; give the labels, too."""
    found: dict[str, str] = {}
    for iri in filter(None, named):
        name = re.compile(rf"(?<![\w:/<-]){re.escape(curie(iri))}(?![\w-])")
        if name.search(message):
            found[iri] = f"“{label_of(now, iri, language)}”"
            message = found[iri].join(name.split(message))
    return message, list(found.values())


def all_in_labels(now: Snapshot, message: str, language: str) -> tuple[str, list[str]]:
    """Write what things are called in place of whichever short names stand in a message."""
    named = (expand(name, now.prefixes) for name in _SHORT.findall(message))
    known = [str(iri) for iri in named if iri and now.label(str(iri), language) != curie(str(iri))]
    return in_labels(now, message, dict.fromkeys(known), language)


def _kinds(now: Snapshot, iri: str, language: str) -> str:
    return ", ".join(now.label(kind, language) for kind in now.kinds.get(iri, ()))
