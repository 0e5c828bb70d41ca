"""Write the dated events as TimelineJS JSON, one group for each speaker."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, Final

from rdflib import Dataset

from eventgraph.claims.cards import NO_CERTAINTY
from eventgraph.claims.describing import describe
from eventgraph.claims.lightly import read_lightly
from eventgraph.claims.reading import Reading, read_claims
from eventgraph.evidence.independence import independence_note
from eventgraph.exports.pieces.listing import filled, in_json, listed
from eventgraph.network.drawing import is_large
from eventgraph.tables.lines import sorted_lines
from eventgraph.text.characters import visible
from eventgraph.text.measures.edtf import edtf
from eventgraph.text.measures.saying import date_in_words
from eventgraph.vocabulary import SEM, curie

__all__ = ["display", "export_timeline"]

_DATE: Final = re.compile(
    r"(-?[0-9]{4,})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?(?=$|[TZ+]|-[0-9]{2}:)"
)
_STARTS: Final = (
    SEM.hasTimeStamp,
    SEM.hasBeginTimeStamp,
    SEM.hasEarliestBeginTimeStamp,
    SEM.hasLatestBeginTimeStamp,
    SEM.hasEarliestEndTimeStamp,
    SEM.hasEndTimeStamp,
    SEM.hasLatestEndTimeStamp,
)
_ENDS: Final = (SEM.hasEndTimeStamp, SEM.hasLatestEndTimeStamp)


#: Years before this are not told apart in the order, nor what has more digits.
_EARLIEST: Final = 10**20
_DIGITS: Final = 22
#: Stands between what a line is sorted by and the line; before any sign of a name.
_END: Final = b"\0"


@dataclass
class _Entry:
    """What one speaker says of one event."""

    dates: dict[str, set[str]] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)


def export_timeline(dataset: Dataset, _format: str = "timelinejs") -> Iterator[bytes]:
    """Write TimelineJS JSON (https://timeline.knightlab.com/docs/json-format.html), in pieces.

    Each event is told once for each speaker who dates it, in that speaker's group, with that
    speaker's quotes; a month or a year is shown as such, never as its first day.

    >>> import eventgraph as eg
    >>> slides = json.loads(eg.export(eg.load("graph"), "timelinejs"))["events"]
    >>> all(slide["group"] and slide["start_date"]["year"] for slide in slides)
    True
    """
    headline = _escaped(describe(dataset).title()) or "Events, by who dates them"
    title = {"text": {"headline": headline, "text": independence_note(dataset)}}
    reading = read_lightly(dataset) if is_large(dataset) else read_claims(dataset)
    slides = (
        _slide(reading, event, speaker, entry)
        for event, speaker, entry in _entries(reading)
        if entry.dates
    )
    head, events, foot = in_json({"title": title, "events": []}).rpartition('"events": []')
    pieces = chain([head], listed(events, _sorted(slides), 2), [f"{foot}\n"])
    for piece in filled(pieces):
        yield piece.encode()


def _sorted(slides: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Give slides as text, by start, end and name; beyond what memory should hold, by files."""
    for line in sorted_lines(map(_line, slides)):
        yield in_json(json.loads(line.partition(_END)[2]))


def _line(slide: dict[str, Any]) -> bytes:
    """Put before a slide what it is sorted by."""
    numbers = [number for date in slide["order"] for number in date]
    key = "".join(f"{_EARLIEST + number:0{_DIGITS}}" for number in numbers)
    told = {name: value for name, value in slide.items() if name != "order"}
    name = " ".join(slide["unique_id"].split("\n"))
    return f"{key}{name}".encode() + _END + json.dumps(told).encode()


def display(date: str) -> str:
    """Say a date in words, as precisely as it was given; a moment as its day.

    >>> display("2025-07-18"), display("2025-07~"), display("2025"), display("-0049")
    ('18 July 2025', 'about July 2025', '2025', '49 BC')
    """
    found = _DATE.match(date)
    return date_in_words("-".join(filter(None, found.groups())) if found else date)


def _entries(reading: Reading) -> Iterator[tuple[str, str, _Entry]]:
    """Collect by event and speaker the dates given, and the claims that name the event."""
    lines = (json.dumps(part).encode() for part in _naming(reading))
    parts = (json.loads(line) for line in sorted_lines(lines))
    for (event, speaker), found in groupby(parts, itemgetter(0, 1)):
        entry = _Entry()
        for _, _, claim, *dated in found:
            entry.claims.add(claim)
            for relation, value in dated:
                entry.dates.setdefault(relation, set()).add(value)
        yield event, speaker, entry


def _naming(reading: Reading) -> Iterator[list[Any]]:
    """Give event, speaker and claim each time a claim names one, with the date that it gives."""
    stamps = {str(stamp) for stamp in _STARTS}

    def is_event(thing: str) -> bool:
        return thing in reading.things and reading.things[thing].role == "event"

    for start, _, end, claim in reading.triples:
        for thing in filter(is_event, (start, end)):
            yield [thing, reading.cards[claim].speaker, claim]
    for thing, relation, value, claim, _ in reading.values:
        if is_event(thing):
            is_date = relation in stamps and _parts(_ends(value)[0])
            dated = [[relation, value]] if is_date else []
            yield [thing, reading.cards[claim].speaker, claim, *dated]


def _slide(reading: Reading, event: str, speaker: str, entry: _Entry) -> dict[str, Any]:
    start, closing = next(
        min((_ends(date) for date in entry.dates[str(s)]), key=lambda ends: _order(ends[0]))
        for s in _STARTS
        if str(s) in entry.dates
    )
    end = next(
        (
            max((_ends(date)[1] for date in entry.dates[str(s)]), key=_order)
            for s in _ENDS
            if str(s) in entry.dates
        ),
        closing,
    )
    label, name = (
        reading.labels.get(event, curie(event)),
        reading.labels.get(speaker, curie(speaker)),
    )
    slide: dict[str, Any] = {
        "order": (_order(start), _order(end)),
        "unique_id": f"{curie(event)} {curie(speaker)}".replace(":", "-").replace(" ", "-"),
        "group": _twice(name),
        "start_date": _parts(start),
        "display_date": _display(reading, entry),
        "text": {"headline": _escaped(label), "text": _words(reading, name, entry)},
    }
    if _order(end) > _order(start):
        slide["end_date"] = _parts(end)
    return slide


def _escaped(text: str) -> str:
    """Write text as HTML: as text alone, with a mark for what could forge what a reader sees."""
    return html.escape(visible(text))


def _twice(text: str) -> str:
    """Escape what TimelineJS parses as HTML, takes the text of, and parses as HTML again."""
    return html.escape(_escaped(text))


def _parts(date: str) -> dict[str, int]:
    found = _DATE.match(date)
    values = found.groups() if found else ()
    names = ("year", "month", "day")
    return {name: int(value) for name, value in zip(names, values, strict=False) if value}


def _ends(date: str) -> tuple[str, str]:
    """Give the first and last date of one that is not exact; an open end is where the other is."""
    known = None if _DATE.match(date) else edtf(date)
    if known is None:
        return date, date
    return known.first or known.last or "", known.last or known.first or ""


def _order(date: str) -> tuple[int, ...]:
    """Order dates by their numbers: years before Christ run backwards as text."""
    parts = _parts(date)
    return tuple(parts.get(name, 0) for name in ("year", "month", "day"))


def _display(reading: Reading, entry: _Entry) -> str:
    """Say all that the speaker says of the time; several dates of one kind stand side by side."""
    words = []
    for stamp in map(str, _STARTS):
        if stamp in entry.dates:
            dates = " or ".join(
                display(date)
                for date in sorted(
                    entry.dates[stamp], key=lambda date: (_order(_ends(date)[0]), date)
                )
            )
            alone = stamp == str(SEM.hasTimeStamp)
            words.append(dates if alone else f"{reading.labels.get(stamp, curie(stamp))} {dates}")
    return _twice("; ".join(words))


def _words(reading: Reading, name: str, entry: _Entry) -> str:
    """Quote the speaker's claims on the event, as HTML with every text escaped."""
    lines = []
    for claim in sorted(entry.claims):
        card = reading.cards[claim]
        certainty = card.certainty.lower() or NO_CERTAINTY
        note = ", disputed" if claim in reading.disputed else ""
        text = f"{name} ({certainty}{note}): {card.cited}"
        lines.append(f"<p>{_escaped(text)}</p>")
    return "".join(lines)
