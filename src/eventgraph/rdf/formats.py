"""The one table of RDF formats: name, suffix, media type, and what each can hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.errors import FormatError, InputError, did_you_mean, hint_at
from eventgraph.rdf.streams import unpacked_name

__all__ = ["FORMATS", "Format", "format_named", "format_of", "is_rdf"]


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
#: Suffixes of other files that look like a slip of the pen for one of RDF's, and are none.
_OTHERS: Final = re.compile(
    r"\.(?:"
    r"adts|cdf|dbf|diff|ent|geojson|gtar|hdf|hjson|html|js|json|json5|jsonc|jsonl|jsonnet"
    r"|md|mhtml|nb|nc|ndjson|net|ntf|o|old|opml|org|orig|pdf|qt|r|rdata|rdb|rdoc|rdp|rds|rgb"
    r"|ris|rls|rmd|rng|roff|rq|rtf|snd|so|tar|tcl|texi|text|textile|tgz|tif|tiff|toml"
    r"|topojson|trace|trk|ts|ttc|ttf|ttx|txt|url|vtt|wsdl|xhtml|xml"
    r")"
)


def is_rdf(path: Path) -> bool:
    """Tell by its suffix, before `.gz` or `.zst`, whether a file that lies in a folder holds RDF.

    Raises InputError for a suffix that is nearly one of RDF's, as `.tll`, and no other's.

    >>> is_rdf(Path("claims.trig.gz")), is_rdf(Path("article.pdf"))
    (True, False)
    """
    suffix = unpacked_name(path).suffix.lower()
    other = not suffix or suffix in _BY_SUFFIX or _OTHERS.fullmatch(suffix)
    if not other and (hint := did_you_mean(suffix, _BY_SUFFIX)):
        raise InputError(f"the suffix {suffix!r} stands for no RDF format{hint}", path)
    return suffix in _BY_SUFFIX


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
    """Find the format that a file's suffix stands for; `.gz` or `.zst` behind it is passed over.

    Raises InputError for a suffix that stands for none.

    >>> format_of(Path("claims.trig.gz")).name
    'trig'
    """
    suffix = unpacked_name(path).suffix.lower()
    try:
        return _BY_SUFFIX[suffix]
    except KeyError:
        known = ", ".join(sorted(_BY_SUFFIX))
        what = f"the suffix {suffix!r} stands for no RDF format" if suffix else "has no suffix"
        raise InputError(
            f"{what}; rename the file to one of {known} (or those with .gz or .zst)", path
        ) from None
