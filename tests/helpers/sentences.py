"""The sentences that code may raise: read from the code itself, whatever stands for a value."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from eventgraph.text.wording.phrases import phrases_in

PACKAGE = Path(__file__).parents[2] / "src/eventgraph"


def _texts(node: ast.expr, known: dict[str, list[ast.expr]]) -> Iterator[str]:
    """Give the texts that an expression may be; a value within is an x."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            found = [""]
            for part in parts:
                ends = list(_texts(part, known)) or ["x"]
                found = [front + end for front in found for end in ends]
            yield from found
        case ast.FormattedValue(value=ast.IfExp() as either):
            yield from _texts(either, known)
        case ast.FormattedValue(value=ast.Name() as name) if known.get(name.id):
            yield from _texts(name, known)
        case ast.FormattedValue():
            yield "x"
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one, known)
            yield from _texts(other, known)
        case ast.Name(id=name):
            for value in known.get(name, []):
                yield from _texts(value, {**known, name: []})


def _assigned(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """Give what each name of a module may stand for."""
    known: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                known.setdefault(name, []).append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                known.setdefault(name, []).append(value)
    return known


def _files(place: Path) -> Iterable[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def raised(paths: Iterable[str], kinds: tuple[str, ...]) -> dict[str, str]:
    """Give each sentence that a module or a folder raises by one of some kinds, with its place."""
    found = {}
    roots = [PACKAGE / path for path in paths]
    for file in [
        one for root in roots for one in ([root] if root.is_file() else root.rglob("*.py"))
    ]:
        tree = ast.parse(file.read_text("utf-8"))
        known = _assigned(tree)
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for node in [call for call in calls if getattr(call.func, "id", "") in kinds]:
            for text in [text for one in node.args for text in _texts(one, known) if " " in text]:
                found[text] = f"{file.relative_to(PACKAGE)}:{node.lineno}"
    return found


def untold(paths: Iterable[str], kinds: tuple[str, ...], language: str) -> dict[str, str]:
    """Give those that a language has no words for."""
    phrases = phrases_in(language)
    assert phrases is not None
    return {text: at for text, at in raised(paths, kinds).items() if not phrases.knows(text)}
