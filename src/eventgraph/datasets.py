"""Load files and folders of RDF into one dataset, without ever touching the network."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.engine import dataset_on
from eventgraph.errors import InputError, did_you_mean, reading
from eventgraph.formats import FORMATS, Format, format_of
from eventgraph.vocabulary import ONTOLOGY_GRAPH, OWL, PREFIXES

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
_PLACE: Final = re.compile(r"^Parser error at line \d+ (?:column \d+|between .*?): ")
_PREFIX: Final = re.compile(r"The prefix (\S*): has not been declared")
_EXTERNAL: Final = re.compile(r"<!(?:DOCTYPE\s+\S+|ENTITY\s+(?:%\s*)?\S+)\s+(?:SYSTEM|PUBLIC)\b")
_NESTED: Final = re.compile(r"<!ENTITY\s[^>]*&(?!amp;|lt;|gt;|quot;|apos;|#)")
_CONTEXT: Final = re.compile(r'"@(?:context|import)"\s*:\s*\[?[^{}\]]*?"')
_IMPORTS: Final = re.compile(r"\b(?:owl:)?imports\b")


def load(*paths: str | Path, ontology: bool = True) -> Dataset:
    """Load RDF files and whole folders, Turtle to RDF/XML by suffix, gzip too.

    The dataset lies on an in-memory Oxigraph store and its default graph is the union of all
    graphs. The package's ontology is loaded beside the data, as the named graph
    `https://w3id.org/eventgraph/ns#`, unless `ontology` is false. Nothing is fetched: a file that
    asks for it (`owl:imports`, a remote JSON-LD context, an external XML entity) is refused.
    Raises InputError with file, line and column.

    >>> dataset = load("graph/sources.ttl", ontology=False)
    >>> len(dataset) > 0
    True
    """
    store = ox.Store()
    files = files_of(*paths)
    for path in files:
        _load_file(store, path)
    _refuse_imports(store, files)
    if ontology:
        _load_ontology(store)
    return dataset_on(store)


def files_of(*paths: str | Path) -> tuple[Path, ...]:
    """List the RDF files that paths name, those of a folder in sorted order, each once."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_files_in(path)))
        elif path.exists():
            format_of(path)
            found[path] = None
        else:
            raise InputError("no such file or folder; check the path, or name one with --graph", path)
    return tuple(found)


def _files_in(folder: Path) -> list[Path]:
    """List a folder's RDF files; a suffix that looks like a slip of the pen is refused, not skipped."""
    files = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        suffix = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
        if suffix.lower() in _SUFFIXES:
            files.append(path)
        elif suffix and (hint := did_you_mean(suffix.lower(), _SUFFIXES)):
            raise InputError(f"the suffix {suffix!r} stands for no RDF format{hint}", path)
    if not files:
        known = ", ".join(sorted(_SUFFIXES))
        raise InputError(f"the folder holds no RDF file ({known}, or those with .gz)", folder)
    return files


def _load_file(store: ox.Store, path: Path) -> None:
    format = format_of(path)
    with reading(path), _parsing(path, format):
        if format.name == "rdfxml":
            _refuse_entities(path)
        base = path.resolve().as_uri()
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as stream:
                store.bulk_load(stream, format=_OX[format.name], base_iri=base)
        else:
            store.bulk_load(path=str(path), format=_OX[format.name], base_iri=base)


def _load_ontology(store: ox.Store) -> None:
    text = resources.files("eventgraph").joinpath("ontology.ttl").read_bytes()
    graph = ox.NamedNode(ONTOLOGY_GRAPH)
    store.bulk_load(text, format=ox.RdfFormat.TURTLE, to_graph=graph, base_iri=ONTOLOGY_GRAPH)


@contextmanager
def _parsing(path: Path, format: Format) -> Iterator[None]:
    """Translate what Oxigraph's parsers and gzip raise into one line that says what to do."""
    try:
        yield
    except SyntaxError as error:
        if "LoadDocumentCallback" in str(error.msg):
            message = "asks for a remote JSON-LD context, and nothing is fetched; write the context inline"
            raise InputError(message, path, *_find(path, _CONTEXT)) from error
        detail = " ".join(_PLACE.sub("", str(error.msg)).split())
        message = f"{detail}; {_advice(detail, format)}"
        raise InputError(message, path, error.lineno, error.offset) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"is no whole gzip file ({error}); compress it anew", path) from error


def _advice(detail: str, format: Format) -> str:
    if prefix := _PREFIX.search(detail):
        namespace = PREFIXES.get(prefix[1], "…")
        return f"declare it at the head of the file: @prefix {prefix[1]}: <{namespace}> ."
    if "UTF-8" in detail:
        return "save the file with UTF-8 encoding"
    return f"mend the {format.title} there"


def _text_of(path: Path) -> str:
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    with opened(path, "rb") as stream:
        data: bytes = stream.read()
    return data.decode("utf-8", "replace")


def _place(text: str, offset: int) -> tuple[int, int]:
    """Give line and column, both from 1, of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def _find(path: Path, pattern: re.Pattern[str]) -> tuple[int | None, int | None]:
    """Give line and column of a pattern's first match, for a message only."""
    text = _text_of(path)
    match = pattern.search(text)
    return _place(text, match.start()) if match else (None, None)


def _refuse_entities(path: Path) -> None:
    text = _text_of(path)
    if match := _EXTERNAL.search(text):
        message = "asks for an external XML entity or DTD, and nothing is fetched; write it out in full"
        raise InputError(message, path, *_place(text, match.start()))
    if match := _NESTED.search(text):
        message = "builds one XML entity from another, which can grow without bound; write it out in full"
        raise InputError(message, path, *_place(text, match.start()))


def _refuse_imports(store: ox.Store, files: tuple[Path, ...]) -> None:
    wanted = next(store.quads_for_pattern(None, ox.NamedNode(str(OWL.imports)), None), None)
    if wanted is None:
        return
    target = getattr(wanted.object, "value", str(wanted.object))
    message = f"asks to import <{target}>, and nothing is fetched; save that file beside it and drop owl:imports"
    for path in files:
        line, column = _find(path, _IMPORTS)
        if line is not None:
            raise InputError(message, path, line, column)
    raise InputError(message, files[0] if files else None)
