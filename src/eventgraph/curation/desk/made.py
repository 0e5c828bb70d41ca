"""A thing that somebody makes, or names anew: its kind, labels and other names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.vocabulary import RDF, RDFS, SKOS

__all__ = ["ALIAS", "Made"]

#: By which a thing has other names.
ALIAS: Final = ox.NamedNode(str(SKOS.altLabel))


class Made(NamedTuple):
    """A thing to be described: labels by languages, other names; of a new one, its kind."""

    iri: str
    kind: str
    labels: dict[str, str]
    aliases: tuple[str, ...] = ()

    def triples(self, before: Iterable[ox.Triple] = ()) -> list[ox.Triple]:
        """Give what is said of it; an alias that it had `before` keeps its language."""
        name = ox.NamedNode(self.iri)
        said: list[tuple[object, ox.NamedNode | ox.Literal]] = [
            *([(RDF.type, ox.NamedNode(self.kind))] if self.kind else []),
            *((RDFS.label, ox.Literal(text, language=tag)) for tag, text in self.labels.items()),
        ]
        known = {str(getattr(t.object, "value", "")): t.object for t in before}
        tag = next(iter(self.labels))
        for text in self.aliases:
            value = known.get(text)
            value = value if isinstance(value, ox.Literal) else ox.Literal(text, language=tag)
            said.append((SKOS.altLabel, value))
        return [ox.Triple(name, ox.NamedNode(str(one)), value) for one, value in said]
