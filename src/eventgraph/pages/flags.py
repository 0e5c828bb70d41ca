"""What a reader should know of who speaks, for all claims of a page in one pass.

The flags are those of `evidence.flags`, which asks them of one claim by a query; a test holds the
two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eventgraph.pages.records import Claim, PageData, Statement
from eventgraph.vocabulary import CITO, EVG

__all__ = ["flag"]

_DISPUTES = (str(EVG.disputes), str(CITO.disputes))
_REPORTED_BY = str(EVG.reportedBy)


@dataclass(frozen=True)
class _Known:
    """What the flags are found by."""

    anonymous: frozenset[str]
    publishers: Mapping[str, str]
    events: Mapping[str, str]
    parts: Mapping[str, frozenset[str]]
    said: Mapping[str, frozenset[str]]
    disputes: frozenset[tuple[str, str]]
    disputed: Mapping[str, frozenset[str]]


def flag(data: PageData, roles: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Flag each claim; `roles` are the properties by which an actor takes part in an event."""
    speakers = {claim.iri: claim.speaker for claim in data.claims}
    parts, said, disputed = defaultdict(set), defaultdict(set), defaultdict(set)
    for one in data.statements:
        said[one.claim].add(one.subject)
        if one.property in roles:
            parts[one.subject].add(str(one.object))
    pairs = list(_disputing(data.statements))
    for claim, other in pairs:
        disputed[speakers[claim]].add(speakers.get(other, ""))
    known = _Known(
        data.anonymous,
        {source.iri: source.publisher for source in data.sources},
        data.kinds,
        {event: frozenset(actors) for event, actors in parts.items()},
        {claim: frozenset(subjects) for claim, subjects in said.items()},
        frozenset((speakers[claim], other) for claim, other in pairs),
        {speaker: frozenset(others) for speaker, others in disputed.items()},
    )
    return {claim.iri: tuple(_flags(claim, known)) for claim in data.claims}


def _disputing(statements: tuple[Statement, ...]) -> Iterator[tuple[str, str]]:
    for one in statements:
        if one.property in _DISPUTES:
            yield one.claim, str(one.object)


def _flags(claim: Claim, known: _Known) -> Iterator[str]:
    """Yield a claim's flags in alphabetical order."""
    speaker = claim.speaker
    publisher = known.publishers.get(claim.source, "")
    if speaker in known.anonymous:
        yield "anonymous"
    carriers = claim.details.get(_REPORTED_BY, (publisher,))
    if any(_opposed(carrier, claim, known) for carrier in carriers):
        yield "opponent"
    if speaker == publisher:
        yield "own voice"
    subjects = known.said.get(claim.iri, frozenset())
    events = (subject for subject in subjects if known.events.get(subject) == "Event")
    if speaker in subjects or any(speaker in known.parts.get(event, ()) for event in events):
        yield "stake"


def _opposed(carrier: str, claim: Claim, known: _Known) -> bool:
    """Tell whether who passes a claim on disputes it, or is disputed by its speaker."""
    if not carrier or carrier == claim.speaker:
        return False
    disputes = (carrier, claim.iri) in known.disputes
    return disputes or carrier in known.disputed.get(claim.speaker, ())
