"""What claims state beside their quotes: numbers and dates, notes, the page of the source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from rdflib import Dataset

from eventgraph.sparql.running import packaged, solve
from eventgraph.text.measures.stating import Stated

__all__ = ["notes_of", "pages_of", "values_of"]

_PAGE: Final = re.compile(r"(?:^|&)page=([0-9]{1,9})(?![0-9])")


def notes_of(dataset: Dataset) -> Mapping[str, str]:
    """Read the notes of each claim; of one that has none, they are empty.

    >>> import eventgraph as eg
    >>> notes_of(eg.load("graph"))["urn:no-claim"]
    ''
    """
    notes: dict[str, str] = defaultdict(str)
    for row in solve(packaged("claims/quoting-notes"), dataset):
        notes[row["claim"].value] += row["note"].value + "\n"
    return notes


def pages_of(dataset: Dataset) -> Mapping[str, int]:
    """Read the page of its source that each claim gives (`evg:fragment "page=12"`), if it does.

    >>> import eventgraph as eg
    >>> pages_of(eg.load("graph"))
    {}
    """
    pages: dict[str, int] = {}
    for row in solve(packaged("claims/quoting-fragments"), dataset):
        if given := _PAGE.search(row["fragment"].value):
            pages.setdefault(row["claim"].value, int(given[1]))
    return pages


def values_of(dataset: Dataset) -> Mapping[str, list[Stated]]:
    """Read each claim's numbers and dates: the property, the value, whether it is a number.

    >>> import eventgraph as eg
    >>> values_of(eg.load("graph"))["urn:no-claim"]
    []
    """
    values: dict[str, list[Stated]] = defaultdict(list)
    for row in solve(packaged("claims/quoting-values"), dataset):
        is_number = row["number"].value == "true"
        value = Stated(row["property"].value, row["value"].value, is_number=is_number)
        values[row["claim"].value].append(value)
    return values
