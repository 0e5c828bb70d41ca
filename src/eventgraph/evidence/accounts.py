"""The accounts of one event side by side: what each speaker says, and is silent on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Identifier

from eventgraph.claims.attitudes import told
from eventgraph.claims.cards import Card, card_of, shorten, term_iri
from eventgraph.claims.finding import find
from eventgraph.claims.names import labels
from eventgraph.claims.parties import parties
from eventgraph.claims.sayings import sayings_about
from eventgraph.claims.scopes import Scope, members_of, narrow
from eventgraph.errors import UnknownName, hint_at
from eventgraph.evidence.around import around
from eventgraph.evidence.aspects import ASPECTS, aspects
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Table
from eventgraph.text.measures.saying import value_in_words
from eventgraph.vocabulary import EVG, curie

__all__ = [
    "OF_THINGS",
    "SILENT",
    "Entry",
    "Row",
    "Said",
    "Told",
    "account_rows",
    "account_table",
    "accounts",
    "entries_of",
    "only_in",
    "read_told",
]

#: What a cell says where an account says nothing.
SILENT: Final = "silent"
#: The aspects that a row shows of who and what has a part in an event, not of events alone.
OF_THINGS: Final = ("names", "numbers")
_BY: Final = ("speaker", "party")


class Row(NamedTuple):
    """One aspect of one thing, by one property; for speech the property is the kind of speech."""

    aspect: str
    thing: str
    property: str


class Entry(NamedTuple):
    """One value that one claim gives in one row; the account is its speaker's or a party's."""

    row: Row
    value: Identifier
    claim: str
    account: str


class Said(NamedTuple):
    """What a cell shows of one claim: a value with its certainty, and a few of the claim's words.

    `spoken` is the language of a value that is words of its own, `language` that of the quote.
    """

    value: str
    certainty: str = ""
    quote: str = ""
    language: str = ""
    spoken: str | None = None
    attitude: str = ""
    observed: bool = False

    @property
    def text(self) -> str:
        """Write it on one line, as far as it is stated."""
        parts = (self.attitude, self.value, self.certainty, self.quote)
        forms = ("{}:", "{}", "({})", "observed: {}" if self.observed else "“{}”")
        return " ".join(form.format(x) for form, x in zip(forms, parts, strict=True) if x)


Accounts = tuple[list[str], list[tuple[Row, tuple[tuple[Said, ...], ...]]]]


class Told(NamedTuple):
    """What claims say of one event, with everything's label; `words` shows what is inexact so."""

    event: str
    entries: tuple[Entry, ...]
    names: Mapping[str, str]
    language: str = "en"
    words: bool = True


def accounts(
    dataset: Dataset,
    event: str,
    by: str = "speaker",
    scope: Scope | None = None,
    language: str = "en",
) -> Table:
    """Tabulate the accounts of an event or any thing, by speaker or party and by aspect.

    Each account has a column. A row takes in the thing, and of an event its parts, and names and
    numbers of who has a part in them. A cell gives each value with its certainty and its words;
    where an account says nothing: *silent*, which is no denial. CURIEs name columns.
    Raises UnknownName for a name that nothing carries.

    >>> import eventgraph as eg
    >>> eg.accounts(eg.load("graph"), "event:exchange").columns[:3]
    ('aspect', 'of', 'property')
    """
    seen = narrow(dataset, scope)
    return account_table(seen, read_told(seen, event, language)._replace(words=False), by)


def read_told(dataset: Dataset, event: str, language: str = "en") -> Told:
    """Read what the claims of a dataset say of an event, for all that is written of it.

    Raises UnknownName for a name that nothing carries.
    """
    thing = find(dataset := told(dataset), event)
    return Told(str(thing), tuple(_entries(dataset, thing)), labels(dataset, language), language)


def account_table(dataset: Dataset, told: Told, by: str = "speaker") -> Table:
    """Tabulate accounts as `accounts` does, of what has been read already."""
    (columns, found), names = account_rows(dataset, told, by), told.names
    rows = [
        (
            ASPECTS[row.aspect][told.language],
            URIRef(row.thing),
            URIRef(row.property),
            *("; ".join(dict.fromkeys(one.text for one in said)) or SILENT for said in cells),
        )
        for row, cells in found
    ]
    heads = ("aspect", "of", "property", *map(curie, columns))
    return Table(heads, tuple(rows), names.get(told.event, curie(told.event)))


def account_rows(dataset: Dataset, told: Told, by: str = "speaker") -> Accounts:
    """Say whose the accounts of what was told are, and row by row what each of them says."""
    names, own = told.names, told.event
    found = _by_account(dataset, told.entries, by)
    cards = {claim: card_of(dataset, claim) for claim in {entry.claim for entry in found}}
    columns = sorted({entry.account for entry in found}, key=lambda iri: (names.get(iri, iri), iri))
    cells: dict[Row, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for entry in found:
        cells[entry.row][entry.account].append(_said(entry.value, cards[entry.claim], told))
    return columns, [
        (row, tuple(tuple(dict.fromkeys(cells[row].get(column, ()))) for column in columns))
        for row in sorted(cells, key=lambda row: _order(row, own, names))
    ]


def only_in(
    dataset: Dataset, event: str, sides: tuple[str, str], by: str = "speaker", language: str = "en"
) -> Table:
    """Tabulate what the first of two accounts says of an event and the second does not.

    Not to say a thing is not to deny it. Raises UnknownName for an account that says nothing of it.
    """
    found = entries_of(dataset, event, by)
    one, other = (_account(dataset, event, name, found) for name in sides)
    theirs = {(entry.row, entry.value) for entry in found if entry.account == other}
    rows = []
    for entry in found:
        if entry.account == one and (entry.row, entry.value) not in theirs:
            card, row = card_of(dataset, entry.claim), entry.row
            said = (URIRef(row.thing), URIRef(row.property), entry.value)
            how = (term_iri(card.certainty), card.words, URIRef(entry.claim))
            rows.append((ASPECTS[row.aspect][language], *said, *how))
    columns = ("aspect", "of", "property", "value", "certainty", "quote", "claim")
    return Table(columns, tuple(rows), f"Said by {curie(one)}, not by {curie(other)}")


def entries_of(dataset: Dataset, event: str, by: str = "speaker") -> list[Entry]:
    """Gather everything that claims say of an event, under the account of each speaker or party.

    Raises UnknownName for a name that nothing carries.
    """
    thing = find(dataset := told(dataset), event)
    return _by_account(dataset, _entries(dataset, thing), by)


def _by_account(dataset: Dataset, entries: Iterable[Entry], by: str) -> list[Entry]:
    """Put the entries of speakers under the accounts of speakers or of parties."""
    if by not in _BY:
        raise UnknownName(f"accounts cannot be told apart by {by!r}{hint_at(by, _BY)}")
    party = parties(dataset) if by == "party" else {}
    found = [
        entry._replace(account=account)
        for entry in entries
        for account in party.get(entry.account, (entry.account,))
    ]
    order = list(ASPECTS)
    return sorted(
        found, key=lambda one: (order.index(one.row.aspect), *one.row, one.value.n3(), *one[2:])
    )


def _entries(dataset: Dataset, event: URIRef) -> Iterator[Entry]:
    """Yield what claims say: of an event and its parts all, of anything else names and numbers."""
    aspect_of = aspects(dataset)
    things = around(dataset).get(str(event), (str(event),))
    events = {str(event), *members_of(dataset, things, EVG.Event)}
    for about in things:
        for saying in sayings_about(dataset, about):
            aspect = aspect_of.get(saying.property)
            if aspect is not None and (about in events or aspect in OF_THINGS):
                row = Row(aspect, about, saying.property)
                yield Entry(row, saying.value, saying.claim, saying.speaker)
    for row in solve(packaged("evidence/accounts-speech"), dataset):
        if (about := row["event"].value) in events:
            speech, said = Row("speech", about, row["kind"].value), URIRef(row["speech"].value)
            yield Entry(speech, said, row["claim"].value, row["speaker"].value)


def _account(dataset: Dataset, event: str, name: str, found: Iterable[Entry]) -> str:
    """Find the account that a name stands for."""
    accounts = sorted({entry.account for entry in found})
    if (account := str(find(dataset, name))) not in accounts:
        there = ", ".join(map(curie, accounts))
        raise UnknownName(f"{curie(account)} says nothing of {event}; there speak {there}")
    return account


def _order(row: Row, event: str, names: Mapping[str, str]) -> tuple[int, bool, str, str, str]:
    """Sort by aspect, then the event itself, then its parts and the rest by label."""
    aspect, label = list(ASPECTS).index(row.aspect), names.get(row.property, row.property)
    return (aspect, row.thing != event, names.get(row.thing, row.thing), label, row.property)


def _said(value: Identifier, card: Card, told: Told) -> Said:
    """Take one value with its certainty and a few of its words."""
    names, kind = told.names, getattr(value, "datatype", "") if told.words else ""
    how = [str(iri or "") for iri in map(term_iri, (card.certainty, card.attitude))]
    certainty, attitude = (names.get(iri, curie(iri)) if iri else "" for iri in how)
    quote = shorten(card.quote) if card.quote else ""
    spoken = value.language if isinstance(value, Literal) else None
    shown = names.get(str(value)) or value_in_words(str(value), str(kind), told.language)
    return Said(shown, certainty, quote, card.language, spoken, attitude, card.observed)
