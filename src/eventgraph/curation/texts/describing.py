"""The description of a source, made of what is stated of it and of what its text tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, TypeVar

import pyoxigraph as ox

from eventgraph.curation.texts.details import (
    Details,
    address_of,
    date_of,
    day_of_retrieval,
    language_tag,
)
from eventgraph.curation.texts.extracted import clean
from eventgraph.curation.texts.known import Known
from eventgraph.errors import EventGraphError
from eventgraph.text.measures.saying import date_in_words
from eventgraph.vocabulary import DCTERMS, EVG, PREFIXES, RDF, RDFS, XSD, curie

__all__ = ["TYPE", "Sums", "completed", "description", "labels", "told_with"]

TYPE: Final = ox.NamedNode(str(RDF.type))
_LABEL: Final = ox.NamedNode(str(RDFS.label))
_SOURCE: Final = ox.NamedNode(str(EVG.Source))
_URL: Final = f"{PREFIXES['schema']}url"
#: What is not stated a second time.
_ONCE: Final = {str(EVG.retrieved), str(RDFS.label)}
_MANY: Final = {str(DCTERMS.publisher), str(DCTERMS.creator), str(EVG.archivedAt)}


Value = TypeVar("Value", bound=ox.NamedNode | ox.Literal)


class Sums(NamedTuple):
    """What is known of a source's text and file."""

    text: str = ""
    file: str = ""
    words: int = 0


def description(
    source: ox.NamedNode, details: Details, actors: tuple[list[str], list[str]], sums: Sums
) -> Iterator[ox.Triple]:
    """Write what is stated of a source as triples, but for kind and label.

    `actors` are its publishers and its creators. Raises EventGraphError for a date, an address or
    a language that is none.
    """
    language = language_tag(details.language, "the language") if details.language else ""
    words = ox.Literal(str(sums.words), datatype=ox.NamedNode(str(XSD.integer)))
    archived = details.archived.split()
    title = ox.Literal(details.title, language=language or None)
    publishers, creators = ([ox.NamedNode(one) for one in names] for names in actors)
    said: tuple[tuple[str, Iterable[ox.NamedNode | ox.Literal]], ...] = (
        (DCTERMS.title, [title] if details.title else []),
        (DCTERMS.publisher, publishers),
        (DCTERMS.creator, creators),
        (DCTERMS.issued, _if(details.issued, lambda text: date_of(text, "the day of issue"))),
        (DCTERMS.language, _if(language, ox.Literal)),
        (_URL, _if(details.url, lambda text: address_of(text, "the address"))),
        (EVG.archivedAt, [address_of(one, "the archived copy's address") for one in archived]),
        (EVG.retrieved, _if(details.retrieved, lambda text: day_of_retrieval(text, "the time"))),
        (EVG.textSha256, _if(sums.text, ox.Literal)),
        (EVG.fileSha256, _if(sums.file, ox.Literal)),
        (EVG.wordCount, [words] if sums.words else []),
    )
    for verb, values in said:
        yield from (ox.Triple(source, ox.NamedNode(str(verb)), value) for value in values)


def _if(text: str, made: Callable[[str], Value]) -> list[Value]:
    """Make a value of a text that is not empty."""
    return [made(text)] if text else []


def labels(
    source: ox.NamedNode, called: tuple[list[tuple[str, ...]], str, str], known: Known
) -> Iterator[ox.Triple]:
    """Label a source in each language of the dataset: by who published it when, or else otherwise.

    `called` are the labels of each publisher in these languages, the day, and what else it is
    called.
    """
    publishers, issued, otherwise = called
    for place, language in enumerate(known.languages):
        words = ", ".join(names[place] for names in publishers)
        if words and issued:
            words += f", {date_in_words(issued, language)}"
        text = " ".join(clean(words or otherwise).split())
        text = text or curie(source.value).partition(":")[2]
        yield ox.Triple(source, _LABEL, ox.Literal(text, language=language))


def completed(source: str, known: Known, new: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Give what is new of a source that is there; raises EventGraphError where it says otherwise.

    A kind below the one that it has is no contradiction where it has the general one.
    """
    told = known.told(source)
    there: dict[str, list[ox.NamedNode | ox.Literal]] = {}
    for one in told:
        if isinstance(one.object, ox.NamedNode | ox.Literal):
            there.setdefault(one.predicate.value, []).append(one.object)
    come = []
    text = str(EVG.textSha256)
    for one in new:
        verb = one.predicate.value
        has = there.get(verb, [])
        value = one.object
        if not isinstance(value, ox.NamedNode | ox.Literal) or value in has:
            continue
        if value == _SOURCE or (verb in _ONCE and has):
            continue
        if has and verb == text:
            raise EventGraphError(
                f"the words taken out of this file are not those that quotes of {curie(source)} "
                f"were taken from, whose SHA-256 is {has[0].value}; keep that text"
            )
        if has and has != [_SOURCE] and verb not in _MANY:
            raise EventGraphError(
                f"{curie(source)} has {curie(verb)} {has[0].value!r} already, and not "
                f"{value.value!r}; change it where it is described, or leave this out"
            )
        come.append(one)
    return come


def told_with(told: Iterable[ox.Triple], new: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Put what is new beside what is told; a kind of its own stands in place of the general one."""
    come = list(new)
    has_kind = any(one.predicate == TYPE for one in come)
    for one in told:
        if not (has_kind and one.predicate == TYPE and one.object == _SOURCE):
            yield one
    yield from come
