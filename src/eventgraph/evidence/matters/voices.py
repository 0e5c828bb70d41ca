"""Who gives an answer: voices, the publications that carry them, and where these go back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, URIRef
from rdflib.term import Identifier

from eventgraph.evidence.descent.origins import Origins, origins
from eventgraph.rdf.oxigraph import named_node, store_of, term
from eventgraph.vocabulary import DCTERMS, SEM

__all__ = ["Support", "Voice", "Voices"]

_ISSUED: Final = ox.NamedNode(str(DCTERMS.issued))


class Voice(NamedTuple):
    """One voice: who speaks (several of a joint statement), and the claims that it is heard in."""

    speakers: tuple[str, ...]
    claims: tuple[str, ...]


class Support(NamedTuple):
    """How many voices give an answer, in how many publications, which go back to how many origins.

    The three stand together always, and are never added up.
    """

    voices: int
    carriers: int
    origins: int

    def __str__(self) -> str:
        """Write all three in words."""
        return ", ".join(
            f"{count} {name if count == 1 else f'{name}s'}"
            for name, count in zip(("voice", "carrier", "origin"), self, strict=True)
        )


class Voices:
    """What a dataset says of who speaks, in which event of speech, carried by what.

    One speaker is one voice, however many publications carry the words, and so are several who give
    a joint statement.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset, self._store = dataset, store_of(dataset)
        self._issued: dict[str, Identifier | None] = {}

    @cached_property
    def known(self) -> Origins:
        """Where the claims go back to."""
        return origins(self._dataset)

    @cached_property
    def speakers(self) -> Mapping[str, tuple[str, ...]]:
        """Name the speakers of each claim, sorted."""
        return self._named(SEM.accordingTo)

    def _named(self, relation: URIRef) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(str(relation)), None):
            name, value = (str(getattr(node, "value", "")) for node in (quad.subject, quad.object))
            found[name].add(value)
        return {name: tuple(sorted(its)) for name, its in found.items()}

    def of(self, claims: Iterable[str]) -> list[Voice]:
        """Gather claims by voice, in the order of the speakers' names."""
        voices: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for claim in dict.fromkeys(claims):
            voices[self.speakers.get(claim, ())].append(claim)
        return [Voice(speakers, tuple(sorted(its))) for speakers, its in sorted(voices.items())]

    def support(self, claims: Iterable[str]) -> Support:
        """Count voices, carriers and origins of claims."""
        names = frozenset(claims)
        carriers, roots = self.known.documents(names), self.known.publications(names)
        voices = {self.speakers.get(claim, ()) for claim in names}
        return Support(len(voices), len(carriers), len(roots))

    def carriers(self, claim: str) -> tuple[str, ...]:
        """Name the publications in which a claim was read."""
        return tuple(sorted(self.known.sources.get(claim, ())))

    def origin(self, claim: str) -> str:
        """Name where a claim goes back to; of several that it may rest on, the least."""
        return min(self.known.publications((claim,)), default="")

    def issued(self, source: str) -> Identifier | None:
        """Say when a publication appeared, as far as it is known."""
        if source not in self._issued:
            node = named_node(source)
            quads = self._store.quads_for_pattern(node, _ISSUED, None) if node else ()
            self._issued[source] = min((term(quad.object) for quad in quads), default=None, key=str)
        return self._issued[source]
