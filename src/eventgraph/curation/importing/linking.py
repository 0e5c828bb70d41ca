"""Make things and drafts of FollowTheMoney's entities; what has no place is listed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.curation.holding import Holding
from eventgraph.curation.importing.describing import described
from eventgraph.curation.importing.drafting import Found, NewClaim, status
from eventgraph.curation.importing.ftm import Entity, entities_in, schemata
from eventgraph.curation.importing.marks import Left
from eventgraph.curation.judging import judge
from eventgraph.curation.sheets.grids import Refused
from eventgraph.curation.sheets.lexicon import Lexicon, folded
from eventgraph.curation.sheets.naming import prefix_of, slug
from eventgraph.vocabulary import (
    EVG,
    PROV,
    RDF,
    curie,
    prefixes,
)

__all__ = ["read_ftm"]

_TYPE, _CLAIM = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(EVG.Claim))
#: What of an entity is carried, besides its names; all else is listed.
_THING: Final = frozenset({"name", "title", "full", "fileName", "alias", "weakAlias"}) | {
    "previousName", "recordId",
}  # fmt: skip
_DOCUMENT: Final = frozenset({"sourceUrl", "publishedAt", "date", "publisher"})
#: What of a link is told in the note of its draft, in this order, before all else.
_TOLD: Final = ("summary", "description", "date", "startDate", "endDate", "sourceUrl", "publisher")


def read_ftm(path: Path, dataset: Dataset, holding: Holding) -> Found:
    """Read entities as things, documents as sources, and every link as a draft of a claim.

    An entity that eventgraph wrote is the thing it was; any other is new, though it may be called
    as something that is there: that is told. A draft states the relation where the ontology has
    it, and tells the rest in its note. Raises InputError with the line of what is no entity.
    """
    return _Reader(dataset, Lexicon(dataset, holding)).read(entities_in(path))


class _Reader:
    """Reads entities one after the other; those that links name first."""

    def __init__(self, dataset: Dataset, lexicon: Lexicon) -> None:
        """Know the dataset's names."""
        self.dataset, self.lexicon, self.holding = dataset, lexicon, lexicon.holding
        self.language = lexicon.languages[0]
        self.found = Found([], {}, [], [])
        self.iris: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.proofs: dict[str, str] = {}

    def read(self, entities: Iterable[Entity]) -> Found:
        """Read them all."""
        every = list(entities)
        known = schemata()
        links = [one for one in every if one.schema in known.links]
        for one in every:
            of = known.things.get(one.schema) or known.documents.get(one.schema)
            if of:
                self._thing(one, of, is_document=one.schema in known.documents)
            elif one.schema not in known.links:
                self._leave(one, f"is a {one.schema}, of which nothing is made")
        self._demote([one for one in every if one.schema in known.documents])
        for one in links:
            self._link(one, known.links[one.schema], known.relations.get(one.schema, ""))
        return self.found

    def _demote(self, documents: Iterable[Entity]) -> None:
        """Tell documents that lack what a source must have in the notes of their links alone."""
        things = {
            name: its
            for one in documents
            if (its := self.found.things.get(name := ox.NamedNode(self.iris[one.id]))) is not None
        }
        errors: dict[str, set[str]] = {}
        for finding in judge(self.dataset, self.holding, {}, self.found.things if things else {}):
            errors.setdefault(finding.focus, set()).add(finding.check)
        for one in documents:
            name = ox.NamedNode(self.iris[one.id])
            if name in things and name.value in errors:
                del self.found.things[name], self.iris[one.id]
                said = (
                    self.labels[one.id],
                    one.first("publishedAt", "date"),
                    one.first("sourceUrl"),
                )
                self.proofs[one.id] = ", ".join(filter(None, said))
                checks = ", ".join(sorted(errors[name.value]))
                self._leave(one, f"is no whole source ({checks}), and is told in notes alone")

    def _leave(self, entity: Entity, why: str) -> None:
        self.found.left.append(Left(f"line {entity.line}", f"{entity.id} {why}"))

    def _thing(self, entity: Entity, of: str, *, is_document: bool) -> None:
        """Take an entity for the thing it was, or make a new one of it."""
        names = entity.names or [entity.id]
        self.labels[entity.id] = names[0]
        name = _ours(entity.id)
        if not name:
            prefix = "source" if is_document else prefix_of(self.lexicon, [of])
            name = f"{prefixes()[prefix]}{slug(names[0])}-{_digest(entity)}"
        self.iris[entity.id] = name
        if name in self.holding.things:
            self._leave(entity, f"is {curie(name)}, which the dataset has already")
            return
        self._tell_alike(entity, names[0])
        self.found.things[ox.NamedNode(name)] = described(self.lexicon, entity, name, of)
        carried = _THING | (_DOCUMENT if is_document else frozenset())
        lost = sorted(prop for prop in entity.values if prop not in carried)
        if lost:
            self._leave(entity, f"has more than names, and that is left: {', '.join(lost)}")

    def _tell_alike(self, entity: Entity, label: str) -> None:
        """Tell whether something is called the same: whether it is the same is to be decided."""
        alike = self.lexicon.groups["thing"][0].get(folded(label), ())
        if alike:
            others = ", ".join(map(curie, alike))
            remark = (
                f"{curie(self.iris[entity.id])} is called as {others}; merge them if they are one"
            )
            self.found.remarks.append(remark)

    def _link(self, entity: Entity, ends: tuple[str, str], relation: str) -> None:
        """Make a draft of a link for each pair of its ends, unless it is a claim of ours."""
        ours = entity.first("recordId")
        if ours in self.holding.claims:
            self._leave(entity, f"is part of {curie(ours)}, which the dataset has already")
            return
        pairs = [
            (start, end)
            for start in entity.values.get(ends[0], ())
            for end in entity.values.get(ends[1], ())
        ]
        if not pairs or any(one not in self.iris for pair in pairs for one in pair):
            self._leave(entity, f"lacks its {ends[0]} or {ends[1]}, or the file does not have it")
            return
        draft = self._draft(entity, ends, pairs, relation)
        if draft.name.value in self.holding.claims:
            self._leave(entity, f"is {curie(draft.name.value)}, which the dataset has already")
        else:
            self.found.claims.append(draft)

    def _draft(
        self, entity: Entity, ends: tuple[str, str], pairs: list[tuple[str, str]], relation: str
    ) -> NewClaim:
        role = entity.first("role", "status", "relationship")
        words = " ".join((*(self.labels[one] for one in pairs[0]), role or entity.schema))
        name = ox.NamedNode(f"{prefixes()['claim']}draft-{slug(words)}-{_digest(entity)}")
        stated = relation or self._relation(role)
        contents = [
            ox.Triple(
                ox.NamedNode(self.iris[start]), ox.NamedNode(stated), ox.NamedNode(self.iris[end])
            )
            for start, end in pairs
            if stated
        ]
        description = [ox.Triple(name, _TYPE, _CLAIM), status(name)]
        proof = next(
            (self.iris[one] for one in entity.values.get("proof", ()) if one in self.iris), ""
        )
        source = ox.NamedNode(proof) if proof else None
        if source is not None:
            description.append(ox.Triple(name, ox.NamedNode(str(PROV.wasQuotedFrom)), source))
        notes = map(ox.Literal, self._notes(entity, ends, pairs))
        description += [ox.Triple(name, ox.NamedNode(str(EVG.note)), note) for note in notes]
        return NewClaim(name, contents, tuple(dict.fromkeys(description)), source)

    def _relation(self, role: str) -> str:
        """Find the relation that a role is the label of, as it is in what eventgraph wrote."""
        try:
            return self.lexicon.find(role, "relation") if role else ""
        except Refused:
            return ""

    def _notes(
        self, entity: Entity, ends: tuple[str, str], pairs: list[tuple[str, str]]
    ) -> Iterable[str]:
        """Tell what a link says, and where it comes from, in words."""
        for start, end in pairs:
            yield f"{entity.schema}: {self.labels[start]} → {self.labels[end]}"
        rest = [name for name in sorted(entity.values) if name not in {*_TOLD, *ends, "proof"}]
        for name in (*_TOLD, *rest):
            if values := entity.values.get(name):
                yield f"{name}: {', '.join(values)}"
        for proof in entity.values.get("proof", ()):
            if proof in self.proofs:
                yield f"proof: {self.proofs[proof]}"
        datasets = list(dict.fromkeys(filter(None, entity.datasets)))
        yield f"FollowTheMoney: {', '.join([*datasets, entity.id])}"


def _digest(entity: Entity) -> str:
    """Tell entities of one name apart, always in the same way."""
    return sha256(entity.id.encode("utf-8", "replace")).hexdigest()[:8]


def _ours(name: str) -> str:
    """Give the IRI that an id of ours was made of; nothing for the ids of others."""
    kind, hyphen, local = name.partition("-")
    known = prefixes().get(kind, "")
    iri = known + local if hyphen and f"/id/{kind}/" in known else ""
    return iri if iri and not curie(iri).startswith("<") else ""
