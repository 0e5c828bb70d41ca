"""Write what differs: as text, as Markdown for a pull request, as JSON, as a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.comparing.diffing import Diff
from eventgraph.curation.comparing.entries import Entry, Value
from eventgraph.errors import pick
from eventgraph.rdf.oxigraph import Term
from eventgraph.reports.static import render
from eventgraph.tables.table import markdown_text
from eventgraph.text.characters import one_line
from eventgraph.text.measures.saying import value_in_words
from eventgraph.text.terminal import filled
from eventgraph.validation.findings import Finding
from eventgraph.vocabulary import PREFIXES, curie

__all__ = ["FORMATS", "write_diff"]

#: How a difference can be written.
FORMATS: Final = ("text", "markdown", "json", "html")
_HEADS: Final = {
    "added": "added",
    "gone": "gone",
    "changed": "changed",
    "renamed": "renamed",
    "merged": "merged",
}
_STRING: Final = f"{PREFIXES['xsd']}string"


class Line(NamedTuple):
    """What stands on one line under an entry: gone (-) or come (+), in which field, its words."""

    sign: str
    field: str
    words: str


class Told(NamedTuple):
    """One entry for a reader."""

    name: str
    words: str
    lines: tuple[Line, ...]


def write_diff(found: Diff, format: str = "text", width: int = 80) -> str:
    """Write a difference in one of `FORMATS`; `width` counts for text alone.

    Raises UnknownName for a format there is not.

    >>> print(write_diff(Diff((), (), (), {})), end="")
    no difference
    """
    pick(format, FORMATS, "format")
    if format == "json":
        return json.dumps(_record(found), ensure_ascii=False, indent=2) + "\n"
    sections = list(_sections(found))
    if format == "html":
        title = f"What changed: {found.summary()}"
        return render("diff.html", language="en", title=title, note="", sections=sections)
    if format == "markdown":
        return _markdown(found, sections)
    return _text(found, sections, width)


def _sections(found: Diff) -> Iterator[tuple[str, list[Told]]]:
    """Give each heading with what stands under it."""
    kinds = {entry.kind: None for entry in found.entries}
    for kind in kinds:
        for how, words in _HEADS.items():
            if entries := found.of(kind, how):
                yield f"{kind}s {words}".capitalize(), [_told(e, found.names) for e in entries]
    for head, findings in (("New findings", found.came), ("Findings mended", found.mended)):
        if findings:
            yield head, [_finding(one) for one in findings]


def _told(entry: Entry, names: Mapping[str, str]) -> Told:
    label = names.get(entry.name, "")
    name = curie(entry.name)
    if entry.before:
        way = "→" if entry.how == "renamed" else "merged into"
        name = f"{curie(entry.before)} {way} {name}"
    words = entry.words if entry.how == "changed" else ""
    told = " — ".join(filter(None, (label, words)))
    return Told(name, told, tuple(_lines(entry, names)))


def _finding(one: Finding) -> Told:
    name = one.focus if one.focus.startswith("_:") else curie(one.focus)
    return Told(name, f"{one.severity}: {one.message} [{one.check}]", ())


def _lines(entry: Entry, names: Mapping[str, str]) -> Iterator[Line]:
    for change in entry.changes:
        field = "" if change.field == "statement" else change.field
        for sign, values in (("-", change.gone), ("+", change.came)):
            for value in values:
                yield Line(sign, field, one_line(_shown(value, names)))


def _shown(value: Value, names: Mapping[str, str]) -> str:
    return " · ".join(_term(term, names) for term in value)


def _term(term: Term, names: Mapping[str, str]) -> str:
    """Write a term for a reader: a name as its label, text in quotation marks with its language."""
    if isinstance(term, ox.NamedNode):
        return names.get(term.value) or curie(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return f"“{term.value}” ({term.language})"
        datatype = term.datatype.value
        plain = value_in_words(term.value, datatype, "en")
        return f"“{plain}”" if datatype == _STRING else plain
    return "(without a name)"


def _text(found: Diff, sections: Iterable[tuple[str, list[Told]]], width: int) -> str:
    lines = []
    for head, entries in sections:
        lines += [f"{head} ({len(entries):,})"]
        for told in entries:
            words = f": {told.words}" if told.words else ""
            lines += filled(one_line(f"{told.name}{words}"), width, "  ", "    ")
            for line in told.lines:
                field = f"{line.field}: " if line.field else ""
                lines += filled(f"{line.sign} {field}{line.words}", width, "    ", "      ")
        lines.append("")
    return "\n".join([*lines, found.summary()]) + "\n"


def _markdown(found: Diff, sections: Iterable[tuple[str, list[Told]]]) -> str:
    lines = [f"**{markdown_text(found.summary())}**"]
    for head, entries in sections:
        lines += ["", f"### {head} ({len(entries):,})", ""]
        for told in entries:
            words = f": {markdown_text(told.words)}" if told.words else ""
            lines.append(f"- {markdown_text(told.name)}{words}")
            for line in told.lines:
                field = f"{line.field}: " if line.field else ""
                sign = f"\\{line.sign}"
                lines.append(f"  - {sign} {markdown_text(field + line.words)}")
    return "\n".join(lines) + "\n"


def _record(found: Diff) -> dict[str, object]:
    """Give everything as JSON holds it, IRIs in full."""
    return {
        "same": found.same,
        "entries": [
            {
                "kind": entry.kind,
                "how": entry.how,
                "name": entry.name,
                **({"before": entry.before} if entry.before else {}),
                "changes": [
                    {
                        "field": change.field,
                        "gone": [[_json(term) for term in value] for value in change.gone],
                        "came": [[_json(term) for term in value] for value in change.came],
                    }
                    for change in entry.changes
                ],
            }
            for entry in found.entries
        ],
        "findings": {
            "new": [one._asdict() for one in found.came],
            "mended": [one._asdict() for one in found.mended],
        },
        "labels": dict(found.names),
    }


def _json(term: Term) -> dict[str, str]:
    """Write a term as the JSON of SPARQL results does."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.Literal):
        told = {"type": "literal", "value": term.value}
        if term.language:
            return told | {"xml:lang": term.language}
        datatype = term.datatype.value
        return told if datatype == _STRING else told | {"datatype": datatype}
    return {"type": "bnode", "value": getattr(term, "value", "")}
