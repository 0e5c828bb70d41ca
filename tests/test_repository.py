"""The repository's own rules: what no file may say, and how long one may be."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import lock

ROOT = Path(__file__).parent.parent
LOCKS = sorted(path.name for path in (ROOT / "locks").iterdir())
MADE = {".git", ".hypothesis", ".venv", "__pycache__", "build", "dist", "mutants", "node_modules"}
CODE = {".css", ".html", ".js", ".py", ".rq", ""}
LINES = 250
FUNCTION_LINES = 40

# The character in brackets keeps a pattern from finding itself.
FORBIDDEN = {
    "a registry's host": r"[p]ypi\.org|[p]ythonhosted|[r]egistry\.npmjs|[d]eb\.debian",
    "a CDN": r"\b[c]dn\.|[u]npkg\.com|[j]sdelivr|[c]dnjs",
    "a machine's path": r"/[w]ork/|/[r]oot/|/[h]ome/\w|/[U]sers/\w|file:///[a-z]",
    "an unfinished mark": r"\b(TO[D]O|FIX[M]E|XX[X])\b",
    # That name is another's on PyPI, and ours is not there yet: CONTRIBUTING.md, "The name".
    "advice to install a stranger's package": (
        r"\b([p]ipx?|[u]vx?)\b.*\b(install|add|run)\b.*[\s'\"]eventgraph(-claims)?(?![\w/-]|\.\w)"
        r"|\b[e]ventgraph\["
    ),
}


def files() -> Iterator[Path]:
    """Yield the repository's files, without what builds and tests make."""
    for folder in sorted(ROOT.iterdir()):
        if folder.name in MADE:
            continue
        below = folder.rglob("*") if folder.is_dir() else (folder,)
        yield from (p for p in sorted(below) if p.is_file() and not MADE & set(p.parts))


def text_files() -> Iterator[tuple[str, str]]:
    """Yield the relative name and the text of each file that is text."""
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8")


def code_files() -> Iterator[tuple[str, str]]:
    """Yield the files that people write and read as code."""
    folders = ("bench/", "queries/", "scripts/", "src/", "tests/")
    for name, text in text_files():
        if name.startswith(folders) and Path(name).suffix in CODE:
            yield name, text


def code_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines without those of its docstring."""
    docstring = ast.get_docstring(function, clean=False) or ""
    return (function.end_lineno or 0) - function.lineno + 1 - docstring.count("\n")


def test_no_file_names_a_host_a_machine_or_unfinished_work() -> None:
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {what}: {match[0]}"
        for name, text in text_files()
        for what, pattern in FORBIDDEN.items()
        for match in re.finditer(pattern, text)
    ]
    assert found == []


def test_no_file_of_code_is_longer_than_a_sitting() -> None:
    long = [
        f"{name}: {text.count(chr(10))} lines"
        for name, text in code_files()
        if text.count("\n") > LINES
    ]
    assert long == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name}:{node.lineno}: {node.name} has {code_length(node)} lines"
        for name, text in code_files()
        if name.endswith(".py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and code_length(node) > FUNCTION_LINES
    ]
    assert long == []


def pins(name: str) -> list[str]:
    """List the pins of a file of the lock, one a line."""
    text = (ROOT / "locks" / name).read_text("utf-8").replace("\\\n", "")
    return [line for line in text.splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_sum_and_no_place(name: str) -> None:
    pin = re.compile(r"[a-z0-9.-]+==[\w.]+( ;[^#]+?)? +(--hash=sha256:[0-9a-f]{64} *)+")
    assert [line[:60] for line in pins(name) if not pin.fullmatch(line)] == []
    assert "://" not in (ROOT / "locks" / name).read_text("utf-8")


def test_the_files_of_the_lock_agree_and_repeat_nothing_of_the_first() -> None:
    """The fix: make lock."""
    found: dict[str, set[frozenset[str]]] = {}
    for name in LOCKS:
        versions: dict[str, set[str]] = {}
        for line in pins(name):
            package, _, version = line.partition(" ")[0].partition("==")
            versions.setdefault(package, set()).add(version)
        for package, held in versions.items():
            found.setdefault(package, set()).add(frozenset(held))
        if name != "build.txt":
            assert set(pins(name)) & set(pins("build.txt")) == set()
    assert {package: held for package, held in found.items() if len(held) > 1} == {}


def test_every_file_of_the_lock_is_a_section_that_is_resolved() -> None:
    assert [name.removesuffix(".txt") for name in LOCKS] == sorted(lock.SECTIONS)


def test_every_dependency_is_pinned_to_a_version_that_it_allows() -> None:
    """The fix: make lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras, groups = project["project"]["optional-dependencies"], project["dependency-groups"]
    wanted = {"build.txt": [*project["project"]["dependencies"], *groups["tools"]]}
    wanted |= {f"{name}.txt": groups[name] for name in ("docs", "lock", "mutants")}
    wanted |= {f"{name}.txt": extras[name] for name in ("ftm", "test")}
    lost = []
    for name, requirements in wanted.items():
        heads = [line.partition(" ")[0].partition("==") for line in pins(name) + pins("build.txt")]
        for requirement in map(Requirement, requirements):
            versions = [version for package, _, version in heads if package == requirement.name]
            allowed = [version for version in versions if version in requirement.specifier]
            if not allowed and requirement.name != "eventgraph-claims":
                lost.append(f"{name}: {requirement}")
    assert lost == []
