"""Matters as tables and as text: positions with their voices, carriers and origins."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Literal

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.commands.parts.matters import matters_text
from eventgraph.evidence.matters.records import Matter, Position, Standing
from eventgraph.evidence.matters.tabulating import numbers, stands
from eventgraph.evidence.matters.voices import Support, Voices
from eventgraph.vocabulary import PREFIXES

Made = Callable[..., Dataset]
TOLD = (
    ("actor:ana", "group:held evg:size 252"),
    ("actor:ben", "group:held evg:size 238"),
    ("actor:ana", "group:held evg:size 252"),
    ("actor:ben", "group:held evg:size 252"),
)
CLAIM = PREFIXES["claim"]


def answer(tmp_path: Path, *words: str) -> str:
    result = CliRunner().invoke(group, ["conflicts", "--graph", str(tmp_path), *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def support(dataset: Dataset, *numbers: int) -> Support:
    return Voices(dataset).support(f"{CLAIM}c{n}" for n in numbers)


def test_a_speaker_in_two_publications_is_one_voice_with_two_carriers(made: Made) -> None:
    dataset = made(*TOLD, sources={3: "t"})
    assert support(dataset, 1, 3) == Support(voices=1, carriers=2, origins=2)
    assert support(dataset, 1, 3, 4) == Support(voices=2, carriers=2, origins=2)


def test_two_speakers_in_one_origin_are_one_origin(made: Made) -> None:
    assert support(made(*TOLD, sources={4: "reprint"}), 1, 4) == Support(2, 2, 1)


def test_two_who_speak_on_one_occasion_are_two_voices(made: Made, tmp_path: Path) -> None:
    made(*TOLD, sources={4: "t"})
    data = tmp_path / "data.trig"
    said = "claim:c1 evg:statedIn event:briefing . claim:c4 evg:statedIn event:briefing ."
    data.write_text(f"{data.read_text('utf-8')}\n{said}", "utf-8")
    voices = Voices(eg.load(tmp_path)).of([f"{CLAIM}c1", f"{CLAIM}c4"])
    assert [voice.speakers for voice in voices] == [
        (f"{PREFIXES['actor']}{name}",) for name in ("ana", "ben")
    ]


def test_a_joint_statement_is_one_voice_with_two_names(made: Made, tmp_path: Path) -> None:
    made(*TOLD)
    data = tmp_path / "data.trig"
    data.write_text(f"{data.read_text('utf-8')}\nclaim:c1 sem:accordingTo actor:ben .", "utf-8")
    (voice,) = Voices(eg.load(tmp_path)).of([f"{CLAIM}c1"])
    assert len(voice.speakers) == 2


def test_text_says_of_each_position_who_gives_it_in_which_words(made: Made, tmp_path: Path) -> None:
    made(*TOLD, sources={3: "t"})
    text = answer(tmp_path).partition("\n\n")[2]
    assert text == (
        "Held (group:held): size\n"
        "  1. 238 — 1 voice, 1 carrier, 1 origin\n"
        "     - Ben: “words 2” (source:s, claim:c2)\n"
        "  2. 252 — 2 voices, 2 carriers, 2 origins\n"
        "     - Ana: “words 1” (source:s, claim:c1)\n"
        "       “words 3” (source:t, claim:c3)\n"
        "     - Ben: “words 4” (source:s, claim:c4)\n"
        "  → contradicts: 1 beside 2\n"
        "\n"
        "matters: 1 (1 contradicts)\n"
    )


def test_of_many_matters_each_position_is_a_line_and_words_are_for_the_asking(
    made: Made, tmp_path: Path
) -> None:
    speakers = ("actor:ana", "actor:ben", "group:held", "actor:cyd", "actor:dan")
    made(
        *(
            (who, f"group:g{n} evg:size {k}")
            for n in range(5)
            for k, who in enumerate(speakers[:2])
        ),
        *((who, f"group:h evg:size {n // 4}") for n, who in enumerate(speakers)),
        *((who, f'place:town evg:calls "name {n}"@en') for n, who in enumerate(speakers)),
        *(("actor:ana", f'place:town evg:calls "other {n}"@en') for n in range(3)),
        *((f"actor:a{n}", "group:g0 evg:size 5") for n in range(3)),
    )
    text = answer(tmp_path)
    assert "words" not in text.partition("eventgraph conflicts THING")[0]
    assert (
        "group:h: size\n"
        "  1. 0 — 4 voices, 1 carrier, 1 origin: Ana, Ben, actor:cyd, 1 more\n"
        "  2. 1 — 1 voice, 1 carrier, 1 origin: actor:dan\n"
        "  → contradicts: 1 beside 2\n"
    ) in text
    assert "place:town: calls it “name 0” (Ana); “name 1” (Ben);" in text
    assert "2 more\n" in text
    assert "“words 1”" in answer(tmp_path, "--words")
    assert "“words 1”" in answer(tmp_path, "group:g0")


def test_names_of_a_thing_are_one_list_whoever_names_it(made: Made, tmp_path: Path) -> None:
    made(
        ("actor:ana", 'place:town evg:calls "camp"@en'),
        ("actor:ben", 'place:town evg:calls "prison"@en'),
        ("group:held", 'place:town evg:calls "site"@en'),
    )
    assert answer(tmp_path, "--class", "naming").partition("\n\n")[2] == (
        "place:town: calls it\n"
        "  - “camp”: Ana (claim:c1)\n"
        "  - “prison”: Ben (claim:c2)\n"
        "  - “site”: Held (claim:c3)\n"
        "\n"
        "matters: 1 (1 naming)\n"
    )


def test_a_class_keeps_the_positions_that_stand_so(made: Made, tmp_path: Path) -> None:
    made(*TOLD[:2], ("actor:ben", "group:held evg:sizeOver 250"))
    assert "  → contradicts: 1 beside 2, 3\n  → less precise: 2 beside 3\n" in answer(tmp_path)
    text = answer(tmp_path, "--class", "less precise")
    assert "238" not in text
    assert "  → less precise: 1 beside 2\n" in text


def test_a_table_has_a_row_for_each_claim_of_each_position(made: Made, tmp_path: Path) -> None:
    made(*TOLD)
    rows = list(csv.DictReader(io.StringIO(answer(tmp_path, "-f", "csv"))))
    told = ("position", "value", "voices", "carriers", "origins", "claim", "stands")
    assert [tuple(row[name].removeprefix(CLAIM) for name in told) for row in rows] == [
        ("1", "238", "1", "1", "1", "c2", "contradicts: 2"),
        ("2", "252", "2", "1", "1", "c1", "contradicts: 1"),
        ("2", "252", "2", "1", "1", "c3", "contradicts: 1"),
        ("2", "252", "2", "1", "1", "c4", "contradicts: 1"),
    ]


def test_json_keeps_what_values_are(made: Made, tmp_path: Path) -> None:
    made(*TOLD)
    first, *_ = json.loads(answer(tmp_path, "-f", "json"))["results"]["bindings"]
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    assert first["value"] == {"type": "literal", "value": "238", "datatype": integer}
    assert first["voices"]["datatype"] == integer
    assert first["quote"]["xml:lang"] == "en"
    assert {first[name]["type"] for name in ("about", "source", "origin", "claim")} == {"uri"}


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "markdown"])
def test_the_api_gives_what_the_command_writes(made: Made, tmp_path: Path, format: str) -> None:
    dataset = made(*TOLD)
    names = eg.labels(dataset) if format == "markdown" else None
    written = eg.write(eg.matters(dataset), format, names).replace("\r\n", "\n")
    assert answer(tmp_path, "-f", format) == written


def test_what_is_not_exact_is_said_in_words_and_kept_for_machines(
    made: Made, tmp_path: Path
) -> None:
    made(
        ("actor:ana", 'group:held evg:size "~<300"^^evg:quantity'),
        ("actor:ben", "group:held evg:size 100"),
    )
    assert " nearly 300 — 1 voice" in answer(tmp_path)
    assert " casi 300 — 1 voice" in answer(tmp_path, "--lang", "es")
    rows = json.loads(answer(tmp_path, "-f", "json"))
    assert "~<300" in json.dumps(rows)
    assert "nearly" not in json.dumps(rows)


PLACES = st.sets(st.integers(0, 7), min_size=2).map(lambda places: tuple(sorted(places)))


@given(st.lists(st.tuples(PLACES, st.integers(0, 7), st.booleans()), max_size=3))
def test_how_a_position_stands_is_what_naming_every_two_gives(
    made: list[tuple[tuple[int, ...], int, bool]],
) -> None:
    standings = tuple(
        Standing("contradicts", places[:cut], places[cut:], some=some)
        for places, cut, some in made
        if places[:cut]
    )
    answers = tuple(Position("urn:t", "urn:p", Literal(n), (f"urn:{n}",)) for n in range(8))
    matter = Matter("urn:t", ("urn:p",), answers, standings)
    expected = []
    for place in range(8):
        facing = [one for one in standings if place in (*one.each, *one.against)]
        others = {
            other for one in facing for pair in one.pairs() if place in pair for other in pair
        } - {place}
        some = any(one.some and place in one.each for one in facing)
        start = f"contradicts: {'some of ' if some else ''}"
        expected.append(start + numbers(others) if others else "")
    assert stands(matter) == expected


def test_how_thousands_stand_is_told_in_a_range_each() -> None:
    answers = tuple(Position("urn:t", "urn:p", Literal(n), ("urn:c",)) for n in range(5000))
    matter = Matter("urn:t", ("urn:p",), answers, (Standing("contradicts", tuple(range(5000))),))
    told = stands(matter)
    assert (told[0], told[2]) == ("contradicts: 2-5000", "contradicts: 1, 2, 4-5000")


def test_of_many_standings_a_brief_matter_says_how_many_more_there_are(made: Made) -> None:
    dataset = made(*TOLD)
    answers = tuple(Position("urn:t", "urn:p", Literal(n), (f"{CLAIM}c1",)) for n in range(15))
    standings = tuple(Standing("contradicts", (n, n + 1)) for n in range(14))
    matter = Matter("urn:t", ("urn:p",), answers, standings)
    for words in (False, True):
        text = " ".join(matters_text([matter], dataset, "en", words=words).split())
        assert text.count("contradicts: ") == 12
        assert "and 2 more; --pairs lists every two" in text
