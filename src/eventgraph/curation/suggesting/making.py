"""All that a text offers at once: quotations with speakers, numbers, dates, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from eventgraph.curation.suggesting.chips import Chip, dates_of, numbers_of
from eventgraph.curation.suggesting.mentions import Mention, mentions_in
from eventgraph.curation.suggesting.speakers import Quotation, quotations_of
from eventgraph.text.quoting import quoted
from eventgraph.text.sentences import sentences
from eventgraph.text.sources import SourceText

__all__ = ["Suggestions", "suggest"]


class Suggestions(NamedTuple):
    """What may be entered from a text; all of it is to be confirmed by a person."""

    quotations: tuple[Quotation, ...]
    numbers: tuple[Chip, ...]
    dates: tuple[Chip, ...]
    names: tuple[Mention, ...]


def suggest(
    text: SourceText,
    names: Mapping[str, Iterable[str]],
    language: str = "",
    issued: date | None = None,
) -> Suggestions:
    """Read by rules what a text offers; `names` gives each IRI its labels and aliases.

    Speakers come as IRIs of `names`, or in words where none fits. `issued` is the day by which
    "Friday" or "March" is told.

    >>> text = SourceText("“We are 10,” said Ana Paz on 3 May 2024.")
    >>> found = suggest(text, {"http://a/ana": ["Ana Paz"]}, "en")
    >>> found.quotations[0].speakers, found.numbers[0].value, found.dates[0].value
    (('http://a/ana',), '10', '2024-05-03')
    """
    mentions = mentions_in(text, names)
    spans = sentences(text)
    return Suggestions(
        quotations_of(text, quoted(text), mentions, names, language),
        tuple(chip for span in spans for chip in numbers_of(text, span, language)),
        tuple(chip for span in spans for chip in dates_of(text, span, issued, language)),
        mentions,
    )
