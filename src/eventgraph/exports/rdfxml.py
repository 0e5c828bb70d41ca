"""Write RDF/XML that any XML parser reads, or say why the data cannot be held in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from eventgraph.errors import FormatError
from eventgraph.exports.order import Block, Section
from eventgraph.tables.terms import STRING, Term, literal
from eventgraph.text.characters import no_xml
from eventgraph.vocabulary import PREFIXES, curie

__all__ = ["rdfxml_pieces"]

_RDF: Final = PREFIXES["rdf"]
_NO_NAME: Final = re.compile(r"[^\w.-]")
_FIRST: Final = re.compile(r"[^\W\d]")
_NO_ASCII: Final = re.compile(r"[^A-Za-z0-9_.-]")
_FIRST_ASCII: Final = re.compile(r"[A-Za-z_]")
_ASCII: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")
_XML_OWN: Final = {"http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"}
#: Names of the syntax itself, which it does not allow as properties.
_SYNTAX: Final = frozenset(
    {"RDF", "Description", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li"}
    | {"aboutEach", "aboutEachPrefix", "bagID"}
)

Spaces = dict[str, str]


def rdfxml_pieces(sections: Iterable[Section], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Write the descriptions of sections as RDF/XML; contents of claims must be reified before.

    They are gone through twice. Raises FormatError for a property whose IRI ends in no XML name,
    and for characters that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets).

    >>> block = Block("<urn:x>", (("<http://example.org/1>", ("<urn:x>",)),))
    >>> list(rdfxml_pieces([Section(None, (), (block,))], {}))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    eventgraph.errors.FormatError: RDF/XML cannot hold the property <http://example.org/1>...
    """
    used = {p for section in sections for block in section.description for p, _ in block.properties}
    names = {predicate: _split(predicate[1:-1]) for predicate in sorted(used)}
    spaces = _spaces({namespace for namespace, _ in names.values()}, prefixes)
    tags = {name: f"{spaces[namespace]}:{local}" for name, (namespace, local) in names.items()}
    declared = "".join(f"\n    xmlns:{name}={quoteattr(iri)}" for iri, name in spaces.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'
    for section in sections:
        for block in section.description:
            yield f"\n{_block(block, tags)}"
    yield "\n</rdf:RDF>\n"


def _spaces(wanted: set[str], prefixes: Mapping[str, str]) -> Spaces:
    """Give each namespace its prefix; those that have none get ns1, ns2 and so on."""
    wanted = wanted | {_RDF}
    known = {"rdf": _RDF, **prefixes} | {"rdf": _RDF}
    spaces: Spaces = {}
    for prefix, namespace in known.items():
        if namespace in wanted and _ASCII.match(prefix) and not prefix.lower().startswith("xml"):
            spaces.setdefault(namespace, prefix)
    free = (f"ns{number}" for number in range(1, len(wanted) + len(known) + 2))
    names = (name for name in free if name not in known)
    return spaces | {namespace: next(names) for namespace in sorted(wanted - set(spaces))}


def _split(iri: str) -> tuple[str, str]:
    """Cut a property's IRI into a namespace and an XML name, the longest that it ends in."""
    for other, first in ((_NO_NAME, _FIRST), (_NO_ASCII, _FIRST_ASCII)):
        after = next((len(iri) - at for at, sign in enumerate(iri[::-1]) if other.match(sign)), 0)
        found = first.search(iri, after)
        if found is None or not _is_name(iri[found.start() :]):
            continue
        namespace, name = iri[: found.start()], iri[found.start() :]
        if namespace in _XML_OWN or (namespace == _RDF and name in _SYNTAX):
            raise _cannot(f"the property {curie(iri)}, a name that its syntax keeps for itself")
        return namespace, name
    raise _cannot(f"the property {curie(iri)}, whose IRI ends in no XML name")


def _is_name(text: str) -> bool:
    """Ask an XML parser, since editions of XML differ on letters beyond ASCII."""
    try:
        expat.ParserCreate().Parse(f"<{text}/>", True)  # noqa: FBT003 - it takes no name for it
    except expat.ExpatError:
        return False
    return True


def _cannot(what: str) -> FormatError:
    return FormatError(f"RDF/XML cannot hold {what}; write turtle")


def _block(block: Block, tags: Mapping[str, str]) -> str:
    lines = [f"  <rdf:Description{_reference(block.subject, 'about')}>"]
    for predicate, values in block.properties:
        tag = tags[predicate]
        for value in values:
            if value.startswith('"'):
                lines.append(f"    {_literal(value, tag, block)}")
            else:
                lines.append(f"    <{tag}{_reference(value, 'resource')}/>")
    return "\n".join([*lines, "  </rdf:Description>"]) + "\n"


def _reference(term: Term, attribute: str) -> str:
    if term.startswith("_:"):
        return f" rdf:nodeID={quoteattr(term[2:])}"
    return f" rdf:{attribute}={quoteattr(term[1:-1])}"


def _literal(term: Term, tag: str, block: Block) -> str:
    value, language, datatype = literal(term)
    if found := no_xml(value):
        raise _cannot(f"the character U+{ord(found):04X}, which {tag} of {block.subject} has")
    kind = ""
    if language:
        kind = f" xml:lang={quoteattr(language)}"
    elif datatype != STRING:
        kind = f" rdf:datatype={quoteattr(datatype)}"
    text = escape(value, {"\r": "&#13;"})
    return f"<{tag}{kind}>{text}</{tag}>"
