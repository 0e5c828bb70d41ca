"""What differs between two versions: an entry for each claim or thing, with its changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.comparing.sides import Held
from eventgraph.rdf.oxigraph import Term
from eventgraph.vocabulary import DCTERMS, EVG, PAV, PROV, RDF, RDFS, SEM, SKOS, curie

__all__ = ["FIELDS", "STATEMENT", "Change", "Entry", "Value", "changes_of"]

#: A value of a field, or the three terms of a statement.
Value = tuple[Term, ...]

#: What is said of a claim or a thing, by the words for it; all else goes by its CURIE.
FIELDS: Final = {
    str(SEM.accordingTo): "speaker",
    str(EVG.reportedBy): "reported by",
    str(EVG.quote): "quote",
    str(EVG.observes): "observes",
    str(PROV.wasQuotedFrom): "source",
    str(EVG.certainty): "certainty",
    str(EVG.attitude): "attitude",
    str(EVG.wording): "wording",
    str(EVG.status): "status",
    str(RDF.type): "kind",
    str(RDFS.label): "label",
    str(SKOS.altLabel): "alias",
    str(EVG.note): "note",
    str(EVG.curatorDoubt): "doubt",
    str(PAV.curatedBy): "curated by",
    str(PAV.curatedOn): "curated on",
    str(EVG.reviewedBy): "reviewed by",
    str(EVG.reviewedOn): "reviewed on",
}
_REPLACES: Final = ox.NamedNode(str(DCTERMS.replaces))
STATEMENT: Final = "statement"


class Change(NamedTuple):
    """What one field of an entry held and holds no more, and what it holds now."""

    field: str
    gone: tuple[Value, ...]
    came: tuple[Value, ...]


class Entry(NamedTuple):
    """One claim, thing or decision: what became of it, its name before, and what changed of it.

    `kind` is claim, thing or decision; `how` is added, gone, changed, renamed or merged. `label`
    and `speaker` are for readers.
    """

    kind: str
    how: str
    name: str
    before: str
    changes: tuple[Change, ...]
    label: str = ""

    @property
    def words(self) -> str:
        """Say in words what became of it.

        >>> speaker = Change("speaker", ((ox.NamedNode("urn:a"),),), ())
        >>> Entry("claim", "changed", "urn:c", "", (speaker,)).words
        'moved to another speaker'
        """
        fields = {change.field for change in self.changes}
        if self.how != "changed":
            return {"merged": "merged", "renamed": "renamed"}.get(self.how, self.how)
        told = [word for field, word in _WORDS.items() if field in fields]
        return ", ".join(told) or "changed"


_WORDS: Final = {
    "quote": "reworded",
    "speaker": "moved to another speaker",
    STATEMENT: "says otherwise",
    "certainty": "certainty changed",
    "attitude": "attitude changed",
    "label": "relabelled",
    "kind": "of another kind",
}


def changes_of(old: Held, new: Held) -> tuple[Change, ...]:
    """Say what differs: first what is said, then what describes it, in the order of a form."""
    return tuple(_changes(old, new))


def _changes(old: Held, new: Held) -> Iterator[Change]:
    gone, came = old.said - new.said, new.said - old.said
    lost, won = old.described - new.described, new.described - old.described
    properties = {p for p, _ in lost | won if p != _REPLACES}
    places = {iri: place for place, iri in enumerate(FIELDS)}

    def order(p: ox.NamedNode) -> tuple[int, str]:
        return places.get(p.value, len(places)), p.value

    described = [
        Change(
            FIELDS.get(p.value, curie(p.value)),
            _sorted((value,) for one, value in lost if one == p),
            _sorted((value,) for one, value in won if one == p),
        )
        for p in sorted(properties, key=order)
    ]
    if gone or came:
        yield Change(STATEMENT, _sorted(gone), _sorted(came))
    yield from described


def _sorted(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=str))
