"""The one table of RDF formats: name, suffix, media type, and what each can hold."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.errors import FormatError, InputError, hint_at

__all__ = ["FORMATS", "Format", "format_named", "format_of"]


class Format(NamedTuple):
    """One RDF syntax; `named_graphs` is False where claims must travel as reified statements."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    named_graphs: bool


FORMATS: Final[dict[str, Format]] = {
    format.name: format
    for format in (
        Format("turtle", "Turtle", (".ttl", ".turtle"), "text/turtle", named_graphs=False),
        Format("trig", "TriG", (".trig",), "application/trig", named_graphs=True),
        Format(
            "jsonld", "JSON-LD", (".jsonld", ".json-ld"), "application/ld+json", named_graphs=True
        ),
        Format("nquads", "N-Quads", (".nq", ".nquads"), "application/n-quads", named_graphs=True),
        Format(
            "ntriples",
            "N-Triples",
            (".nt", ".ntriples"),
            "application/n-triples",
            named_graphs=False,
        ),
        Format(
            "rdfxml",
            "RDF/XML",
            (".rdf", ".owl", ".rdfxml"),
            "application/rdf+xml",
            named_graphs=False,
        ),
    )
}

_BY_SUFFIX: Final = {suffix: format for format in FORMATS.values() for suffix in format.suffixes}


def format_named(name: str) -> Format:
    """Find a format by its name; raises FormatError for one that no format has.

    >>> format_named("trig").media_type
    'application/trig'
    >>> format_named("turtel")
    Traceback (most recent call last):
    eventgraph.errors.FormatError: no RDF format is named 'turtel'; did you mean turtle?
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise FormatError(f"no RDF format is named {name!r}{hint_at(name, FORMATS)}") from None


def format_of(path: Path) -> Format:
    """Find the format that a file's suffix stands for; a `.gz` behind it is passed over.

    Raises InputError for a suffix that stands for none.

    >>> format_of(Path("claims.trig.gz")).name
    'trig'
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    suffix = suffixes[-1] if suffixes else ""
    try:
        return _BY_SUFFIX[suffix]
    except KeyError:
        known = ", ".join(sorted(_BY_SUFFIX))
        what = f"the suffix {suffix!r} stands for no RDF format" if suffix else "has no suffix"
        raise InputError(
            f"{what}; rename the file to one of {known} (or those with .gz)", path
        ) from None
