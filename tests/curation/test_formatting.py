"""The house style: layout changes, what is said and every comment stay, and twice is once."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from eventgraph.cli import group
from eventgraph.curation.formatting import formatted
from eventgraph.curation.parsing import tokens

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "graph").rglob("*.t*")), *sorted((ROOT / "tests").glob("*.tr*"))]
HEAD = "@prefix a: <http://a/> .\n\n"


def said(text: str) -> set[str]:
    """Parse; blank nodes all look alike."""
    quads = ox.parse(text.encode(), format=ox.RdfFormat.TRIG)
    return {re.sub(r"_:\w+", "_:x", str(quad)) for quad in quads}


def comments(text: str) -> list[str]:
    """Give the comments, in order."""
    return [t.text.strip() for t in tokens(text, 0, len(text)) if t.kind == "comment"]


def spoilt(text: str, chance: random.Random) -> str:
    """Put other white space, and comments, between the pieces of a text."""
    parts = []
    for piece in tokens(text, 0, len(text)):
        if piece.kind == "space":
            parts.append(chance.choice((" ", "\n", "\t", "\n\n\n", "  ", " # c\n", "\n# own\n  ")))
        else:
            parts.append(piece.text + ("\n" if piece.kind == "comment" else ""))
    return "".join(parts)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_any_layout_becomes_the_same_data_with_all_comments(path: Path) -> None:
    text = path.read_text("utf-8")
    for seed in range(4):
        other = spoilt(text, random.Random(seed))  # noqa: S311 - chance that can be repeated
        laid = formatted(other)
        assert said(laid) == said(text)
        assert sorted(comments(laid)) == sorted(comments(other))
        assert formatted(laid) == laid


def test_the_curated_graph_is_in_the_house_style() -> None:
    ran = CliRunner().invoke(group, ["fmt", "--check", "--graph", str(ROOT / "graph")])
    assert (ran.exit_code, ran.stdout) == (0, "all files are in the house style\n")


@pytest.mark.parametrize(
    ("text", "laid"),
    [
        ("", ""),
        ("# only\n\n\n# comments", "# only\n\n# comments\n"),
        ("a:b a a:c,a:d;;.", "a:b\n    a a:c , a:d .\n"),
        ("a:b a:n a:c,a:d;a:m 1,-2.5,true,'x'.",
         "a:b\n    a:n a:c ,\n        a:d ;\n    a:m 1 , -2.5 ,\n        true , 'x' .\n"),
        ("a:b a:c [ a:d  1 ;\n a:e ( 1   2 ) ] .", "a:b\n    a:c [ a:d 1 ; a:e ( 1 2 ) ] .\n"),
        ("[] a:c a:d.", "[]\n    a:c a:d .\n"),
        ("GRAPH a:g{a:b a:c 'x' ^^ a:d}", "a:g {\n    a:b\n        a:c 'x'^^a:d .\n}\n"),
        ("{a:b a:c 1}", "{\n    a:b\n        a:c 1 .\n}\n"),
        ("a:g {}", "a:g {\n}\n"),
        ("# s\na:b a:c 1 . # e\n# f\n\n# g\n\na:b a:d 2 .",
         "# s\na:b\n    a:c 1 . # e\n\n# f\n\n# g\n\na:b\n    a:d 2 .\n"),
        ("a:b a:c 1 # one\n , # 2\n 2 ; # 3\n # 4\n a:d 3 # 5\n .",
         "a:b\n    a:c 1 # one\n    , # 2\n        2 ; # 3\n    # 4\n    a:d 3 # 5\n    .\n"),
        ("<http://a/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> a:c .",
         "<http://a/b>\n    a a:c .\n"),
        ("a:b a:c '''x\n\n  y''' .", "a:b\n    a:c '''x\n\n  y''' .\n"),
    ],
)  # fmt: skip
def test_the_layout(text: str, laid: str) -> None:
    assert formatted(HEAD + text) == (HEAD + laid if laid else HEAD.rstrip() + "\n")


def test_prefixes_are_sorted_unless_that_would_change_what_they_mean() -> None:
    assert formatted("PREFIX b: <http://b/>\n@prefix  a:<http://a/> .") == (
        "@prefix a: <http://a/> .\n@prefix b: <http://b/> .\n"
    )
    twice = "@prefix b: <http://b/> .\n@prefix a: <http://a/> .\n@prefix b: <http://c/> .\n"
    assert formatted(twice) == twice
    based = "@prefix b: <b/> .\n@base <http://b/> .\n@prefix a: <a/> .\n"
    assert formatted(based) == based


def test_a_byte_order_mark_and_line_ends_of_windows_stay() -> None:
    assert formatted("\ufeffa:b  a:c 1 .\r\n") == "\ufeffa:b\r\n    a:c 1 .\r\n"


def test_a_file_that_cannot_be_read_is_told_and_none_is_changed(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<http://a/a>   <http://a/b> 1 .", "utf-8")
    (tmp_path / "b.ttl").write_text("<http://a/a> <http://a/b> .", "utf-8")
    ran = CliRunner().invoke(group, ["fmt", "--graph", str(tmp_path)])
    assert ran.exit_code == 2
    assert ran.stderr.startswith(f"eventgraph: {tmp_path}/b.ttl:1:")
    assert (tmp_path / "a.ttl").read_text("utf-8") == "<http://a/a>   <http://a/b> 1 ."


def test_fmt_lists_what_it_changes(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<http://a/a>   <http://a/b> 1 .", "utf-8")
    for words, status, line in (
        (["--check"], 1, "not in the house style: {}/a.ttl\n"),
        ([], 0, "formatted: {}/a.ttl\n"),
        ([], 0, "all files are in the house style\n"),
    ):
        ran = CliRunner().invoke(group, ["fmt", "--graph", str(tmp_path), *words])
        assert (ran.exit_code, ran.stdout) == (status, line.format(tmp_path))
