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
    again: Mapping[str, tuple[Claim, ...]]


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
        _again(data),
    )
    return {claim.iri: tuple(_flags(claim, known)) for claim in data.claims}


def _again(data: PageData) -> dict[str, tuple[Claim, ...]]:
    """Give for each claim those by which its speaker says any of the same, itself among them."""
    claims = {claim.iri: claim for claim in data.claims}
    sayings, saying = defaultdict(set), defaultdict(set)
    for one in data.statements:
        key = (claims[one.claim].speaker, one.subject, one.property, one.object)
        sayings[one.claim].add(key)
        saying[key].add(one.claim)
    return {
        iri: tuple(claims[other] for other in sorted({o for key in keys for o in saying[key]}))
        for iri, keys in sayings.items()
    }


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
    if _only_opposed(claim, known):
        yield "opponent"
    if speaker == publisher:
        yield "own voice"
    subjects = known.said.get(claim.iri, frozenset())
    events = (subject for subject in subjects if known.events.get(subject) == "Event")
    if speaker in subjects or any(speaker in known.parts.get(event, ()) for event in events):
        yield "stake"


def _carriers(claim: Claim, known: _Known) -> tuple[str, ...]:
    """Name who passes a claim on: who reports it, or else who publishes it."""
    publisher = known.publishers.get(claim.source, "")
    return tuple(filter(None, claim.details.get(_REPORTED_BY, (publisher,))))


def _only_opposed(claim: Claim, known: _Known) -> bool:
    """Tell whether an opponent passes a claim on, and nobody else any of what it says."""
    free = {
        carrier
        for other in known.again.get(claim.iri, ())
        for carrier in _carriers(other, known)
        if (carrier, other.iri) not in known.disputes
    }
    against = (one for one in _carriers(claim, known) if _opposed(one, claim, known))
    return any(free <= {opponent} for opponent in against)


def _opposed(carrier: str, claim: Claim, known: _Known) -> bool:
    """Tell whether who passes a claim on disputes it, or is disputed by its speaker."""
    if carrier == claim.speaker:
        return False
    disputes = (carrier, claim.iri) in known.disputes
    return disputes or carrier in known.disputed.get(claim.speaker, ())
