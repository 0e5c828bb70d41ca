"""A page has quantities and dates in EDTF in words, in both of its languages."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from eventgraph.pages.numbering import Numbering
from eventgraph.pages.records import PageData, Text
from eventgraph.vocabulary import EDTF, EVG, PREFIXES

JULY = ("2025-07-01", "2025-07-31")


@pytest.mark.parametrize(
    ("value", "datatype", "packed"),
    [
        (">250", str(EVG.quantity), ("more than 250", "term", "más de 250", "", None)),
        ("2025-07?", EDTF, ("perhaps July 2025", "date", "quizá julio de 2025", "", JULY)),
        ("2025-07", PREFIXES["xsd"] + "gYearMonth", ("2025-07", "date", "", "", None)),
        (">250", "", (">250", "text", "", "", None)),
    ],
)
def test_a_value_is_packed(
    value: str, datatype: str, packed: tuple[str, str, str, str, tuple[str, str] | None]
) -> None:
    numbering = Numbering(cast("PageData", SimpleNamespace(types={})), {}, {})
    assert numbering.object(Text(value, datatype, "")) == -1
    assert list(numbering.literals.items) == [packed]
