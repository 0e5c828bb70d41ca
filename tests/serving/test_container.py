"""The Containerfile: every command of it exists, it names no host, and what it serves is served."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import click

from eventgraph.cli import group

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "Containerfile").read_text("utf-8")


def instructions() -> list[tuple[str, str]]:
    """Read the instructions, each with what follows it on its lines."""
    lines = "\n".join(line for line in TEXT.splitlines() if not line.startswith("#"))
    joined = lines.replace("\\\n", " ").splitlines()
    return [(line.partition(" ")[0], line.partition(" ")[2].strip()) for line in joined if line]


def told(name: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == name]


def commands() -> list[list[str]]:
    """List the commands: of each RUN, and of the one that runs at last."""
    ran = [part for rest in told("RUN") for part in rest.split("&&")]
    at_last = json.loads(told("ENTRYPOINT")[0]) + json.loads(told("CMD")[0])
    return [*map(shlex.split, ran), at_last]


def test_each_target_of_make_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    made = [words[1:] for words in commands() if words[0] == "make"]
    assert made == [["build"]]
    assert {target for words in made for target in words} <= targets


def test_each_verb_and_option_is_there() -> None:
    ran = [words[1:] for words in commands() if words[0].endswith("/eventgraph")]
    assert [words[0] for words in ran] == ["store", "serve"]
    for words in ran:
        context = click.Context(group)
        command = group.get_command(context, words[0])
        left = words[1:]
        if isinstance(command, click.Group):
            command = command.get_command(context, left[0])
            left = left[1:]
        assert command is not None
        command.make_context(words[0], left)  # raises for what it does not know


def test_it_runs_as_nobody_and_names_no_host() -> None:
    (user,) = told("USER")
    assert int(user.partition(":")[0]) > 0
    order = [name for name, _ in instructions()]
    assert order.index("USER") > max(n for n, name in enumerate(order) if name in {"RUN", "COPY"})
    (base,) = told("FROM")
    assert re.fullmatch(r"debian:[a-z]+-slim", base)
    assert "://" not in TEXT
    assert re.findall(r"\b[a-z0-9-]+\.(?:com|org|io|net|dev)\b", TEXT) == []


def test_what_is_made_here_stays_out_of_it() -> None:
    ignored = (ROOT / ".containerignore").read_text("utf-8").split()
    assert {".git", ".venv", "build", "node_modules"} <= set(ignored)
