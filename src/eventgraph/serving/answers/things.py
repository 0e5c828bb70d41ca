"""A thing or a claim as linked data: a page to read, or its quads in one of the RDF formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyoxigraph as ox
from markupsafe import Markup

from eventgraph.errors import near, one_of
from eventgraph.exports.rdf import export_rdf
from eventgraph.rdf.formats import FORMATS
from eventgraph.rdf.oxigraph import dataset_on, named_node, store_of
from eventgraph.rdf.reification import statements_of
from eventgraph.serving.answers.carrying import naming
from eventgraph.serving.answers.rendering import kept_in, render, words_of
from eventgraph.serving.answers.showing import link
from eventgraph.serving.answers.telling import page_of
from eventgraph.serving.asking import Answer, Refusal, line
from eventgraph.serving.holding import Held
from eventgraph.serving.negotiating import RDF_KINDS, chosen, suffix_of
from eventgraph.text.characters import visible
from eventgraph.vocabulary import ONTOLOGY_GRAPH

__all__ = ["answer"]

_HTML: Final = "text/html"
#: What a browser gets comes first; the rest by how much of a claim they keep.
_OFFERED: Final = (
    *(_HTML, "text/turtle", "application/trig", "application/ld+json"),
    *("application/n-quads", "application/n-triples", "application/rdf+xml"),
)
_FORMAT_OF: Final = {suffix_of(name): name for name in FORMATS}


def answer(held: Held, question: Mapping[str, Any]) -> Answer:
    """Answer for the IRI `iri`.

    Without `format` the answer sends on (303) to the document that Accept likes; with it, it is
    that document: `html`, or a suffix of an RDF format. An IRI that nothing says a word of is 404,
    with the nearest names.
    """
    iri, suffix = question["iri"], question.get("format", "")
    if not _occurs(held, iri):
        return _missing(held, iri, question)
    if not suffix:
        kind = chosen(question.get("accept", ""), _OFFERED)
        if kind is None:
            raise Refusal(406, f"there are {', '.join(_OFFERED)}", Vary="Accept")
        wanted = "html" if kind == _HTML else suffix_of(RDF_KINDS[kind])
        there = question["documents"][wanted]
        there = kept_in(there, question.get("lang", "")) if wanted == "html" else there
        return line(f"see {there}", 303, Location=there, Vary="Accept")
    if suffix == "html":
        body = page_of(held, iri, question)
        return Answer(body.encode("utf-8"), "text/html; charset=utf-8")
    format = _FORMAT_OF[suffix]
    store = ox.Store()
    store.extend(_described(store_of(held.dataset), iri, held.claims))
    media = FORMATS[format].media_type
    return Answer(export_rdf(dataset_on(store, held.prefixes), format), media)


def _occurs(held: Held, iri: str) -> bool:
    node = named_node(iri)
    if node is None:
        return False
    store = store_of(held.dataset)
    patterns = ((node, None, None, None), (None, None, node, None), (None, None, None, node))
    return any(next(iter(store.quads_for_pattern(*one)), None) is not None for one in patterns)


def _missing(held: Held, iri: str, question: Mapping[str, Any]) -> Answer:
    """Say that nothing has this name, and which are near: in one line, or on a page to browsers."""
    found = _near(held, iri)
    if chosen(question.get("accept", ""), ("text/plain", _HTML)) != _HTML:
        hint = one_of([name.rpartition("/")[2] for name in found])
        raise Refusal(404, f"nothing in the dataset is named {iri}{hint}")
    say, language = words_of(question.get("language", "en")), question.get("language", "en")
    named = Markup("<code>{}</code>").format(visible(iri))
    body = render(
        "missing.html",
        question,
        title=say("missing"),
        said=say("missing.what", iri=named),
        status=404,
        near=[link(held, name, language) for name in found],
        digest=held.digest,
    )
    return Answer(body.encode("utf-8"), "text/html; charset=utf-8", 404, {"Vary": "Accept"})


def _near(held: Held, iri: str) -> list[str]:
    """Name the things whose names are near, by the same kind of name."""
    front, _, end = iri.rpartition("/")
    known = {*(name for _, name, _ in held.offered()), *held.claims}
    alike = [name for name in known if name.startswith(f"{front}/")]
    return [f"{front}/{name}" for name in near(end, [one.rpartition("/")[2] for one in alike])]


def _described(store: ox.Store, iri: str, claims: frozenset[str]) -> Iterator[ox.Quad]:
    """Give what is known of a thing, and each claim that says something of it, with its words.

    Of a claim: what it tells, how it is described, and who its speaker and source are.
    """
    node = ox.NamedNode(iri)
    yield from _of(store, iri)
    for claim in [iri] if iri in claims else sorted(naming(store, iri, claims)):
        yield from store.quads_for_pattern(None, None, None, ox.NamedNode(claim))
        yield from _of(store, claim)
        for statement in statements_of(store, ox.NamedNode(claim)):
            yield from store.quads_for_pattern(statement, None, None, ox.DefaultGraph())
        if claim == iri:
            for quad in list(store.quads_for_pattern(node, None, None, ox.DefaultGraph())):
                if isinstance(quad.object, ox.NamedNode):
                    yield from _of(store, quad.object.value)


def _of(store: ox.Store, iri: str) -> Iterator[ox.Quad]:
    """Give what the record says of a thing, outside of any claim; no term of the ontology."""
    if not iri.startswith(ONTOLOGY_GRAPH):
        yield from store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())
