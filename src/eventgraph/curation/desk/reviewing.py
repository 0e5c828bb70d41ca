"""Who entered a claim and who reviewed it, as the page shows it."""

from __future__ import annotations

from typing import Any

from eventgraph.claims.hands import curators_of
from eventgraph.curation.desk.snapshot import Snapshot, node
from eventgraph.vocabulary import EVG

__all__ = ["hands_on", "is_reviewed", "reviews_of"]


def is_reviewed(now: Snapshot) -> bool:
    """Tell whether claims of a dataset are reviewed by a second person, or are to be."""
    return bool(reviews_of(now, "en"))


def reviews_of(now: Snapshot, language: str) -> dict[str, dict[str, str | bool]]:
    """Tell of each claim that awaits review, or was approved, and by whom; of no others."""
    found: dict[str, dict[str, str | bool]] = {}
    for quad in now.store.quads_for_pattern(None, node(EVG.status), node(EVG.InReview)):
        found.setdefault(getattr(quad.subject, "value", ""), {})["awaits"] = True
    by: dict[str, set[str]] = {}
    for quad in now.store.quads_for_pattern(None, node(EVG.reviewedBy), None):
        name, who = (getattr(one, "value", "") for one in (quad.subject, quad.object))
        by.setdefault(name, set()).add(now.label(who, language))
    for name, who in by.items():
        found.setdefault(name, {})["reviewed"] = ", ".join(sorted(who))
    return {name: its for name, its in found.items() if name in now.claims - now.drafts}


def hands_on(now: Snapshot, claim: str, curator: str, language: str) -> dict[str, Any]:
    """Say who entered a claim and who approved it, and whether that is who curates now."""
    entered = curators_of(now.store, claim)
    reviewers = now.texts(claim, EVG.reviewedBy)
    return {
        "entered": ", ".join(now.label(one, language) for one in entered),
        "reviewed": ", ".join(now.label(one, language) for one in reviewers),
        "on": ", ".join(now.texts(claim, EVG.reviewedOn)),
        "own": curator in entered,
        "approved": curator in reviewers,
    }
