"""Where claims disagree, as a page marks it: in which way, over what, and which claims."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Dataset

from eventgraph.pages.records import Conflict

__all__ = ["contested"]


def contested(dataset: Dataset) -> Iterable[Conflict]:
    """List the disagreements of a dataset."""
    return ()
