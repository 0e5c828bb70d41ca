"""The one record of a described claim: who says it, in which words, how certain, read where."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef

from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.reification import unasserted_in
from eventgraph.rdf.scoped import graphs_of
from eventgraph.vocabulary import EVG, PAV, PROV, SEM

__all__ = [
    "ATTITUDES",
    "CERTAINTIES",
    "MARKS",
    "NO_CERTAINTY",
    "WORDINGS",
    "Card",
    "card_of",
    "cards_of",
    "claim_names",
    "curators_of",
    "shorten",
    "term_iri",
]

#: How a speaker may put a claim forward, the surest first.
CERTAINTIES: Final = ("Stated", "Alleged", "Possible")
#: How a speaker may stand to what a claim tells, if not asserting it.
ATTITUDES: Final = ("Denies", "Doubts", "Asks", "Expects", "Attempted", "Conditional")
#: Whose words a quote is: the speaker's own, or the publication's for what the speaker said.
WORDINGS: Final = ("Direct", "Rendered")
#: What sets a claim apart besides its certainty: term of the ontology by name of the mark.
MARKS: Final = {name: EVG[name] for name in (*ATTITUDES, *WORDINGS)} | {"doubt": EVG.curatorDoubt}
#: What is said where a claim does not tell how sure its speaker is.
NO_CERTAINTY: Final = "no certainty given"

_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
_FIELDS: Final = {
    "speaker": _SPEAKER,
    "quote": ox.NamedNode(str(EVG.quote)),
    "certainty": ox.NamedNode(str(EVG.certainty)),
    "source": ox.NamedNode(str(PROV.wasQuotedFrom)),
    "attitude": ox.NamedNode(str(EVG.attitude)),
    "wording": ox.NamedNode(str(EVG.wording)),
    "doubt": ox.NamedNode(str(EVG.curatorDoubt)),
}


class Card(NamedTuple):
    """The description of one claim; what is not given is an empty text.

    `claim`, `speaker` and `source` are IRIs. `certainty` is one of `CERTAINTIES`, `attitude` one
    of `ATTITUDES` or nothing where the speaker asserts it, `wording` Direct or Rendered; any other
    value is its IRI. `doubt` is the curator's own. Of several values of one field the least stands.
    """

    claim: str = ""
    speaker: str = ""
    quote: str = ""
    certainty: str = ""
    source: str = ""
    language: str = ""
    attitude: str = ""
    wording: str = ""
    doubt: str = ""

    @property
    def asserted(self) -> bool:
        """Whether the speaker asserts what the claim tells."""
        return not self.attitude

    @property
    def marks(self) -> tuple[str, ...]:
        """Name the marks the claim bears: of `MARKS`, in their order."""
        borne = {self.attitude, self.wording, "doubt" if self.doubt else ""}
        return tuple(name for name in MARKS if name in borne)

    @property
    def line(self) -> str:
        """The quote on one line."""
        return " ".join(self.quote.split("\n"))

    @property
    def words(self) -> Literal:
        """The quote as an RDF literal, with its language."""
        return Literal(self.quote, lang=self.language or None)

    @property
    def certainty_iri(self) -> URIRef | None:
        """The certainty as an IRI; None where none is given."""
        return term_iri(self.certainty)


def term_iri(name: str) -> URIRef | None:
    """Give the IRI of a certainty, attitude or wording that a card names; None where none is given.

    >>> term_iri("Denies")
    rdflib.term.URIRef('https://w3id.org/eventgraph/ns#Denies')
    """
    if not name:
        return None
    return EVG[name] if name in {*CERTAINTIES, *MARKS} else URIRef(name)


def claim_names(dataset: Dataset) -> frozenset[str]:
    """Name the claims that a dataset shows: named graphs and unasserted claims with a speaker."""
    store, shown = store_of(dataset), graphs_of(dataset)
    names = {graph.value for graph in store.named_graphs()} if shown is None else frozenset(shown)
    spoken = store.quads_for_pattern(None, _SPEAKER, None)
    unasserted = unasserted_in(store)
    told = unasserted if shown is None else unasserted & names
    return frozenset(names) & {str(getattr(quad.subject, "value", "")) for quad in spoken} | told


def cards_of(dataset: Dataset) -> dict[str, Card]:
    """Describe every claim that a dataset shows, by IRI, in one pass through the store.

    A claim is a named graph that says something and has a speaker, or one that tells something
    without asserting it: all verbs count the same ones.

    >>> import eventgraph as eg
    >>> cards = cards_of(eg.load("graph"))
    >>> cards["https://w3id.org/eventgraph/id/claim/maduro-credits-the-church"].certainty
    'Stated'
    """
    store, names = store_of(dataset), claim_names(dataset)
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for field, predicate in _FIELDS.items():
        for quad in store.quads_for_pattern(None, predicate, None):
            name = getattr(quad.subject, "value", "")
            if name in names:
                _keep(found.setdefault(name, {}), field, quad.object)
    return {name: _card(name, fields) for name, fields in sorted(found.items())}


def card_of(dataset: Dataset, claim: str) -> Card:
    """Describe one claim, read from the store without SPARQL: reports do it claim after claim.

    >>> import eventgraph as eg
    >>> card_of(eg.load("graph"), "https://w3id.org/eventgraph/id/claim/nobody-says-so").speaker
    ''
    """
    store, name = store_of(dataset), ox.NamedNode(claim)
    fields: dict[str, tuple[str, str]] = {}
    for field, predicate in _FIELDS.items():
        for quad in store.quads_for_pattern(name, predicate, None):
            _keep(fields, field, quad.object)
    return _card(claim, fields)


def curators_of(store: ox.Store, claim: str) -> list[str]:
    """Name who entered a claim; older data says it with `prov:wasAttributedTo` another than speaks.

    >>> import eventgraph as eg
    >>> curators_of(store_of(eg.load("graph")), "https://w3id.org/eventgraph/id/claim/nobody")
    []
    """
    attributed = set(_values(store, claim, PROV.wasAttributedTo))
    return _values(store, claim, PAV.curatedBy) or sorted(
        attributed.difference(_values(store, claim, SEM.accordingTo))
    )


def _values(store: ox.Store, claim: str, relation: URIRef) -> list[str]:
    quads = store.quads_for_pattern(ox.NamedNode(claim), ox.NamedNode(str(relation)), None)
    return sorted({str(getattr(quad.object, "value", quad.object)) for quad in quads})


def _keep(fields: dict[str, tuple[str, str]], field: str, value: object) -> None:
    """Keep the least of the values that one field has."""
    found = str(getattr(value, "value", value)), getattr(value, "language", None) or ""
    if field not in fields or found < fields[field]:
        fields[field] = found


def _card(claim: str, fields: dict[str, tuple[str, str]]) -> Card:
    nothing = ("", "")
    quote, language = fields.get("quote", nothing)
    certainty, attitude, wording = (
        _short(fields.get(field, nothing)[0], known)
        for field, known in (
            ("certainty", CERTAINTIES),
            ("attitude", ("Asserts", *ATTITUDES)),
            ("wording", WORDINGS),
        )
    )
    return Card(
        claim,
        fields.get("speaker", nothing)[0],
        quote,
        certainty,
        fields.get("source", nothing)[0],
        language,
        "" if attitude == "Asserts" else attitude,
        wording,
        fields.get("doubt", nothing)[0],
    )


def _short(iri: str, known: Sequence[str]) -> str:
    """Give the short name of one of ours; anything else stays an IRI."""
    short = iri.removeprefix(str(EVG))
    return short if short in known else iri


def shorten(quote: str, most: int = 60) -> str:
    """Cut a quote for a narrow place, at a space, with an ellipsis.

    >>> shorten("at least 50 repatriated migrants were tortured", 20)
    'at least 50 …'
    """
    text = textwrap.shorten(quote, most, placeholder=" …")
    # Of words that are not set apart by spaces textwrap keeps none.
    return text if len(text) > len(" …") else f"{' '.join(quote.split())[: most - 2]} …"
