"""The evidence rules: SPARQL checks that must find nothing, each with severity and reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.names import labels
from eventgraph.errors import ShapesError, did_you_mean, hint_at
from eventgraph.rdf.oxigraph import Term
from eventgraph.rdf.scoped import seen_through
from eventgraph.rdf.turtletext import Location
from eventgraph.sparql.files import Query
from eventgraph.sparql.running import packaged_folder, solve
from eventgraph.steps import steps
from eventgraph.text.measures.dates import day_of
from eventgraph.text.measures.edtf import edtf
from eventgraph.text.measures.said import NOT_READ, date_read, number_said, numbers_of
from eventgraph.text.measures.words import is_read
from eventgraph.validation.borrowed import misspelt
from eventgraph.validation.computing import THROUGH
from eventgraph.validation.findings import SEVERITIES, UNNAMED, Finding
from eventgraph.vocabulary import curie

__all__ = ["Check", "apply_checks", "as_check", "read_checks", "ungathered"]

_FIELD: Final = re.compile(r"\{(\w+)\}")
_MOST_HINTS: Final = 20
#: How many of the things that one finding gathers are named.
_NAMED: Final = 3
_DAY_LENGTH: Final = len("2025-07-18")

Row = Mapping[str, str]
_Places = Mapping[str, Location] | None


class Check(NamedTuple):
    """One rule: a query that selects `?focus` wherever something is wrong."""

    name: str
    severity: str
    summary: str
    why: str
    mend: str
    message: str
    query: Query


def as_check(query: Query) -> Check:
    """Read a check from a query's header; raises ShapesError for a header that lacks something.

    Besides `summary`, `severity`, `why`, `mend` and `message` (with `{variable}` for a row's
    values) a header may say `reads: unnamed` (only what stands outside all claims is seen),
    `unless: NAME` (a test in Python that lets a row pass), `near: only` or `near: never` (`?term`
    is, or is not, a word of the ontology's misspelt), `nearest: VARIABLE` (the message goes on
    with the nearest names of that kind), `gathers: VARIABLE` (what has one value of it is one
    finding, which names the first three) and `through: NAME` (rows go through Python, which keeps
    some and adds to them).
    """
    header = query.header
    for key in ("summary", "severity", "why", "mend", "message"):
        if not header.get(key):
            raise ShapesError(f"{query.name}: the check's header lacks `#+ {key}: …`; add it")
    if header["severity"] not in SEVERITIES:
        hint = hint_at(header["severity"], SEVERITIES, "write")
        raise ShapesError(f"{query.name}: no severity is named {header['severity']!r}{hint}")
    if header.get("unless", next(iter(_UNLESS))) not in _UNLESS:
        raise ShapesError(f"{query.name}: `unless` names no test; there are {', '.join(_UNLESS)}")
    if header.get("through", next(iter(THROUGH))) not in THROUGH:
        raise ShapesError(f"{query.name}: `through` names no step; there are {', '.join(THROUGH)}")
    said = {key: header[key] for key in ("severity", "summary", "why", "mend", "message")}
    return Check(name=query.name, query=query, **said)


def read_checks() -> tuple[Check, ...]:
    """Read the checks that ship in the package, by name.

    >>> [check.severity for check in read_checks() if check.name == "claim-without-quote"]
    ['error']
    """
    return tuple(map(as_check, packaged_folder("validation/checks")))


def ungathered(check: Check) -> Check:
    """Give the same check with a finding for each row, whatever is alike in them."""
    header = {key: value for key, value in check.query.header.items() if key != "gathers"}
    return check._replace(query=replace(check.query, header=header))


def apply_checks(
    dataset: Dataset, checks: Iterable[Check], places: _Places = None, focus: Collection[str] = ()
) -> Iterator[Finding]:
    """Run checks over a dataset and give what they find, check by check.

    `places` says where things are described, for the order; `focus` keeps what is found of these.
    """
    names: dict[str, str] = {}
    for check in steps(checks, "checking rules"):
        header = check.query.header
        seen = seen_through(dataset, ()) if header.get("reads") == "unnamed" else dataset
        passes = _UNLESS.get(header.get("unless", ""))
        rows = _rows(solve(check.query, seen))
        if "through" in header:
            rows = list(THROUGH[header["through"]](seen, rows))
        rows = [row for row in rows if "focus" in row and (not focus or row["focus"] in focus)]
        wrong = [row for row in rows if not (passes and passes(row))]
        if wrong and {"nearest", "near"} & header.keys() and not names:
            names = labels(dataset)
        if "near" in header:
            wanted = header["near"] == "only"
            wrong = [row for row in wrong if misspelt(row["term"], names) == wanted]
        by = header.get("gathers")
        found = _gathered(wrong, by, places or {}) if by else [(row, "") for row in wrong]
        for place, (row, others) in enumerate(found):
            hint = _hint(row.get(header.get("nearest", "")), names) if place < _MOST_HINTS else ""
            message = _filled(check.message, row) + others + hint
            yield Finding(
                check.severity, check.name, row["focus"], message, _filled(check.mend, row)
            )


def _gathered(
    rows: Iterable[Row], by: str, places: Mapping[str, Location]
) -> list[tuple[Row, str]]:
    """Give the first of all rows with one value, with a text that names the next and counts."""

    def place(row: Row) -> tuple[bool, str, int, str]:
        found = places.get(row["focus"])
        where = (False, str(found.path), found.line) if found else (True, "", 0)
        return *where, row["focus"]

    def named(row: Row) -> str:
        found = places.get(row["focus"])
        return f"{_shown(row['focus'])} ({found})" if found else _shown(row["focus"])

    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    gathered = []
    for _, alike in sorted(groups.items()):
        first, *others = sorted(alike, key=place)
        names = [named(row) for row in others[: _NAMED - 1]]
        names += [f"{len(alike) - _NAMED} more"] if len(alike) > _NAMED else []
        text = f"; so with {len(others)} more: {', '.join(names)}" if others else ""
        gathered.append((first, text))
    return gathered


def _rows(solutions: ox.QuerySolutions) -> list[dict[str, str]]:
    """Read solutions as text: IRIs in full, literals as written; blank nodes have no name."""
    names = [variable.value for variable in solutions.variables]
    return [
        {name: _written(value) for name, value in zip(names, row, strict=True) if value is not None}
        for row in solutions
    ]


def _written(value: Term) -> str:
    return UNNAMED if isinstance(value, ox.BlankNode | ox.Triple) else value.value


def _filled(text: str, row: Row) -> str:
    """Put a row's values into a message, IRIs as CURIEs."""
    return _FIELD.sub(lambda found: _shown(row.get(found[1], found[0])), text)


def _shown(value: str) -> str:
    return curie(value) if re.match(r"(?:https?://|urn:)\S+$", value) else value


def _hint(iri: str | None, names: Mapping[str, str]) -> str:
    """Hint at the nearest name of the same kind."""
    if iri is None:
        return ""
    name = curie(iri)
    kind = name.partition(":")[0] + ":"
    known = (near for near in map(curie, names) if near.startswith(kind))
    return did_you_mean(name, known, most=1)


def _number_in_quote(row: Row) -> bool:
    """Tell whether the quote says the number, or is in a language whose words are not read."""
    return bool(_number_said(row)) or not _finite(row)


def _number_read(row: Row) -> bool:
    """Tell whether the number was looked for in words that are known."""
    return _number_said(row) != NOT_READ or not _finite(row)


def _number_said(row: Row) -> str:
    return number_said(row["value"], row["quotes"], row.get("language", ""), row.get("notes", ""))


def _finite(row: Row) -> bool:
    """Tell whether a number is one: NaN and what is malformed are reported elsewhere."""
    return bool(numbers_of(row["value"]))


def _date_said(row: Row) -> bool:
    """Tell whether the quote says the date on its own."""
    return date_read(_day(row), row["quotes"], row.get("language", "")) is not None


def _date_told(row: Row) -> bool:
    """Tell whether the quote says the date, by the source's own date if need be."""
    dateline = day_of(row.get("dateline", ""))
    return date_read(_day(row), row["quotes"], row.get("language", ""), dateline) is not None


def _date_named(row: Row) -> bool:
    """Tell whether the quote tells the date, or a note names it; a date that is none passes."""
    dateline = day_of(row.get("dateline", ""))
    malformed = len(_day(row)) == _DAY_LENGTH and day_of(_day(row)) is None
    return malformed or _date_told(row) or bool(date_read(_day(row), row["notes"], "", dateline))


def _date_in_quote(row: Row) -> bool:
    """Tell whether the date is named, or the quote is in a language whose words are not read."""
    return _date_named(row) or not is_read(row.get("language", ""), "dates")


def _date_read(row: Row) -> bool:
    """Tell whether the date was looked for in words that are known."""
    return _date_named(row) or is_read(row.get("language", ""), "dates")


def _date_said_or_noted(row: Row) -> bool:
    """Tell whether a date that the quote tells needs no note, or has one."""
    return _date_said(row) or bool(row.get("notes")) or not _date_told(row)


def _day(row: Row) -> str:
    """Give a date without its time of day and zone; one that is not exact stays as it is."""
    value = row["value"]
    return value if edtf(value) else value[:_DAY_LENGTH].removesuffix("Z")


_UNLESS: Final[dict[str, Callable[[Row], bool]]] = {
    "number-in-quote": _number_in_quote,
    "number-read": _number_read,
    "date-in-quote": _date_in_quote,
    "date-read": _date_read,
    "date-said-or-noted": _date_said_or_noted,
}
