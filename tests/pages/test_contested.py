"""What a page shows of conflicts: all sides of a matter facing each other, in its own kinds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.claims.extents.declarations import declarations
from eventgraph.claims.extents.intervals import Interval, Relation, relate
from eventgraph.pages.contested import contested, kept
from eventgraph.pages.records import Contest
from eventgraph.vocabulary import PREFIXES, curie

WORDS = Path(eg.__file__).parent / "pages/words"


def conflicts(folder: Path, *said: str, possible: Sequence[int] = ()) -> tuple[Contest, ...]:
    """Let as many speakers as there are sentences each say one of them."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    for number, sentence in enumerate(said, 1):
        certainty = "Possible" if number in possible else "Stated"
        lines += [
            f"claim:c{number} {{ {sentence} . }}",
            f"claim:c{number} sem:accordingTo actor:a{number} ; evg:certainty evg:{certainty} .",
        ]
    (folder / "data.trig").write_text("\n".join(lines), "utf-8")
    dataset = eg.load(folder)
    return contested(dataset, declarations(dataset))


def sides_of(contest: Contest) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            curie(side.property),
            [value if isinstance(value, str) else value.value for value in side.values],
            [curie(claim) for claim in side.claims],
        )
        for side in contest.sides
    ]


def test_three_numbers_that_do_not_come_out_have_three_sides(tmp_path: Path) -> None:
    (found,) = conflicts(
        tmp_path,
        "event:stay evg:durationDays 100",
        'event:stay sem:hasBeginTimeStamp "2025-03"^^xsd:gYearMonth',
        'event:stay sem:hasEndTimeStamp "2025-07-18"^^xsd:date',
    )
    assert [one.kind for one in found.conflicts] == ["arithmetic"]
    assert sorted(sides_of(found)) == [
        ("evg:durationDays", ["100"], ["claim:c1"]),
        ("sem:hasBeginTimeStamp", ["2025-03"], ["claim:c2"]),
        ("sem:hasEndTimeStamp", ["2025-07-18"], ["claim:c3"]),
    ]


@pytest.mark.parametrize(
    ("said", "possible", "kind"),
    [
        (("group:g evg:size 1", "group:g evg:size 2"), (), "contradicts"),
        (("group:g evg:size 1", "group:g evg:size 2"), (1,), "uncertain"),
        (("group:g evg:size 1", "group:g evg:size 2"), (1, 2), "both"),
        (('group:g evg:size 1 ; evg:stage "first"', "group:g evg:size 2"), (), "both"),
        (("group:g evg:sizeOver 1", "group:g evg:size 2"), (), "less"),
        (("event:e evg:amount 1", 'event:e evg:amount 2 ; evg:currency "USD"'), (), "units"),
        (('place:p evg:calls "camp"', 'place:p evg:calls "prison"'), (), "naming"),
    ],
)
def test_each_class_has_a_kind_with_words_in_both_languages(
    tmp_path: Path, said: tuple[str, str], possible: Sequence[int], kind: str
) -> None:
    (found,) = conflicts(tmp_path, *said, possible=possible)
    assert [one.kind for one in found.conflicts] == [kind]
    for language in ("en", "es"):
        words = json.loads((WORDS / f"{language}.json").read_text("utf-8"))
        assert words[f"differ.{kind}"]


def test_a_matter_has_each_side_once_however_its_sides_stand(tmp_path: Path) -> None:
    sizes = ("252", "238", '">250"^^evg:quantity', '"~250"^^evg:quantity')
    (found,) = conflicts(tmp_path, *(f"group:g evg:size {size}" for size in sizes))
    assert [values for _, values, _ in sides_of(found)] == [["~250"], ["238"], [">250"], ["252"]]
    stands = {one.kind: (one.places, one.beside) for one in found.conflicts}
    assert stands["contradicts"] == ((1, 2, 3), (2, 3))
    assert 2 in stands["less"][0]


def test_of_a_scope_the_sides_with_a_claim_there_stay(tmp_path: Path) -> None:
    contests = conflicts(tmp_path, *(f"group:g evg:size {size}" for size in (1, 2, 2, 3)))
    known = {PREFIXES["claim"] + name for name in ("c2", "c4")}
    (found,) = kept(contests, known)
    assert [values for _, values, _ in sides_of(found)] == [["2"], ["3"]]
    assert [one.places for one in found.conflicts] == [(0, 1)]
    assert not [*kept(contests, {PREFIXES["claim"] + "c1"})]


def test_many_who_say_the_same_are_one_side(tmp_path: Path) -> None:
    (found,) = conflicts(tmp_path, *["group:g evg:size 1"] * 3, *["group:g evg:size 2"] * 2)
    assert sides_of(found) == [
        ("evg:size", ["1"], ["claim:c1", "claim:c2", "claim:c3"]),
        ("evg:size", ["2"], ["claim:c4", "claim:c5"]),
    ]


def test_names_are_gathered_by_who_gives_them(tmp_path: Path) -> None:
    (found,) = conflicts(
        tmp_path,
        'place:p evg:calls "camp" , "site"',
        'place:p evg:calls "prison"',
        'place:p evg:calls "camp"',
    )
    assert sides_of(found) == [
        ("evg:calls", ["camp", "site"], ["claim:c1"]),
        ("evg:calls", ["prison"], ["claim:c2"]),
        ("evg:calls", ["camp"], ["claim:c3"]),
    ]


def test_thousands_of_values_of_one_property_are_not_compared_two_by_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines += [
        f"claim:c{n} {{ group:g evg:size {n} . }} claim:c{n} sem:accordingTo actor:a{n} ."
        for n in range(5000)
    ]
    (tmp_path / "many.trig").write_text("\n".join(lines), "utf-8")
    dataset = eg.load(tmp_path)
    compared = []

    def counted(one: Interval, other: Interval) -> Relation:
        compared.append((one, other))
        return relate(one, other)

    monkeypatch.setattr("eventgraph.evidence.rules.relate", counted)
    (found,) = contested(dataset, declarations(dataset))
    assert [one.kind for one in found.conflicts] == ["contradicts"]
    assert len(found.sides) == 5000
    assert 0 < len(compared) < 2 * len(found.sides)
