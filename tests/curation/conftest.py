"""What tests of sources share: a small dataset in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.commands.init import starter


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Write the small dataset that `init` starts with."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in starter("en").items():
        (folder / name).write_text(text, "utf-8")
    return folder
