"""Which claims count: by speaker, source, certainty, attitude, time, dispute, and more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final

from rdflib import Dataset

from eventgraph.claims.cards import claim_names
from eventgraph.claims.choosing import (
    ATTITUDE_WORDS,
    CERTAINTY_WORDS,
    CHOOSERS,
    LEFT_OUT,
    WORDING_WORDS,
    classes_of,
    members_of,
    resolve_as,
)
from eventgraph.claims.names import labels
from eventgraph.claims.naming import is_claim
from eventgraph.claims.reporting import only_reporting
from eventgraph.errors import UnknownName, hint_at
from eventgraph.rdf.oxigraph import named_node
from eventgraph.rdf.scoped import graphs_of, seen_through, whole_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import curie

__all__ = [
    "ATTITUDE_WORDS",
    "CERTAINTY_WORDS",
    "WORDING_WORDS",
    "Scope",
    "claims",
    "classes_of",
    "members_of",
    "narrow",
    "resolve_as",
    "scope",
]

_LISTED: Final = 20
_REPORTS_APART: Final = (
    " (not counted: claims that only report that somebody spoke, or only give an office)"
)


@dataclass(frozen=True)
class Scope:
    """A choice of claims; a field that is None does not choose, all others must hold at once.

    `according_to` names the speaker; `party` any body, an organization or government, and with it
    its parts and who holds an office in it, is a member of it or represents it; `source` the
    publication; `certainty` is stated, alleged or possible; `attitude` is how the speaker stands to
    what the claim tells: asserts, denies, doubts, asks, expects, attempted or conditional;
    `wording` is direct or rendered, as the claim has it; `during` is a year, month, day or two of
    them with a slash, and keeps claims that speak of an event which any claim dates to then.
    `without_disputed` leaves out claims that another claim disputes, `without_doubted` those whose
    curator doubts something, `without_reports` those that only report that somebody spoke, or only
    give an office. `as_of`, a day, month or year, keeps what was surely published by its end,
    without what its speaker had withdrawn by then.

    >>> Scope(according_to="actor:marco-rubio")
    Scope(according_to='actor:marco-rubio')
    """

    according_to: str | None = None
    party: str | None = None
    source: str | None = None
    certainty: str | None = None
    attitude: str | None = None
    wording: str | None = None
    during: str | None = None
    without_disputed: bool = False
    without_doubted: bool = False
    without_reports: bool = False
    as_of: str | None = None

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
    groups = [
        CHOOSERS[name](whole, str(value)) for name, value in chosen.items() if value is not True
    ]
    found = (
        _claims_among(dataset, set.intersection(*groups)) if groups else set(claim_names(dataset))
    )
    for name, value in chosen.items():
        if value is True:
            found -= LEFT_OUT[name](whole)
    return tuple(sorted(found))


def _claims_among(dataset: Dataset, names: Iterable[str]) -> set[str]:
    """Give those of some names that `claim_names` gives, without a look at all others."""
    shown = graphs_of(dataset)
    seen = None if shown is None else frozenset(shown)
    nodes = filter(None, map(named_node, names))
    return {node.value for node in nodes if is_claim(dataset, node, seen)}


def narrow(dataset: Dataset, scope: Scope | None, *, empty: bool = False) -> Dataset:
    """See a dataset through a scope: the same data, no copy, read-only; None is the whole dataset.

    Raises UnknownName when no claim is in the scope, unless it may be `empty`, and names those who
    do speak.
    """
    found = None if scope is None else claims(dataset, scope)
    if found is None:
        return dataset
    if not (found or empty):
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


def _speakers(dataset: Dataset) -> str:
    """List who speaks, with the number of their claims but mere reports, the most spoken first."""
    names, reports = labels(dataset), only_reporting(dataset)
    spoken: Counter[str] = Counter()
    for row in solve(packaged("claims/scopes-speakers"), dataset):
        spoken[row["speaker"].value] += row["claim"].value not in reports
    rows = sorted(
        ((count, iri) for iri, count in spoken.items()), key=lambda row: (-row[0], row[1])
    )
    listed = [
        f"{names.get(iri, '')} ({curie(iri)}) {count}".strip() for count, iri in rows[:_LISTED]
    ]
    more = [f"and {len(rows) - _LISTED} more"] if len(rows) > _LISTED else []
    return f"{', '.join([*listed, *more]) or 'nobody'}{_REPORTS_APART if reports else ''}"
