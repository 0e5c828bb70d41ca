"""What was measured, kept in `measured.json` from one run to the next."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final, NamedTuple

from tasks import ENGINES, TASKS

__all__ = ["Cell", "Size", "keep", "kept"]

KEPT: Final = Path(__file__).with_name("measured.json")


class Cell(NamedTuple):
    """What one engine took for one task: seconds, seconds of the processor, MB at the most."""

    wall: float
    cpu: float
    memory: float
    ended: bool = False


class Size(NamedTuple):
    """What was measured of one size: its quads, the day, and a cell for each task and engine."""

    quads: int
    day: str
    cells: dict[tuple[str, str], Cell | None]


def kept() -> dict[int, Size]:
    """Read what was measured before."""
    if not KEPT.exists():
        return {}
    sizes = {}
    for size, told in json.loads(KEPT.read_text("utf-8")).items():
        cells = {
            (task, engine): Cell(*cell) if cell else None
            for task, row in told["cells"].items()
            for engine, cell in row.items()
        }
        sizes[int(size)] = Size(told["quads"], told["day"], cells)
    return sizes


def _in_one_line(found: re.Match[str]) -> str:
    return f"[{' '.join(found[1].split())}]"


def keep(sizes: dict[int, Size]) -> None:
    """Write what was measured."""
    told = {
        str(size): {
            "quads": one.quads,
            "day": one.day,
            "cells": {
                task: {engine: one.cells.get((task, engine)) for engine in ENGINES}
                for task in TASKS
            },
        }
        for size, one in sorted(sizes.items())
    }
    text = re.sub(r"\[\s+([^]]*?)\s+\]", _in_one_line, json.dumps(told, indent=1))
    KEPT.write_text(text + "\n", "utf-8")
