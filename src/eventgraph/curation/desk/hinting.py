"""What is suggested in a text: quotations with who may say them, numbers, dates; never saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from eventgraph.curation.desk.finding import folded
from eventgraph.curation.desk.snapshot import Snapshot
from eventgraph.curation.desk.texts import Units
from eventgraph.curation.suggesting.making import Suggestions, suggest
from eventgraph.text.measures.dates import dates_in, day_of
from eventgraph.text.sources import SourceText, Span
from eventgraph.text.wording.phrases import told
from eventgraph.vocabulary import DCTERMS, EVG

__all__ = ["NOTHING", "chips_in", "hints_of", "quotations", "speakers_of", "things_in", "undated"]

NOTHING: Final = Suggestions((), (), (), ())
#: How many things are offered for one who is only described.
_MEANT: Final = 2
#: A day of issue for words that have none: which words it fills in matters, not with what.
_SOME_DAY: Final = date(2000, 6, 15)


def hints_of(now: Snapshot, text: SourceText, source: str) -> Suggestions:
    """Find what can be suggested in the text of a source: its date tells what "Friday" is."""
    language = now.text(source, DCTERMS.language)
    issued = day_of(now.text(source, DCTERMS.issued))
    sources = set(now.of_class(EVG.Source))
    return suggest(text, now.called(now.things - sources), language, issued)


def quotations(now: Snapshot, text: SourceText, hints: Suggestions, language: str) -> list[Any]:
    """Give the quotations for the page, with who may say them."""
    units = Units(text.text)
    return [
        {
            "span": [units.out(one.span.start), units.out(one.span.end)],
            "words": text.text[one.span.start : one.span.end],
            "speakers": _hits(now, _told(now, one.speakers), language),
        }
        for one in hints.quotations
    ]


def speakers_of(
    now: Snapshot, hints: Suggestions, spans: Sequence[Span], language: str
) -> list[Mapping[str, str]]:
    """Give who may say what was marked: of quotations that it lies in or reaches into."""
    found: dict[str, None] = {}
    for one in hints.quotations:
        if _meets(one.span, spans):
            found.update(_told(now, one.speakers))
    return _hits(now, found, language)


def _told(now: Snapshot, speakers: Iterable[str]) -> dict[str, None]:
    """Give who may be meant where a speaker is only described: "the mayor", by its words."""
    actors = now.actors
    found: dict[str, None] = {}
    for one in speakers:
        hits = [] if one in now.things else now.names.find(one, actors, (), _MEANT)
        found.update((hit.key, None) for hit in hits)
        if all(folded(hit.name) != folded(one) for hit in hits):
            found[one] = None
    return found


def things_in(
    now: Snapshot, hints: Suggestions, spans: Sequence[Span], language: str
) -> list[Mapping[str, str]]:
    """Give the things that marked words name."""
    named = dict.fromkeys(one.iri for one in hints.names if _meets(one.span, spans))
    return _hits(now, named, language)


def chips_in(
    text: SourceText, hints: Suggestions, spans: Sequence[Span], language: str
) -> list[Mapping[str, str]]:
    """Give the numbers and dates that marked words say; notes on them are told in a language."""
    return [
        {
            "value": one.value,
            "datatype": one.datatype,
            "note": told(one.note, language),
            "words": text.text[one.span.start : one.span.end],
        }
        for one in (*hints.numbers, *hints.dates)
        if _meets(one.span, spans)
    ]


def undated(now: Snapshot, source: str, quote: str, language: str) -> list[str]:
    """Give the words of a quote that name a day only beside a day of issue, which is not known."""
    if day_of(now.text(source, DCTERMS.issued)):
        return []
    read = dates_in(quote, _SOME_DAY, language)
    return list(dict.fromkeys(one.words for one in read if one.resolved))


def _meets(span: Span, spans: Sequence[Span]) -> bool:
    return any(span.start < one.end and one.start < span.end for one in spans)


def _hits(now: Snapshot, named: Iterable[str], language: str) -> list[Mapping[str, str]]:
    """Give things for a list; words that name nothing here come as what may be made."""
    return [
        {
            "iri": one,
            "label": now.label(one, language),
            "kind": ", ".join(now.label(kind, language) for kind in now.kinds.get(one, ())),
        }
        if one in now.things
        else {"iri": "", "label": one, "extra": one}
        for one in named
    ]
