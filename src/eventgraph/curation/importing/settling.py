"""Settle what data of others become: claims where they conform, drafts where they do not."""

from __future__ import annotations

from rdflib import Dataset

from eventgraph.curation.holding import Holding
from eventgraph.curation.importing.drafting import Found, NewClaim, status
from eventgraph.curation.judging import judge

__all__ = ["settled"]


def settled(dataset: Dataset, holding: Holding, found: Found) -> Found:
    """Make drafts of the claims that have errors, and tell which and why.

    Descriptions of the same thing, told several times over, become one.
    """
    things = {name: list(dict.fromkeys(triples)) for name, triples in found.things.items()}
    claims = {one.name: (one.contents, one.description) for one in found.claims}
    errors: dict[str, list[str]] = {}
    for finding in judge(dataset, holding, claims, things):
        errors.setdefault(finding.focus, []).append(finding.check)
    settled_claims = [_settled(one, one.name.value in errors) for one in found.claims]
    drafts = [one for one in settled_claims if one.is_draft]
    checks = sorted({check for one in drafts for check in errors[one.name.value]})
    remarks = list(found.remarks)
    if drafts:
        many = "1 of them is a draft" if len(drafts) == 1 else f"{len(drafts)} of them are drafts"
        remarks.append(f"{many}: {', '.join(checks)}")
    return Found(settled_claims, things, found.left, remarks)


def _settled(claim: NewClaim, is_draft: bool) -> NewClaim:  # noqa: FBT001 - what it is settled as
    description = (*claim.description, *([status(claim.name)] if is_draft else ()))
    return claim._replace(description=description, is_draft=is_draft)
