"""Tables as text: fitted to the terminal, read at a glance, and nothing that a cell can forge."""

import textwrap
from decimal import Decimal

import pytest
from rdflib import Literal, URIRef

from eventgraph.tables.table import Table, write
from eventgraph.text.terminal import filled, grid

RUBIO = URIRef("https://w3id.org/eventgraph/id/actor/marco-rubio")
LABELS = {str(RUBIO): "Marco Rubio"}


def test_text_fits_its_width_and_sets_wrapped_rows_apart() -> None:
    table = Table(
        ("who", "quote"), ((RUBIO, "ten words that do not stand on one line here"), (RUBIO, "two"))
    )
    assert write(table, "text", LABELS, 44) == (
        """\
who                      quote
────────────────────────────────────────────
Marco Rubio              ten words that do
(actor:marco-rubio)      not stand on one
                         line here

Marco Rubio              two
(actor:marco-rubio)
"""
    )


def test_rows_of_one_line_stand_close_and_numbers_to_the_right() -> None:
    table = Table(("group", "n"), (("a", 7), ("b", Literal(8000)), ("c", Decimal("2.5"))))  # type: ignore[arg-type]
    assert write(table, "text", width=60) == (
        "group     n\n───────────\na         7\nb      8000\nc       2.5\n"
    )


def test_columns_that_do_not_fit_become_blocks_of_lines() -> None:
    long = "claim:a-name-that-is-longerthanitscolumn"
    assert grid(
        ["who", "empty", "claim"], [["Rubio", "", long], ["Maduro", "x", "y"]], [False] * 3, 30
    ) == [
        "who    Rubio",
        "claim  claim:a-name-that-is-",
        "       longerthanitscolumn",
        "",
        "who    Maduro",
        "empty  x",
        "claim  y",
    ]


@pytest.mark.parametrize("width", [1, 5, 20, 80, 100, 300])
def test_any_width_holds_every_sign_of_every_cell(width: int) -> None:
    cells = [
        "Nicolás Maduro (actor:nicolas-maduro)",
        "东京 tokyo",
        "“the leadership” of …",
        "x" * 50,
    ]
    lines = grid(["a", "b", "c", "d"], [cells], [False] * 4, width)
    written = "".join("".join(lines).split())
    assert sum(written.count(sign) for sign in "é东…") == 2
    assert written.count("x") == 50


def test_no_line_is_wider_than_the_terminal_allows() -> None:
    cells = [
        "Nicolás Maduro (actor:nicolas-maduro)",
        "recognized the work of … the Catholic Church",
    ] * 3
    for width in range(40, 200, 7):
        assert max(map(len, grid(list("abcdef"), [cells], [False] * 6, width))) <= width


def test_wide_signs_count_twice_and_combining_ones_not_at_all() -> None:
    assert grid(["a", "b"], [["东京", "x"], ["e\u0301", "y"]], [False, False], 40) == [
        "a     b",
        "───────",
        "东京  x",
        "e\u0301     y",
    ]


@pytest.mark.parametrize(
    "sign", ["\x1b", "\x00", "\x07", "\x7f", "\x9b", "\x0c", "\u2028", "\u202e", "\u2066", "\u200f"]
)
def test_signs_that_could_fool_a_terminal_are_replaced(sign: str) -> None:
    for table in (Table(("a",), ((f"x{sign}y",),)), Table(("a",), (("z",),), f"x{sign}y")):
        for format in ("text", "markdown"):
            assert sign not in write(table, format)
    assert sign not in write(
        Table(("a",), ((URIRef("http://e/1"),),)), "text", {"http://e/1": f"x{sign}"}
    )


def test_a_line_break_in_a_cell_makes_no_row() -> None:
    assert write(Table(("a", "b"), (("x\n  y\r\nz", "w\tv"),)), "text", width=40) == (
        "a      b\n──────────\nx y z  w v\n"
    )


def test_the_terminal_gives_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(("quote",), (("word " * 40,),))
    for columns in ("60", "120"):
        monkeypatch.setenv("COLUMNS", columns)
        assert int(columns) - 6 < max(map(len, write(table).splitlines())) <= int(columns)


@pytest.mark.parametrize("width", [1, 4, 7, 12, 40])
@pytest.mark.parametrize(
    "text",
    [
        "a",
        "one two three",
        "averylongword in it",
        "a b-c dd eee ffff ggggg",
        "a  b c",
        "a\u3000b c",
    ],
)
def test_a_paragraph_breaks_as_textwrap_breaks_it(text: str, width: int) -> None:
    broken = textwrap.wrap(
        text,
        width,
        initial_indent="- ",
        subsequent_indent="    ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    assert filled(text, width, "- ", "    ") == broken
