"""What is left to do in a dataset, as one list: each task with its place and the next step."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from rdflib import Dataset, URIRef

from eventgraph.claims.cards import shorten
from eventgraph.curation.identity.candidates import candidates
from eventgraph.evidence.quotes import check_quotes
from eventgraph.rdf.turtletext import Location, locate
from eventgraph.reports.quotes import coverage_of
from eventgraph.tables.table import Table
from eventgraph.text.anchoring import SourceText
from eventgraph.text.characters import one_line
from eventgraph.text.terminal import filled
from eventgraph.validation.findings import Finding
from eventgraph.validation.validating import validate
from eventgraph.vocabulary import curie

__all__ = ["KINDS", "Task", "Texts", "task_table", "task_text", "tasks", "todo"]

#: The kinds of task in the order in which they are worked through, for one and for several.
KINDS: Final = {
    "error": ("error", "errors"),
    "draft": ("draft", "drafts"),
    "review": ("claim that awaits review", "claims that await review"),
    "quote": ("quote to mend", "quotes to mend"),
    "warning": ("warning", "warnings"),
    "duplicate": ("pair to decide on", "pairs to decide on"),
    "sentence": ("sentence without a claim", "sentences without a claim"),
    "text": ("source whose quotes are not checked", "sources whose quotes are not checked"),
    "language": ("missing label", "missing labels"),
    "unmentioned": ("thing that nobody mentions", "things that nobody mentions"),
    "remark": ("remark", "remarks"),
}
#: The kinds of what some checks find; all else goes by how grave it is.
_CHECKS: Final = {
    "draft": "draft",
    "in-review": "review",
    "label-missing": "language",
    "thing-unmentioned": "unmentioned",
}
_SEVERITIES: Final = {"error": "error", "warning": "warning", "info": "remark"}
_IN_ONE_PLACE: Final = "correct evg:quote: it must stand in the source, in one place"
#: The texts of sources, by IRI, each with the file it was read from.
Texts = Mapping[str, tuple[SourceText, Path]]


class Task(NamedTuple):
    """One thing to do: of which kind, about what (an IRI), what it is, where, and the next step."""

    kind: str
    about: str
    what: str
    place: str
    step: str


def todo(dataset: Dataset, files: Iterable[Path] = (), texts: Texts | None = None) -> Table:
    """Tabulate what is left to do: kind, about, what, place and next step.

    Errors come first, then drafts, claims that await review, quotes that are not in their source,
    warnings, pairs of things that nobody has decided on, sentences without a claim, quotes that
    nobody could check, labels that a language lacks, things that nobody mentions, remarks. With
    `files`, those that the dataset was loaded from, places are known; `texts` are what sentences
    and quotes are looked for in.

    >>> import eventgraph as eg
    >>> eg.todo(eg.load("graph")).columns
    ('kind', 'about', 'what', 'place', 'next')
    """
    return task_table(tasks(dataset, files, texts))


def tasks(dataset: Dataset, files: Iterable[Path] = (), texts: Texts | None = None) -> list[Task]:
    """List what is left to do, as `todo` tabulates it."""
    paths = list(files)
    places = {iri: str(place) for iri, place in locate(paths).items()}
    known = texts or {}
    found = [
        *map(_of_finding, _found(dataset, paths)),
        *_of_quotes(dataset, known, places),
        *_of_pairs(dataset, places),
    ]
    ranks = {kind: rank for rank, kind in enumerate(KINDS)}
    # Within a kind the order is that in which they were found: of files, or of likeliness.
    return sorted(found, key=lambda task: ranks[task.kind])


def _found(dataset: Dataset, files: Iterable[Path]) -> Iterable[Finding]:
    return validate(dataset, files, apart=True).findings


def _of_finding(finding: Finding) -> Task:
    kind = _CHECKS.get(finding.check, _SEVERITIES[finding.severity])
    what = f"{finding.message} [{finding.check}]"
    return Task(kind, finding.focus, what, finding.place, finding.mend)


def _of_pairs(dataset: Dataset, places: Mapping[str, str]) -> Iterator[Task]:
    for pair in candidates(dataset):
        names = f"{curie(pair.one)} {curie(pair.other)}"
        what = f"may be the same as {curie(pair.other)}: {pair.reason}"
        step = f"eventgraph merge {names}, or eventgraph merge --different {names}"
        yield Task("duplicate", pair.one, what, places.get(pair.one, ""), step)


def _of_quotes(dataset: Dataset, texts: Texts, places: Mapping[str, str]) -> Iterator[Task]:
    read = {source: text for source, (text, _) in texts.items()}
    checked = check_quotes(dataset, read)
    unchecked: dict[str, int] = defaultdict(int)
    for one in checked:
        place = places.get(one.claim, "")
        if one.anchor.outcome == "unchecked":
            unchecked[one.source] += 1
        elif one.anchor.outcome in {"missing", "ambiguous"}:
            what = f"{one.anchor.outcome}: “{shorten(str(one.quote), 90)}”"
            yield Task("quote", one.claim, what, place, one.anchor.hint or _IN_ONE_PLACE)
    for source, count in sorted(unchecked.items()):
        if source:
            what = f"{count} quote{'' if count == 1 else 's'} not held against its text"
            step = f"eventgraph quotes --text {curie(source)}=FILE"
            yield Task("text", source, what, places.get(source, ""), step)
    for sources, found in coverage_of(checked, read).items():
        source, (text, path) = next((one, texts[one]) for one in sources if one in texts)
        for span in found.uncovered:
            line = text.text.count("\n", 0, span.start) + 1
            what = f"“{shorten(text.text[span.start : span.end], 90)}”"
            step = "enter a claim that quotes it, if it says anything to keep"
            yield Task("sentence", source, what, str(Location(path, line)), step)


def task_table(found: Iterable[Task]) -> Table:
    """Put tasks into a table."""
    rows = []
    for task in found:
        about = URIRef(task.about) if ":" in task.about and task.about[0] != "_" else None
        rows.append((task.kind, about, task.what, task.place or None, task.step))
    return Table(("kind", "about", "what", "place", "next"), tuple(rows))


def task_text(found: list[Task], limit: int | None, width: int) -> str:
    """Write tasks under a heading a kind, each with its place and the next step, then counts."""
    counts = Counter(task.kind for task in found)
    lines: list[str] = []
    kind = ""
    for task in found[:limit]:
        if task.kind != kind:
            kind = task.kind
            lines += [*([""] if lines else []), f"{KINDS[kind][1].capitalize()} ({counts[kind]:,})"]
        place = f"{task.place}: " if task.place else ""
        name = f"{curie(task.about)}: " if task.about and not task.about.startswith("_:") else ""
        lines += filled(one_line(f"{place}{name}{task.what}"), width, "  ", "    ")
        lines += filled(one_line(f"→ {task.step}"), width, "    ", "      ")
    told = ", ".join(
        f"{n:,} {names[n != 1]}" for kind, names in KINDS.items() if (n := counts[kind])
    )
    every = f"{len(found):,} to do: {told}" if found else "nothing to do"
    shown = f"; the first {limit:,} are shown" if limit and limit < len(found) else ""
    return "\n".join([*lines, *([""] if lines else []), *filled(every + shown, width)]) + "\n"
