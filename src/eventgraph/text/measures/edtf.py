"""Dates in EDTF (Extended Date/Time Format, ISO 8601-2): level 1, and what texts need of level 2.

See https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["HOW", "Edtf", "edtf"]

#: How a date is written, for messages.
HOW: Final = (
    "write a day as 2025-07-18, a month as 2025-07, a year as 2025; about July as 2025-07~, "
    "from March to July as 2025-03/2025-07, the 2020s as 202X"
)
_DATE: Final = re.compile(
    r"(?P<year>-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[~?%]?)",
    re.ASCII,
)
#: Seasons by number: of no hemisphere (any time of their year), northern, southern.
_ANY: Final = range(21, 25)
_NORTHERN: Final = dict(zip(range(25, 29), ("03", "06", "09", "12"), strict=True))
_SOUTHERN: Final = dict(zip(range(29, 33), ("09", "12", "03", "06"), strict=True))
_TWELVE: Final = 12


class Edtf(NamedTuple):
    """A date: the first and last day, month or year that it covers, None for an open end.

    `mark` is `~` for an approximate, `?` for an uncertain date, `%` for both; `dates` are those
    that it is written with, without their marks.
    """

    first: str | None
    last: str | None
    mark: str
    dates: tuple[str, ...]

    @property
    def about(self) -> bool:
        """Tell whether it is approximate."""
        return self.mark in {"~", "%"}


@lru_cache(maxsize=1024)
def edtf(text: str) -> Edtf | None:
    """Read a date; None for what is none, as 2023-02-29 or an interval that runs backwards.

    >>> edtf("2025-07~")
    Edtf(first='2025-07', last='2025-07', mark='~', dates=('2025-07',))
    >>> edtf("2025-03/..").last is None, edtf("202X").last, edtf("2025-02-30") is None
    (True, '2029', True)
    """
    if text[:1] in {"[", "{"} and text[-1:] == {"[": "]", "{": "}"}[text[0]]:
        parts = [one.strip() for one in text[1:-1].split(",")]
        found = [edtf(one) for one in parts if "/" not in one]
        if len(found) != len(parts):
            return None
    else:
        ends = text.split("/")
        if ends[0] in {"..", ""} and len(ends) == 2:  # noqa: PLR2004 - two ends
            found = [Edtf(None, None, "", ()), _one(ends[1])]
        elif ends[-1] in {"..", ""} and len(ends) == 2:  # noqa: PLR2004 - two ends
            found = [_one(ends[0]), Edtf(None, None, "", ())]
        else:
            found = [_one(end) for end in ends] if len(ends) <= 2 else []  # noqa: PLR2004
    known = [one for one in found if one is not None]
    if not known or len(known) < len(found) or not any(one.dates for one in known):
        return None
    return _joined(known, in_order="/" in text)


def _joined(parts: list[Edtf], *, in_order: bool) -> Edtf | None:
    """Cover all parts, from the first to the last; None if they run backwards."""
    if not in_order:
        parts = sorted(parts, key=lambda one: _order(one.first))
    first, last = parts[0].first, parts[-1].last
    if first and last and _order(first) > _order(_end(last)):
        return None
    marks = "".join(sorted({mark for one in parts for mark in one.mark.replace("%", "?~")}))
    dates = tuple(dict.fromkeys(date for one in parts for date in one.dates))
    return Edtf(first, last, "%" if len(marks) > 1 else marks, dates)


def _order(date: str | None) -> tuple[int, str]:
    year = re.match(r"-?[0-9]{4}", date or "")
    return (int(year[0]), (date or "")[year.end() :]) if year else (-(10**6), "")


def _end(date: str) -> str:
    """Give the last day of a month or year, to compare with."""
    return f"{date}-99"


def _one(text: str) -> Edtf | None:  # noqa: PLR0911 - a form of date each
    found = _DATE.fullmatch(text)
    if found is None or (found["day"] and "X" in found["year"] and "X" not in found["day"]):
        return None
    year, month, day, mark = found["year"], found["month"], found["day"], found["mark"]
    written = (text.removesuffix(mark),) if mark else (text,)
    if "X" in year or month == "XX":
        least, most = sorted((year.replace("X", "0"), year.replace("X", "9")), key=int)
        return Edtf(least, most, mark, written)
    if month is None:
        return Edtf(year, year, mark, written)
    if int(month) > _TWELVE:
        return _season(year, int(month), day, mark)
    if int(month) < 1:
        return None
    if day in {None, "XX"}:
        return Edtf(f"{year}-{month}", f"{year}-{month}", mark, written)
    # The calendar repeats itself every 400 years.
    if not 1 <= int(day) <= monthrange(int(year) % 400 + 400, int(month))[1]:
        return None
    return Edtf(f"{year}-{month}-{day}", f"{year}-{month}-{day}", mark, written)


def _season(year: str, season: int, day: str | None, mark: str) -> Edtf | None:
    """Read a season; one of no hemisphere may be any time of its year."""
    written = (f"{year}-{season}",)
    if day is not None:
        return None
    if season in _ANY:
        return Edtf(year, year, mark, written)
    start = (_NORTHERN | _SOUTHERN).get(season)
    if start is None:
        return None
    last = int(start) + 2
    turned = f"{int(year) + 1:04}-{last - _TWELVE:02}" if last > _TWELVE else f"{year}-{last:02}"
    return Edtf(f"{year}-{start}", turned, mark, written)
