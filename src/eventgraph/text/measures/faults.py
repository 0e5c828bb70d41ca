"""What is wrong with a quantity or a date in EDTF, and how it is written: for messages."""

from __future__ import annotations

import re
from typing import Final

from eventgraph.text.measures.dates import day_of
from eventgraph.text.measures.edtf import HOW as HOW_DATES
from eventgraph.text.measures.edtf import edtf
from eventgraph.text.measures.quantities import HOW as HOW_QUANTITIES
from eventgraph.text.measures.quantities import PATTERN, quantity

__all__ = ["fault_of_date", "fault_of_quantity"]

_MOMENT: Final = re.compile(
    r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?",
    re.ASCII,
)
_MARK: Final = r"[?~%]?"
_PART: Final = r"(?:0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]|[0-3]X|X[0-9X])"
_DAY: Final = r"(?:[0-2][0-9]|3[01]|[0-3]X|X[0-9X])"
_YEAR: Final = r"(?:-?[0-9X]{4}|Y-?[0-9]+(?:E[0-9]+)?|-?[0-9]+E[0-9]+)(?:S[0-9]+)?"
#: A date of any level of EDTF, with marks and unknown digits wherever these may stand. It is wider
#: than what is read as days: what the standard has is not refused, only compared as it is written.
_ANY: Final = re.compile(
    rf"{_MARK}{_YEAR}{_MARK}(?:-{_MARK}{_PART}{_MARK}(?:-{_MARK}{_DAY}{_MARK})?)?", re.ASCII
)
#: Days and months that can be looked up in the calendar; quarters and the like stand above 32.
_WRITTEN: Final = re.compile(r"-?[0-9]{4}-(?!3[3-9]|4[01])[0-9]{2}(?:-[0-9]{2})?", re.ASCII)


def fault_of_quantity(text: str) -> str:
    """Tell what is wrong with an `evg:quantity`, and how to write it; empty if nothing is.

    >>> fault_of_quantity("500..200"), fault_of_quantity(">250")
    ('runs downwards; write 200..500', '')
    """
    if quantity(text) is not None:
        return ""
    found = re.fullmatch(PATTERN, text)
    if found is not None:
        return f"runs downwards; write {found['about']}{found['to']}..{found['from']}"
    return f"is no quantity; {HOW_QUANTITIES}"


def fault_of_date(text: str) -> str:
    """Tell what is wrong with a date in EDTF, and how to write it; empty if nothing is.

    >>> fault_of_date("2025-07/2025-03"), fault_of_date("2025-07~")
    ('runs backwards; write 2025-03/2025-07', '')
    >>> fault_of_date("2025-02-30?").partition(";")[0]
    'names 2025-02-30, which the calendar does not have'
    """
    if edtf(text) is not None:
        return ""
    missing = [day for day in _WRITTEN.findall(text) if edtf(day) is None]
    ends = text.split("/")
    if missing:
        return f"names {missing[0]}, which the calendar does not have; {HOW_DATES}"
    if len(ends) == 2 and None not in map(edtf, ends):  # noqa: PLR2004 - two ends
        return f"runs backwards; write {ends[1]}/{ends[0]}"
    return "" if _of_the_standard(text) else f"is no date in EDTF; {HOW_DATES}"


def _of_the_standard(text: str) -> bool:
    """Tell whether EDTF has this, at any level."""
    if _MOMENT.fullmatch(text):
        return day_of(text.lstrip("-")) is not None
    if text[:1] in {"[", "{"} and text[-1:] == {"[": "]", "{": "}"}[text[0]]:
        parts = [part.strip() for part in text[1:-1].split(",")]
        return all(_of_ends(part.split("..")) for part in parts)
    return _of_ends([end if end != ".." else "" for end in text.split("/")])


def _of_ends(ends: list[str]) -> bool:
    """Tell whether these are one date, or two of which one may be open."""
    return 1 <= len(ends) <= 2 and any(ends) and all(not end or _ANY.fullmatch(end) for end in ends)  # noqa: PLR2004
