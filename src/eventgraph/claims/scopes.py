"""Which claims count: by speaker, party, source, certainty, time, and dispute."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, Dataset, URIRef

from eventgraph.claims.cards import CERTAINTIES, claim_names
from eventgraph.claims.intervals import Relation, interval_of, period, relate
from eventgraph.claims.names import labels, resolve
from eventgraph.claims.parties import bodies
from eventgraph.errors import UnknownName, hint_at, pick
from eventgraph.rdf.oxigraph import store_of, term
from eventgraph.rdf.scoped import seen_through, whole_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import EVG, curie

__all__ = [
    "CERTAINTY_WORDS",
    "Scope",
    "claims",
    "classes_of",
    "members_of",
    "narrow",
    "resolve_as",
    "scope",
]

#: How a speaker may put a claim forward, by the words the command line knows.
CERTAINTY_WORDS: Final = {name.lower(): EVG[name] for name in CERTAINTIES}

_LISTED: Final = 20
_TYPE: Final = ox.NamedNode(str(RDF.type))


@dataclass(frozen=True)
class Scope:
    """A choice of claims; a field that is None does not choose, all others must hold at once.

    `according_to` names the speaker; `party` any body, an organization or government, and with it
    its parts and who holds an office in it, is a member of it or represents it; `source` the
    publication; `certainty` is stated, alleged or possible; `during` is a year, month, day or two
    of them with a slash, and keeps claims that speak of an event which any claim dates to then;
    `without_disputed` leaves out claims that another claim disputes.

    >>> Scope(according_to="actor:marco-rubio")
    Scope(according_to='actor:marco-rubio')
    """

    according_to: str | None = None
    party: str | None = None
    source: str | None = None
    certainty: str | None = None
    during: str | None = None
    without_disputed: bool = False

    def chosen(self) -> dict[str, str | bool]:
        """Give the fields that choose, by name."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in values if value}

    def __repr__(self) -> str:
        return f"Scope({', '.join(f'{name}={value!r}' for name, value in self.chosen().items())})"

    def __str__(self) -> str:
        """Say it as on the command line."""
        return ", ".join(
            name.replace("_", " ") + ("" if value is True else f" {value}")
            for name, value in self.chosen().items()
        )


def claims(dataset: Dataset, scope: Scope) -> tuple[str, ...] | None:
    """Name the claims in a scope, sorted; None for the scope that chooses nothing.

    Raises UnknownName for a name nothing carries, and for a field that cannot be read.

    >>> import eventgraph as eg
    >>> claims(eg.load("graph"), Scope()) is None
    True
    """
    chosen = scope.chosen()
    if not chosen:
        return None
    whole = whole_of(dataset)
    sets = [
        _CHOOSERS[name](whole, str(value)) for name, value in chosen.items() if value is not True
    ]
    found = (
        set.intersection(*sets) if sets else _select(whole, "claims/scopes-according-to", "claim")
    )
    if scope.without_disputed:
        found -= _select(whole, "claims/scopes-disputed", "disputed")
    return tuple(sorted(found & claim_names(dataset)))


def narrow(dataset: Dataset, scope: Scope | None) -> Dataset:
    """See a dataset through a scope: the same data, no copy, read-only; None is the whole dataset.

    Raises UnknownName when no claim is in the scope, and names those who do speak.
    """
    found = None if scope is None else claims(dataset, scope)
    if found is None:
        return dataset
    if not found:
        raise UnknownName(f"no claim is in the scope ({scope}); there speak {_speakers(dataset)}")
    return seen_through(dataset, found)


def scope(dataset: Dataset, **chosen: str | bool) -> Dataset:
    """See a dataset through some of its claims; the fields are those of `Scope`.

    What comes back is a read-only dataset on the same store: queries, exports, pages, rankings
    and comparisons of it see those claims alone. Raises UnknownName for a field that no scope has,
    a name that nothing carries, a value that cannot be read, and a scope without any claim.

    >>> import eventgraph as eg
    >>> rubio = eg.scope(eg.load("graph"), according_to="actor:marco-rubio")
    >>> speakers = eg.run(eg.read_queries()["speakers"], rubio)
    >>> [curie(str(speaker)) for speaker in speakers.column("speaker")]
    ['actor:marco-rubio']
    """
    known = [field.name for field in fields(Scope)]
    for name in chosen:
        if name not in known:
            raise UnknownName(f"a scope cannot choose by {name!r}{hint_at(name, known)}")
    return narrow(dataset, Scope(**chosen))  # type: ignore[arg-type]


def classes_of(dataset: Dataset, thing: URIRef) -> set[str]:
    """Give the classes a thing belongs to, the classes above them included."""
    return _select(dataset, "claims/scopes-kinds", "kind", thing=thing)


def members_of(dataset: Dataset, things: Iterable[str], kind: URIRef) -> set[str]:
    """Keep the things that belong to a class or to one below it."""
    classes = _select(dataset, "claims/scopes-classes", "class", kind=kind)
    store = store_of(dataset)
    return {
        thing
        for thing in things
        for quad in store.quads_for_pattern(ox.NamedNode(thing), _TYPE, None)
        if getattr(quad.object, "value", "") in classes
    }


def _select(dataset: Dataset, query: str, column: str, **arguments: URIRef) -> set[str]:
    return {row[column].value for row in solve(packaged(query), dataset, arguments)}


def resolve_as(dataset: Dataset, text: str, kind: URIRef, what: str) -> URIRef:
    """Find a thing of one class; raises UnknownName for a name of another class, or of none."""
    thing = resolve(dataset, text)
    if str(kind) not in classes_of(dataset, thing):
        raise UnknownName(
            f"{curie(thing)} is no {what}; name {'an' if what[0] in 'aeiou' else 'a'} {what}"
        )
    return thing


def _by_speaker(dataset: Dataset, text: str) -> set[str]:
    actor = resolve_as(dataset, text, EVG.Actor, "actor")
    return _select(dataset, "claims/scopes-according-to", "claim", according_to=actor)


def _by_party(dataset: Dataset, text: str) -> set[str]:
    body = str(resolve_as(dataset, text, EVG.Actor, "actor"))
    members = [who for who, its in bodies(dataset).items() if body in {one.iri for one in its}]
    found: set[str] = set()
    for member in sorted(members):
        found |= _select(
            dataset, "claims/scopes-according-to", "claim", according_to=URIRef(member)
        )
    return found


def _by_source(dataset: Dataset, text: str) -> set[str]:
    source = resolve_as(dataset, text, EVG.Source, "source")
    return _select(dataset, "claims/scopes-source", "claim", source=source)


def _by_certainty(dataset: Dataset, text: str) -> set[str]:
    word = text.removeprefix("evg:").casefold()
    pick(word, CERTAINTY_WORDS, "certainty")
    return _select(dataset, "claims/scopes-certainty", "claim", certainty=CERTAINTY_WORDS[word])


def _by_time(dataset: Dataset, text: str) -> set[str]:
    wanted = period(text)
    if wanted is None:
        raise UnknownName(
            f"{text!r} is no time; write 2025, 2025-07 or 2025-07-18, or two of them with a slash"
        )
    events = set()
    for row in solve(packaged("claims/scopes-dates"), dataset):
        dated = interval_of(term(row["date"]))
        if dated is not None and relate(dated, wanted) is not Relation.APART:
            events.add(row["event"].value)
    return _mentioning(dataset, events)


def _mentioning(dataset: Dataset, things: Iterable[str]) -> set[str]:
    """Name the claims that name any of these things, in either place of what they say."""
    store, found = store_of(dataset), set[str]()
    for node in map(ox.NamedNode, things):
        for place in ((node, None, None), (None, None, node)):
            quads = store.quads_for_pattern(*place)
            found |= {getattr(quad.graph_name, "value", "") for quad in quads}
    return found


_CHOOSERS: Final[dict[str, Callable[[Dataset, str], set[str]]]] = {
    "according_to": _by_speaker,
    "party": _by_party,
    "source": _by_source,
    "certainty": _by_certainty,
    "during": _by_time,
}


def _speakers(dataset: Dataset) -> str:
    """List who speaks, with the number of their claims, the most spoken first."""
    names = labels(dataset)
    rows = [
        (int(row["claims"].value), row["speaker"].value)
        for row in solve(packaged("claims/scopes-speakers"), dataset)
    ]
    rows.sort(key=lambda row: (-row[0], row[1]))
    listed = [
        f"{names.get(iri, '')} ({curie(iri)}) {count}".strip() for count, iri in rows[:_LISTED]
    ]
    more = [f"and {len(rows) - _LISTED} more"] if len(rows) > _LISTED else []
    return ", ".join([*listed, *more]) or "nobody"
