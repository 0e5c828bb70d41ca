"""The evidence rules: SPARQL checks that must find nothing, each with severity and reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import Final, NamedTuple

from rdflib import Dataset

from eventgraph.errors import ShapesError, did_you_mean, hint_at
from eventgraph.rdf.scoped import seen_through
from eventgraph.rdf.turtletext import Location
from eventgraph.sparql.files import Query
from eventgraph.sparql.running import packaged_folder
from eventgraph.steps import steps
from eventgraph.validation.borrowed import misspelt
from eventgraph.validation.computing import THROUGH
from eventgraph.validation.findings import SEVERITIES, Finding
from eventgraph.validation.passing import PASSES
from eventgraph.validation.sharing import WHEN, Row, Shared
from eventgraph.vocabulary import curie, expand

__all__ = ["Check", "apply_check", "apply_checks", "as_check", "read_checks", "ungathered"]

_FIELD: Final = re.compile(r"\{(\w+)\}")
_NAME: Final = re.compile(r"(?:https?://|urn:)\S+$")
_MOST_HINTS: Final = 20
#: How many of the things that one finding gathers are named.
_NAMED: Final = 3
#: What is said beside a message: of what is gathered, of how many more, of what may be meant.
_SAID: Final = {
    "en": ("; so with {n} more: {names}", "{n} more", "did you mean"),
    "es": ("; lo mismo con {n} más: {names}", "{n} más", "¿quería decir"),
}

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
    language: str = "en"

    def speaking(self, language: str) -> Check:
        """Give the same check, told in a language as far as its header knows it.

        >>> [one] = [one for one in read_checks() if one.name == "claim-without-quote"]
        >>> one.speaking("es").message, one.speaking("qu").message
        ('ninguna cita la sostiene', 'no quote carries it')
        """
        header = self.query.header
        message = header.get(f"message-{language}")
        mend = header.get(f"mend-{language}", self.mend)
        return self._replace(message=message, mend=mend, language=language) if message else self


def as_check(query: Query) -> Check:
    """Read a check from a query's header; raises ShapesError for a header that lacks something.

    Besides `summary`, `severity`, `why`, `mend` and `message` (with `{variable}` for a row's
    values) a header may say `reads: unnamed` (only what stands outside all claims is seen),
    `when: NAME` (what must hold of the dataset for anything to be found; else nothing is asked),
    `unless: NAME` (a test in Python that lets a row pass), `near: only` or `near: never` (`?term`
    is, or is not, a word of the ontology's misspelt), `nearest: VARIABLE` (the message goes on
    with the nearest names of that kind), `gathers: VARIABLE` (what has one value of it is one
    finding, which names the first three) and `through: NAME` (rows go through Python, which keeps
    some and adds to them). `message-es` and `mend-es` say the same in Spanish, and so on.
    """
    header = query.header
    for key in ("summary", "severity", "why", "mend", "message"):
        if not header.get(key):
            raise ShapesError(f"{query.name}: the check's header lacks `#+ {key}: …`; add it")
    if header["severity"] not in SEVERITIES:
        hint = hint_at(header["severity"], SEVERITIES, "write")
        raise ShapesError(f"{query.name}: no severity is named {header['severity']!r}{hint}")
    if header.get("unless", next(iter(PASSES))) not in PASSES:
        raise ShapesError(f"{query.name}: `unless` names no test; there are {', '.join(PASSES)}")
    if header.get("through", next(iter(THROUGH))) not in THROUGH:
        raise ShapesError(f"{query.name}: `through` names no step; there are {', '.join(THROUGH)}")
    if header.get("when", next(iter(WHEN))) not in WHEN:
        raise ShapesError(f"{query.name}: `when` names nothing; there are {', '.join(WHEN)}")
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
    known = list(checks)
    shared = Shared(dataset, [check.query for check in known])
    for check in steps(known, "checking rules"):
        yield from apply_check(check, shared, lambda: places or {}, focus)


def apply_check(
    check: Check,
    shared: Shared,
    places: Callable[[], Mapping[str, Location]] = dict,
    focus: Collection[str] = (),
) -> Iterator[Finding]:
    """Run one of several checks, as `apply_checks` does with each; `places` is asked if need be."""
    header = check.query.header
    wrong = _wrong(check, shared, focus)
    if "near" in header and wrong:
        wanted = header["near"] == "only"
        wrong = [row for row in wrong if misspelt(row["term"], shared.names) == wanted]
    by = header.get("gathers")
    found = _gathered(wrong, by, places, check.language) if by else [(row, "") for row in wrong]
    message, mend, shown = _template(check.message), _template(check.mend), cache(_shown)
    for place, (row, others) in enumerate(found):
        near = row.get(header.get("nearest", "")) if place < _MOST_HINTS else None
        hint = _hint(near, shared.names, check.language) if near else ""
        said = _filled(message, row, shown) + others + hint
        yield Finding(check.severity, check.name, row["focus"], said, _filled(mend, row, shown))


def _wrong(check: Check, whole: Shared, focus: Collection[str]) -> list[Row]:
    """Give the rows that a check finds, of those in `focus` if there are any."""
    header = check.query.header
    if "when" in header and not WHEN[header["when"]](whole):
        return []
    unnamed = header.get("reads") == "unnamed"
    shared = Shared(seen_through(whole.dataset, ())) if unnamed else whole
    rows: Iterable[Row] = shared.rows(check.query)
    if "through" in header:
        rows = THROUGH[header["through"]](shared, rows)
    passes = PASSES.get(header.get("unless", ""))
    found = (row for row in rows if "focus" in row and (not focus or row["focus"] in focus))
    return [row for row in found if not (passes and passes(row))]


def _gathered(
    rows: list[Row], by: str, places: Callable[[], Mapping[str, Location]], language: str
) -> list[tuple[Row, str]]:
    """Give the first of all rows with one value, with a text that names the next and counts."""
    known = places() if rows else {}

    def place(row: Row) -> tuple[bool, str, int, str]:
        found = known.get(row["focus"])
        where = (False, str(found.path), found.line) if found else (True, "", 0)
        return *where, row["focus"]

    def named(row: Row) -> str:
        found = known.get(row["focus"])
        return f"{_shown(row['focus'])} ({found})" if found else _shown(row["focus"])

    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    gathered = []
    for _, alike in sorted(groups.items()):
        first, *others = sorted(alike, key=place)
        names = [named(row) for row in others[: _NAMED - 1]]
        so, more, _ = _SAID[language]
        names += [more.format(n=len(alike) - _NAMED)] if len(alike) > _NAMED else []
        text = so.format(n=len(others), names=", ".join(names)) if others else ""
        gathered.append((first, text))
    return gathered


@lru_cache(maxsize=256)
def _template(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Part a message into what stands before all fields, and each field with what follows it."""
    first, *parts = _FIELD.split(text)
    return first, tuple(zip(parts[::2], parts[1::2], strict=True))


def _filled(
    template: tuple[str, tuple[tuple[str, str], ...]], row: Row, shown: Callable[[str], str]
) -> str:
    """Put a row's values into a message, each as it is `shown`."""
    text, fields = template
    for name, following in fields:
        text += shown(row.get(name, f"{{{name}}}")) + following
    return text


def _shown(value: str) -> str:
    return curie(value) if _NAME.match(value) else value


def _hint(iri: str, names: Sequence[str], language: str) -> str:
    """Hint at the nearest name of the same kind; names are given in order."""
    name = curie(iri)
    kind = name.partition(":")[0] + ":"
    home = expand(kind) or ""
    alike = islice(names, bisect_left(names, home), None)
    known = map(curie, takewhile(lambda near: near.startswith(home), alike))
    meant = did_you_mean(name, filter(lambda near: near.startswith(kind), known), most=1)
    return meant.replace(_SAID["en"][2], _SAID[language][2])
