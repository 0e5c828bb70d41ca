"""Load files and folders of RDF into one dataset, without ever touching the network."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.errors import InputError, did_you_mean, reading
from eventgraph.rdf.formats import FORMATS, Format, format_of
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.rdf.refusing import (
    bytes_of,
    check_markup,
    found_at,
    place_of,
    refuse_imports,
    refuse_unnamed,
)
from eventgraph.rdf.reification import unassert
from eventgraph.rdf.turtletext import declared_prefixes
from eventgraph.vocabulary import ONTOLOGY_GRAPH, PREFIXES

__all__ = ["files_of", "load"]

_OX: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_SUFFIXES: Final = {suffix for format in FORMATS.values() for suffix in format.suffixes}
#: Suffixes that look like a slip of the pen, and are none.
_OTHER_SUFFIXES: Final = {".txt"}
_MARK: Final = b"\xef\xbb\xbf"
_PLACE: Final = re.compile(r"^Parser error (?:at|between) line .*?: ")
_PREFIX: Final = re.compile(r"The prefix (\S*): has not been declared")
_CONTEXT: Final = re.compile(rb'"@(?:context|import)"\s*:\s*["\[]')
#: What relative IRIs of JSON-LD are resolved against, to be found; other parsers refuse them.
_RELATIVE: Final = "http://relative.invalid/"


def load(*paths: str | Path, ontology: bool = True) -> Dataset:
    """Load RDF files and whole folders, Turtle to RDF/XML by suffix, gzip too.

    The dataset lies on an in-memory Oxigraph store and its default graph is the union of all
    graphs. The package's ontology is loaded beside the data, as the named graph
    `https://w3id.org/eventgraph/ns#`, unless `ontology` is false. Nothing is fetched: a file that
    asks for it (`owl:imports`, a remote JSON-LD context, an external XML entity) is refused.
    Prefixes that Turtle and TriG files declare at their head are kept for exports. What a claim
    does not assert (its `evg:attitude` says so) is kept as reified statements, never as a graph.
    Raises InputError with file, line and column.

    >>> dataset = load("graph/sources.ttl", ontology=False)
    >>> len(dataset) > 0
    True
    """
    store = ox.Store()
    files = files_of(*paths)
    for path in files:
        _load_file(store, path)
    refuse_imports(store, files)
    refuse_unnamed(store, files)
    unassert(store)
    if ontology:
        _load_ontology(store)
    dataset = dataset_on(store)
    for path in files:
        if format_of(path).name in {"turtle", "trig"}:
            for prefix, namespace in declared_prefixes(path).items():
                dataset.bind(prefix, namespace, override=False)
    return dataset


def files_of(*paths: str | Path) -> tuple[Path, ...]:
    """List the RDF files that paths name, those of a folder in sorted order, each once.

    Names that begin with a dot or end with `~` are passed over in folders. Raises InputError for
    a path that is not there, a folder without RDF, and a suffix that is nearly one of RDF's.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        with reading(path):
            there = path.exists()
        if not there:
            message = "no such file or folder; check the path, or name one with --graph"
            raise InputError(message, path)
        if path.is_dir():
            found.update(dict.fromkeys(_files_in(path)))
        else:
            format_of(path)
            found[path] = None
    return tuple(found)


def _files_in(folder: Path) -> list[Path]:
    """List a folder's RDF files; a suffix that is nearly one of RDF's is refused, not skipped."""
    files = []
    for path in _walk(folder, frozenset()):
        suffix = path.with_suffix("").suffix if path.suffix.lower() == ".gz" else path.suffix
        suffix = suffix.lower()
        if suffix in _SUFFIXES:
            files.append(path)
        elif suffix not in _OTHER_SUFFIXES and (hint := did_you_mean(suffix, _SUFFIXES)):
            raise InputError(f"the suffix {suffix!r} stands for no RDF format{hint}", path)
    if not files:
        known = ", ".join(sorted(_SUFFIXES))
        raise InputError(f"the folder holds no RDF file ({known}, or those with .gz)", folder)
    return files


def _walk(folder: Path, above: frozenset[Path]) -> Iterator[Path]:
    """Go through a folder and those in it in sorted order; a link upwards is not followed."""
    above |= {folder.resolve()}
    with reading(folder):
        entries = sorted(folder.iterdir())
    for path in entries:
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if not path.is_dir():
            yield path
        elif path.resolve() not in above:
            yield from _walk(path, above)


def _load_file(store: ox.Store, path: Path) -> None:
    format = format_of(path)
    syntax = _OX[format.name]
    with reading(path), path.open("rb") as file, _parsing(path, format):
        stream, whole = _opened(file, compressed=path.suffix.lower() == ".gz")
        if format.name == "rdfxml":
            data = stream.read()
            check_markup(data, path)
            store.bulk_load(data, format=syntax)
        elif format.name == "jsonld":
            quads = ox.parse(stream, format=syntax, base_iri=_RELATIVE, rename_blank_nodes=True)
            store.bulk_extend(_whole_names(quads, path))
        elif whole:
            store.bulk_load(path=str(path), format=syntax)
        else:
            store.bulk_load(stream, format=syntax)


def _opened(file: IO[bytes], *, compressed: bool) -> tuple[IO[bytes], bool]:
    """Look past compression and a byte order mark; say whether the file is to be read as it is."""
    start = file.read(len(_MARK))
    marked = start == _MARK
    file.seek(len(_MARK) if marked else 0)
    if not compressed:
        return file, not marked
    if not start:
        raise EOFError("it is empty")
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file)), False


def _load_ontology(store: ox.Store) -> None:
    text = resources.files("eventgraph").joinpath("rdf/ontology.ttl").read_bytes()
    graph = ox.NamedNode(ONTOLOGY_GRAPH)
    store.bulk_load(text, format=ox.RdfFormat.TURTLE, to_graph=graph, base_iri=ONTOLOGY_GRAPH)


def _whole_names(quads: Iterator[ox.Quad], path: Path) -> Iterator[ox.Quad]:
    """Refuse what JSON-LD takes for an IRI although it is half of one: relative, or a CURIE."""
    for quad in quads:
        for name in quad:
            if isinstance(name, ox.NamedNode) and (fault := _half(name.value)):
                text = name.value.removeprefix(_RELATIVE)
                place = found_at(path, re.compile(re.escape(f'"{text}"'.encode())))
                raise InputError(fault, path, *place)
        yield quad


def _half(iri: str) -> str:
    """Say what an IRI lacks, or nothing."""
    if iri.startswith(_RELATIVE):
        text = iri.removeprefix(_RELATIVE)
        return f'the IRI <{text}> is relative; write it in full or give "@base" in the context'
    prefix = iri.partition(":")[0]
    if prefix in PREFIXES:
        advice = f'put "{prefix}": "{PREFIXES[prefix]}" in the context'
        return f"the prefix {prefix}: is not declared; {advice}"
    return ""


@contextmanager
def _parsing(path: Path, format: Format) -> Iterator[None]:
    """Translate what Oxigraph's parsers and gzip raise into one line that says what to do."""
    try:
        yield
    except SyntaxError as error:
        if "LoadDocumentCallback" in str(error.msg):
            message = "asks for a remote JSON-LD context, and nothing is fetched; write it inline"
            raise InputError(message, path, *found_at(path, _CONTEXT)) from error
        line, column = error.lineno, error.offset
        if line is None:
            line, column = place_of(bytes_of(path), _OX[format.name])
        detail = " ".join(_PLACE.sub("", str(error.msg)).split())
        raise InputError(f"{detail}; {_advice(detail, format)}", path, line, column) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"is no whole gzip file ({error}); compress it anew", path) from error


def _advice(detail: str, format: Format) -> str:
    if prefix := _PREFIX.search(detail):
        namespace = PREFIXES.get(prefix[1], "…")
        return f"declare it at the head of the file: @prefix {prefix[1]}: <{namespace}> ."
    if "No scheme found" in detail:
        return "a relative IRI has no place here: write it in full"
    if "UTF-8" in detail:
        return "save the file with UTF-8 encoding"
    return f"mend the {format.title} there"
