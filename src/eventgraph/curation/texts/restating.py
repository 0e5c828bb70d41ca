"""What is stated of a source, read and changed: title, publisher, day, language, address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.texts.describing import labels
from eventgraph.curation.texts.details import address_of, date_of, language_tag
from eventgraph.curation.texts.known import Known
from eventgraph.vocabulary import DCTERMS, PREFIXES, RDFS

__all__ = ["Stated", "restated", "stated_of"]

_LABEL: Final = ox.NamedNode(str(RDFS.label))
_TITLE: Final = ox.NamedNode(str(DCTERMS.title))
_VERBS: Final[Mapping[str, ox.NamedNode]] = {
    "title": _TITLE,
    "publisher": ox.NamedNode(str(DCTERMS.publisher)),
    "issued": ox.NamedNode(str(DCTERMS.issued)),
    "language": ox.NamedNode(str(DCTERMS.language)),
    "url": ox.NamedNode(f"{PREFIXES['schema']}url"),
}


class Stated(NamedTuple):
    """What a form holds of a source, as it is typed; `publisher` is an IRI. What is not, is empty.

    Of several titles, publishers and so on it holds the first alone.
    """

    title: str = ""
    publisher: str = ""
    issued: str = ""
    language: str = ""
    url: str = ""


def stated_of(told: Iterable[ox.Triple]) -> Stated:
    """Read what is stated of a source.

    >>> stated_of([]).title
    ''
    """
    its = list(told)
    return Stated(*(str(getattr(_first(its, name), "value", "")) for name in Stated._fields))


def restated(
    source: ox.NamedNode, known: Known, told: Iterable[ox.Triple], new: Stated
) -> list[ox.Triple]:
    """Give what is told of a source, with what is stated otherwise now; all else stays.

    A label that was made of publisher, day and title follows. Raises EventGraphError for a date,
    an address or a language that is none.
    """
    its = list(told)
    old = stated_of(its)
    for name in Stated._fields:
        text = getattr(new, name)
        if text != getattr(old, name):
            its = _replaced(its, _first(its, name), source, name, new)
    before, after = (_labels(source, known, one) for one in (old, new))
    changed = {one: other for one, other in zip(before, after, strict=True) if one in its}
    return list(dict.fromkeys(changed.get(one, one) for one in its))


def _first(told: Iterable[ox.Triple], name: str) -> ox.NamedNode | ox.Literal | None:
    """Give the value that a form shows: of titles that in the source's language, else the first."""
    values: dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]] = {}
    for one in told:
        if isinstance(one.object, ox.NamedNode | ox.Literal):
            values.setdefault(one.predicate, []).append(one.object)
    tags = {value.value for value in values.get(_VERBS["language"], [])}
    return min(
        values.get(_VERBS[name], []),
        key=lambda one: (getattr(one, "language", None) not in tags, str(one)),
        default=None,
    )


def _replaced(
    told: list[ox.Triple],
    old: ox.NamedNode | ox.Literal | None,
    source: ox.NamedNode,
    name: str,
    new: Stated,
) -> list[ox.Triple]:
    """Put one value in the place of another, or of none."""
    verb, text = _VERBS[name], getattr(new, name)
    made = [ox.Triple(source, verb, _MADE[name](new))] if text else []
    if old is None:
        return [*told, *made]
    gone = ox.Triple(source, verb, old)
    return [one for each in told for one in (made if each == gone else [each])]


def _title(new: Stated) -> ox.Literal:
    return ox.Literal(new.title, language=_tag(new) or None)


def _tag(new: Stated) -> str:
    return language_tag(new.language, "the language") if new.language else ""


_MADE: Final[Mapping[str, Callable[[Stated], ox.NamedNode | ox.Literal]]] = {
    "title": _title,
    "publisher": lambda new: ox.NamedNode(new.publisher),
    "issued": lambda new: date_of(new.issued, "published on"),
    "language": lambda new: ox.Literal(_tag(new)),
    "url": lambda new: address_of(new.url, "the address"),
}


def _labels(source: ox.NamedNode, known: Known, one: Stated) -> list[ox.Triple]:
    """Make the labels that a source has of what is stated of it."""
    called = [known.labels_of(one.publisher)] if one.publisher else []
    return list(labels(source, (called, one.issued, one.title), known))
