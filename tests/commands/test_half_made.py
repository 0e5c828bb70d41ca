"""What was half made when a verb ended goes without a word of Python's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("end", ["KeyboardInterrupt", "MemoryError"])
@pytest.mark.external
def test_what_was_half_made_when_a_verb_ended_goes_without_a_word(end: str) -> None:
    code = f"""
import sys
import eventgraph.commands.stats as verb
from eventgraph.cli import group

class HalfMade:
    def __init__(self):
        raise {end}
    def __del__(self):
        self.never_set

def open_dataset(*_, **__):
    HalfMade()

verb.open_dataset = open_dataset
group(["stats"])
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert ran.returncode == (130 if end == "KeyboardInterrupt" else 2)
    assert ran.stderr.startswith("eventgraph: ")
    assert ran.stderr.count("\n") == 1
