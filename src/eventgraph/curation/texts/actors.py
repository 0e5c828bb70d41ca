"""Who published or wrote a source: found in the dataset by name, or made where nobody is near."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from eventgraph.curation.editing import Edit
from eventgraph.curation.texts.describing import TYPE
from eventgraph.curation.texts.known import Known
from eventgraph.curation.texts.naming import free, slug
from eventgraph.errors import EventGraphError, UnknownName, one_of
from eventgraph.vocabulary import EVG, RDFS, curie, expand

__all__ = ["Actors"]

_LABEL: Final = ox.NamedNode(str(RDFS.label))
_ROLES: Final = {"publisher": EVG.MediaOutlet, "creator": EVG.Person}


class Actors:
    """The actors that sources name, and those made for them."""

    def __init__(self, known: Known, *, new: bool = False) -> None:
        """With `new`, one is made although others have names that are nearly its."""
        self._known = known
        self._new = new
        self._made: dict[str, str] = {}
        self._told: list[tuple[ox.NamedNode, list[ox.Triple]]] = []

    def named(self, name: str, role: str, notes: list[str]) -> str:
        """Give the actor of a name; one that is made for it is told in the notes.

        Raises EventGraphError for a CURIE or IRI that is no actor's, and for a name that is nearly
        that of others.
        """
        if name in self._made:
            return self._made[name]
        try:
            return self._known.actor(name)
        except UnknownName as error:
            if expand(name) or not self._is_strange(name):
                raise
            near = [] if self._new else self._known.near_actors(name)
            if near:
                message = f"no actor is named {name!r}{one_of(near)} --new makes another"
                raise EventGraphError(message) from error
        iri = self._make(name, role)
        kind = curie(str(_ROLES[role]))
        notes.append(f"made {curie(iri)}, {kind}, for {name!r}; correct it where it stands")
        return iri

    def labels_of(self, iri: str) -> tuple[str, ...]:
        """Give the labels of an actor in the languages of the dataset, one each."""
        name = next((name for name, made in self._made.items() if made == iri), "")
        return (name,) * len(self._known.languages) if name else self._known.labels_of(iri)

    def put(self, edit: Edit) -> None:
        """Add those that were made to the files."""
        for node, told in self._told:
            edit.put_thing(node, told)
        self._told.clear()

    def _is_strange(self, name: str) -> bool:
        """Tell whether nothing in the dataset bears a name."""
        return bool(name.strip()) and not self._known.bears(name)

    def _make(self, name: str, role: str) -> str:
        base = self._known.actor_base

        def taken(local: str) -> bool:
            return base + local in self._made.values() or self._known.is_taken(base + local)

        iri = base + free(slug(name), taken)
        node = ox.NamedNode(iri)
        told = [ox.Triple(node, TYPE, ox.NamedNode(str(_ROLES[role])))]
        told += [
            ox.Triple(node, _LABEL, ox.Literal(name, language=language))
            for language in self._known.languages
        ]
        self._told.append((node, told))
        self._made[name] = iri
        return iri
