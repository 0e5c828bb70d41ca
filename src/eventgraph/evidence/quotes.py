"""Whether each quote stands in its source, and says the numbers and dates of its claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from rdflib import Dataset, Literal, URIRef

from eventgraph.claims.attitudes import told
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.errors import pick
from eventgraph.rdf.oxigraph import term
from eventgraph.sparql.running import packaged, solve
from eventgraph.steps import steps
from eventgraph.tables.table import Cell, Table
from eventgraph.text.anchoring import Anchor, Passage, SourceText, find
from eventgraph.text.dates import dates_in, day_of
from eventgraph.text.numbers import numbers_in
from eventgraph.text.omissions import KINDS, Dropped, dropped
from eventgraph.vocabulary import curie

__all__ = ["GRAVE", "CheckedQuote", "Omission", "Value", "check_quotes", "passes", "quotes_table"]

#: How grave it is what a quote leaves out, by the kind of the words: an error turns what is said
#: round, a warning makes it surer than it was said.
GRAVE: Final = dict(zip(KINDS, ("error", "warning"), strict=True))
_FAILED: Final = ("ambiguous", "missing")


class Value(NamedTuple):
    """A number or date of a claim; `said` tells how the quote says it, empty if it does not."""

    property: str
    value: str
    said: str


class Omission(NamedTuple):
    """The words that an omission of a quote leaves out, and those of them that it should not."""

    words: str
    dropped: tuple[Dropped, ...] = ()

    @property
    def findings(self) -> tuple[str, ...]:
        """Say what should not have been left out, the gravest first, each after how grave it is."""
        return tuple(
            f"{GRAVE[one.kind]}: leaves out “{self.words}”, and with it a {one.kind} "
            f"({', '.join(one.words)}); quote these words too"
            for one in self.dropped
        )


class CheckedQuote(NamedTuple):
    """One quote, what came of looking for it, and the numbers and dates it must carry.

    `omissions` are what the source says where the quote leaves words out, for a quote that was
    found in one place.
    """

    claim: str
    source: str
    quote: Literal
    anchor: Anchor
    values: tuple[Value, ...]
    omissions: tuple[Omission, ...] = ()

    @property
    def outcome(self) -> str:
        """Name the outcome, how the words are written otherwise, and whether some are left out."""
        how = ", ".join(self.anchor.normalizations)
        omits = ", with an omission" if self.omissions else ""
        return f"{self.anchor.outcome}{f' ({how})' if how else ''}{omits}"

    @property
    def findings(self) -> tuple[str, ...]:
        """Say which words the omissions should not have left out."""
        return tuple(finding for omission in self.omissions for finding in omission.findings)

    @property
    def unsaid(self) -> tuple[Value, ...]:
        """Give the numbers and dates that the quote does not say."""
        return tuple(value for value in self.values if not value.said)


def check_quotes(
    dataset: Dataset,
    texts: Mapping[str, SourceText] | None = None,
    scope: Scope | None = None,
) -> tuple[CheckedQuote, ...]:
    """Look for each claim's quote in the text of its source, given by the source's IRI.

    A quote whose source has no text in `texts` is *unchecked*, its numbers and dates are not. A
    date may also be one that the source's own date fills in; `said` then tells by which.

    >>> import eventgraph as eg
    >>> {checked.anchor.outcome for checked in eg.check_quotes(eg.load("graph"))}
    {'unchecked'}
    """
    seen = told(narrow(dataset, scope))
    notes, values = _notes(seen), _values(seen)
    checked = []
    for row in steps(solve(packaged("evidence/quotes-claims"), seen), "looking for quotes"):
        claim, source = row["claim"].value, row["source"].value
        quote = term(row["quote"])
        prefix, suffix = (row[name].value if row[name] else "" for name in ("prefix", "suffix"))
        text = (texts or {}).get(source)
        anchor = (
            Anchor("unchecked") if text is None else find(text, Passage(str(quote), prefix, suffix))
        )
        issued = day_of(row["issued"].value) if row["issued"] else None
        said = tuple(_told(value, str(quote), notes[claim], issued) for value in values[claim])
        words = quote if isinstance(quote, Literal) else Literal(str(quote))
        omissions = tuple(_omissions(anchor, text, words.language or "")) if text else ()
        checked.append(CheckedQuote(claim, source, words, anchor, said, omissions))
    return tuple(checked)


def _omissions(anchor: Anchor, text: SourceText, language: str) -> Iterator[Omission]:
    for start, end in anchor.omitted:
        words = " ".join(text.text[start:end].split())
        yield Omission(words, dropped(words, language))


def passes(checked: Iterable[CheckedQuote], fail_on: str = "error") -> bool:
    """Tell whether no quote is missing or ambiguous, and each says its numbers and dates.

    Nor may an omission leave out a negation; with `fail_on` *warning*, nor what makes a saying less
    sure. Raises EventGraphError for any other.
    """
    grave = tuple(GRAVE.values())
    worst = grave[: grave.index(pick(fail_on, grave, "severity")) + 1]
    return not any(
        one.anchor.outcome in _FAILED
        or one.unsaid
        or any(f.startswith(worst) for f in one.findings)
        for one in checked
    )


def quotes_table(checked: Iterable[CheckedQuote]) -> Table:
    """Tabulate checked quotes: the outcome, where the words stand, and what they do not say.

    >>> quotes_table(()).columns[:3]
    ('claim', 'outcome', 'normalisations')
    """
    columns = ("claim", "outcome", "normalisations", "start", "end", "source", "quote", "hint")
    more = ("values", "not in the quote", "left out", "findings")
    return Table((*columns, *more), tuple(map(_row, checked)))


def _row(one: CheckedQuote) -> tuple[Cell, ...]:
    places = one.anchor.spans
    start, end = (places[0].start, places[0].end) if places else (None, None)
    said = "; ".join(f"{value.value}: {value.said}" for value in one.values if value.said)
    unsaid = "; ".join(f"{curie(value.property)} {value.value}" for value in one.unsaid)
    found = (one.anchor.outcome, ", ".join(one.anchor.normalizations), start, end)
    words = (URIRef(one.source), one.quote, one.anchor.hint)
    omitted = ("; ".join(o.words for o in one.omissions), "; ".join(one.findings))
    return (URIRef(one.claim), *found, *words, said, unsaid, *omitted)


def _notes(dataset: Dataset) -> Mapping[str, str]:
    notes: dict[str, str] = defaultdict(str)
    for row in solve(packaged("evidence/quotes-notes"), dataset):
        notes[row["claim"].value] += row["note"].value + "\n"
    return notes


def _values(dataset: Dataset) -> Mapping[str, list[tuple[str, str, bool]]]:
    """Read each claim's numbers and dates: the property, the value, whether it is a number."""
    values: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for row in solve(packaged("evidence/quotes-values"), dataset):
        value = row["property"].value, row["value"].value, row["number"].value == "true"
        values[row["claim"].value].append(value)
    return values


def _told(stated: tuple[str, str, bool], quote: str, note: str, issued: date | None) -> Value:
    """Tell how a quote, or else the curator's note, says a number or a date."""
    given, value, is_number = stated
    if not is_number:
        return Value(given, value, _dated(value[: len("2025-07-18")], quote, note, issued))
    said = abs(Decimal(value)) in numbers_in(quote)
    return Value(given, value, "in the quote" if said else "")


def _dated(value: str, quote: str, note: str, issued: date | None) -> str:
    for reading in dates_in(quote, issued):
        if reading.value == value:
            by = f" by the source's date, {issued}" if reading.resolved else ""
            return f"“{reading.words}”{by}"
    named = any(reading.value == value for reading in dates_in(note, issued))
    return "named in the curator's note" if named else ""
