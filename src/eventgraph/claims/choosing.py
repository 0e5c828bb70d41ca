"""The ways of choosing claims: each gives, for a value as written, the claims that it chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, Dataset, URIRef

from eventgraph.claims.cards import ATTITUDES, CERTAINTIES, WORDINGS, claim_names
from eventgraph.claims.extents.intervals import Relation, interval_of, period, relate
from eventgraph.claims.names import resolve
from eventgraph.claims.parties import bodies
from eventgraph.claims.published import published_by
from eventgraph.claims.reporting import only_reporting
from eventgraph.errors import UnknownName, pick
from eventgraph.rdf.oxigraph import named_node, store_of, term
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import EVG, curie

__all__ = [
    "ATTITUDE_WORDS",
    "CERTAINTY_WORDS",
    "CHOOSERS",
    "LEFT_OUT",
    "WORDING_WORDS",
    "classes_of",
    "members_of",
    "resolve_as",
]

#: How a speaker may put a claim forward, by the words the command line knows.
CERTAINTY_WORDS: Final = {name.lower(): EVG[name] for name in CERTAINTIES}
#: How a speaker may stand to what a claim tells; who says nothing of it asserts it.
ATTITUDE_WORDS: Final = {name.lower(): EVG[name] for name in ("Asserts", *ATTITUDES)}
#: Whose words a quote may be.
WORDING_WORDS: Final = {name.lower(): EVG[name] for name in WORDINGS}

_TYPE: Final = ox.NamedNode(str(RDF.type))


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
        if (node := named_node(thing)) is not None
        for quad in store.quads_for_pattern(node, _TYPE, None)
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
    return _saying(dataset, EVG.certainty, _meant(text, CERTAINTY_WORDS, "certainty"))


def _by_attitude(dataset: Dataset, text: str) -> set[str]:
    attitude = _meant(text, ATTITUDE_WORDS, "attitude")
    if attitude != EVG.Asserts:
        return _saying(dataset, EVG.attitude, attitude)
    others = _saying(dataset, EVG.attitude) - _saying(dataset, EVG.attitude, attitude)
    return set(claim_names(dataset)) - others


def _by_wording(dataset: Dataset, text: str) -> set[str]:
    return _saying(dataset, EVG.wording, _meant(text, WORDING_WORDS, "wording"))


def _meant(text: str, words: Mapping[str, URIRef], what: str) -> URIRef:
    """Read one of a few words, as the command line or the ontology writes it."""
    word = text.removeprefix("evg:").casefold()
    return words[pick(word, words, what)]


def _saying(dataset: Dataset, relation: URIRef, value: URIRef | None = None) -> set[str]:
    """Name what has a relation, to one value or to any."""
    wanted = None if value is None else ox.NamedNode(str(value))
    quads = store_of(dataset).quads_for_pattern(None, ox.NamedNode(str(relation)), wanted)
    return {getattr(quad.subject, "value", "") for quad in quads}


def _disputed(dataset: Dataset) -> set[str]:
    return _select(dataset, "claims/scopes-disputed", "disputed")


def _doubted(dataset: Dataset) -> set[str]:
    return _saying(dataset, EVG.curatorDoubt)


def _by_time(dataset: Dataset, text: str) -> set[str]:
    wanted = period(text)
    if wanted is None:
        raise UnknownName(
            f"{text!r} is no time; write 2025, 2025-07 or 2025-07-18, or two of them with a slash"
        )
    events = set()
    for row in solve(packaged("claims/scopes-dates"), dataset):
        dated = interval_of(term(row["date"]))
        if dated is not None and relate(dated, wanted) not in {Relation.APART, Relation.NEAR}:
            events.add(row["event"].value)
    return _mentioning(dataset, events)


def _mentioning(dataset: Dataset, things: Iterable[str]) -> set[str]:
    """Name the claims that name any of these things, in either place of what they say."""
    store, found = store_of(dataset), set[str]()
    for node in filter(None, map(named_node, things)):
        for place in ((node, None, None), (None, None, node)):
            quads = store.quads_for_pattern(*place)
            found |= {getattr(quad.graph_name, "value", "") for quad in quads}
    return found


#: The claims that a field of a scope chooses, by its name.
CHOOSERS: Final[dict[str, Callable[[Dataset, str], set[str]]]] = {
    "according_to": _by_speaker,
    "party": _by_party,
    "source": _by_source,
    "certainty": _by_certainty,
    "attitude": _by_attitude,
    "wording": _by_wording,
    "during": _by_time,
    "as_of": published_by,
}
#: The claims that a field of a scope leaves out, by its name.
LEFT_OUT: Final[dict[str, Callable[[Dataset], set[str]]]] = {
    "without_disputed": _disputed,
    "without_doubted": _doubted,
    "without_reports": only_reporting,
}
