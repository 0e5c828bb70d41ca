"""Load files and folders of RDF into one dataset, without ever touching the network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.errors import InputError, reading
from eventgraph.rdf.drafts import keep_aside, put_aside
from eventgraph.rdf.formats import Format, format_of
from eventgraph.rdf.guarding import Guard
from eventgraph.rdf.inexact import (
    bounded,
    inexact_in,
    inexact_or_newer,
    is_inexact,
    refuse_malformed,
)
from eventgraph.rdf.jsonnames import RELATIVE, whole_names
from eventgraph.rdf.literals import type_dates
from eventgraph.rdf.markup import load_markup
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.rdf.places.listing import files_of
from eventgraph.rdf.quotemarks import typographic
from eventgraph.rdf.refusing import (
    bytes_of,
    found_at,
    line_of,
    place_of,
    refuse_imports,
    refuse_newer,
    refuse_unnamed,
)
from eventgraph.rdf.reification import unassert
from eventgraph.rdf.streams import MOST, is_packed, opened
from eventgraph.rdf.turtletext import merged
from eventgraph.steps import steps
from eventgraph.vocabulary import ONTOLOGY_GRAPH, PREFIXES

__all__ = [
    "SYNTAXES",
    "as_loaded",
    "load",
    "load_into",
    "made_ready",
    "read_into",
]


#: The name of a format, and what Oxigraph calls it.
SYNTAXES: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
#: A file of so many bytes at most is small.
_SMALL: Final = 1 << 20
_SHARED: Final = frozenset(PREFIXES.values())
_PLACE: Final = re.compile(r"^Parser error (?:at|between) line .*?: ")
_PREFIX: Final = re.compile(r"The prefix (\S*): has not been declared")
_CONTEXT: Final = re.compile(rb'"@(?:context|import)"\s*:\s*["\[]')


class _Look(NamedTuple):
    """What was seen of a file while it was loaded."""

    prefixes: Mapping[str, str]
    plain: bool
    simple: bool


def load(
    *paths: str | Path, ontology: bool = True, max_file: int = MOST, drafts: bool = False
) -> Dataset:
    """Load RDF files and whole folders into memory, as `eventgraph.load` says.

    Raises InputError with file, line and column.

    >>> dataset = load("graph/sources.ttl", ontology=False)
    >>> len(dataset) > 0
    True
    """
    store = ox.Store()
    files = files_of(*paths)
    names, inexact = read_into(store, files, max_file, quick=True)
    aside = _set_apart(store, inexact, ontology=ontology, drafts=drafts)
    return keep_aside(dataset_on(store, names), aside)


def as_loaded(store: ox.Store) -> None:
    """Read dates, attitudes and what is not exact in a store of a few quads as `load` does."""
    type_dates(store)
    inexact = inexact_in(store)
    unassert(store)
    store.extend(bounded(inexact))


def load_into(
    store: ox.Store,
    files: tuple[Path, ...],
    *,
    ontology: bool = True,
    max_file: int = MOST,
    drafts: bool = False,
) -> tuple[dict[str, str], ox.Store | None]:
    """Load files into an empty store as `load` does; give the prefixes, and drafts put aside."""
    prefixes, inexact = read_into(store, files, max_file)
    return prefixes, _set_apart(store, inexact, ontology=ontology, drafts=drafts)


def made_ready(store: ox.Store, *, drafts: bool = False) -> ox.Store | None:
    """Read quads that are no file's as `load` says, the ontology beside them; give the drafts."""
    return _set_apart(store, _read(store, (), MOST), drafts=drafts)


def read_into(
    store: ox.Store, files: tuple[Path, ...], most: int = MOST, *, quick: bool = False
) -> tuple[dict[str, str], list[ox.Literal]]:
    """Load files into an empty store as they are written; what is wrong in them is refused.

    `quick` says that the store lies in memory. Give the prefixes, and what is not exact.
    """
    found = {
        path: _load_file(store, path, most, quick=quick) for path in steps(files, "loading files")
    }
    plain = all(look.plain for look in found.values())
    return PREFIXES | _own_prefixes(found, most), _read(store, files, most, plain=plain)


def _read(
    store: ox.Store, files: tuple[Path, ...], most: int, *, plain: bool = False
) -> list[ox.Literal]:
    """Refuse what is wrong in quads, give dates their types, and give what is not exact.

    What is known to be plain, as `Guard` says, is not searched for what it cannot hold.
    """
    inexact, newer = ([], False) if plain else inexact_or_newer(store)
    if newer:
        refuse_newer(store, files, most)
    refuse_imports(store, files, most)
    refuse_unnamed(store, files, most)
    typed = type_dates(store)
    inexact = sorted({*inexact, *filter(is_inexact, typed)}, key=str)
    refuse_malformed(inexact, files, most)
    return inexact


def _set_apart(
    store: ox.Store, inexact: list[ox.Literal], *, ontology: bool = True, drafts: bool = False
) -> ox.Store | None:
    """Put drafts aside, and what is not asserted; load the ontology and bounds beside the data."""
    aside = None if drafts else put_aside(store)
    if aside is not None:
        inexact = inexact_in(store)
    unassert(store)
    if ontology:
        _load_ontology(store)
        store.extend(bounded(inexact))
    return aside


def _own_prefixes(declared: Mapping[Path, _Look], most: int) -> dict[str, str]:
    """Gather what files declare; of two declarations of one name the first counts.

    One more name for a namespace that has a shared one is left out.
    """
    own: dict[str, str] = {}
    for path, look in declared.items():
        for name, namespace in merged(path, look.prefixes, most, simple=look.simple).items():
            if PREFIXES.get(name) == namespace or namespace not in _SHARED:
                own.setdefault(name, namespace)
    return own


def _load_file(store: ox.Store, path: Path, most: int, *, quick: bool) -> _Look:
    """Load one file; give the prefixes that its text declares, and what `Guard` tells of it."""
    format = format_of(path)
    syntax = SYNTAXES[format.name]
    with reading(path), _parsing(path, format, most):
        if format.name == "rdfxml":
            load_markup(store, path, most)
            return _Look({}, plain=False, simple=False)
        # In bulk means in threads, which a small file is not worth; on disk it means one file.
        small = quick and path.stat().st_size <= _SMALL and not is_packed(path)
        with opened(path, most) as stream:
            look = Guard(stream, format.name)
            guard = cast("IO[bytes]", look)
            if format.name == "jsonld":
                quads = ox.parse(guard, format=syntax, base_iri=RELATIVE, rename_blank_nodes=True)
                store.bulk_extend(whole_names(quads, path, most))
            else:
                (store.load if small else store.bulk_load)(guard, format=syntax)
            return _Look(look.prefixes, look.plain, look.simple)


def _load_ontology(store: ox.Store) -> None:
    text = resources.files("eventgraph").joinpath("rdf/ontology.ttl").read_bytes()
    graph = ox.NamedNode(ONTOLOGY_GRAPH)
    store.bulk_load(text, format=ox.RdfFormat.TURTLE, to_graph=graph, base_iri=ONTOLOGY_GRAPH)


@contextmanager
def _parsing(path: Path, format: Format, most: int) -> Iterator[None]:
    """Translate what Oxigraph's parsers raise into one line that says what to do."""
    try:
        yield
    except SyntaxError as error:
        if "LoadDocumentCallback" in str(error.msg):
            message = "asks for a remote JSON-LD context, and nothing is fetched; write it inline"
            raise InputError(message, path, *found_at(path, _CONTEXT, most)) from error
        line, column = error.lineno, error.offset
        if line is None:
            line, column = place_of(bytes_of(path, most), SYNTAXES[format.name])
        if line and format.name in {"turtle", "trig"}:
            text = line_of(path, line, most)
            if found := typographic(text, column):
                raise InputError(found[1], path, line, found[0]) from error
        detail = " ".join(_PLACE.sub("", str(error.msg)).split())
        raise InputError(f"{detail}; {_advice(detail, format)}", path, line, column) from error
    except MemoryError as error:
        message = "holds a string, name or comment that is too long; split it"
        raise InputError(message, path) from error


def _advice(detail: str, format: Format) -> str:
    if prefix := _PREFIX.search(detail):
        namespace = PREFIXES.get(prefix[1], "…")
        return f"declare it at the head of the file: @prefix {prefix[1]}: <{namespace}> ."
    if "No scheme found" in detail:
        return "a relative IRI has no place here: write it in full"
    if "UTF-8" in detail:
        return "save the file with UTF-8 encoding"
    return f"mend the {format.title} there"
