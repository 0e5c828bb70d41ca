"""Read JSON from anywhere: bounded, each key once, and every fault with its line."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eventgraph.errors import InputError, reading
from eventgraph.rdf.streams import whole

__all__ = ["as_list", "as_object", "as_text", "as_whole", "has_lines", "read_json", "read_lines"]

#: How much a file may hold: 256 MiB; and how deep its values may stand in one another.
_MOST: Final = 1 << 28
_DEEPEST: Final = 200
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_BRACKETS: Final = re.compile(r"[\[\]{}]")
_HALF: Final = re.compile("[\ud800-\udfff]")
#: What no text holds that a reader sees.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_json(path: Path) -> object:
    """Read a JSON file in UTF-8, with or without a byte order mark.

    Raises InputError, with line and column where they are known, for what is no JSON, a key that
    stands twice in one object, values that stand too deep, and a file that holds too much.
    """
    return _parsed(_text(path), path, 1)


def read_lines(path: Path) -> Iterator[tuple[int, object]]:
    """Read a file with one JSON value a line, by number; empty lines are passed over."""
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            yield number, _parsed(line, path, number)


def has_lines(path: Path) -> bool:
    """Tell whether a file has a value on each line, and not one value over many."""
    first = _text(path).lstrip().partition("\n")[0].strip()
    return first not in {"{", "["}


def _text(path: Path) -> str:
    with reading(path), path.open("rb") as stream:
        data = whole(stream, path, _MOST)
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")


def _parsed(text: str, path: Path, first: int) -> object:
    _measure(text, path, first)

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise InputError(f"the key {as_line(twice)} stands twice in one object", path)
        return found

    def refuse(name: str) -> object:
        raise InputError(f"{name} is no number in JSON", path)

    try:
        return json.loads(text, object_pairs_hook=once, parse_constant=refuse)
    except json.JSONDecodeError as error:
        line = first + error.lineno - 1
        raise InputError(f"is no JSON: {error.msg}", path, line, error.colno) from error
    except ValueError as error:
        raise InputError(f"is no JSON that is read: {error}", path, first) from error


def _measure(text: str, path: Path, first: int) -> None:
    """Refuse values that stand too deep, before a parser meets them."""
    depth = 0
    bare = _STRING.sub(lambda found: " " * len(found[0]), text)
    for found in _BRACKETS.finditer(bare):
        depth += 1 if found[0] in "[{" else -1
        if depth > _DEEPEST:
            line = first + text.count("\n", 0, found.start())
            column = found.start() - text.rfind("\n", 0, found.start())
            raise InputError(f"stands more than {_DEEPEST} levels deep", path, line, column)


def as_line(text: object) -> str:
    """Repeat a text of a file in a message, shortly."""
    line = " ".join(str(text).split())
    return f'"{line[:60]}"'


def as_text(value: object) -> str:
    """Give a text that a file gives; what is none is empty, and halves of characters are marked.

    >>> as_text(None), as_text(7), as_text(" a ")
    ('', '7', ' a ')
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)
    if text.isprintable():
        return text
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", _HALF.sub("\N{REPLACEMENT CHARACTER}", text))


def as_list(value: object) -> list[object]:
    """Give a list as it is, nothing as an empty one, and anything else as its only value.

    >>> as_list(None), as_list("a"), as_list(["a"])
    ([], ['a'], ['a'])
    """
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_object(value: object) -> dict[str, object]:
    """Give an object as it is; anything else is an empty one.

    >>> as_object([1])
    {}
    """
    return value if isinstance(value, dict) else {}


def as_whole(value: object) -> int:
    """Give a whole number as it is; anything else is -1.

    >>> as_whole(7), as_whole("7"), as_whole(True)
    (7, -1, -1)
    """
    return value if isinstance(value, int) and not isinstance(value, bool) else -1
