"""Documentation is executed: what it shows is what the program prints."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import executed_docs
from standing import Standing


@pytest.fixture(scope="module")
def standing() -> Iterator[Standing]:
    with executed_docs.interpreter() as found:
        yield found


@pytest.mark.parametrize("path", executed_docs.documents(), ids=lambda path: path.name)
def test_every_command_of_a_document_prints_what_it_shows(path: Path, standing: Standing) -> None:
    """The fix, when the program is right: python scripts/executed_docs.py."""
    text = path.read_text("utf-8")
    if "article.txt" in text and executed_docs.source_text() is None:
        pytest.skip(f"{path.name} needs the article's text; name it in EVENTGRAPH_SOURCE_TEXT")
    with executed_docs.workplace() as folder:
        assert executed_docs.executed(text, folder, standing) == text


def test_the_python_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    text = (executed_docs.ROOT / "README.md").read_text("utf-8")
    examples = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert len(examples) == 1
    with executed_docs.workplace() as folder, contextlib.chdir(folder):
        exec(compile(examples[0], "README.md", "exec"), {})  # noqa: S102 - the example itself
        assert (folder / "graph.html").read_text("utf-8").startswith("<!doctype html>")
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "True"
    assert printed[1].startswith("| intermediary | speaker |")
    assert printed[-1].startswith("MultiDiGraph")


@pytest.mark.parametrize("name", ["evidence.md", "network.md", "page.md"])
def test_the_python_examples_of_the_documents_run(name: str) -> None:
    text = (executed_docs.ROOT / "docs" / name).read_text("utf-8")
    examples = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert examples
    if "article.txt" in text and executed_docs.source_text() is None:
        pytest.skip(f"{name} needs the article's text; name it in EVENTGRAPH_SOURCE_TEXT")
    with executed_docs.workplace() as folder, contextlib.chdir(folder):
        for example in examples:
            assert not re.search(r"(from|import) eventgraph\.", example), "public names alone"
            exec(compile(example, name, "exec"), {})  # noqa: S102 - the example itself


def test_a_chain_is_told_within_the_width_of_the_screen(standing: Standing) -> None:
    with executed_docs.workplace() as folder:
        command = 'COLUMNS=60 eventgraph path "Marco Rubio" "Catholic Church" --max 2'
        told = executed_docs.answer(command, folder, standing)
    assert max(map(len, told.splitlines())) <= 60
    assert "\n\nMarco Rubio → Catholic Church, 4 steps\n\n1. Marco Rubio — made —" in told
