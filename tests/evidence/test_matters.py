"""Matters: one answer is one position, however many give it, and thousands are quickly gathered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.evidence.matters.answers import Beside
from eventgraph.evidence.matters.gathering import gather_matters
from eventgraph.evidence.matters.records import Matter
from eventgraph.vocabulary import EDTF, PREFIXES, curie

Made = Callable[..., Dataset]
MANY = 10_000


def matters(dataset: Dataset) -> list[Matter]:
    return sorted(gather_matters(dataset), key=lambda one: one.order)


def values(matter: Matter) -> list[str]:
    return [str(position.value) for position in matter.positions]


def classes(dataset: Dataset) -> list[str]:
    return [standing.class_ for matter in matters(dataset) for standing in matter.standings]


def claims(matter: Matter) -> list[list[str]]:
    return [[curie(claim) for claim in position.claims] for position in matter.positions]


def many(folder: Path, said: Callable[[int], str]) -> Dataset:
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines += [
        f"claim:c{n} {{ {said(n)} }} claim:c{n} a evg:Claim ; sem:accordingTo actor:a{n} ."
        for n in range(MANY)
    ]
    (folder / "many.trig").write_text("\n".join(lines), "utf-8")
    return eg.load(folder)


def test_an_answer_is_one_position_with_every_claim_that_gives_it(made: Made) -> None:
    (one,) = matters(
        made(
            ("actor:ben", "group:held evg:size 252"),
            ("actor:ana", "group:held evg:size 238"),
            ("actor:ana", "group:held evg:size 252.0"),
        )
    )
    assert values(one) == ["238", "252"]
    assert claims(one) == [["claim:c2"], ["claim:c1", "claim:c3"]]
    assert [(it.class_, it.each) for it in one.standings] == [("contradicts", (0, 1))]


def test_positions_come_by_value_and_not_by_how_many_say_so(made: Made) -> None:
    told = [("actor:ana", "group:held evg:size 900")] * 3 + [
        ("actor:ben", "group:held evg:size 1000"),
        ("group:all", "group:held evg:size 90"),
    ]
    (one,) = matters(made(*told))
    assert values(one) == ["90", "900", "1000"]


def test_bounds_of_a_number_are_positions_on_the_same_matter(made: Made) -> None:
    (one,) = matters(
        made(
            ("actor:ana", "group:held evg:sizeOver 250"),
            ("actor:ben", "group:held evg:size 252"),
            ("group:all", "group:held evg:size 238"),
        )
    )
    assert values(one) == ["238", "250", "252"]
    assert [(it.class_, it.each, it.against) for it in one.standings] == [
        ("contradicts", (0,), (1, 2)),
        ("less precise", (1, 2), ()),
    ]


@pytest.mark.parametrize(
    ("one", "other", "class_"),
    [
        ("2025-07-18?", "2025-07-19", "less certain"),
        ("2025-07-18%", "2025-09-19", "less certain"),
        ("2025-07?", "2025-09?", "differs, may both hold"),
        ("2025-07-18/2025-07-20", "2025-07-21", "contradicts"),
        ("2025-07-18?", "2025-07-18", ""),
    ],
)
def test_a_date_that_is_written_as_uncertain_contradicts_nothing(
    made: Made, one: str, other: str, class_: str
) -> None:
    told = (f'event:stay sem:hasBeginTimeStamp "{date}"^^<{EDTF}>' for date in (one, other))
    found = classes(made(*zip(("actor:ana", "actor:ben"), told, strict=True)))
    assert found == ([class_] if class_ else [])


def test_a_claim_that_disputes_itself_faces_nothing(made: Made) -> None:
    assert matters(made(("actor:ana", "claim:c1 evg:disputes claim:c1"))) == []


@pytest.mark.parametrize(
    ("one", "other", "class_"),
    [
        ("group:held evg:share 3", "group:held evg:share 3.1", "less precise"),
        ("group:held evg:share 3", "group:held evg:share 3.6", "contradicts"),
        ("group:held evg:share 3", "group:held evg:share 4", "contradicts"),
        ("group:held evg:share 3.2", "group:held evg:share 3.1", "contradicts"),
        ("group:held evg:share 3", "group:held evg:share 3.1e0", "less precise"),
        ("group:held evg:share 3", 'group:held evg:share "50..60"^^evg:quantity', "contradicts"),
        ("event:stay evg:durationMonths 4", "event:stay evg:durationMonths 4.1", "less precise"),
        ("event:stay evg:durationMonths 4", "event:stay evg:durationMonths 5", "contradicts"),
        ("event:stay evg:durationMonths 4", 'event:stay evg:durationMonths ">4"^^evg:quantity', ""),
        ("group:held evg:size 252", "group:held evg:size 252.1", "contradicts"),
    ],
)
def test_what_is_rounded_excludes_only_what_does_not_round_to_it(
    made: Made, one: str, other: str, class_: str
) -> None:
    found = classes(made(("actor:ana", one), ("actor:ben", other)))
    assert found == ([class_] if class_ else [])


def test_whose_part_it_is_is_one_matter_for_all_properties_that_exclude_it(made: Made) -> None:
    (one,) = matters(
        made(
            ("actor:ana", "event:talks evg:excludes actor:ben"),
            ("actor:ben", "event:talks evg:party actor:ben"),
            ("group:all", "event:talks evg:mediatedBy actor:ben"),
        )
    )
    assert [curie(name) for name in one.properties] == [
        "evg:excludes", "evg:mediatedBy", "evg:party",
    ]  # fmt: skip
    assert [(it.class_, it.each, it.against) for it in one.standings] == [
        ("contradicts", (0,), (1, 2))
    ]


def test_a_sum_of_three_is_one_standing_of_three_positions(made: Made) -> None:
    (one,) = matters(
        made(
            ("actor:ana", "event:stay evg:durationDays 100"),
            ("actor:ben", 'event:stay sem:hasBeginTimeStamp "2025-03"^^xsd:gYearMonth'),
            ("actor:ana", 'event:stay sem:hasEndTimeStamp "2025-07-18"^^xsd:date'),
        )
    )
    (standing,) = one.standings
    assert (standing.class_, sorted(standing.each)) == ("arithmetic", [0, 1, 2])
    assert standing.note == "begin and end allow 109 to 140 days; stated are 100"


@pytest.mark.parametrize(
    ("said", "positions", "stand"),
    [
        (lambda n: f"group:g evg:size {n % 40}", 40, [("contradicts", 40)]),
        (lambda n: f"group:g evg:size {n}", MANY, [("contradicts", MANY)]),
        (lambda n: f'place:p evg:calls "name {n}"', MANY, [("naming", MANY)]),
    ],
)
def test_ten_thousand_claims_of_one_matter_are_compared_some_times_each(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: Callable[[int], str],
    positions: int,
    stand: Sequence[tuple[str, int]],
) -> None:
    dataset = many(tmp_path, said)
    asked: list[tuple[int, int]] = []

    class Counting(Beside):
        def __call__(self, one: int, other: int) -> str:
            asked.append((one, other))
            return super().__call__(one, other)

    monkeypatch.setattr("eventgraph.evidence.matters.thing.Beside", Counting)
    (one,) = gather_matters(dataset)
    assert len(asked) <= 20 * MANY
    assert len(one.positions) == positions
    assert len(one.claims) == MANY
    assert [(it.class_, len(it.each)) for it in one.standings] == stand


def test_one_bound_among_thousands_of_numbers_is_told_apart_from_each(tmp_path: Path) -> None:
    dataset = many(tmp_path, lambda n: f"group:g evg:size{'' if n else 'Over'} {n + 5000}")
    (one,) = gather_matters(dataset)
    less = [it for it in one.standings if it.class_ == "less precise"]
    assert [(len(it.each), len(it.against)) for it in less] == [(1, MANY - 1)]
    assert [len(it.each) for it in one.standings if it.class_ == "contradicts"] == [MANY - 1]


def test_where_too_many_kinds_stand_beside_each_other_each_is_named_and_it_is_said(
    tmp_path: Path,
) -> None:
    (one,) = gather_matters(many(tmp_path, lambda n: f"group:g evg:sizeAtLeast {n}"))
    (standing,) = one.standings
    assert (standing.class_, len(standing.each), standing.some) == ("less precise", MANY, True)
