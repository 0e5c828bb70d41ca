"""The rooms of the package; run it to write docs/modules.md from imports and docstrings."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "src/eventgraph"
DOCUMENT: Final = ROOT / "docs/modules.md"

_CONTRACT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
    "importlinter"
]
#: The floors from the top: what stands on one floor does not know its neighbours there.
FLOORS: Final = tuple(tuple(floor.split(" | ")) for floor in _CONTRACT["contracts"][0]["layers"])
#: What everything may use, so that an arrow to it would say nothing.
_EVERYWHERE: Final = {"errors", "patterns", "steps", "vocabulary"}

HEAD: Final = """\
# Rooms and modules

A room is a folder of `src/eventgraph`: its code, the SPARQL and templates that this code uses; its
tests lie in the folder of `tests/` with the same name. A module imports only from rooms on floors
below its own room's, or from its own room, and no two modules import each other in a circle. The
contract stands in `pyproject.toml` under `[tool.importlinter]`; `lint-imports` checks it, and so
does the suite. This page is written from the code by `python scripts/modules.py`.
"""


def room_of(path: Path) -> str:
    """Name the room, or the single module, that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def files() -> list[Path]:
    """List the package's Python files."""
    return sorted(PACKAGE.rglob("*.py"))


def homeless() -> list[str]:
    """Say of each module that has no room, in a sentence, what to do."""
    known = {"__init__", *(name for floor in FLOORS for name in floor)}
    found = sorted({room_of(path) for path in files()} - known)
    rooms = ", ".join(name for floor in FLOORS for name in floor if (PACKAGE / name).is_dir())
    return [
        f"{name} has no room: move it into the room whose sentence in docs/modules.md it fits "
        f"({rooms}), or give a new room its floor under [tool.importlinter] in pyproject.toml"
        for name in found
    ]


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted name of each module that a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level or node.module is None:
                raise ValueError(f"{path}:{node.lineno}: write the import in full")
            whole = node.module == "eventgraph" or (PACKAGE / _inside(node.module)).is_dir()
            yield from (f"{node.module}.{a.name}" for a in node.names) if whole else (node.module,)


def _inside(module: str) -> str:
    return module.removeprefix("eventgraph").strip(".").replace(".", "/")


def arrows() -> Counter[tuple[str, str]]:
    """Count the pairs of modules that import across rooms, by the two rooms."""
    pairs = set()
    for path in files():
        for module in imported(path):
            first, *rest = module.split(".")
            if first == "eventgraph" and rest and rest[0] not in _EVERYWHERE:
                pairs.add((path, ".".join(rest[:2]), room_of(path), rest[0]))
    return Counter((start, end) for _, _, start, end in pairs if start not in {end, "__init__"})


def sentence(path: Path) -> str:
    """Give the first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n")[0]


def modules_of(room: str) -> list[Path]:
    """List the modules of a room; a single module is a room of one."""
    folder = PACKAGE / room
    if not folder.is_dir():
        return [PACKAGE / f"{room}.py"]
    return [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]


def folders_of(room: str) -> list[str]:
    """List a room's folders of modules, each as `room/folder`: what its modules share."""
    inner = sorted((PACKAGE / room).glob("*/__init__.py"))
    return [path.parent.relative_to(PACKAGE).as_posix() for path in inner]


def _what(room: str) -> str:
    path = PACKAGE / room / "__init__.py"
    return sentence(path if path.exists() else PACKAGE / f"{room}.py")


def _table() -> Iterator[str]:
    """Tabulate the rooms, the highest floor first."""
    yield from ("| floor | room | modules | what it is |", "| ---: | --- | ---: | --- |")
    for floor, rooms in zip(range(len(FLOORS) - 1, -1, -1), FLOORS, strict=True):
        for room in rooms:
            is_room = (PACKAGE / room).is_dir()
            name = f"[{room}/](#{room})" if is_room else f"`{room}.py`"
            inside = [room, *folders_of(room)] if is_room else []
            count = " + ".join(str(len(modules_of(folder))) for folder in inside)
            yield f"| {floor} | {name} | {count} | {_what(room)} |"


def _picture() -> Iterator[str]:
    """Draw which room uses which; the number counts pairs of modules."""
    yield from ("```mermaid", "flowchart TD")
    for floor in FLOORS:
        rooms = [room for room in floor if (PACKAGE / room).is_dir()]
        if len(rooms) > 1:
            yield f"    subgraph {'_'.join(rooms)}[ ]"
            yield "        direction LR"
            yield from (f"        {room}" for room in rooms)
            yield "    end"
    for (start, end), count in sorted(arrows().items()):
        yield f"    {start} -->|{count}| {end}"
    yield "```"


def _modules(folder: str) -> list[str]:
    """Say what a folder is, and tabulate its modules."""
    rows = [f"| `{path.stem}` | {sentence(path)} |" for path in modules_of(folder)]
    return ["", _what(folder), "", "| module | what it is |", "| --- | --- |", *rows]


def document() -> str:
    """Write the rooms and their modules as Markdown."""
    lines = [HEAD, "## The house", "", *_table(), "", "## Who uses whom", ""]
    lines += [
        "`errors`, `steps` and `vocabulary` are used everywhere and are not drawn.",
        "",
        *_picture(),
    ]
    for floor in FLOORS:
        for room in floor:
            if (PACKAGE / room).is_dir():
                lines += ["", f"## {room}", *_modules(room)]
                for folder in folders_of(room):
                    lines += ["", f"### {folder}", *_modules(folder)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
