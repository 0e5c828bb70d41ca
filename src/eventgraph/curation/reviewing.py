"""Review by a second person: a claim awaits it, is approved, awaits it again once it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import pyoxigraph as ox

from eventgraph.vocabulary import EVG, XSD

__all__ = ["approved", "awaits_review", "reviewed_anew", "reviewers_in"]

_STATUS: Final = ox.NamedNode(str(EVG.status))
_DRAFT: Final = ox.NamedNode(str(EVG.Draft))
_IN_REVIEW: Final = ox.NamedNode(str(EVG.InReview))
_BY: Final = ox.NamedNode(str(EVG.reviewedBy))
_ON: Final = ox.NamedNode(str(EVG.reviewedOn))
_DATE: Final = ox.NamedNode(str(XSD.date))

Triples = Iterable[ox.Triple]


def awaits_review(description: Triples) -> bool:
    """Tell whether a claim awaits review.

    >>> awaits_review([])
    False
    """
    return any(one.predicate == _STATUS and one.object == _IN_REVIEW for one in description)


def reviewers_in(description: Triples) -> list[str]:
    """Name who approved a claim, by what is said of it.

    >>> reviewers_in([])
    []
    """
    return [str(getattr(one.object, "value", "")) for one in description if one.predicate == _BY]


def approved(
    claim: ox.NamedNode, description: Triples, who: ox.NamedNode, day: date
) -> list[ox.Triple]:
    """Give what is said of a claim once somebody approved it: it awaits no review any more.

    >>> it = ox.NamedNode("urn:c")
    >>> len(approved(it, [], ox.NamedNode("urn:ana"), date(2025, 7, 18)))
    2
    """
    today = ox.Literal(day.isoformat(), datatype=_DATE)
    new = (ox.Triple(claim, _BY, who), ox.Triple(claim, _ON, today))
    return list(dict.fromkeys([*_not_awaiting(description), *new]))


def reviewed_anew(
    claim: ox.NamedNode, before: Triples, description: Sequence[ox.Triple]
) -> list[ox.Triple]:
    """Give what is said of a claim that changed: an approval of what it was goes.

    Unless it is a draft, it then awaits review again. An approval that was not there before stays,
    and a claim that had none stays as it is.
    """
    known = {one for one in before if one.predicate in {_BY, _ON}}
    now = {one for one in description if one.predicate in {_BY, _ON}}
    if not now & known or now - known:
        return list(description)
    left = [one for one in _not_awaiting(description) if one not in known]
    is_draft = any(one.predicate == _STATUS and one.object == _DRAFT for one in left)
    return left if is_draft else [*left, ox.Triple(claim, _STATUS, _IN_REVIEW)]


def _not_awaiting(description: Triples) -> list[ox.Triple]:
    return [o for o in description if not (o.predicate == _STATUS and o.object == _IN_REVIEW)]
