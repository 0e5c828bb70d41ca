"""What tells of the whole: the interactive page, and the description of the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rdflib import BNode, Graph, Literal, Namespace, URIRef

from eventgraph.claims.describing import describe
from eventgraph.exports.rdf import write_graph
from eventgraph.pages import page as page_file
from eventgraph.rdf.oxigraph import store_of, with_prefixes
from eventgraph.serving.answers.rendering import render, words_of
from eventgraph.serving.asking import Answer, Refusal
from eventgraph.serving.holding import Held
from eventgraph.serving.negotiating import RDF_KINDS, chosen
from eventgraph.text.languages import SPOKEN
from eventgraph.vocabulary import DCTERMS, RDF, VOID, XSD

__all__ = ["page", "service"]

_SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
_RESULTS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "TriG", "JSON-LD", "N-Quads", "N-Triples", "RDF_XML"),
)
_HTML: Final = "text/html"
#: The words of what leads on from the interactive page, which changes its language by itself.
_LED: Final = ("nav.here", "queries", "search", "nav.own")


def page(held: Held, question: Mapping[str, Any]) -> Answer:
    """Give the interactive page, from which links lead on to the rest of the server."""
    language = question.get("language", "en")
    text = str(page_file(held.dataset, language=language))
    words = {one: {key: words_of(one)(key) for key in _LED} for one in SPOKEN}
    links = render("links.html", question, words=words)
    for before, after in (
        ("script-src ", "script-src &#39;self&#39; "),
        ("</h1>\n", f"</h1>\n{links}"),
        ("</body>", '<script src="/page.js"></script>\n</body>'),
    ):
        text = text.replace(before, after, 1)
    return Answer(text.encode("utf-8"), "text/html; charset=utf-8")


def service(held: Held, question: Mapping[str, Any]) -> Answer:
    """Describe the service at `address`: a page with a form, or SPARQL 1.1 Service Description.

    https://www.w3.org/TR/sparql11-service-description/ with https://www.w3.org/TR/void/
    """
    kinds = ["text/turtle", _HTML, *RDF_KINDS]
    accept = question.get("accept", "")
    kind = chosen(accept, kinds)
    if kind is None:
        raise Refusal(406, f"there are {', '.join(kinds)}", Vary="Accept")
    if kind == _HTML:
        language = question.get("language", "en")
        examples = [
            query.speaking(language) for query in held.queries.values() if query.form == "SELECT"
        ]
        body = render(
            "sparql.html", question, title="SPARQL", examples=examples, digest=held.digest
        )
        return Answer(body.encode("utf-8"), "text/html; charset=utf-8", 200, {"Vary": "Accept"})
    data = write_graph(_described(held, question["address"]), RDF_KINDS[kind])
    media = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return Answer(data, media, 200, {"Vary": "Accept"})


def _described(held: Held, address: str) -> Graph:
    graph = with_prefixes(Graph(), held.prefixes)
    graph.bind("sd", _SD)
    endpoint, dataset, default = URIRef(address), BNode(), BNode()
    told = describe(held.dataset)
    graph.add((endpoint, RDF.type, _SD.Service))
    graph.add((endpoint, _SD.endpoint, endpoint))
    graph.add((endpoint, _SD.supportedLanguage, _SD.SPARQL11Query))
    graph.add((endpoint, _SD.feature, _SD.UnionDefaultGraph))
    for name in _RESULTS:
        graph.add((endpoint, _SD.resultFormat, _FORMATS[name]))
    graph.add((endpoint, _SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, _SD.Dataset))
    graph.add((dataset, RDF.type, VOID.Dataset))
    graph.add((dataset, _SD.defaultGraph, default))
    graph.add((default, RDF.type, _SD.Graph))
    graph.add((dataset, VOID.sparqlEndpoint, endpoint))
    if told.title():
        graph.add((dataset, DCTERMS.title, Literal(told.title(), lang="en")))
    size = len(store_of(held.dataset))
    graph.add((dataset, VOID.triples, Literal(size, datatype=XSD.integer)))
    return graph
