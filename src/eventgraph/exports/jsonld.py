"""Write JSON-LD compacted with the project's own context; each claim is one node with its graph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.exports.order import TYPE, Block, Name, Object, Section
from eventgraph.rdf.jsonnames import half
from eventgraph.vocabulary import PREFIXES

__all__ = ["context", "jsonld_pieces", "write_jsonld"]

_XSD: Final = PREFIXES["xsd"]
_STRING: Final = f"{_XSD}string"
_TEXTS: Final = {_STRING, f"{PREFIXES['rdf']}langString"}
#: Literals that JSON has itself, where they are written as JSON would write them.
_NATIVE: Final = {
    f"{_XSD}integer": re.compile(r"0|-?[1-9][0-9]{0,14}"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)")


class Term(NamedTuple):
    """A key of the context: the coercion of its values, or the container they lie in."""

    key: str
    type: str | None = None
    container: str | None = None


class Vocabulary(NamedTuple):
    """A context ready for use: keys by property, names by class or value, namespaces by prefix."""

    context: Mapping[str, Any]
    terms: Mapping[str, Term]
    names: Mapping[str, str]
    prefixes: Mapping[str, str]


_TYPED: Final = Term("@type", "@vocab")


def context() -> bytes:
    """Give the context as a file of its own, to lie beside an export.

    >>> json.loads(context())["@context"]["speaker"]
    {'@id': 'sem:accordingTo', '@type': '@id'}
    """
    return resources.files("eventgraph").joinpath("exports/context.jsonld").read_bytes()


def write_jsonld(sections: Iterable[Section]) -> str:
    """Write sections as JSON-LD 1.1 with the context inside, so that the file stands alone.

    A claim's node has its description and, under `@graph`, what its graph holds.

    >>> x = ox.NamedNode("https://w3id.org/eventgraph/id/actor/x")
    >>> document = json.loads(write_jsonld([Section(None, (), (Block(x, ((TYPE, (x,)),)),))]))
    >>> document["@graph"]
    [{'@id': 'actor:x', '@type': 'actor:x'}]
    """
    return "".join(jsonld_pieces(list(sections)))


def jsonld_pieces(sections: Iterable[Section]) -> Iterator[str]:
    """Write sections as `write_jsonld` does, piece by piece; they are gone through twice.

    The first piece holds the context and the first node.

    >>> x = ox.NamedNode("https://w3id.org/eventgraph/id/actor/x")
    >>> section = Section(None, (), (Block(x, ((TYPE, (x,)),)),))
    >>> len(list(jsonld_pieces([section, section])))
    3
    """
    vocabulary = _vocabulary(json.loads(context())["@context"], _schemes(sections))
    lines = [
        f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in vocabulary.context.items()
    ]
    head = '{\n"@context": {\n' + ",\n".join(lines) + '\n},\n"@graph": [\n'
    nodes = (node for section in sections for node in _nodes(section, vocabulary))
    written = (json.dumps(node, ensure_ascii=False, indent=2) for node in nodes)
    yield head + next(written, "")
    for node in written:
        yield f",\n{node}"
    yield "\n]\n}\n"


def _schemes(sections: Iterable[Section]) -> dict[str, bool]:
    """Find the schemes of IRIs such as `geo:1,2`, which a prefix of that name would rewrite.

    With each, tell whether its IRIs are plainly whole, so that nobody takes one for a short name.
    """
    found: dict[str, bool] = {}
    for section in sections:
        for term in _terms(section):
            if isinstance(term, ox.NamedNode) and (scheme := _SCHEME.match(term.value)):
                found[scheme[1]] = found.get(scheme[1], True) and not half(term.value)
    return found


def _terms(section: Section) -> set[Object | None]:
    """Give every name in a section, that of the claim and those of datatypes too."""
    terms: set[Object | None] = {section.claim}
    for block in (*section.contents, *section.description):
        terms.add(block.subject)
        for predicate, values in block.properties:
            terms.add(predicate)
            terms.update(v.datatype if isinstance(v, ox.Literal) else v for v in values)
    return terms


def _vocabulary(context: Mapping[str, Any], schemes: Mapping[str, bool]) -> Vocabulary:
    """Index a context; a prefix that is also the scheme of some IRI is dropped and written out.

    Where such an IRI could be taken for a short name, null in its place says that it is none.
    """
    known = {k: v for k, v in context.items() if k in PREFIXES and isinstance(v, str)}
    vocabulary = Vocabulary({}, {}, {}, {k: v for k, v in known.items() if k not in schemes})
    kept: dict[str, Any] = {}
    terms, names = {}, {}
    for key, value in context.items():
        if key in PREFIXES and not schemes.get(key, True):
            kept[key] = None
        elif key in known or key.startswith("@") or value is None:
            if key not in schemes:
                kept[key] = value
        elif isinstance(value, str):
            iri = _expanded(value, known)
            names[iri] = key
            kept[key] = _short(iri, vocabulary)
        else:
            iri = _expanded(value["@id"], known)
            coercion = value.get("@type")
            type = _expanded(coercion, known) if coercion else None
            terms[iri] = Term(key, type, value.get("@container"))
            coerced = {"@type": _short(type, vocabulary)} if type else {}
            kept[key] = {**value, "@id": _short(iri, vocabulary), **coerced}
    return Vocabulary(kept, terms, names, vocabulary.prefixes)


def _expanded(name: str, prefixes: Mapping[str, str]) -> str:
    """Write a CURIE of the context out in full; keywords stay."""
    prefix, _, local = name.partition(":")
    return name if name.startswith("@") else prefixes[prefix] + local


def _short(iri: str, vocabulary: Vocabulary) -> str:
    """Shorten an IRI with a prefix where it can be read back."""
    for prefix, namespace in vocabulary.prefixes.items():
        local = iri.removeprefix(namespace)
        if local not in {"", iri} and not local.startswith("//"):
            return f"{prefix}:{local}"
    return iri


def _nodes(section: Section, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    nodes = [_node(block, vocabulary) for block in section.description]
    if section.contents and section.claim is not None:
        name = _reference(section.claim, vocabulary)
        if not nodes or nodes[0]["@id"] != name:
            nodes.insert(0, {"@id": name})
        nodes[0]["@graph"] = [_node(block, vocabulary) for block in section.contents]
    return nodes


def _node(block: Block, vocabulary: Vocabulary) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _reference(block.subject, vocabulary)}
    for predicate, values in block.properties:
        plain = Term(_short(predicate.value, vocabulary))
        term = _TYPED if predicate == TYPE else vocabulary.terms.get(predicate.value, plain)
        unfit = [value for value in values if not _fits(value, term)]
        fit = [value for value in values if _fits(value, term)]
        if term.container:
            node |= {term.key: _by_language(fit)} if fit else {}
            fit = []
        for key, chosen in ((term, fit), (plain, unfit)):
            if chosen:
                node[key.key] = _single([_value(value, key, vocabulary) for value in chosen])
    return node


def _fits(value: Object, term: Term) -> bool:
    """Tell whether a value can stand under a key: literals are no types, maps hold only texts."""
    if term == _TYPED:
        return not isinstance(value, ox.Literal)
    if term.container:
        return isinstance(value, ox.Literal) and value.datatype.value in _TEXTS
    return True


def _by_language(values: Iterable[Object]) -> dict[str, Any]:
    texts: dict[str, list[Any]] = {}
    for value in values:
        language = value.language if isinstance(value, ox.Literal) else None
        texts.setdefault(language or "@none", []).append(value.value)
    return {language: _single(found) for language, found in texts.items()}


def _single(values: list[Any]) -> object:
    return values[0] if len(values) == 1 else values


def _value(value: Object, term: Term, vocabulary: Vocabulary) -> object:
    """Write a value as short as its key's coercion allows."""
    if not isinstance(value, ox.Literal):
        if term.type == "@vocab":
            return vocabulary.names.get(value.value) or _reference(value, vocabulary)
        reference = _reference(value, vocabulary)
        return reference if term.type == "@id" else {"@id": reference}
    if value.language:
        return {"@language": value.language, "@value": value.value}
    type = value.datatype.value
    if type == (term.type or _STRING):
        return value.value
    native = _NATIVE.get(type)
    if native and native.fullmatch(value.value) and term.type is None:
        return json.loads(value.value)
    typed = {} if type == _STRING else {"@type": _short(type, vocabulary)}
    return {**typed, "@value": value.value}


def _reference(term: Name, vocabulary: Vocabulary) -> str:
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else _short(term.value, vocabulary)
