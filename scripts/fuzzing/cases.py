"""One input of a fuzz run: files, a command line, standard input; made anew from its name."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

__all__ = ["Case", "Maker", "write"]

#: The name of the file that holds standard input where a case is written.
STDIN = "stdin"


@dataclass(frozen=True)
class Case:
    """What one run of the command line is given; file names are relative and plain.

    `program` is what repeats it, where that is not `eventgraph`.
    """

    arguments: tuple[str, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    stdin: bytes = b""
    program: tuple[str, ...] = ()

    def lay_out(self, folder: Path) -> None:
        """Write the files into a folder."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


Maker = Callable[[Random], Case]


def write(case: Case, folder: Path, remark: str) -> None:
    """Write a case with a script that repeats it, and a remark at the head of the script."""
    folder.mkdir(parents=True, exist_ok=True)
    case.lay_out(folder)
    (folder / STDIN).write_bytes(case.stdin)
    comment = "".join(f"# {line}\n" for line in remark.splitlines())
    words = (*case.program, *case.arguments[1:]) if case.program else case.arguments
    command = shlex.join(words if case.program else ("eventgraph", *words))
    script = f'#!/bin/sh\n{comment}cd "$(dirname "$0")" && {command} < {STDIN}\n'
    path = folder / "repeat"
    path.write_bytes(os.fsencode(script.replace("\0", "")))
    path.chmod(0o755)
