"""Every format that a dataset is exported to: one table for the function and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Final, NamedTuple

from rdflib import Dataset

from eventgraph.errors import FormatError, hint_at, pick
from eventgraph.rdf.formats import FORMATS
from eventgraph.steps import doing

__all__ = ["EXPORTERS", "Exporter", "export", "export_pieces", "exporter_named"]


class Exporter(NamedTuple):
    """One format: where its function lives, and what a file of it keeps and loses.

    The function is called as `function(dataset, name)`, with `kind=` where it has kinds and `flat=`
    for RDF, and gives bytes, whole or in pieces. Its module is imported when the format is asked
    for; `needs` names the distribution that must be installed for it. `any_kind` says that a kind
    may be a query too, `syntax` which format of RDF its files are in, where it is none itself;
    `tells` that the function takes `tell=`.
    """

    title: str
    module: str
    function: str
    keeps: str
    loses: str
    kinds: tuple[str, ...] = ()
    needs: str = ""
    any_kind: bool = False
    syntax: str = ""
    tells: bool = False


_REIFIED: Final = (
    "everything; each triple of a claim as an `rdf:Statement` that is `evg:inClaim` it"
)
_NO_GRAPHS: Final = "the claims' named graphs; with `--flat`, who says what"

_KINDS: Final = ("events", "actors", "speakers")
_EDGES: Final = (
    "things, and relations between two of them; on each edge its claims, speakers, quotes, "
    "certainty, sources, whether disputed, dates"
)
_NO_VALUES: Final = "numbers and namings; what no claim says; several types and languages"


def _graph(title: str, keeps: str, loses: str) -> Exporter:
    """Describe a format of the projection."""
    return Exporter(
        title, "graphs", "export_graph", keeps, loses, _KINDS, any_kind=True, tells=True
    )


#: Every format of the verb, in the order that `--help` and the documentation list them.
EXPORTERS: Final[dict[str, Exporter]] = {
    "turtle": Exporter("Turtle", "rdf", "rdf_pieces", _REIFIED, _NO_GRAPHS),
    "trig": Exporter("TriG", "rdf", "rdf_pieces", "everything", "nothing"),
    "jsonld": Exporter(
        "JSON-LD",
        "rdf",
        "rdf_pieces",
        "everything; each claim is one node with its description and its `@graph`",
        "nothing",
    ),
    "nquads": Exporter("N-Quads", "rdf", "rdf_pieces", "everything", "prefixes"),
    "ntriples": Exporter("N-Triples", "rdf", "rdf_pieces", _REIFIED, f"{_NO_GRAPHS}; prefixes"),
    "rdfxml": Exporter(
        "RDF/XML",
        "rdf",
        "rdf_pieces",
        _REIFIED,
        f"{_NO_GRAPHS}; refuses properties that are no XML names and characters XML 1.0 forbids",
    ),
    "nanopub": Exporter(
        "Nanopublications, in TriG",
        "nanopub",
        "export_nanopub",
        "each claim with its graph, speaker, quote, source, curator and day of entry",
        "what no claim says: labels and kinds of things; nothing is signed",
        syntax="trig",
    ),
    "graphml": _graph("GraphML", _EDGES, _NO_VALUES),
    "gexf": _graph("GEXF 1.2, for Gephi", _EDGES, _NO_VALUES),
    "cytoscape": _graph("Cytoscape JSON", _EDGES, _NO_VALUES),
    "csv-nodes-edges": _graph(
        "ZIP of nodes.csv, edges.csv and a note on independence",
        _EDGES,
        f"{_NO_VALUES}; text that starts like a formula gets an apostrophe",
    ),
    "dot": _graph("DOT, for Graphviz", _EDGES, _NO_VALUES),
    "mermaid": _graph(
        "Mermaid flowchart, for Markdown",
        "labels; on each edge who says so, and whether it is disputed",
        "quotes, certainty, dates, IRIs, classes",
    ),
    "xlsx": Exporter(
        "Excel workbook",
        "xlsx",
        "xlsx_pieces",
        "things, claims, relations, numbers, dates, namings and sources, on sheets that are "
        "linked; beside what is not exact, it is in words",
        "other languages; several types; notes; text that starts like a formula gets an apostrophe",
        needs="openpyxl",
        tells=True,
    ),
    "ftm": Exporter(
        "FollowTheMoney, JSON lines (with `--kind statements`, its statements)",
        "ftm",
        "export_ftm",
        "things, relations with speaker and quote, dates, sources; each statement its claim",
        "the kinds of events and places; numbers and namings become notes; of a date that is not "
        "exact its first and last day, month or year, and a note in words",
        ("entities", "statements"),
        "followthemoney",
    ),
    "timelinejs": Exporter(
        "TimelineJS JSON",
        "timelinejs",
        "export_timeline",
        "dated events, once for each speaker who dates them; dates as precise as given; quotes",
        "events that the speaker does not date; relations; sources",
    ),
}


def exporter_named(format: str) -> Exporter:
    """Find a format by its name; raises FormatError with the nearest ones.

    >>> exporter_named("graphml").title
    'GraphML'
    """
    return EXPORTERS[pick(format, EXPORTERS, "format", FormatError)]


def export(
    dataset: Dataset,
    format: str,
    *,
    flat: bool = False,
    kind: str | None = None,
    tell: Callable[[str], object] | None = None,
) -> bytes:
    """Write a dataset, or a scope of one, in any format of `eventgraph export`.

    `flat` is for RDF: it states what claims say as plain triples, and drops who says it. `kind` is
    for formats that have kinds, such as `actors` for graphs. `tell` is called with a line where the
    program that a file is for would not take all of it (Mermaid, Excel). Two datasets that are
    isomorphic give the same bytes. Raises FormatError for an unknown format, an option it does not
    have, a library that is not installed, and data that it cannot hold.

    >>> import eventgraph as eg
    >>> eg.export(eg.load("graph"), "turtle").startswith(b"@prefix evg:")
    True
    """
    return b"".join(export_pieces(dataset, format, flat=flat, kind=kind, tell=tell))


def export_pieces(
    dataset: Dataset,
    format: str,
    *,
    flat: bool = False,
    kind: str | None = None,
    tell: Callable[[str], object] | None = None,
) -> Iterator[bytes]:
    """Write a dataset as `export` does, piece by piece where the format allows it.

    >>> import eventgraph as eg
    >>> next(export_pieces(eg.load("graph"), "nquads"))[:5]
    b'<http'
    """
    exporter = exporter_named(format)
    options = _options(format, exporter, flat=flat, kind=kind)
    if exporter.tells:
        options["tell"] = tell
    try:
        module = import_module(f"eventgraph.exports.{exporter.module}")
    except ModuleNotFoundError as error:
        if not exporter.needs or str(error.name).startswith("eventgraph"):
            raise
        message = f"{format} needs {error.name}; install it with: pip install {exporter.needs}"
        raise FormatError(message) from error
    with doing(f"writing {exporter.title}"):
        written = getattr(module, exporter.function)(dataset, format, **options)
        yield from (written,) if isinstance(written, bytes) else written


def _options(format: str, exporter: Exporter, *, flat: bool, kind: str | None) -> dict[str, Any]:
    """Check the options that only some formats have."""
    options: dict[str, Any] = {}
    if flat:
        if format not in FORMATS:
            raise FormatError(f"flat is for RDF ({', '.join(FORMATS)}), and {format} is none")
        options["flat"] = True
    if kind is not None:
        if not exporter.any_kind and kind not in exporter.kinds:
            hint = hint_at(kind, exporter.kinds, "it has")
            raise FormatError(f"{format} has no kind {kind!r}{hint}")
        options["kind"] = kind
    return options
