"""JSON from anywhere: what is broken, too deep or twice is one line with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.curation.importing.annotations import read_file
from eventgraph.curation.importing.ftm import entities_in
from eventgraph.curation.importing.jsons import as_text, read_json
from eventgraph.errors import InputError


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"a": 1,\n "b"}', ":2:5: is no JSON: Expecting ':' delimiter"),
        (b'{"a": 1, "a": 2}', ': the key "a" stands twice in one object'),
        (b"[" * 1000 + b"]" * 1000, ":1:201: stands more than 200 levels deep"),
        (b'["\\ud83d\n' + b"[" * 10, ":1:9: is no JSON: Invalid control character at"),
        (b"[NaN]", ": NaN is no number in JSON"),
        (b"[" + b"9" * 5000 + b"]", ":1: is no JSON that is read: Exceeds the limit"),
        (b'{"a": "\xff"}', ":1:8: is not UTF-8"),
        (b"", ":1:1: is no JSON: Expecting value"),
        (b"7", ": holds no annotations that are known"),
        (b'{"a": []}', ": holds no annotations that are known"),
        (b'{"%FEATURE_STRUCTURES": 7}', ": is no CAS that can be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_file(path)
    assert str(error.value).startswith(f"{path}{message}")
    assert "\n" not in str(error.value)


def test_strings_may_hold_as_many_brackets_as_they_like(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('\ufeff["' + "[{" * 1000 + '\\"]", 1]', "utf-8")
    assert read_json(path) == ["[{" * 1000 + '"]', 1]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a"}', ":2: is neither an entity nor a statement"),
        ("[]", ":2: is neither an entity nor a statement"),
        ('{"id": "a", "schema": "Person", "properties": 7}', ":2: is neither an entity"),
        ("{", ":2:2: is no JSON"),
    ],
)
def test_a_line_that_is_no_entity_is_told_by_its_number(
    tmp_path: Path, line: str, message: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": "b", "schema": "Person"}}\n{line}\n', "utf-8")
    with pytest.raises(InputError) as error:
        entities_in(path)
    assert str(error.value).startswith(f"{path}{message}")


def test_half_characters_and_controls_are_marked() -> None:
    assert as_text("a\ud800b\x07c\nd") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\nd"


def test_a_folder_that_is_no_project_and_lines_that_are_no_documents(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder and no CATMA project"):
        read_file(tmp_path)
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": 1}\n', "utf-8")
    with pytest.raises(InputError, match="holds lines that are no documents of doccano"):
        read_file(path)
    with pytest.raises(InputError, match="no such file or folder"):
        read_file(tmp_path / "nowhere.json")
