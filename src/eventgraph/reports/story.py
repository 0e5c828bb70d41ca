"""A story as it leaves for an article or a report: as text, Markdown, picture or page."""

from __future__ import annotations

from rdflib import Dataset

from eventgraph.claims.describing import describe
from eventgraph.claims.scopes import Scope
from eventgraph.errors import pick
from eventgraph.evidence.independence import independence_note
from eventgraph.reports.static import render
from eventgraph.stories.drawing import story_svg
from eventgraph.stories.making import make_story
from eventgraph.stories.records import Story
from eventgraph.stories.telling import Words, paragraphs, story_markdown, story_text
from eventgraph.stories.wording import Wording

__all__ = ["FORMATS", "story"]

#: How a story can be written.
FORMATS = ("text", "markdown", "html", "svg")


def story(
    dataset: Dataset,
    *events: str,
    format: str = "text",
    scope: Scope | None = None,
    language: str = "en",
) -> str:
    """Tell a dataset's events in order: who took part and how, who says so, in which words.

    With `events`, only these with their parts; a name that is no event's stands for all in which
    it has a part. `format` is one of `FORMATS`: attributed text for a terminal, the same as
    Markdown with a footnote each claim, a picture as SVG (events as columns, actors as rows), or
    both on one page that loads nothing. What is written asserts none of it.
    Raises UnknownName for a name that nothing carries, and for a format there is not.

    >>> import eventgraph as eg
    >>> text = eg.story(eg.load("graph"), "event:negotiation")
    >>> "Catholic Church (says Nicolás Maduro) [1]" in " ".join(text.split())
    True
    """
    pick(format, FORMATS, "format")
    told = make_story(dataset, events, scope, language)
    if format == "svg":
        return story_svg(told)
    if format == "html":
        return _page(told, dataset)
    return story_markdown(told) if format == "markdown" else story_text(told)


def _page(told: Story, dataset: Dataset) -> str:
    """Put the picture, the text and the words on one page."""
    wording, told_of = Wording(told.material), paragraphs(told)
    words = Words(told, told_of)
    return render(
        "story.html",
        language=told.material.language,
        title=describe(dataset).title(told.material.language) or wording.say("title"),
        note=independence_note(dataset),
        picture=story_svg(told),
        told=told_of,
        cards=words.cards,
        numbers=words.numbers,
        wording=wording,
    )
