"""A story: events in order, who takes part, what is folded, as text and as picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import UnknownName
from eventgraph.stories.making import MOST_COLUMNS, MOST_ROWS, make_story
from eventgraph.stories.records import Story
from eventgraph.stories.voices import accounts_of, dots
from eventgraph.vocabulary import curie

Told = Callable[..., Dataset]


def events(*names: str) -> str:
    """Write events with their names as labels."""
    return "\n".join(f'event:{name} a evg:Event ; rdfs:label "{name}"@en .' for name in names)


def order(story: Story) -> list[str]:
    """Give the short names of the columns."""
    return [curie(column.event).removeprefix("event:") for column in story.columns]


def test_dated_events_stand_by_the_earliest_begin_that_anybody_claims(told: Told) -> None:
    dataset = told(
        events("late", "early", "ended"),
        ("actor:a", 'event:late sem:hasTimeStamp "2025-05-01"^^xsd:date'),
        ("actor:a", 'event:early sem:hasTimeStamp "2025-06-01"^^xsd:date'),
        ("actor:b", 'event:early sem:hasTimeStamp "2025-04"^^xsd:gYearMonth'),
        ("actor:a", 'event:ended sem:hasEndTimeStamp "2025-01-01"^^xsd:date'),
    )
    assert order(make_story(dataset)) == ["early", "late", "ended"]


def test_events_without_a_date_stand_before_and_after_what_they_are_linked_with(told: Told) -> None:
    dataset = told(
        events("deal", "talks", "echo", "release", "party"),
        ("actor:a", 'event:release sem:hasTimeStamp "2025-07-18"^^xsd:date'),
        ("actor:a", "event:deal evg:leadsTo event:release"),
        ("actor:a", "event:talks evg:before event:deal"),
        ("actor:b", "event:echo evg:respondsTo event:release"),
        ("actor:b", "event:party evg:affects actor:x"),
    )
    assert order(make_story(dataset)) == ["talks", "deal", "release", "echo", "party"]


def test_what_has_no_link_stands_beside_the_event_it_has_most_in_common_with(told: Told) -> None:
    dataset = told(
        events("one", "two", "beside"),
        ("actor:a", 'event:one sem:hasTimeStamp "2025-01-01"^^xsd:date ; evg:affects actor:x'),
        (
            "actor:a",
            'event:two sem:hasTimeStamp "2025-02-01"^^xsd:date ; evg:affects actor:y, actor:z',
        ),
        ("actor:b", "event:beside evg:affects actor:y, actor:z"),
    )
    assert order(make_story(dataset)) == ["one", "beside", "two"]


def test_circles_of_parts_and_of_causes_end(told: Told) -> None:
    dataset = told(
        events("a", "b", "c"),
        ("actor:a", "event:a sem:subEventOf event:b ; evg:leadsTo event:c"),
        ("actor:b", "event:b sem:subEventOf event:a"),
        ("actor:c", "event:c evg:leadsTo event:a ; sem:subEventOf event:c"),
    )
    assert sorted(order(make_story(dataset))) == ["a", "b", "c"]


def test_parts_are_folded_behind_their_whole(dataset: Dataset) -> None:
    story = make_story(dataset)
    columns = {curie(column.event): column for column in story.columns}
    part = columns["event:release-of-prisoners-held-in-venezuela"]
    names = order(story)
    assert curie(part.whole) == "event:exchange"
    assert not part.shown
    assert names[names.index("exchange") + 1] == "release-of-prisoners-held-in-venezuela"


def test_no_act_of_speech_is_an_event_of_the_story(dataset: Dataset) -> None:
    names = order(make_story(dataset))
    assert "negotiation" in names
    assert "rubio-announcement" not in names


def test_the_first_view_is_bounded_and_says_what_it_leaves_out(told: Told) -> None:
    names = [f"e{number:03}" for number in range(200)]
    claims = [
        ("actor:a", f"event:{name} evg:affects actor:p{number} , actor:q")
        for number, name in enumerate(names)
    ]
    dataset = told(events(*names), *claims)
    story = make_story(dataset)
    assert len(story.columns) == len(names)
    assert sum(column.shown for column in story.columns) == MOST_COLUMNS
    assert sum(row.shown for row in story.rows) <= MOST_ROWS
    assert "Not drawn: 190 more events, 190 more actors." in eg.story(dataset, format="svg")


def test_a_named_event_has_its_parts_and_an_actor_all_it_has_a_part_in(dataset: Dataset) -> None:
    assert order(make_story(dataset, ["event:exchange"])) == [
        "exchange",
        "release-of-prisoners-held-in-venezuela",
    ]
    assert "negotiation" in order(make_story(dataset, ["Pope Leo XIV"]))
    with pytest.raises(UnknownName, match="nothing in the dataset is named 'nobody'"):
        make_story(dataset, ["nobody"])


THINGS = events("pay") + (
    'actor:a a evg:Person ; rdfs:label "Ana"@en . actor:b a evg:Person ; rdfs:label "Ben"@en .'
    'actor:c a evg:Person ; rdfs:label "Cleo"@en . source:s dcterms:publisher actor:a .'
)


def test_a_voice_that_does_not_assert_or_is_not_sure_is_hollow_and_said_so(told: Told) -> None:
    dataset = told(
        THINGS,
        ("actor:a", "event:pay evg:paidBy actor:c"),
        ("actor:b", "event:pay evg:paidBy actor:c", "evg:attitude evg:Denies"),
        ("actor:c", "event:pay evg:paidBy actor:c", "evg:certainty evg:Possible"),
    )
    story = make_story(dataset)
    event = story.columns[0].event
    actor = next(row.actor for row in story.rows)
    found = dots(story, story.joint(event, actor), accounts_of(story))
    assert {curie(dot.speakers[0]): dot.solid for dot in found} == {
        "actor:a": True,
        "actor:b": False,
        "actor:c": False,
    }
    text = " ".join(eg.story(dataset).split())
    assert "paid by: Cleo (says Ana; says Cleo, possible; denied by Ben) ≠ [1][2][3]" in text
    assert "[2] Ben — “words 2”" in text


def test_what_excludes_each_other_is_marked_and_nothing_else(dataset: Dataset) -> None:
    lines = eg.story(dataset, "event:negotiation", format="markdown").splitlines()
    marked = {name for line in lines for name in re.findall(r"([^;:]+) \([^()]*\) ≠", line)}
    assert {name.strip() for name in marked} == {"Nayib Bukele"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_value_has_who_says_so_and_every_number_its_words(
    dataset: Dataset, language: str
) -> None:
    text = eg.story(dataset, format="markdown", language=language)
    notes = set(re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert notes == used
    assert len(notes) > 100
    says = "says|say" if language == "en" else "dice|dicen"
    told = [line for line in text.splitlines() if line.startswith("- ") and "[^" in line]
    assert told
    assert [line for line in told if not re.search(rf"\(.*\b({says}|\w+)\b.*\)", line)] == []


def test_a_scope_tells_one_account_alone(dataset: Dataset) -> None:
    text = eg.story(dataset, scope=eg.Scope(according_to="actor:marco-rubio"))
    assert "says Marco Rubio" in " ".join(text.split())
    assert "Maduro)" not in text


def test_a_dataset_without_events_says_so(told: Told) -> None:
    dataset = told("", ("actor:a", "group:g evg:size 3"))
    assert eg.story(dataset) == "No claim tells of an event.\n"
    for form in ("markdown", "html", "svg"):
        assert eg.story(dataset, format=form)


def test_the_same_story_is_written_each_time(dataset: Dataset) -> None:
    assert eg.story(dataset, format="svg") == eg.story(dataset, format="svg")


def test_the_verb_writes_each_format(tmp_path: Path) -> None:
    run = CliRunner()
    for form in ("text", "markdown", "html", "svg"):
        file = tmp_path / f"story.{form}"
        words = ["story", "event:exchange", "--format", form, "-o", str(file), "--lang", "es"]
        assert run.invoke(group, words).exit_code == 0
        assert "Intercambio" in " ".join(file.read_text("utf-8").split())
    refused = run.invoke(group, ["story", "nobody"])
    assert (refused.exit_code, refused.stdout) == (2, "")
