"""Values as `conflicts` reads them, in columns: SQL compares ends, and reads no date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

import pyarrow as pa
import pyoxigraph as ox
from rdflib import Literal

from eventgraph.bulk.declaring import Declared
from eventgraph.claims.extents.intervals import Interval
from eventgraph.claims.extents.values import stated_values
from eventgraph.claims.sayings import Saying
from eventgraph.rdf.literals import typed_date
from eventgraph.rdf.oxigraph import Term, term
from eventgraph.text.measures.faults import fault_of_date, fault_of_quantity
from eventgraph.vocabulary import EDTF, EVG, XSD

__all__ = ["READINGS", "readings"]

#: How exact the ends of a value are kept: 9 digits behind the point, 28 before it.
_EXACT: Final = pa.decimal128(38, 9)
_SCALE: Final = 10**9
_LARGEST: Final = 10**37
#: A value as it stands, and how it is read. `kind` is "number", "date", "text" or "term", and
#: "other" for what SQL does not compare; `fault` says what is wrong with a quantity or date.
READINGS: Final = pa.schema(
    [
        *((name, pa.string()) for name in ("property", "object", "datatype", "language")),
        *((name, pa.string()) for name in ("base", "kind")),
        *((name, _EXACT) for name in ("low", "high")),
        *((name, pa.bool_()) for name in ("low_open", "high_open")),
        ("about", _EXACT),
        *((name, pa.string()) for name in ("tongue", "text")),
        ("unsure", pa.bool_()),
        ("fault", pa.string()),
    ]
)
_FAULTS: Final = {str(EVG.quantity): fault_of_quantity, EDTF: fault_of_date}
_STRING: Final = str(XSD.string)
#: Of these it makes no difference: as intervals they are the same, however they are written.
_AS_WRITTEN: Final = {_STRING, *_FAULTS, *(str(XSD[n]) for n in ("integer", "date", "gYear"))}
_NAMED: Final = "urn:x"


class _Read(NamedTuple):
    kind: str = "other"
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    about: Decimal = Decimal(0)
    tongue: str = ""
    text: str = ""


def readings(rows: Iterable[tuple[str, str, str, str]], declared: Declared) -> Iterator[pa.Table]:
    """Read values, of which each row gives property, text, datatype and language, in tables."""
    kept = []
    for row in rows:
        kept.append(_row(row, declared))
        if len(kept) == 1 << 16:
            yield _table(kept)
            kept = []
    yield _table(kept)


def _table(rows: list[tuple[object, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else [()] * len(READINGS)
    arrays = [pa.array(its, field.type) for its, field in zip(columns, READINGS, strict=True)]
    return pa.Table.from_arrays(arrays, schema=READINGS)


def _row(row: tuple[str, str, str, str], declared: Declared) -> tuple[object, ...]:
    property, text, datatype, language = row
    fault = _FAULTS[datatype](text) if datatype in _FAULTS else ""
    base, read, unsure = "", _Read(), False
    if property and not (fault or text.startswith("_:")):
        given = _term(row, declared)
        saying = Saying("", "", property, term(given))
        for name, (stated,) in stated_values([saying], declared.properties).items():
            base, unsure = name, stated.value.possible
            if stated.value.interval is not None:
                read = _between(stated.value.interval)
            elif isinstance(stated.value.text, tuple):
                tongue, words = stated.value.text
                read = _Read("text", tongue=tongue, text=words)
            elif not isinstance(stated.value.text, Literal):
                read = _Read("term", text=str(stated.value.text))
    return (property, text, datatype, language, base, *read, unsure, fault)


def _term(row: tuple[str, str, str, str], declared: Declared) -> Term:
    """Give a value as a store gives it back: numbers in their shortest form."""
    property, text, datatype, language = row
    if not datatype:
        return ox.NamedNode(text)
    if language:
        return ox.Literal(text, language=language)
    if datatype == _STRING and property in declared.dated:
        return typed_date(text.strip()) or ox.Literal(text)
    literal = ox.Literal(text, datatype=ox.NamedNode(datatype))
    if datatype in _AS_WRITTEN and property not in declared.properties.rounded:
        return literal
    store = ox.Store()
    name = ox.NamedNode(_NAMED)
    store.add(ox.Quad(name, name, literal))
    return next(store.quads_for_pattern(None, None, None)).object


def _between(found: Interval) -> _Read:
    """Keep an interval whose ends are exact, and on no clock; of any other nothing."""
    low, high = (None if end is None else _exact(end) for end in (found.low, found.high))
    about = _exact(found.about)
    lost = (low is None) != (found.low is None) or (high is None) != (found.high is None)
    if about is None or lost or found.zones is not None:
        return _Read()
    return _Read(found.scale, low, high, found.low_open, found.high_open, about)


def _exact(end: Fraction | int) -> Decimal | None:
    scaled = Fraction(end) * _SCALE
    if scaled.denominator != 1 or abs(scaled.numerator) >= _LARGEST:
        return None
    # No rounding: an operation would keep 28 digits.
    return Decimal(f"{scaled.numerator}E-9")
