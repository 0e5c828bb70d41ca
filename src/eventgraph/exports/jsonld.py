"""Write JSON-LD compacted with the project's own context; each claim is one node with its graph."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from importlib import resources
from json.encoder import encode_basestring
from typing import Any, Final, NamedTuple

from eventgraph.exports.order import TYPE, Block, Section
from eventgraph.exports.pieces.gathering import Gathered
from eventgraph.rdf.jsonnames import half
from eventgraph.tables.terms import STRING, TEXT, Term, literal, statement
from eventgraph.vocabulary import PREFIXES

__all__ = ["context", "jsonld_pieces"]

_XSD: Final = PREFIXES["xsd"]
_TEXTS: Final = {STRING, TEXT}
#: Literals that JSON has itself, where they are written as JSON would write them.
_NATIVE: Final = {
    f"{_XSD}integer": re.compile(r"0|-?[1-9][0-9]{0,14}"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)")


class Key(NamedTuple):
    """A key of the context: the coercion of its values, or the container they lie in."""

    name: str
    type: str | None = None
    container: str | None = None


class Vocabulary(NamedTuple):
    """A context ready for use: keys by property, names by class or value, namespaces by prefix."""

    context: Mapping[str, Any]
    keys: Callable[[Term], tuple[Key, Key]]
    names: Mapping[str, str]
    short: Callable[[str], str]


_TYPED: Final = Key("@type", "@vocab")
#: How many names are kept as they are written.
_MOST_NAMES: Final = 1 << 16


def context() -> bytes:
    """Give the context as a file of its own, to lie beside an export.

    >>> json.loads(context())["@context"]["speaker"]
    {'@id': 'sem:accordingTo', '@type': '@id'}
    """
    return resources.files("eventgraph").joinpath("exports/context.jsonld").read_bytes()


def jsonld_pieces(sections: Iterable[Section]) -> Iterator[str]:
    """Write sections as JSON-LD 1.1 with the context inside, so that the file stands alone.

    A claim's node has its description and, under `@graph`, what its graph holds. The sections are
    gone through twice; the first piece holds the context and the first node.

    >>> x = "<https://w3id.org/eventgraph/id/actor/x>"
    >>> pieces = list(jsonld_pieces([Section(None, (), (Block(x, ((TYPE, (x,)),)),))]))
    >>> json.loads("".join(pieces))["@graph"]
    [{'@id': 'actor:x', '@type': 'actor:x'}]
    """
    vocabulary = _vocabulary(json.loads(context())["@context"], _schemes(sections))
    lines = [
        f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in vocabulary.context.items()
    ]
    head = '{\n"@context": {\n' + ",\n".join(lines) + '\n},\n"@graph": [\n'
    nodes = (node for section in sections for node in _nodes(section, vocabulary))
    written = (_laid(node, "\n") for node in nodes)
    yield head + next(written, "")
    for node in written:
        yield f",\n{node}"
    yield "\n]\n}\n"


def _laid(value: object, end: str) -> str:
    """Write a value as `json.dumps` does with an indent of two, which it does in Python as well."""
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{end}  "
    if isinstance(value, dict):
        items = [f"{inner}{encode_basestring(k)}: {_laid(v, inner)}" for k, v in value.items()]
        return f"{{{','.join(items)}{end}}}"
    if isinstance(value, list):
        return f"[{','.join([inner + _laid(one, inner) for one in value])}{end}]"
    return json.dumps(value)


def _schemes(sections: Iterable[Section]) -> dict[str, bool]:
    """Find the schemes of IRIs such as `geo:1,2`, which a prefix of that name would rewrite.

    With each, tell whether its IRIs are plainly whole, so that nobody takes one for a short name.
    """
    found: dict[str, bool] = {}
    for term in _terms(sections):
        if term.startswith("<") and (scheme := _SCHEME.match(term, 1)):
            found[scheme[1]] = found.get(scheme[1], True) and not half(term[1:-1])
    return found


def _terms(sections: Iterable[Section]) -> Iterator[Term]:
    """Give every name of another scheme than those of the Web, those of datatypes too."""
    if isinstance(sections, Gathered):
        lines: Iterable[tuple[Term, ...]] = map(statement, sections.beyond_web())
    else:
        lines = (tuple(_terms_in(section)) for section in sections)
    for terms in lines:
        for term in terms:
            yield f"<{literal(term).datatype}>" if term.startswith('"') else term


def _terms_in(section: Section) -> Iterator[Term]:
    yield section.claim or ""
    for block in (*section.contents, *section.description):
        yield block.subject
        for predicate, values in block.properties:
            yield from (predicate, *values)


def _vocabulary(context: Mapping[str, Any], schemes: Mapping[str, bool]) -> Vocabulary:
    """Index a context; a prefix that is also the scheme of some IRI is dropped and written out.

    Where such an IRI could be taken for a short name, null in its place says that it is none.
    """
    known = {k: v for k, v in context.items() if k in PREFIXES and isinstance(v, str)}
    prefixes = {k: v for k, v in known.items() if k not in schemes}
    short = lru_cache(_MOST_NAMES)(partial(_short, prefixes))
    kept: dict[str, Any] = {}
    keys, names = {}, {}
    for key, value in context.items():
        if key in PREFIXES and not schemes.get(key, True):
            kept[key] = None
        elif key in known or key.startswith("@") or value is None:
            if key not in schemes:
                kept[key] = value
        elif isinstance(value, str):
            iri = _expanded(value, known)
            names[iri] = key
            kept[key] = short(iri)
        else:
            iri = _expanded(value["@id"], known)
            coercion = value.get("@type")
            type = _expanded(coercion, known) if coercion else None
            keys[iri] = Key(key, type, value.get("@container"))
            coerced = {"@type": short(type)} if type else {}
            kept[key] = {**value, "@id": short(iri), **coerced}
    return Vocabulary(kept, lru_cache(_MOST_NAMES)(partial(_keys, keys, short)), names, short)


def _keys(
    known: Mapping[str, Key], short: Callable[[str], str], predicate: Term
) -> tuple[Key, Key]:
    """Give the key of a property, and the one for values that cannot stand under it."""
    plain = Key(short(predicate[1:-1]))
    return _TYPED if predicate == TYPE else known.get(predicate[1:-1], plain), plain


def _expanded(name: str, prefixes: Mapping[str, str]) -> str:
    """Write a CURIE of the context out in full; keywords stay."""
    prefix, _, local = name.partition(":")
    return name if name.startswith("@") else prefixes[prefix] + local


def _short(prefixes: Mapping[str, str], iri: str) -> str:
    """Shorten an IRI with a prefix where it can be read back."""
    for prefix, namespace in prefixes.items():
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
        key, plain = vocabulary.keys(predicate)
        fit, unfit = list(values), list[Term]()
        if key.container or key is _TYPED:
            fit = [value for value in values if _fits(value, key)]
            unfit = [value for value in values if not _fits(value, key)]
        if key.container:
            node |= {key.name: _by_language(fit)} if fit else {}
            fit = []
        for chosen, some in ((key, fit), (plain, unfit)):
            if some:
                node[chosen.name] = _single([_value(value, chosen, vocabulary) for value in some])
    return node


def _fits(value: Term, key: Key) -> bool:
    """Tell whether a value can stand under a key: literals are no types, maps hold only texts."""
    is_literal = value.startswith('"')
    return is_literal and literal(value).datatype in _TEXTS if key.container else not is_literal


def _by_language(values: Iterable[Term]) -> dict[str, Any]:
    texts: dict[str, list[Any]] = {}
    for value, language, _ in map(literal, values):
        texts.setdefault(language or "@none", []).append(value)
    return {language: _single(found) for language, found in texts.items()}


def _single(values: list[Any]) -> object:
    return values[0] if len(values) == 1 else values


def _value(term: Term, key: Key, vocabulary: Vocabulary) -> object:
    """Write a value as short as its key's coercion allows."""
    if not term.startswith('"'):
        reference = _reference(term, vocabulary)
        if key.type == "@vocab":
            return vocabulary.names.get(term[1:-1]) or reference
        return reference if key.type == "@id" else {"@id": reference}
    value, language, type = literal(term)
    if language:
        return {"@language": language, "@value": value}
    if type == (key.type or STRING):
        return value
    native = _NATIVE.get(type)
    if native and native.fullmatch(value) and key.type is None:
        return json.loads(value)
    typed = {} if type == STRING else {"@type": vocabulary.short(type)}
    return {**typed, "@value": value}


def _reference(term: Term, vocabulary: Vocabulary) -> str:
    return vocabulary.short(term[1:-1]) if term.startswith("<") else term
