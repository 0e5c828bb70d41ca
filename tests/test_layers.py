"""The floors: a module imports only from below its own; heavy libraries have one address."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import floors

PACKAGE = Path(__file__).parent.parent / "src/eventgraph"

FLOOR_OF = {name: floor for floor, names in enumerate(floors.FLOORS) for name in names}
ADDRESSES = {
    "click": {"cli", "commands"},
    "igraph": {"pages"},
    "oxrdflib": {"engine", "scopedstores"},
    "pyshacl": {"validation"},
    "pyvis": {"pages"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Name the module or folder of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted name of each module that a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the import in full"
            assert node.module is not None
            whole = node.module == "eventgraph"
            yield from (f"eventgraph.{a.name}" for a in node.names) if whole else (node.module,)


def part_of(module: str) -> str:
    """Name what `eventgraph.…` leads to: a module, a folder, or the public names."""
    part = module.split(".")[1] if "." in module else "__init__"
    exists = (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file()
    return part if exists else "__init__"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_floors_below_its_own(path: Path) -> None:
    name = name_of(path)
    assert name in FLOOR_OF, f"give {name} a floor in {Path(__file__).name}"
    parts = {part_of(module) for module in imported(path) if module.split(".")[0] == "eventgraph"}
    assert [p for p in sorted(parts - {name}) if FLOOR_OF.get(p, 99) >= FLOOR_OF[name]] == []


@pytest.mark.parametrize("library", sorted(ADDRESSES))
def test_a_heavy_library_has_one_address(library: str) -> None:
    users = {
        name_of(path)
        for path in FILES
        if library in {module.split(".")[0] for module in imported(path)}
    }
    assert sorted(users - ADDRESSES[library]) == []


def test_the_query_verb_loads_no_library_it_does_not_use() -> None:
    script = "import sys, eventgraph.commands.query; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    heavy = {"igraph", "jinja2", "networkx", "numpy", "pyshacl", "pyvis", "scipy"}
    assert sorted(heavy & set(loaded.stdout.split())) == []


def test_the_list_of_modules_is_current() -> None:
    """The fix: python scripts/floors.py."""
    assert floors.DOCUMENT.read_text("utf-8") == floors.document()
