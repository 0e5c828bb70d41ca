"""Find things by the names people use, and give things the labels people read."""

from __future__ import annotations

from rdflib import Dataset, URIRef

from eventgraph.errors import UnknownName, did_you_mean
from eventgraph.queries import solve, packaged
from eventgraph.vocabulary import curie, expand

__all__ = ["known_names", "labels", "resolve"]


def labels(dataset: Dataset, language: str = "en") -> dict[str, str]:
    """Give the label of every labelled IRI, in `language` where there is one, else English, else any.

    >>> import eventgraph as eg
    >>> labels(eg.load("graph"), "es")["https://w3id.org/eventgraph/id/actor/nicolas-maduro"]
    'Nicolás Maduro'
    """
    best: dict[str, tuple[int, str, str]] = {}
    for row in solve(packaged("labels"), dataset):
        tag, text = row["label"].language or "", row["label"].value
        rank = 0 if tag == language else 1 if tag == "en" else 2 if not tag else 3
        candidate = (rank, tag, text)
        iri = row["thing"].value
        if iri not in best or candidate < best[iri]:
            best[iri] = candidate
    return {iri: text for iri, (_, _, text) in sorted(best.items())}


def known_names(dataset: Dataset) -> dict[str, list[str]]:
    """Give every label and alternative label, folded to lower case, with the IRIs that carry it."""
    names: dict[str, set[str]] = {}
    for row in solve(packaged("names"), dataset):
        names.setdefault(row["name"].value.casefold(), set()).add(row["thing"].value)
    return {name: sorted(things) for name, things in sorted(names.items())}


def resolve(dataset: Dataset, text: str) -> URIRef:
    """Find the thing that a CURIE, an IRI or an exact label names.

    Raises UnknownName for a name that nothing carries (with the nearest ones) or that several
    things carry (with their CURIEs).

    >>> import eventgraph as eg
    >>> resolve(eg.load("graph"), "Marco Rubio")
    rdflib.term.URIRef('https://w3id.org/eventgraph/id/actor/marco-rubio')
    """
    iri = expand(text)
    if iri is not None and (URIRef(iri), None, None) in dataset:
        return URIRef(iri)
    names = known_names(dataset)
    if iri is not None:
        things = {thing for found in names.values() for thing in found}
        hint = did_you_mean(curie(iri), map(curie, things))
        raise UnknownName(f"nothing in the dataset is named {text}{hint}")
    found = names.get(text.casefold(), [])
    if len(found) == 1:
        return URIRef(found[0])
    if found:
        choices = ", ".join(map(curie, found))
        raise UnknownName(f"{text!r} names several things; say which: {choices}")
    raise UnknownName(f"nothing in the dataset is named {text!r}{_nearest(text, names)}")


def _nearest(text: str, names: dict[str, list[str]]) -> str:
    """Hint at near names by their CURIEs, a name that begins or ends with the text included."""
    folded = text.casefold()
    part = [name for name in names if folded in name.split() or name.startswith(folded)]
    if folded and part:
        return f"; did you mean {' or '.join(curie(names[name][0]) for name in part[:3])}?"
    hint = did_you_mean(folded, names)
    if not hint:
        return "; write a CURIE such as actor:…, or an exact label"
    near = hint.removeprefix("; did you mean ").removesuffix("?").split(" or ")
    return f"; did you mean {' or '.join(curie(names[name][0]) for name in near if name in names)}?"
