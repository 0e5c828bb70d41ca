"""The dataset that is served, as a worker holds it: loaded once, told apart by its content."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.cards import claim_names
from eventgraph.claims.extents.declarations import Declarations, declarations
from eventgraph.claims.names import is_term, labels
from eventgraph.claims.naming import Names
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.errors import StoreError
from eventgraph.evidence.matters.voices import Voices
from eventgraph.rdf.oxigraph import prefixes_of, store_of
from eventgraph.serving.limits import Limits
from eventgraph.sparql.library import known_queries
from eventgraph.sparql.running import packaged, solve
from eventgraph.stores.manifest import is_store, listed, read_manifest
from eventgraph.stores.opening import files_read, load
from eventgraph.stores.services.naming import is_service
from eventgraph.text.languages import SPOKEN
from eventgraph.text.lettering import unaccented
from eventgraph.vocabulary import ONTOLOGY_GRAPH
from eventgraph.words.beside import indexed

__all__ = ["Held", "Served", "digest_of", "letters"]

#: Of how many claims the sentences are made for those who type a name.
_SENTENCES: Final = 2_000


@dataclass(frozen=True)
class Served:
    """What a server serves: the paths of the dataset, folders of queries, and its bounds.

    `reading` is how the dataset is read, by the names of what `load` takes.
    """

    graph: tuple[str, ...]
    queries: str | None = None
    reading: Mapping[str, Any] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)

    @property
    def drafts(self) -> bool:
        """Tell whether drafts are served as claims."""
        return bool(self.reading.get("drafts"))


def digest_of(graph: Sequence[str], *, drafts: bool = False) -> str:
    """Sum up the content of a dataset: of its files, or of a store as its manifest lists it.

    With `drafts`, which count then, it is another content. Raises StoreError for a service: what it
    holds is known when it has been read.

    >>> digest_of(["graph"]) == digest_of(["graph"])
    True
    """
    if any(map(is_service, graph)):
        raise StoreError("a service says nothing of its changes; leave out --watch")
    paths = tuple(map(Path, graph))
    if len(paths) == 1 and is_store(paths[0]):
        sums = [part.sha256 for part in read_manifest(paths[0]).parts]
    else:
        sums = [file.sha256 for file in listed(files_read(*paths))]
    sums += ["drafts"] if drafts else []
    return hashlib.sha256("".join(sorted(sums)).encode()).hexdigest()[:20]


def letters(text: str) -> str:
    """Fold case and accents, which nobody types alike.

    >>> letters(" Nicolás ")
    'nicolas'
    """
    return unaccented(text.casefold().strip())


class Held:
    """A dataset with what is worked out from it once: labels, an index of words, the queries."""

    def __init__(self, served: Served) -> None:
        """Load it; raises InputError and StoreError for what cannot be read."""
        self.served = served
        self.dataset = load(*served.graph, **served.reading)
        remote = any(map(is_service, served.graph))
        self.digest = (
            _sum_of(self.dataset) if remote else digest_of(served.graph, drafts=served.drafts)
        )
        self.prefixes = prefixes_of(self.dataset)
        own = None if served.queries is None else Path(served.queries)
        self.queries = known_queries(own)
        self._names: dict[str, Names] = {}
        self._offered: dict[str, tuple[tuple[str, str, str], ...]] = {}

    def begin(self) -> None:
        """Work out, once for all workers, what every answer may need."""
        for language in SPOKEN:
            self.offered(language)
        self.declared, self.links, self.terms  # noqa: B018 - kept once they are asked for

    def prepare(self) -> None:
        """Work out at leisure what takes longer; a worker brought forth before does so itself."""
        self.voices.known, self.voices.speakers  # noqa: B018 - kept once they are asked for

    def names(self, language: str = "en") -> Names:
        """Give the labels of what is shown in a language, each found when it is asked for."""
        if language not in self._names:
            self._names[language] = Names(self.dataset, language)
        return self._names[language]

    def offered(self, language: str = "en") -> tuple[tuple[str, str, str], ...]:
        """Give what may be offered while a name is typed: its letters alone, its IRI and label.

        Claims without a label are offered by the sentences that they make, where they are few: of a
        hundred thousand, these take ten seconds.
        """
        if language not in self._offered:
            found = labels(self.dataset, language, made=len(self.claims) <= _SENTENCES)
            self._offered[language] = tuple(
                (letters(label), iri, label) for iri, label in found.items() if not is_term(iri)
            )
        return self._offered[language]

    @cached_property
    def claims(self) -> frozenset[str]:
        """The names of all claims."""
        return claim_names(self.dataset)

    @cached_property
    def declared(self) -> Declarations:
        """What the ontology declares about values that cannot both hold."""
        return declarations(self.dataset)

    @cached_property
    def links(self) -> tuple[ox.NamedNode, ...]:
        """The properties that lead from a part to its whole."""
        rows = solve(packaged("evidence/conflicts-parts"), self.dataset)
        return tuple(dict.fromkeys(row["narrower"] for row in rows))

    @cached_property
    def terms(self) -> tuple[ox.Quad, ...]:
        """The ontology beside the data, with the bounds of what is not exact."""
        ontology = ox.NamedNode(ONTOLOGY_GRAPH)
        return tuple(store_of(self.dataset).quads_for_pattern(None, None, None, ontology))

    @cached_property
    def voices(self) -> Voices:
        """Who speaks, carried by what, and where that goes back to."""
        return Voices(self.dataset)

    @cached_property
    def index(self) -> sqlite3.Connection:
        """The index of words; each worker opens it for itself."""
        return indexed(self.dataset)

    def narrowed(self, scope: object) -> Dataset:
        """See the dataset through a scope, given by the fields of `Scope`."""
        if not isinstance(scope, dict) or not scope:
            return self.dataset
        return narrow(self.dataset, Scope(**scope))


def _sum_of(dataset: Dataset) -> str:
    """Sum up the quads of a dataset, whatever their order."""
    every = 0
    for quad in store_of(dataset):
        every += int.from_bytes(hashlib.sha256(str(quad).encode()).digest())
    return f"{every % (1 << 80):020x}"
