"""Typographic quotation marks in Turtle and TriG are refused with their place and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.errors import InputError

HEAD = "@prefix evg: <https://w3id.org/eventgraph/ns#> . # “any” mark in a comment\n"

REFUSED = [
    ("<urn:a> evg:quote “the words”@en .", '2:19: “ opens no text; write " on both sides of it'),
    ("<urn:a> evg:note «la nota»@es .", '2:18: « opens no text; write " on both sides of it'),
    ("<urn:a> evg:note ‘x’@en .", "2:18: ‘ opens no text; write ' on both sides of it"),
    (
        '<urn:a> evg:quote "the words”@en .\n<urn:b> evg:note "ok" .',
        '2:29: ” closes no text that " opened; write " on both sides of it',
    ),
    (
        '<urn:a> evg:note "ok"@en ;\n    evg:quote "él dijo “sí””@es .',
        '3:28: ” closes no text that " opened; write " on both sides of it',
    ),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
@pytest.mark.parametrize("suffix", [".ttl", ".trig"])
def test_a_typographic_mark_is_named_with_its_place(
    tmp_path: Path, text: str, message: str, suffix: str
) -> None:
    path = tmp_path / f"mine{suffix}"
    path.write_text(f"{HEAD}{text}\n", "utf-8")
    with pytest.raises(InputError) as refused:
        eg.load(path)
    assert str(refused.value) == f"{path}:{message}"


def test_a_string_left_open_without_such_a_mark_keeps_its_own_message(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(f'{HEAD}<urn:a> evg:quote "he said “yes” and left@en .\n', "utf-8")
    with pytest.raises(InputError, match="mend the Turtle there"):
        eg.load(path)


def test_marks_within_a_text_are_words(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(f'{HEAD}<urn:a> evg:quote "“yes”, he said"@en .\n', "utf-8")
    assert len(eg.load(path, ontology=False)) == 1
