"""Documentation is executed: what it shows is what the program prints."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_spec = importlib.util.spec_from_file_location(
    "executed_docs", ROOT / "scripts" / "executed_docs.py"
)
assert _spec is not None
assert _spec.loader is not None
executed_docs = importlib.util.module_from_spec(_spec)
sys.modules["executed_docs"] = executed_docs
_spec.loader.exec_module(executed_docs)


@pytest.mark.parametrize("path", executed_docs.documents(), ids=lambda path: path.name)
def test_every_command_of_a_document_prints_what_it_shows(path: Path) -> None:
    """The fix, when the program is right: python scripts/executed_docs.py."""
    text = path.read_text("utf-8")
    if "article.txt" in text and executed_docs.source_text() is None:
        pytest.skip(f"{path.name} needs the article's text; name it in EVENTGRAPH_SOURCE_TEXT")
    with executed_docs.workplace() as folder:
        assert executed_docs.executed(text, folder) == text
