"""Find the thing that a name, or a part of one, stands for, where it stands for one alone."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final

from rdflib import Dataset, URIRef

from eventgraph.claims.cards import claim_names
from eventgraph.claims.names import is_term, known_names, resolve
from eventgraph.errors import UnknownName, near, one_of
from eventgraph.rdf.oxigraph import prefixes_of
from eventgraph.vocabulary import curie, expand

__all__ = ["find", "find_each"]

#: What a name may begin with, and is not told apart by.
_ARTICLES: Final = frozenset({"the", "a", "an", "el", "la", "los", "las", "un", "una"})
_LISTED: Final = 8
#: Of how many names it is asked which are named after others: of more, too many are meant anyway.
_MANY: Final = 300

Names = Mapping[str, set[str]]


def find(dataset: Dataset, text: str, *, claim: bool = False) -> URIRef:
    """Find a thing as `resolve` does, and by a part of its name that no other thing bears.

    What is named after another thing is not meant by that one's name: "Rubio" is Marco Rubio, and
    no statement by Marco Rubio. Terms of the vocabulary are never meant, and claims by a part of
    their names only where a `claim` is looked for.
    Raises UnknownName for a name that nothing carries, or that several things carry.

    >>> import eventgraph as eg
    >>> curie(find(eg.load("graph"), "Rubio")), curie(find(eg.load("graph"), "the exchange"))
    ('actor:marco-rubio', 'event:exchange')
    """
    return find_each(dataset, [text], claim=claim)[0]


def find_each(dataset: Dataset, texts: Iterable[str], *, claim: bool = False) -> list[URIRef]:
    """Find what each of several names stands for, as `find` does; they are read once."""

    @cache
    def names() -> tuple[Names, Names]:
        return _names(dataset)

    return [_found(dataset, names, text, claim=claim) for text in texts]


def _names(dataset: Dataset) -> tuple[Names, Names]:
    """Give the names of things, and those of claims, each with what carries it."""
    claims = claim_names(dataset)
    things: dict[str, set[str]] = defaultdict(set)
    told: dict[str, set[str]] = defaultdict(set)
    for name, its in known_names(dataset).items():
        for thing in its:
            if not is_term(thing):
                (told if thing in claims else things)[_folded(name)].add(thing)
    return things, told


def _found(
    dataset: Dataset, names: Callable[[], tuple[Names, Names]], text: str, *, claim: bool
) -> URIRef:
    if not text.strip() or expand(text, prefixes_of(dataset)) is not None:
        return resolve(dataset, text)
    words = _folded(text)
    bare = " ".join(word for n, word in enumerate(words.split()) if n or word not in _ARTICLES)
    things, told = names()
    wanted = told if claim else things
    for found in (
        wanted.get(words, set()),
        _by_local_name(wanted, bare),
        _holding(wanted, words),
        _holding(wanted, bare),
        (things if claim else told).get(words, set()),
    ):
        if len(found) == 1:
            return resolve(dataset, f"<{min(found)}>")
        if found:
            raise UnknownName(f"{text!r} names several things; say which: {_listed(found)}")
    hint = _hint(text, wanted)
    advice = hint or "; write a CURIE such as actor:…, or a label, or a part of one"
    raise UnknownName(f"nothing in the dataset is named {text!r}{advice}")


def _by_local_name(names: Names, words: str) -> set[str]:
    """Find things by the end of their CURIE."""
    wanted = f":{words.replace(' ', '-')}"
    return {thing for its in names.values() for thing in its if curie(thing).endswith(wanted)}


def _holding(names: Names, words: str) -> set[str]:
    """Find things that have the words in a name, but for those that are named after another."""
    holding = sorted((n for n in names if words and _within(words, n)), key=lambda n: (len(n), n))
    after = {
        thing
        for name in holding[:_MANY]
        for other in holding[:_MANY]
        if other != name and _within(other, name)
        for thing in names[name] - names[other]
    }
    return {thing for name in holding for thing in names[name]} - after


def _within(words: str, name: str) -> bool:
    return f" {words} " in f" {name} "


def _folded(text: str) -> str:
    """Fold case, accents, marks and white space."""
    plain = unicodedata.normalize("NFD", text.casefold())
    kept = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(kept).split())


def _listed(things: Iterable[str]) -> str:
    curies = sorted(map(curie, things))
    more = f" and {len(curies) - _LISTED} more" if len(curies) > _LISTED else ""
    return ", ".join(curies[:_LISTED]) + more


def _hint(text: str, names: Names) -> str:
    """Hint at near names by their CURIEs, never by the very text that is not known."""
    found = dict.fromkeys(
        curie(min(names[name])) for name in near(_folded(text), names) if names[name]
    )
    local = {curie(thing): None for its in names.values() for thing in its}
    ends: dict[str, list[str]] = {}
    for name in local:
        ends.setdefault(name.partition(":")[2], []).append(name)
    found |= dict.fromkeys(name for end in near(text, ends) for name in ends[end])
    return one_of([name for name in found if name != text][:3])
