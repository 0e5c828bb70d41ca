"""Find things by the names people use, and give things the labels people read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from eventgraph.claims.sentences import sentences
from eventgraph.errors import UnknownName, did_you_mean, near, one_of
from eventgraph.rdf.oxigraph import named_node, prefixes_of, store_of
from eventgraph.sparql.files import Query
from eventgraph.sparql.running import packaged, solve
from eventgraph.sparql.text import names_in
from eventgraph.text.languages import distance
from eventgraph.vocabulary import DCTERMS, EVG, PREFIXES, curie, expand

__all__ = [
    "in_current_names",
    "is_term",
    "known_names",
    "labels",
    "labels_in",
    "resolve",
    "resolve_each",
    "strangers",
]

#: The labels of all that has one, claims among them.
_ALL: Final = "claims/labels"
#: The namespaces of vocabularies: what is in them is a term, and no thing of the data.
_TERMS: Final = tuple(name for prefix, name in PREFIXES.items() if f"/id/{prefix}/" not in name)
_REPLACES: Final = ox.NamedNode(str(DCTERMS.replaces))
#: What is said of names, and not of what they stand for.
_OF_NAMES: Final = frozenset({str(DCTERMS.replaces), str(EVG.decides)})


def labels(
    dataset: Dataset, language: str = "en", query: str = _ALL, *, made: bool = True
) -> dict[str, str]:
    """Give the label of every labelled IRI: in `language`, else in English, else in any.

    A label with a region serves its language, where there is none without (`es-MX` for `es`).
    A claim without a label has the sentence that its statements make, unless `made` is false.
    `query` names a packaged query of `?thing ?label` that asks for fewer.

    >>> import eventgraph as eg
    >>> labels(eg.load("graph"), "es")["https://w3id.org/eventgraph/id/actor/pope-leo-xiv"]
    'Papa León XIV'
    """
    return labels_in(dataset, (language,), query, made=made)[0]


def labels_in(
    dataset: Dataset, languages: Sequence[str], query: str = _ALL, *, made: bool = True
) -> tuple[dict[str, str], ...]:
    """Give the labels of `labels` in several languages, read in one pass."""
    best: list[dict[str, tuple[int, str, str]]] = [{} for _ in languages]
    tags: dict[str, set[str]] = {}
    for row in solve(packaged(query), dataset):
        tag, text = row["label"].language or "", row["label"].value
        iri = row["thing"].value
        tags.setdefault(iri, set()).add(tag)
        for language, found in zip(languages, best, strict=True):
            candidate = (distance(tag, language), tag, text)
            if iri not in found or candidate < found[iri]:
                found[iri] = candidate
    names = [{iri: text for iri, (_, _, text) in found.items()} for found in best]
    if made and query == _ALL:
        for language, known in zip(languages, names, strict=True):
            known.update(sentences(dataset, language, tags, known))
    return tuple(dict(sorted(known.items())) for known in names)


def known_names(dataset: Dataset) -> dict[str, list[str]]:
    """Give every label and alternative label, folded to lower case, with the IRIs that carry it."""
    names: dict[str, set[str]] = {}
    for row in solve(packaged("claims/names"), dataset):
        names.setdefault(_folded(row["name"].value), set()).add(row["thing"].value)
    return {name: sorted(things) for name, things in sorted(names.items())}


def is_term(iri: str) -> bool:
    """Tell whether an IRI is a term of a vocabulary, and no thing of the data.

    >>> is_term(expand("foaf:Group")), is_term(expand("actor:marco-rubio"))
    (True, False)
    """
    return iri.startswith(_TERMS)


def _folded(text: str) -> str:
    """Fold case, composed letters and white space, none of which tells two names apart."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def resolve(dataset: Dataset, text: str) -> URIRef:
    """Find the thing that a CURIE, an IRI or an exact label names; an old IRI leads to the new one.

    Raises UnknownName for a name that nothing carries (with the nearest ones) or that several
    things carry (with their CURIEs).

    >>> import eventgraph as eg
    >>> resolve(eg.load("graph"), "Marco Rubio")
    rdflib.term.URIRef('https://w3id.org/eventgraph/id/actor/marco-rubio')
    """
    return resolve_each(dataset, [text])[0]


def resolve_each(dataset: Dataset, texts: Iterable[str]) -> list[URIRef]:
    """Find what each of several names stands for, as `resolve` does; they are read once."""
    names = cache(partial(known_names, dataset))
    known = cache(partial(_resolved, dataset, names))
    return [known(text) for text in texts]


def _resolved(dataset: Dataset, known: Callable[[], dict[str, list[str]]], text: str) -> URIRef:
    iri = expand(text, prefixes_of(dataset))
    for name in (iri, text):
        if name is not None and _occurs(dataset, name):
            return URIRef(_current(dataset, name))
    names = known()
    things = {thing for found in names.values() for thing in found}
    if iri is not None:
        raise UnknownName(
            f"nothing in the dataset is named {text}{_near_curie(curie(iri), things)}"
        )
    found = names.get(_folded(text), [])
    if len(found) == 1:
        return URIRef(found[0])
    if found:
        choices = ", ".join(map(curie, found))
        raise UnknownName(f"{text!r} names several things; say which: {choices}")
    hint = _nearest(_folded(text), names) or _near_curie(text, things)
    advice = hint or "; write a CURIE such as actor:…, or an exact label"
    raise UnknownName(f"nothing in the dataset is named {text!r}{advice}")


def strangers(query: Query, dataset: Dataset) -> Iterator[str]:
    """Yield a hint for each name in a query that the dataset does not know at all.

    What is asked of such a name has no rows, and nothing else would say why.

    >>> import eventgraph as eg
    >>> from eventgraph.sparql.files import parse_query
    >>> next(strangers(parse_query("ASK { actor:pope-leo ?p ?o }", "q"), eg.load("graph")))
    'nothing in the dataset is named actor:pope-leo; did you mean actor:pope-leo-xiv?'
    """
    known = prefixes_of(dataset)
    for text in dict.fromkeys(
        name.text if name.iri == expand(name.text, known) else f"<{name.iri}>"
        for name in names_in(query.text, known)
        if name.iri is not None and not name.iri.startswith(PREFIXES["xsd"])
    ):
        try:
            now = str(resolve(dataset, text))
        except UnknownName as error:
            yield str(error)
            continue
        if now != (expand(text, known) or text[1:-1]):
            yield f"{text} is now {curie(now)}; name it so"


def in_current_names(query: Query, dataset: Dataset) -> tuple[Query, dict[str, str]]:
    """Put, in a query, the names of today for those that were renamed or merged; tell which.

    A name of which the dataset still says something is left, and so is a query that asks for what
    was replaced, or decided, itself.

    >>> import eventgraph as eg
    >>> from eventgraph.sparql.files import parse_query
    >>> query = parse_query("ASK { event:exchange-2025-07-18 ?says ?what }", "q")
    >>> in_current_names(query, eg.load("graph"))[0].text
    'ASK { <https://w3id.org/eventgraph/id/event/exchange> ?says ?what }'
    """
    store = store_of(dataset)
    if not any(store.quads_for_pattern(None, _REPLACES, None)):
        return query, {}
    names = list(names_in(query.text, prefixes_of(dataset)))
    if {name.iri for name in names} & _OF_NAMES:
        return query, {}
    text, found = query.text, dict[str, str]()
    for name in reversed(names):
        node = None if name.iri is None else named_node(name.iri)
        if node is None or not any(store.quads_for_pattern(None, _REPLACES, node)):
            continue
        now = _current(dataset, node.value)
        said = any(q.predicate != _REPLACES for q in store.quads_for_pattern(node, None, None))
        if now != node.value and not said and not store.contains_named_graph(node):
            found[node.value] = now
            text = f"{text[: name.offset]}<{now}>{text[name.offset + len(name.text) :]}"
    return replace(query, text=text), dict(sorted(found.items()))


def _occurs(dataset: Dataset, iri: str) -> bool:
    """Tell whether an IRI stands anywhere in the dataset: in a quad or as the name of a graph."""
    node = named_node(iri)
    if node is None:
        return False
    store = store_of(dataset)
    places = ((node, None, None), (None, node, None), (None, None, node), (None, None, None, node))
    return any(next(iter(store.quads_for_pattern(*place)), None) is not None for place in places)


def _current(dataset: Dataset, iri: str) -> str:
    """Follow an IRI to the thing that has replaced it (`dcterms:replaces`), if one has."""
    store, seen = store_of(dataset), {iri}
    node = named_node(iri)
    while node is not None:
        quads = store.quads_for_pattern(None, _REPLACES, node)
        after = sorted({quad.subject.value for quad in quads if hasattr(quad.subject, "value")})
        if not after or after[0] in seen:
            break
        seen.add(after[0])
        node = named_node(after[0])
    return node.value if node is not None else iri


def _nearest(folded: str, names: Mapping[str, list[str]]) -> str:
    """Hint at near names by their CURIEs, a name that has the text as a word included."""
    # Claims and events are named after those in them, and have the longer names.
    holding = [name for name in names if folded in name.split() or name.startswith(folded)]
    alike = sorted(holding, key=len) if folded else []
    things = [names[name][0] for name in alike or near(folded, names)]
    return one_of(list(dict.fromkeys(map(curie, _things_first(things))))[:3])


def _things_first(iris: Iterable[str]) -> list[str]:
    """Keep the things of the data; where there are none, terms of the vocabulary."""
    found = list(iris)
    return [iri for iri in found if not is_term(iri)] or found


def _near_curie(text: str, things: Iterable[str]) -> str:
    """Hint at near CURIEs: those with the same prefix, compared behind it, else any."""
    prefix, _, local = text.partition(":")
    every = sorted({*things})
    alike = [name.partition(":")[2] for name in map(curie, every) if name.startswith(f"{prefix}:")]
    found = [f"{prefix}:{name}" for name in near(local, alike)]
    others = (sorted(map(curie, some)) for some in (_things_first(every), every))
    hints = (
        one_of([name for name in found if name != text]),
        *(did_you_mean(text, o) for o in others),
    )
    return next(filter(None, hints), "")
