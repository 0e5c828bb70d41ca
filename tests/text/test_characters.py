"""Unsafe characters: one table, and the same answer for every outlet that a reader looks at."""

import sys
from collections.abc import Iterator
from xml.parsers import expat

import pytest

from eventgraph.tables.table import Table, write
from eventgraph.text.characters import mermaid_safe, no_xml, one_line, visible, without_controls

MARK = "\N{REPLACEMENT CHARACTER}"
FORGING = [
    *("\x00", "\x07", "\x1b", "\x0c", "\x7f", "\x9b"),
    *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e"),
    *("\u2066", "\u2067", "\u2068", "\u2069"),
    *("\u2028", "\u2029", "\ufeff", "\ud800", "\udfff"),
]


def everything() -> Iterator[str]:
    """Give every code point that Python knows."""
    return map(chr, range(sys.maxunicode + 1))


@pytest.mark.parametrize("sign", FORGING)
def test_what_could_forge_is_marked_wherever_a_reader_looks(sign: str) -> None:
    assert visible(f"a{sign}b") == one_line(f"a{sign}b") == f"a{MARK}b"
    assert sign not in write(Table(("a",), ((f"x{sign}y",),)), "text")


def test_no_other_character_is_marked_than_controls_directions_separators_and_halves() -> None:
    marked = [sign for sign in everything() if visible(sign) == MARK != sign]
    controls, directions, separators, order, halves = 32 - 2 + 33, 5 + 4, 2, 1, 2048
    assert len(marked) == controls + directions + separators + order + halves


@pytest.mark.parametrize("sign", ["\u061c", "\u200e", "\u200f"])
def test_the_marks_that_right_to_left_text_is_written_with_are_passed_over(sign: str) -> None:
    assert (
        visible(f"{sign}CNN{sign} \u202e") == one_line(f"{sign}CNN{sign}\n\u202e") == f"CNN {MARK}"
    )
    assert sign not in write(Table(("a",), ((f"x{sign}y",),)), "text")


def test_lines_and_tabs_are_kept_by_visible_and_folded_on_one_line() -> None:
    assert visible("a\tb\nc\rd") == f"a\tb\nc{MARK}d"
    assert one_line("a\tb\nc\rd") == "a b c d"


def test_xml_holds_exactly_what_an_xml_parser_takes() -> None:
    for sign in everything():
        if 0xD800 <= ord(sign) <= 0xDFFF:
            assert no_xml(sign) == sign
        elif ord(sign) < 0x300 or 0xFFF0 < ord(sign) < 0x10010:
            assert bool(no_xml(sign)) is not taken(sign), hex(ord(sign))


def taken(sign: str) -> bool:
    """Ask an XML parser whether a document may hold a character."""
    text = {"<": "&lt;", "&": "&amp;"}.get(sign, sign)
    try:
        expat.ParserCreate("utf-8").Parse(f"<a>{text}</a>".encode(), True)  # noqa: FBT003 - it takes no name for it
    except expat.ExpatError:
        return False
    return True


def test_diagrams_keep_their_line_breaks_or_have_none() -> None:
    assert without_controls("a\tb\nc\x85\u202e\u200f") == f"a{MARK}b\nc{MARK}{MARK}"
    assert mermaid_safe("say\n\t“a” #1") == "say “a” #35;1"
    assert mermaid_safe("a\u202eb\u200fc") == f"a#{ord(MARK)};bc"
