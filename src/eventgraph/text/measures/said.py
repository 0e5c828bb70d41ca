"""Whether words say a number or a date: the one place that judges it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final

from eventgraph.text.measures.dates import DateRead, dates_in
from eventgraph.text.measures.edtf import edtf
from eventgraph.text.measures.numbers import fold, numbers_in
from eventgraph.text.measures.quantities import quantity, unnumbered_in
from eventgraph.text.measures.words import is_read, words_of
from eventgraph.text.normalization import printed

__all__ = ["NOT_READ", "date_read", "is_hedged", "number_said", "numbers_of"]

_DAY: Final = len("2025-07-18")
#: What is said of a number or date of a language whose words nobody taught us.
NOT_READ: Final = "not read: the words of its language are not known"


@lru_cache(1 << 17)
def number_said(value: str, quote: str, language: str, note: str = "") -> str:
    """Tell how a quote says a number or an `evg:quantity`, without its sign; empty if it does not.

    A note counts only where the words of the quote's language are not known: what it does not
    name either is *not read*.

    >>> number_said("1000", "a thousand people", "en"), number_said("11", "only once", "en")
    ('in the quote', '')
    >>> number_said("~<33", "casi un tercio", "es"), number_said("120", "cent vingt", "fr")
    ('in the quote', 'not read: the words of its language are not known')
    """
    if _says(value, quote, language):
        return "in the quote"
    if is_read(language):
        return ""
    return "named in the curator's note" if _says(value, note, "") else NOT_READ


def _says(value: str, text: str, language: str) -> bool:
    known, numbers = quantity(value), numbers_of(value)
    exact = numbers_in(text, language)
    if not numbers or all(abs(number) in exact for number in numbers):
        return bool(numbers)
    return any(
        all(_is(number, of) for number, of in zip(numbers, (read.low, read.high), strict=False))
        for read in unnumbered_in(text, language)
        if read.share or (read.implied and known is not None and known.sign[:1] in (">", "~"))
    )


@lru_cache(maxsize=4096)
def numbers_of(value: str) -> tuple[Decimal, ...]:
    """Read the numbers of a number or quantity; none for what is no finite number, as NaN and INF.

    >>> numbers_of("50..60"), numbers_of("NaN")
    ((Decimal('50'), Decimal('60')), ())
    """
    known = quantity(value)
    if known is not None:
        return known.numbers
    try:
        number = Decimal(value)
    except InvalidOperation:
        return ()
    return (number,) if number.is_finite() else ()


def is_hedged(text: str, language: str = "") -> bool:
    """Tell whether a text has any words that make a number less than exact.

    Without any, all that it says with a number, but for ranges, is exact.

    >>> is_hedged("nearly 300 of them", "en"), is_hedged("300 of them", "en")
    (True, False)
    """
    folded = fold(printed(text))
    return any(words in folded for words in _hedges(language))


@cache
def _hedges(language: str) -> tuple[str, ...]:
    known = words_of("numbers", language)
    around = (several for side in ("before", "after") for several in known.get(side, {}).values())
    return (*(words for several in around for words in several), *known.get("plurals", ()))


def _is(number: Decimal, read: Fraction) -> bool:
    """Tell whether a number is what was read, rounded to as many places: a third is 33 or 33.3."""
    places = max(0, -int(number.as_tuple().exponent))
    return bool(abs(Fraction(number) - read) * 10**places * 2 <= 1)


@lru_cache(1 << 17)
def date_read(value: str, quote: str, language: str, issued: date | None = None) -> DateRead | None:
    """Give how a quote says a date, by the date of its publication if need be; None if not.

    It says a date that is not exact if it says all that this is written with, whatever its marks;
    a moment is looked for as its day.

    >>> date_read("2024-12", "last December", "en", date(2025, 7, 19)).resolved
    True
    """
    known = edtf(value)
    wanted = known.dates if known else (value.partition("T")[0].removesuffix("Z")[:_DAY],)
    found = {read.value: read for read in dates_in(quote, issued, language)}
    if not wanted or not all(one in found for one in wanted):
        return None
    return max((found[one] for one in wanted), key=lambda read: read.resolved)
