"""What scopes say: of themselves, and of what they cannot choose by."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.scopes import Scope, members_of
from eventgraph.errors import EventGraphError
from eventgraph.vocabulary import EVG, PREFIXES


def read(folder: Path, text: str) -> Dataset:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (folder / "data.trig").write_text(prefixes + text, "utf-8")
    return eg.load(folder)


def test_a_scope_is_written_by_what_it_chooses() -> None:
    scope = Scope(according_to="Ana", during="2025", without_disputed=True)
    assert repr(scope) == "Scope(according_to='Ana', during='2025', without_disputed=True)"
    assert str(scope) == "according to Ana, during 2025, without disputed"
    assert (repr(Scope()), str(Scope())) == ("Scope()", "")


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (
            {"colour": "red"},
            (
                "a scope cannot choose by 'colour'; there are according_to, party, source, "
                "certainty, attitude, wording, during, without_disputed, without_doubted, "
                "without_reports, as_of"
            ),
        ),
        ({"durin": "2025"}, "a scope cannot choose by 'durin'; did you mean during?"),
        (
            {"certainty": "vague"},
            "no certainty is named 'vague'; there are stated, alleged, possible",
        ),
        ({"attitude": "denise"}, "no attitude is named 'denise'; did you mean denies?"),
        (
            {"wording": "mine"},
            "no wording is named 'mine'; there are direct, rendered, observation",
        ),
        ({"party": "event:talks"}, "event:talks is no actor; name an actor"),
    ],
)
def test_what_a_scope_cannot_choose_by_is_said_with_what_it_can(
    tmp_path: Path, chosen: dict[str, str], message: str
) -> None:
    dataset = read(tmp_path, "event:talks a evg:Negotiation . actor:ana a evg:Person .")
    with pytest.raises(EventGraphError) as caught:
        eg.scope(dataset, **chosen)
    assert str(caught.value) == message


def claim(number: int, speaker: str) -> str:
    return (
        f"claim:c{number} {{ event:talks evg:durationDays {number} . }}\n"
        f"claim:c{number} a evg:Claim ; sem:accordingTo actor:{speaker} .\n"
        f"actor:{speaker} a evg:Person .\n"
    )


@pytest.mark.parametrize(
    ("speakers", "end"),
    [
        ([], "there speak nobody"),
        (["ana", "ben", "ben"], "there speak (actor:ben) 2, (actor:ana) 1"),
        ([f"s{n}" for n in range(10, 30)], "(actor:s28) 1, (actor:s29) 1"),
        ([f"s{n}" for n in range(10, 32)], "(actor:s28) 1, (actor:s29) 1, and 2 more"),
    ],
)
def test_an_empty_scope_names_those_who_speak(
    tmp_path: Path, speakers: list[str], end: str
) -> None:
    said = "".join(claim(number, speaker) for number, speaker in enumerate(speakers, 1))
    dataset = read(tmp_path, f"actor:mute a evg:Person .\n{said}")
    with pytest.raises(EventGraphError) as caught:
        eg.scope(dataset, according_to="actor:mute")
    assert str(caught.value).endswith(end)


def test_members_of_a_class_are_those_of_the_classes_below_it_too(tmp_path: Path) -> None:
    dataset = read(
        tmp_path,
        "event:talks a evg:Negotiation . event:any a evg:Event , evg:Release .\n"
        "place:town a evg:City . actor:ana a evg:Person ; rdfs:label 'evg:Event' .\n",
    )
    names = ("event/talks", "event/any", "place/town", "actor/ana", "event/unheard-of")
    things = [f"https://w3id.org/eventgraph/id/{name}" for name in names]
    assert members_of(dataset, things, EVG.Event) == set(things[:2])
    assert members_of(dataset, things, EVG.Release) == {things[1]}
    assert members_of(dataset, things[2:], EVG.Event) == set()
