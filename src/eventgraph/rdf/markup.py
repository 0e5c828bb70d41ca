"""RDF/XML before a parser of RDF reads it: well-formed, fetching nothing, and bounded."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Final, cast
from xml.parsers import expat

import pyoxigraph as ox

from eventgraph.errors import InputError
from eventgraph.rdf.guarding import DEEPEST, LONGEST, TOO_DEEP
from eventgraph.rdf.refusing import bytes_of
from eventgraph.rdf.streams import PIECE, Stream, opened, sized
from eventgraph.vocabulary import PREFIXES

__all__ = ["NO_LANGUAGE", "check_markup", "load_markup", "with_no_language"]

_XML_LITERAL: Final = ox.NamedNode(PREFIXES["rdf"] + "XMLLiteral")
_EXTERNAL: Final = (
    "asks for an external XML entity or DTD, and nothing is fetched; write it out in full"
)
_NESTED: Final = (
    "builds one XML entity from another, which can grow without bound; write it out in full"
)
_TOO_LONG: Final = "ends more than 15 MiB without a tag; split it"
_LANGUAGE: Final = "http://www.w3.org/XML/1998/namespace lang"
#: What stands for `xml:lang=""`, which Oxigraph refuses, until the file is read.
NO_LANGUAGE: Final = "x-none-none"
_ATTRIBUTE: Final = re.compile(
    rb"""\s+(?P<name>[^\s=]+)\s*=\s*(?P<value>"[^"]*"|'[^']*')|<[^\s>/]+""",
)


class _Markup:
    """One file as its parser meets it."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.depth = self.grown = self.tag = 0
        self.unlanguaged: list[int] = []
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def refuse(self, message: str) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        raise InputError(message, self.stream.path, line, column)

    def doctype(self, _name: str, system: str | None, public: str | None, _inside: int) -> None:
        if system is not None or public is not None:
            self.refuse(_EXTERNAL)

    def entity(self, _name: str, _parameter: int, value: str | None, *_where: str | None) -> None:
        if value is None:
            self.refuse(_EXTERNAL)
        elif "&" in value or "%" in value:
            self.refuse(_NESTED)
        self.parser.CharacterDataHandler = self.text

    def text(self, text: str) -> None:
        """Count what entities grow to; without entities a file's own size is the bound."""
        self.grown += len(text)
        if self.grown > self.stream.most:
            self.refuse(f"its XML entities grow beyond {sized(self.stream.most)}; split it")

    def start(self, _name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            self.refuse(TOO_DEEP)
        self.far(self.parser.CurrentByteIndex)
        if attributes.get(_LANGUAGE) == "":
            self.unlanguaged.append(self.parser.CurrentByteIndex)
        if self.parser.CharacterDataHandler:
            self.text("".join(attributes.values()))

    def end(self, _name: str) -> None:
        self.depth -= 1
        self.far(self.parser.CurrentByteIndex)

    def far(self, offset: int) -> None:
        """Follow how far it is from tag to tag: parsers hold what stands between."""
        if offset - self.tag > LONGEST:
            self.refuse(_TOO_LONG)
        self.tag = offset


def check_markup(stream: Stream) -> list[int]:
    """Refuse XML that is not well-formed, too deep, or declares entities that fetch or nest.

    Gives the place of each tag that takes a language back, as an offset in bytes. Raises
    InputError with line and column.
    """
    markup = _Markup(stream)
    try:
        for piece in stream.pieces():
            if stream.taken - markup.tag > LONGEST + PIECE:
                markup.refuse(_TOO_LONG)
            markup.parser.Parse(piece, False)  # noqa: FBT003 - expat knows `isfinal` by its place only
        markup.parser.Parse(b"", True)  # noqa: FBT003 - as above
    except expat.ExpatError as error:
        detail = expat.ErrorString(error.code)
        advice = "save the file with UTF-8 encoding" if "token" in detail else "mend the XML there"
        place = error.lineno, error.offset + 1
        raise InputError(f"{detail}; {advice}", stream.path, *place) from error
    except (LookupError, ValueError) as error:
        message = "the encoding it names cannot be read; save the file with UTF-8 encoding"
        place = markup.parser.CurrentLineNumber, markup.parser.CurrentColumnNumber + 1
        raise InputError(message, stream.path, *place) from error
    return markup.unlanguaged


def with_no_language(data: bytes, tags: list[int]) -> bytes:
    r"""Write NO_LANGUAGE in the tags that take a language back, named by their offsets.

    >>> with_no_language(b"<a><b xml:lang=''/></a>", [3])
    b'<a><b xml:lang="x-none-none"/></a>'
    """
    pieces, done = [], 0
    for tag in tags:
        at = tag
        while found := _ATTRIBUTE.match(data, at):
            at = found.end()
            if found["name"] == b"xml:lang":
                pieces += [data[done : found.start("value")], f'"{NO_LANGUAGE}"'.encode()]
                done = at
    return b"".join([*pieces, data[done:]])


def load_markup(store: ox.Store, path: Path, most: int) -> None:
    """Load RDF/XML, which is looked at first and read again after."""
    with opened(path, most) as stream:
        tags = check_markup(stream)
    if not tags:
        with opened(path, most) as stream:
            store.bulk_load(cast("IO[bytes]", stream), format=ox.RdfFormat.RDF_XML)
        return
    data = with_no_language(bytes_of(path, most), tags)
    quads = ox.parse(data, format=ox.RdfFormat.RDF_XML, rename_blank_nodes=True)
    store.bulk_extend(map(_without_language, quads))


def _without_language(quad: ox.Quad) -> ox.Quad:
    """Take back the language that stands for none."""
    value = quad.object
    if not isinstance(value, ox.Literal):
        return quad
    if value.language == NO_LANGUAGE:
        value = ox.Literal(value.value)
    elif value.datatype == _XML_LITERAL:
        value = ox.Literal(value.value.replace(NO_LANGUAGE, ""), datatype=_XML_LITERAL)
    return ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)
