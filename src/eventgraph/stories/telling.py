"""A story as attributed text: event after event, each value with who says so, and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from eventgraph.claims.cards import Card
from eventgraph.stories.records import Column, Part, Story
from eventgraph.stories.wording import Wording
from eventgraph.tables.table import markdown_text
from eventgraph.text.terminal import filled, screen_width
from eventgraph.vocabulary import curie

__all__ = ["Paragraph", "Sentence", "Value", "Words", "paragraphs", "story_markdown", "story_text"]

#: The aspects that are told of an event, in this order.
_ASPECTS: Final = ("who", "where", "numbers", "names", "links", "reasons")


class Value(NamedTuple):
    """One value, who says so, whether accounts exclude each other on it, and the claims."""

    said: str
    who: str
    contested: bool
    claims: tuple[str, ...]


class Sentence(NamedTuple):
    """One relation of an event in words, and its values."""

    relation: str
    values: tuple[Value, ...]


class Paragraph(NamedTuple):
    """One event: its label, its dates, the label of what it is part of, and its sentences."""

    event: str
    title: str
    dates: tuple[Value, ...]
    whole: str
    sentences: tuple[Sentence, ...]


def paragraphs(story: Story) -> list[Paragraph]:
    """Tell each event of a story, whether it stands in the first view or not.

    >>> import eventgraph as eg
    >>> from eventgraph.stories.making import make_story
    >>> story = make_story(eg.load("graph"), ["event:negotiation"])
    >>> paragraphs(story)[0].sentences[0].relation
    'credited to'
    """
    wording = Wording(story.material)
    return [_paragraph(story, wording, column) for column in story.columns]


def _paragraph(story: Story, wording: Wording, column: Column) -> Paragraph:
    sentences = [
        Sentence(wording.name(relation), _values(wording, tuple(parts)))
        for aspect in _ASPECTS
        for relation, parts in groupby(
            story.material.of(column.event, aspect), key=lambda part: part.property
        )
    ]
    dates = story.material.of(column.event, "when")
    return Paragraph(
        column.event,
        wording.name(column.event),
        tuple(_value(wording, part, wording.dated(part)) for part in dates),
        wording.name(column.whole) if column.whole else "",
        tuple(sentences),
    )


def _values(wording: Wording, parts: Sequence[Part]) -> tuple[Value, ...]:
    return tuple(_value(wording, part, wording.value(part.value)) for part in parts)


def _value(wording: Wording, part: Part, said: str) -> Value:
    return Value(said, wording.attributed(part.claims), part.contested, part.claims)


def story_text(story: Story) -> str:
    """Write a story for a terminal: events in order, then the words behind each number."""
    wording, told_of, width = Wording(story.material), paragraphs(story), screen_width()
    words = Words(story, told_of)
    lines = [*filled(words.note(wording), width), ""]
    for one in told_of:
        lines += filled(one.title.upper(), width)
        if one.whole:
            lines += filled(wording.say("part", whole=one.whole), width, "  ")
        for relation, values in _sentences(one, wording):
            told = "; ".join(_told(value, words.after(value, "[{}]")) for value in values)
            text = f"{relation}: {told}" if relation and told else relation or told
            lines += filled(text, width, "  - ", "    ")
        lines.append("")
    if words.cards:
        lines += [wording.say("sources").upper(), ""]
    for number, card in enumerate(words.cards, 1):
        lines += filled(_cited(card, wording), width, f"[{number}] ", "    ")
    return "\n".join(lines).rstrip("\n") + "\n"


def story_markdown(story: Story) -> str:
    """Write a story as Markdown: a heading each event, a footnote each claim with its words."""
    wording, told_of = Wording(story.material), paragraphs(story)
    words = Words(story, told_of)
    lines = [markdown_text(words.note(wording)), ""]
    for one in told_of:
        lines += [f"## {markdown_text(one.title)}", ""]
        if one.whole:
            lines += [f"*{markdown_text(wording.say('part', whole=one.whole))}*", ""]
        for relation, values in _sentences(one, wording):
            told = "; ".join(
                f"{markdown_text(_told(value, ''))}{words.after(value, '[^{}]')}"
                for value in values
            )
            head = f"**{markdown_text(relation)}**" if relation else ""
            lines.append(f"- {': '.join(filter(None, (head, told)))}")
        lines.append("")
    for number, card in enumerate(words.cards, 1):
        lines.append(f"[^{number}]: {markdown_text(_cited(card, wording))}")
    return "\n".join(lines).rstrip("\n") + "\n"


def _sentences(one: Paragraph, wording: Wording) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Give the dates first; without any, that none is given."""
    yield ("", one.dates) if one.dates else (wording.say("undated"), ())
    yield from one.sentences


def _told(value: Value, after: str) -> str:
    """Write one value with who says so: "Ana (says Ben) ≠ [3]"."""
    return " ".join(filter(None, (value.said, f"({value.who})", "≠" * value.contested, after)))


def _cited(card: Card, wording: Wording) -> str:
    """Write the words of a claim, whose they are, and where they stand."""
    quote = wording.say("observed", words=card.line) if card.observed else f"“{card.line}”"
    who = wording.speakers((card.claim,))
    source = wording.name(card.source) if card.source else ""
    return " — ".join(filter(None, (who, quote, source, curie(card.claim))))


class Words:
    """The claims of a story, each once and numbered in the order in which they are first told."""

    def __init__(self, story: Story, told: Iterable[Paragraph]) -> None:
        claims = (
            claim
            for one in told
            for its in (one.dates, *(sentence.values for sentence in one.sentences))
            for value in its
            for claim in value.claims
        )
        self.cards = [story.material.cards[claim] for claim in dict.fromkeys(claims)]
        self.numbers = {card.claim: number for number, card in enumerate(self.cards, 1)}

    def after(self, value: Value, form: str) -> str:
        """Write the numbers of the claims that carry a value."""
        return "".join(map(form.format, sorted(self.numbers[claim] for claim in value.claims)))

    def note(self, wording: Wording) -> str:
        """Say how many claims and speakers there are, and that nothing is asserted."""
        speakers = {speaker for card in self.cards for speaker in card.speakers}
        if not self.cards:
            return wording.say("nothing")
        if len(self.cards) == 1:
            return wording.say("claims.one")
        return wording.say("claims", claims=len(self.cards), speakers=len(speakers))
