"""The rooms: imports only downwards, sizes, one address for each heavy library."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

import modules

FILES = modules.files()
ADDRESSES = {
    "click": {"cli", "commands"},
    "duckdb": {"bulk"},
    "igraph": {"pages"},
    "networkx": {"network", "exports"},
    "numpy": {"pages"},
    "oxrdflib": {"rdf"},
    "pyarrow": {"bulk"},
    "pyshacl": {"validation"},
    "pyspark": {"bulk"},
    "pyvis": {"pages"},
    "rapidfuzz": {"errors", "curation"},
    "rich": {"commands"},
    "starlette": {"curation", "serving"},
    "uvicorn": {"curation", "serving"},
}
#: What is imported inside a function, and why it may be.
INSIDE = {
    "cli.py": "a verb's module, when the verb is called",
    "__init__.py": "a public name's module, when the name is used",
    "curation/texts/extracted.py": "what reads a kind of file, which is an extra",
    "errors.py": "difflib or rapidfuzz, when a name is unknown",
    "commands/query.py": "what writes graphs, when the answer is one",
    "commands/parts/bounds.py": "what watches a worker, when there is to be one",
    "commands/parts/progress.py": "rich, when there is something to show",
    "extras.py": "what an extra brings, when it is asked for",
    "exports/registry.py": "a format's module, when the format is asked for",
    "reports/system.py": "ctypes, when two folders are exchanged",
    "rdf/interface.py": "oxrdflib, when rdflib's own interface is used",
    "rdf/streams.py": "what reads Zstandard, when a file is in it",
    "serving/application.py": "what writes the page of a fault, when there is one",
    "sparql/running.py": "what explains a fault, when there is one",
    "stores/services/naming.py": "what reads TOML, when services are named",
    "stores/services/profiles.py": "what reads TOML, when a service is asked",
    "stores/services/opening.py": "httpx, which is an extra, and what uses it",
    "tables/notebook.py": "pandas, which is an extra, and HTML, which notebooks ask for",
}


@cache
def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Parse the functions of a file, once."""
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    return [node for node in tree if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@cache
def libraries(path: Path) -> frozenset[str]:
    """Name what a file imports by the first part of its name, read once."""
    return frozenset(module.split(".")[0] for module in modules.imported(path))


def named(path: Path) -> str:
    """Name a file inside the package."""
    return path.relative_to(modules.PACKAGE).as_posix()


def test_every_module_has_a_room() -> None:
    assert modules.homeless() == []


def test_a_module_without_a_room_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    stray = modules.PACKAGE / "stray.py"
    monkeypatch.setattr(modules, "files", lambda: [stray])
    assert [sentence.partition(":")[0] for sentence in modules.homeless()] == ["stray has no room"]
    assert "move it into the room whose sentence" in modules.homeless()[0]


def test_the_import_contract_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(modules.ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("library", ADDRESSES)
def test_a_heavy_library_has_one_address(library: str) -> None:
    users = {modules.room_of(path) for path in FILES if library in libraries(path)}
    assert sorted(users - ADDRESSES[library]) == []


@pytest.mark.external
def test_the_query_verb_loads_no_library_it_does_not_use() -> None:
    script = (
        "import sys, eventgraph.commands.query, eventgraph as eg; "
        "eg.labels(eg.load('graph')); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=modules.ROOT,
    )
    heavy = {"igraph", "jinja2", "networkx", "numpy", "pyshacl", "pyvis", "rapidfuzz", "scipy"}
    heavy |= {"oxrdflib", "pyparsing", "rdflib.plugins.sparql", "rich", "backports.zstd"}
    assert sorted(heavy & set(loaded.stdout.split())) == []


def test_no_room_is_crowded() -> None:
    whole = [name for floor in modules.FLOORS for name in floor]
    rooms = [*whole, *(folder for room in whole for folder in modules.folders_of(room))]
    assert {room: n for room in rooms if (n := len(modules.modules_of(room))) > 18} == {}


def test_no_file_is_longer_than_250_lines() -> None:
    lengths = {named(path): path.read_text("utf-8").count("\n") for path in FILES}
    assert {name: length for name, length in lengths.items() if length > 250} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = {}
    for path in FILES:
        for function in functions(path):
            documented = (ast.get_docstring(function) or "").count("\n")
            lines = (function.end_lineno or 0) - function.lineno + 1 - documented
            if lines > 40:
                long[f"{named(path)}: {function.name}"] = lines
    assert long == {}


def test_imports_stand_at_the_head_of_a_file_but_for_the_stated_ones() -> None:
    late = {
        named(path)
        for path in FILES
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Call) and "import_module" in ast.unparse(node.func))
    }
    assert sorted(late - INSIDE.keys()) == []


def test_the_list_of_modules_is_current() -> None:
    """The fix: python scripts/modules.py."""
    assert modules.DOCUMENT.read_text("utf-8") == modules.document()
