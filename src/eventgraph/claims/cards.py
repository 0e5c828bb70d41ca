"""The one record of a described claim: who says it, in which words, how certain, read where."""

from __future__ import annotations

import textwrap
from collections.abc import Collection
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef

from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.reification import unasserted_in
from eventgraph.rdf.scoped import graphs_of
from eventgraph.text.languages import distance
from eventgraph.vocabulary import EVG, PROV, SEM

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
    "shorten",
    "term_iri",
]

#: How a speaker may put a claim forward, the surest first.
CERTAINTIES: Final = ("Stated", "Alleged", "Possible")
#: How a speaker may stand to what a claim tells, if not asserting it.
ATTITUDES: Final = ("Denies", "Doubts", "Asks", "Expects", "Attempted", "Conditional")
#: Whose words a quote is: the speaker's own, or the publication's for what the speaker said; of an
#: observation there are no words of a source, but what is seen.
WORDINGS: Final = ("Direct", "Rendered", "Observation")
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
    "observes": ox.NamedNode(str(EVG.observes)),
    "translation": ox.NamedNode(str(EVG.quoteTranslation)),
    "fragment": ox.NamedNode(str(EVG.fragment)),
}
_FIELD_OF: Final = {predicate.value: field for field, predicate in _FIELDS.items()}
#: The short names of ours by their IRIs; to assert is no attitude.
_CERTAINTY_OF: Final = {str(EVG[name]): name for name in CERTAINTIES}
_ATTITUDE_OF: Final = {str(EVG.Asserts): "", "Asserts": "", **{str(EVG[a]): a for a in ATTITUDES}}
_WORDING_OF: Final = {str(EVG[name]): name for name in WORDINGS}
#: What curators write for readers, in languages of theirs.
_READ: Final = ("doubt", "translation")

#: The text of a value, and its language.
Told = tuple[str, str]


class Card(NamedTuple):
    """The description of one claim; what is not given is an empty text.

    `claim`, `speaker` and `source` are IRIs. `certainty` is one of `CERTAINTIES`, `attitude` one
    of `ATTITUDES` or nothing where the speaker asserts it, `wording` one of `WORDINGS`; any other
    value is its IRI. `doubt` and `translation` are the curator's, in the language nearest to the
    one asked for. Of several other values of one field the least stands; `together` are the other
    speakers of a joint statement. Where the wording is Observation, `quote` tells what is seen.
    `fragment` says where it stands.
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
    together: tuple[str, ...] = ()
    translation: str = ""
    fragment: str = ""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Name everybody who says it; several say it with one voice."""
        return (self.speaker, *self.together) if self.speaker else ()

    @property
    def observed(self) -> bool:
        """Whether it tells what is seen, and no words."""
        return self.wording == "Observation"

    @property
    def cited(self) -> str:
        """The quote in quotation marks; what is seen, without them.

        >>> Card(quote="buses", wording="Observation").cited, Card(quote="buses").cited
        ('observed: buses', '“buses”')
        """
        return f"observed: {self.line}" if self.observed else f"“{self.line}”"

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
    within, told = frozenset(shown or ()), unasserted_in(store)
    spoken = (quad.subject for quad in store.quads_for_pattern(None, _SPEAKER, None))
    named = (one for one in spoken if isinstance(one, ox.NamedNode | ox.BlankNode))
    # Of a million claims a second set of their names would be 100 MB.
    if shown is None:
        return frozenset(one.value for one in named if store.contains_named_graph(one)) | told
    return frozenset(one.value for one in named if one.value in within) | (told & within)


def cards_of(
    dataset: Dataset, language: str = "en", only: Collection[str] = tuple(_FIELDS)
) -> dict[str, Card]:
    """Describe every claim that a dataset shows, by IRI, in one pass through the store.

    A claim is a named graph that says something and has a speaker, or one that tells something
    without asserting it: all verbs count the same ones. Fields but `only` these stay empty.

    >>> import eventgraph as eg
    >>> cards = cards_of(eg.load("graph"))
    >>> cards["https://w3id.org/eventgraph/id/claim/maduro-credits-the-church"].certainty
    'Stated'
    """
    store, names = store_of(dataset), claim_names(dataset)
    found: dict[str, dict[str, Told]] = {}
    shared: dict[Told, Told] = {}
    for field in only:
        for quad in store.quads_for_pattern(None, _FIELDS[field], None):
            name = getattr(quad.subject, "value", "")
            if name in names:
                told = _told(quad.object)
                # Many claims have the same speaker, source or certainty: each is held once.
                told = told if told[1] else shared.setdefault(told, told)
                _keep(found.setdefault(name, {}), field, told, language)
    return {name: _card(name, found.pop(name)) for name in sorted(found)}


def card_of(dataset: Dataset, claim: str, language: str = "en") -> Card:
    """Describe one claim, read from the store without SPARQL: reports do it claim after claim.

    >>> import eventgraph as eg
    >>> card_of(eg.load("graph"), "https://w3id.org/eventgraph/id/claim/nobody-says-so").speaker
    ''
    """
    fields: dict[str, Told] = {}
    for quad in store_of(dataset).quads_for_pattern(ox.NamedNode(claim), None, None):
        if field := _FIELD_OF.get(quad.predicate.value):
            _keep(fields, field, _told(quad.object), language)
    return _card(claim, fields)


def _told(value: object) -> Told:
    if isinstance(value, ox.Literal):
        return value.value, value.language or ""
    return str(getattr(value, "value", value)), ""


def _keep(fields: dict[str, Told], field: str, found: Told, language: str) -> None:
    """Keep the least of the values that one field has; of speakers, all.

    Of what curators write to be read, one in the language nearest to that asked for.
    """
    if field == "speaker" and field in fields:
        together = sorted({*fields[field][0].split("\n"), found[0]})
        fields[field] = "\n".join(together), ""
    elif (known := fields.setdefault(field, found)) != found:
        rank = (lambda told: (distance(told[1], language), *told)) if field in _READ else None
        fields[field] = min(known, found, key=rank)


def _card(claim: str, fields: dict[str, Told]) -> Card:
    def given(field: str) -> str:
        return fields[field][0] if field in fields else ""

    quote, language = fields.get("quote") or fields.get("observes", ("", ""))
    speaker, *together = given("speaker").split("\n")
    certainty, attitude, wording = map(given, ("certainty", "attitude", "wording"))
    if "observes" in fields and "quote" not in fields:
        wording = "Observation"
    return Card(
        claim,
        speaker,
        quote,
        _CERTAINTY_OF.get(certainty, certainty),
        given("source"),
        language,
        _ATTITUDE_OF.get(attitude, attitude),
        _WORDING_OF.get(wording, wording),
        given("doubt"),
        tuple(together),
        given("translation"),
        given("fragment"),
    )


def shorten(quote: str, most: int = 60) -> str:
    """Cut a quote for a narrow place, at a space, with an ellipsis.

    >>> shorten("at least 50 repatriated migrants were tortured", 20)
    'at least 50 …'
    """
    text = textwrap.shorten(quote, most, placeholder=" …")
    # Of words that are not set apart by spaces textwrap keeps none.
    return text if len(text) > len(" …") else f"{' '.join(quote.split())[: most - 2]} …"
