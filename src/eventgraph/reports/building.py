"""Everything that `eventgraph build` writes, made one part after the other from one dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import resources
from typing import Final, NamedTuple, cast
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined
from rdflib import Dataset, Graph, Literal
from rdflib.term import Identifier

from eventgraph.claims.describing import describe
from eventgraph.claims.names import labels
from eventgraph.claims.summary import summarize
from eventgraph.evidence.independence import independence_note
from eventgraph.exports.cells import neutral_table
from eventgraph.exports.graphs import write_graphml
from eventgraph.exports.headers import headed
from eventgraph.exports.rdf import export_rdf
from eventgraph.network.projecting import project
from eventgraph.pages import page
from eventgraph.sparql.files import Query
from eventgraph.sparql.running import run
from eventgraph.tables.table import Table, markdown_text, write
from eventgraph.text.characters import one_line
from eventgraph.validation.validating import Report

__all__ = ["Build", "Part", "parts"]

_RDF: Final = {"dataset.trig": "trig", "dataset.ttl": "turtle", "dataset.jsonld": "jsonld"}


class Part(NamedTuple):
    """One file of a build: its name in the folder, and how to make its bytes."""

    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Build:
    """What a build is made from: a dataset, the queries to answer, and its validation report."""

    dataset: Dataset
    queries: Mapping[str, Query]
    report: Report


def parts(build: Build) -> Iterator[Part]:
    """List the files of a build in the order they are made; `report.md` comes last.

    >>> import eventgraph as eg
    >>> dataset = eg.load("graph")
    >>> next(parts(Build(dataset, {}, eg.validate(dataset)))).name
    'index.html'
    """
    yield Part("index.html", lambda: page(build.dataset).encode("utf-8"))
    for name, format in _RDF.items():
        yield Part(name, partial(_export, build.dataset, format))
    yield Part("context.jsonld", _context)
    yield Part(
        "network.graphml",
        lambda: headed(write_graphml(project(build.dataset)), build.dataset, "graphml"),
    )
    for query in build.queries.values():
        yield Part(f"answers/{query.name}.csv", partial(_answer, query, build.dataset))
    yield Part("report.md", partial(_report, build))


def _export(dataset: Dataset, format: str) -> bytes:
    return headed(export_rdf(dataset, format), dataset, format)


def _context() -> bytes:
    return resources.files("eventgraph").joinpath("exports/context.jsonld").read_bytes()


def _answer(query: Query, dataset: Dataset) -> bytes:
    """Answer a query with its defaults, as CSV that a spreadsheet may open, whatever its form."""
    answer = run(query, dataset)
    if isinstance(answer, Graph):
        triples = sorted(answer, key=lambda triple: [term.n3() for term in triple])
        rows = cast("list[tuple[Identifier, ...]]", triples)
        answer = Table(("subject", "predicate", "object"), tuple(rows))
    elif isinstance(answer, bool):
        answer = Table(("answer",), ((Literal(answer),),))
    return write(neutral_table(answer), "csv").encode("utf-8")


def _label(text: str) -> str:
    """Write text for the label of a link, in which some readers take back what escapes brackets."""
    return markdown_text(text).replace("\\[", "&#91;").replace("\\]", "&#93;")


def _report(build: Build) -> bytes:
    text = resources.files("eventgraph").joinpath("reports/templates/report.md").read_text("utf-8")
    environment = Environment(  # noqa: S701 - Markdown, not HTML: what is not ours is escaped
        undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    environment.filters |= {"markdown": markdown_text, "address": quote, "label": _label}
    environment.filters["line"] = lambda text: markdown_text(one_line(text))
    summary = summarize(build.dataset)
    findings, described = build.report.table(), describe(build.dataset)
    names = labels(build.dataset)
    return (
        environment.from_string(text)
        .render(
            counts=list(zip(summary.columns, summary.rows[0], strict=True)),
            independence=independence_note(build.dataset),
            report=build.report,
            described=described,
            publisher=names.get(described.publisher, described.publisher),
            findings=write(findings, "markdown", names) if len(findings) else "",
            queries=list(build.queries.values()),
        )
        .encode("utf-8")
    )
