"""Two processes do the work of one: the same is found, shown and raised."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

import eventgraph as eg
from eventgraph.errors import ShapesError
from eventgraph.steps import elsewhere, shown
from eventgraph.validation import checking
from eventgraph.validation.halving import can_halve, halved, in_processes
from faulty import faulty

OWN = os.getpid()


def test_each_piece_is_done_once_and_answers_come_in_order(tmp_path: Path) -> None:
    def piece(name: str) -> list[str]:
        (tmp_path / f"{name}-{os.getpid()}").touch()
        time.sleep(0.01)
        return [name, "ñ"]

    names = [f"piece {number}" for number in range(40)]
    answers = halved({name: lambda name=name: piece(name) for name in names})  # type: ignore[misc]
    assert answers == {name: [name, "ñ"] for name in names}
    assert list(answers) == names
    assert len(list(tmp_path.iterdir())) == len(names)


def test_what_fails_in_either_process_is_raised_here() -> None:
    def fail() -> None:
        raise ShapesError("it is broken")

    with pytest.raises(ShapesError, match="it is broken"):
        halved({"one": fail, "two": fail, "three": list})


def test_what_a_process_that_died_had_not_done_is_done_here() -> None:
    def die() -> int:
        time.sleep(0.3 if os.getpid() == OWN else 0)
        return 7 if os.getpid() == OWN else os._exit(3)

    assert halved({"one": die, "two": die, "three": die}) == {"one": 7, "two": 7, "three": 7}


def test_what_is_to_be_done_here_is_done_here_and_first() -> None:
    done = []

    def noted(name: str) -> str:
        done.append(name)
        return f"{name} {os.getpid() == OWN}"

    pieces = {"one": lambda: noted("one"), "two": lambda: noted("two")}
    answers = halved(pieces, here={"mine": lambda: noted("mine")})
    assert list(answers) == ["one", "two", "mine"]
    assert answers["mine"] == "mine True"
    assert done[0] == "mine"


def test_what_both_are_at_is_shown() -> None:
    def look() -> str:
        if os.getpid() != OWN:
            time.sleep(2)
            return ""
        end = time.monotonic() + 30
        while not elsewhere() and time.monotonic() < end:
            time.sleep(0.01)
        return shown()

    answers = halved({"one": look, "two": look})
    assert sorted(answers.values())[1] in {
        "checking one; checking two",
        "checking two; checking one",
    }
    assert elsewhere() == []


@pytest.mark.parametrize("on_disk", [False, True], ids=["in memory", "on disk"])
def test_two_processes_find_what_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, on_disk: bool
) -> None:
    path = tmp_path / "claims.nq"
    faulty(path, 300, seed=5)
    if on_disk:
        eg.build_store(tmp_path / "store", path)
    dataset = eg.load(tmp_path / "store" if on_disk else path)
    one = eg.validate(dataset, [path])
    asked = []

    def noted(*pieces: Any) -> dict[str, Any]:  # noqa: ANN401 - as the function that it stands for
        asked.append(pieces)
        return halved(*pieces)

    monkeypatch.setattr(checking, "_MUCH", 100)
    monkeypatch.setattr(checking, "halved", noted)
    with in_processes(2):
        two = eg.validate(dataset, [path])
        assert bool(asked) == can_halve()
    assert two == one
    assert two.carrying == one.carrying
    assert len(one.findings) > 500


def test_a_single_process_is_the_rule_and_a_small_dataset_has_no_other() -> None:
    assert not can_halve()
    work = checking.Checking(eg.load("graph"), (), {}, "en")
    with in_processes(2):
        assert not work.is_much()
