"""Whether each quote stands in its source, in whose words, with its claim's numbers and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef

from eventgraph.claims.attitudes import told
from eventgraph.claims.cards import WORDINGS
from eventgraph.claims.quoted.stating import notes_of, pages_of, values_of
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.errors import pick
from eventgraph.rdf.oxigraph import term
from eventgraph.sparql.running import packaged, solve
from eventgraph.steps import steps
from eventgraph.tables.table import Cell, Table
from eventgraph.text.anchoring import Anchor, Passage, SourceText, find
from eventgraph.text.measures.dates import day_of
from eventgraph.text.measures.stating import Value, stated
from eventgraph.text.omissions import KINDS, Dropped, dropped
from eventgraph.text.quoting import STANDINGS, quoted, standing
from eventgraph.text.sources import Span
from eventgraph.vocabulary import EVG, curie

__all__ = [
    "GRAVE",
    "CheckedQuote",
    "Omission",
    "Value",
    "check_quotes",
    "passes",
    "quotes_table",
    "standing_note",
    "wordings_note",
]

#: How grave it is what a quote leaves out, by the kind of the words: an error turns what is said
#: round, a warning makes it surer than it was said.
GRAVE: Final = dict(zip(KINDS, ("error", "warning"), strict=True))
_FAILED: Final = ("ambiguous", "missing")
#: What is wrong where a claim's wording is another than the text's, by the two of them.
_WORDED: Final = {
    ("Rendered", "direct"): "stands in quotation marks, and the claim calls it rendered; "
    "write evg:wording evg:Direct",
    ("Direct", "rendered"): "does not stand in quotation marks, and the claim calls it direct; "
    "write evg:wording evg:Rendered",
    ("Direct", "partly direct"): "stands in quotation marks only in part, and the claim calls it "
    "direct; quote what stands in them, or write evg:wording evg:Rendered",
}


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
    found in one place; `standing` says whether it stands there in quotation marks. `wording` is
    what the claim says of that, nothing where the publication itself speaks. `page` is the page it
    stands on, where the text has pages, and `stated_page` the one that the claim gives.
    """

    claim: str
    source: str
    quote: Literal
    anchor: Anchor
    values: tuple[Value, ...]
    omissions: tuple[Omission, ...] = ()
    standing: str = ""
    wording: str = ""
    page: int = 0
    stated_page: int = 0

    @property
    def outcome(self) -> str:
        """Name the outcome, how the words are written otherwise, and whether some are left out."""
        how = ", ".join(self.anchor.normalizations)
        omits = ", with an omission" if self.omissions else ""
        return f"{self.anchor.outcome}{f' ({how})' if how else ''}{omits}"

    @property
    def findings(self) -> tuple[str, ...]:
        """Say which words the omissions should not have left out, and a wording that is wrong."""
        left_out = (finding for omission in self.omissions for finding in omission.findings)
        wrong = filter(None, (self.misworded, self.misplaced))
        return (*left_out, *(f"warning: {one}" for one in wrong))

    @property
    def misworded(self) -> str:
        """Say where the claim's wording is not that of the text; nothing where it is."""
        return _WORDED.get((self.wording, self.standing), "")

    @property
    def misplaced(self) -> str:
        """Say where the quote stands on another page than the claim says; nothing where not."""
        if not (self.page and self.stated_page) or self.page == self.stated_page:
            return ""
        where = f"stands on page {self.page} of the text, and the claim says {self.stated_page}"
        return f'{where}; write evg:fragment "page={self.page}"'

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

    A quote whose source has no text in `texts` is *unchecked*, its numbers and dates are not; a
    quote found in one place stands in quotation marks there, in part, or not. A date may also be
    one that the source's own date fills in; `said` then tells by which.

    >>> import eventgraph as eg
    >>> {checked.anchor.outcome for checked in eg.check_quotes(eg.load("graph"))}
    {'unchecked'}
    """
    seen = told(narrow(dataset, scope))
    notes, values, pages = notes_of(seen), values_of(seen), pages_of(seen)
    inside = {source: quoted(text) for source, text in (texts or {}).items()}
    checked = []
    for row in steps(solve(packaged("evidence/quotes-claims"), seen), "looking for quotes"):
        claim, source = row["claim"].value, row["source"].value
        quote = term(row["quote"])
        words = quote if isinstance(quote, Literal) else Literal(str(quote))
        issued = day_of(row["issued"].value) if row["issued"] else None
        said = tuple(stated(value, words, notes[claim], issued) for value in values[claim])
        one = CheckedQuote(claim, source, words, Anchor("unchecked"), said, wording=_wording(row))
        if text := (texts or {}).get(source):
            before, after = (row[one].value if row[one] else "" for one in ("prefix", "suffix"))
            page = pages.get(claim, 0)
            anchor = find(text, Passage(str(quote), before, after, page))
            one = _found(one._replace(anchor=anchor, stated_page=page), text, inside[source])
        checked.append(one)
    return tuple(checked)


def _wording(row: ox.QuerySolution) -> str:
    """Give the wording that a claim states, by its short name.

    The publication's own is none, and neither is a rendering that somebody passes on: the words in
    quotation marks may be those of the one who does.
    """
    stands = row["wording"]
    name = stands.value.removeprefix(str(EVG)) if stands else ""
    own, relayed = (row[name] and row[name].value == "true" for name in ("own", "relayed"))
    return "" if own or (relayed and name == "Rendered") or name not in WORDINGS else name


def _found(one: CheckedQuote, text: SourceText, inside: tuple[Span, ...]) -> CheckedQuote:
    """Add what a quote that was found leaves out, and whether it stands in quotation marks."""
    anchor = one.anchor
    if len(anchor.spans) != 1:
        return one
    omissions = tuple(_omissions(anchor, text, one.quote.language or ""))
    stands = standing(text, inside, anchor.pieces)
    page = text.page_of(anchor.spans[0].start)
    return one._replace(omissions=omissions, standing=stands, page=page)


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


def standing_note(checked: Iterable[CheckedQuote]) -> str:
    """Say in a line how many of the quotes whose texts are known stand there; nothing of none.

    >>> standing_note(())
    ''
    """
    known = [one for one in checked if one.anchor.outcome != "unchecked"]
    there = sum(one.anchor.outcome not in _FAILED for one in known)
    tells = "" if there == len(known) else "; eventgraph quotes tells of the others"
    said = f"quotes: {there} of {len(known)} stand in the texts kept beside the dataset{tells}"
    return said if known else ""


def wordings_note(checked: Iterable[CheckedQuote]) -> str:
    """Count how many quotes stand in quotation marks, and whose claims say otherwise, in a line.

    >>> wordings_note(())
    ''
    """
    every = list(checked)
    counts = [(sum(one.standing == name for one in every), name) for name in STANDINGS]
    told = ", ".join(f"{count} {name}" for count, name in counts if count)
    wrong = sum(bool(one.misworded) for one in every)
    otherwise = f"{wrong} claim{'s say' if wrong != 1 else ' says'} otherwise"
    return f"wording: {told}; {otherwise}" if told else ""


def quotes_table(checked: Iterable[CheckedQuote]) -> Table:
    """Tabulate checked quotes: the outcome, where the words stand, and what they do not say.

    >>> quotes_table(()).columns[:3]
    ('claim', 'outcome', 'normalisations')
    """
    columns = ("claim", "outcome", "normalisations", "start", "end", "source", "quote", "hint")
    more = ("values", "not in the quote", "left out", "wording", "findings")
    return Table((*columns, *more), tuple(map(_row, checked)))


def _row(one: CheckedQuote) -> tuple[Cell, ...]:
    places = one.anchor.spans
    start, end = (places[0].start, places[0].end) if places else (None, None)
    said = "; ".join(f"{value.value}: {value.said}" for value in one.values if value.said)
    unsaid = "; ".join(f"{curie(value.property)} {value.value}" for value in one.unsaid)
    found = (one.anchor.outcome, ", ".join(one.anchor.normalizations), start, end)
    words = (URIRef(one.source), one.quote, one.anchor.hint)
    judged = ("; ".join(o.words for o in one.omissions), one.standing, "; ".join(one.findings))
    return (URIRef(one.claim), *found, *words, said, unsaid, *judged)
