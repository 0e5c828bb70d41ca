"""What validation finds: one finding a row, gathered in a report."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from rdflib import BNode, URIRef

from eventgraph.errors import pick
from eventgraph.tables.table import Table
from eventgraph.text.characters import one_line
from eventgraph.vocabulary import curie

__all__ = ["SEVERITIES", "UNNAMED", "Finding", "Report"]

#: From the gravest down.
SEVERITIES: Final = ("error", "warning", "info")

#: How a finding names what has no name; a blank node's own label changes with every run.
UNNAMED: Final = "_:unnamed"


class Finding(NamedTuple):
    """One thing to mend: which check found it, where, what is wrong, and what to do."""

    severity: str
    check: str
    focus: str
    message: str
    mend: str
    place: str = ""


@dataclass(frozen=True)
class Report:
    """All findings, the gravest first.

    `carrying` tells, of the dataset that was looked at, how things and relations of claims are
    told by their quotes; None where nobody asked.
    """

    findings: tuple[Finding, ...]
    carrying: str | None = field(default=None, compare=False)

    def conforms(self, fail_on: str = "error") -> bool:
        """Tell whether nothing as grave as `fail_on`, or graver, was found.

        Raises ShapesError for a severity that does not exist.

        >>> Report((Finding("warning", "c", "urn:x", "is wrong", "Mend it."),)).conforms("error")
        True
        """
        worst = pick(fail_on, SEVERITIES, "severity")
        grave = SEVERITIES[: SEVERITIES.index(worst) + 1]
        return not any(finding.severity in grave for finding in self.findings)

    def count(self, severity: str) -> int:
        """Count the findings of one severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def told(self, names: Mapping[Path, Path]) -> Report:
        """Give the same findings, with other names for the files that they stand in.

        >>> found = Report((Finding("info", "c", "urn:x", "is so", "See.", "/data/mine/a.ttl:3"),))
        >>> found.told({Path("/data/mine/a.ttl"): Path("a.ttl")}).findings[0].place
        'a.ttl:3'
        """
        known = {str(path): str(name) for path, name in names.items()}
        if all(path == name for path, name in known.items()):
            return self
        parted = [(finding, *finding.place.rpartition(":")) for finding in self.findings]
        told = Report.of(
            finding._replace(
                place=f"{known[path]}:{line}", message=_renamed(finding.message, known)
            )
            if path in known
            else finding
            for finding, path, _, line in parted
        )
        return replace(told, carrying=self.carrying)

    def table(self) -> Table:
        """Give the findings as a table: severity, check, focus, message, place, mend.

        >>> Report(()).table().columns
        ('severity', 'check', 'focus', 'message', 'place', 'mend')
        """
        return Table(
            ("severity", "check", "focus", "message", "place", "mend"),
            tuple(
                (f.severity, f.check, _cell(f.focus), f.message, f.place or None, f.mend)
                for f in self.findings
            ),
        )

    def text(self, fail_on: str = "error", notes: Iterable[str] = ()) -> str:
        """Write the findings as compilers do: place, severity, check, message; then what to do.

        `notes` are lines that stand before the verdict.

        >>> print(Report(()).text(), end="")
        conforms: no errors, no warnings, no remarks
        """
        named, mended = cache(_named), cache(one_line)
        lines = []
        for severity, check, focus, message, mend, place in self.findings:
            where = f"{place}: " if place else ""
            lines.append(one_line(f"{where}{severity}: {named(focus)}: {message} [{check}]"))
            lines.append(mended(f"    {mend}"))
        lines += map(one_line, (*notes, self.verdict(fail_on)))
        return "\n".join((*lines, ""))

    def verdict(self, fail_on: str = "error") -> str:
        """Tell whether the data conforms, in one line; the report of a build has the same.

        >>> Report(()).verdict()
        'conforms: no errors, no warnings, no remarks'
        """
        verdict = "conforms" if self.conforms(fail_on) else "does not conform"
        return f"{verdict}: {self.summary()}"

    def summary(self) -> str:
        """Count the findings in words.

        >>> Report(()).summary()
        'no errors, no warnings, no remarks'
        """
        names = zip(SEVERITIES, ("error", "warning", "remark"), strict=True)
        counts = ((self.count(severity), name) for severity, name in names)
        return ", ".join(f"{n or 'no'} {name}{'s' if n != 1 else ''}" for n, name in counts)

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Report:
        """Gather findings in a fixed order: severity, place in the files, check, focus."""
        spot_of = cache(_spot)
        groups: dict[str, dict[tuple[str, int], list[Finding]]] = {one: {} for one in SEVERITIES}
        for finding in findings:
            groups[finding.severity].setdefault(spot_of(finding.place), []).append(finding)
        # A spot has few: sorted one by one they are sooner in order than all together.
        ordered = (by_spot[spot] for by_spot in groups.values() for spot in sorted(by_spot))
        each = (some if len(some) == 1 else sorted(set(some)) for some in ordered)
        return cls(tuple(chain.from_iterable(each)))


def _named(focus: str) -> str:
    return focus if focus == UNNAMED else curie(focus)


def _spot(place: str) -> tuple[str, int]:
    """Part a place into its file and the number of its line; equal paths are one text."""
    path, _, line = place.rpartition(":")
    return sys.intern(path), int(line) if line.isdecimal() else 0


def _renamed(message: str, known: Mapping[str, str]) -> str:
    """Name the files that a message names by their other names."""
    for path, name in known.items():
        message = message.replace(f"({path}:", f"({name}:")
    return message


def _cell(focus: str) -> URIRef | BNode:
    return BNode(UNNAMED.removeprefix("_:")) if focus == UNNAMED else URIRef(focus)
