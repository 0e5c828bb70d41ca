"""`eventgraph init` starts a dataset that conforms, and never writes over anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.cli import group


def test_the_new_dataset_conforms_and_shows_a_conflict(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    ran = CliRunner().invoke(group, ["init", str(folder)])
    assert ran.exit_code == 0
    assert ran.output.splitlines()[-1] == f"next: eventgraph validate --graph {folder}"
    dataset = eg.load(folder)
    assert eg.validate(dataset, sorted(folder.iterdir())).conforms("info")
    assert eg.conflicts(dataset).column("class") == ["contradicts"]


@pytest.mark.parametrize("name", ["notes.txt", ".hidden"])
def test_a_folder_with_files_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    ran = CliRunner().invoke(group, ["init", str(tmp_path)])
    assert ran.exit_code == 2
    assert "holds files already; name a new or empty folder" in ran.output
    assert [path.name for path in tmp_path.iterdir()] == [name]
