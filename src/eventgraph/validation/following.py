"""Of what follows from one wrong class, keep the cause alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rdflib import Dataset

from eventgraph.sparql.running import solve
from eventgraph.validation.checks import Check
from eventgraph.validation.findings import Finding
from eventgraph.vocabulary import curie

__all__ = ["without_following"]

#: The checks that find a wrong class.
_CAUSES: Final = ("class-misplaced", "unknown-class")
#: The checks that go by the class of a thing which they are about, or which they name.
_FOLLOWING: Final = frozenset(
    (
        *("dispute-of-nothing", "domain-mismatch", "fact-outside-claim", "range-mismatch"),
        *("source-not-described", "source-without-date", "source-without-language"),
        *("source-without-publisher", "source-without-title", "speaker-not-actor"),
        "thing-unmentioned",
    )
)
_NAMES: Final = re.compile(r"[^\s,;?]+")


def without_following(
    dataset: Dataset, findings: Iterable[Finding], checks: Iterable[Check]
) -> list[Finding]:
    """Leave out what is found only because a thing has a class that is unknown or misplaced."""
    every = list(findings)
    found = {finding.check for finding in every}
    wrong = {
        row["focus"].value
        for check in checks
        if check.name in _CAUSES and check.name in found
        for row in solve(check.query, dataset)
    }
    if not wrong:
        return every
    names = {curie(iri) for iri in wrong}
    return [
        finding
        for finding in every
        if finding.check not in _FOLLOWING
        or (finding.focus not in wrong and names.isdisjoint(_NAMES.findall(finding.message)))
    ]
