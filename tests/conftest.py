"""What tests share: the curated dataset, and the source's text where the machine has it."""

import os
from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg

ROOT = Path(__file__).parent.parent
SOURCE_TEXT = "EVENTGRAPH_SOURCE_TEXT"


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Load the curated dataset, once; no test changes it."""
    return eg.load(ROOT / "graph")


@pytest.fixture(scope="session")
def source_text() -> str:
    """Read the article's text, which is not part of the repository; skip where it is missing."""
    path = Path(os.environ.get(SOURCE_TEXT, ROOT / "../shared/source/iac-2025-07-22.txt"))
    if not path.is_file():
        pytest.skip(f"the source's text is not at hand: set {SOURCE_TEXT} to a file that holds it")
    return path.read_text("utf-8")
