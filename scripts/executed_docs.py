"""Run every `$ eventgraph …` block of README.md and docs/, and compare or rewrite its output.

From a block that begins with `eventgraph init` on, commands run in a folder that was empty: what a
newcomer types must work away from the repository. Blocks that read the article's text are left as
they are unless EVENTGRAPH_SOURCE_TEXT names it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from standing import CALM, Standing

ROOT: Final = Path(__file__).resolve().parent.parent
TEXT_VARIABLE: Final = "EVENTGRAPH_SOURCE_TEXT"
_SCREEN: Final = {"COLUMNS": "100", "LC_ALL": "C.UTF-8"}
_BLOCK: Final = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Step(NamedTuple):
    """One command of a block and the output that the document shows for it."""

    command: str
    shown: str


def documents() -> list[Path]:
    """List the documents that are executed."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def steps(block: str) -> list[Step]:
    r"""Split a block at its `$ ` lines; a command goes on after a backslash.

    >>> steps("$ eventgraph --version\neventgraph 1\n")
    [Step(command='eventgraph --version', shown='eventgraph 1\n')]
    """
    found: list[Step] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append(Step(line[2:].rstrip("\n"), ""))
        elif found and found[-1].command.endswith("\\"):
            found[-1] = Step(f"{found[-1].command}\n{line.rstrip()}", "")
        elif found:
            found[-1] = Step(found[-1].command, found[-1].shown + line)
    return found


def source_text() -> Path | None:
    """Find the text of the first article, which is no part of the repository."""
    name = os.environ.get(TEXT_VARIABLE)
    return Path(name) if name and Path(name).is_file() else None


@contextmanager
def workplace() -> Iterator[Path]:
    """Give a folder that looks like the repository's root, in which commands may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("graph", "queries", "docs"):
            (folder / part).symlink_to(ROOT / part)
        text = source_text()
        if text is not None:
            (folder / "article.txt").symlink_to(text.resolve())
        yield folder


def interpreter() -> Standing:
    """Start an interpreter with the screen that the documents show."""
    return Standing(**_SCREEN)


def answer(command: str, folder: Path, standing: Standing) -> str:
    """Run one command; give what it prints, stdout and stderr in one.

    A line for the shell goes to the shell, a bare `eventgraph …` to the standing interpreter.
    """
    lexer = shlex.shlex(command.replace("\\\n", ""), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words = list(lexer)
    if words[0] == "eventgraph" and not {"|", ">", "<", "&&", ";"} & set(words):
        return standing.run(*words[1:], folder=folder).output.replace(str(folder), ".")
    environment = {
        **os.environ,
        **_SCREEN,
        **CALM,
        "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}",
    }
    ran = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    return ran.stdout.decode("utf-8").replace("\r\n", "\n").replace(str(folder), ".")


def executed(text: str, folder: Path, standing: Standing) -> str:
    """Give a document with the output of each block as it is now."""
    place = folder

    def again(match: re.Match[str]) -> str:
        nonlocal place
        if match[1].startswith("$ eventgraph init "):
            place = folder / "elsewhere"
            place.mkdir()
        if "article.txt" in match[1] and not (folder / "article.txt").exists():
            return match[0]
        lines = [
            f"$ {step.command}\n{_ended(answer(step.command, place, standing))}"
            for step in steps(match[1])
        ]
        return f"```console\n{''.join(lines)}```"

    return _BLOCK.sub(again, text)


def _ended(output: str) -> str:
    return output if not output or output.endswith("\n") else f"{output}\n"


def main() -> None:
    """Rewrite the documents named, or all of them."""
    chosen = [Path(name).resolve() for name in sys.argv[1:]] or documents()
    with interpreter() as standing:
        for path in chosen:
            with workplace() as folder:
                text = executed(path.read_text("utf-8"), folder, standing)
            path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
