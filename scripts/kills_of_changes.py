"""Kill what changes a dataset at random moments: what is read then is the old or the new, whole.

`scripts/kills.py` runs this, too. After each kill a reader finishes what was begun; the change is
then made once more, where the old still stands, and must come to the new.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["CHANGES", "Killed", "kill_changes"]

ROOT: Final = Path(__file__).resolve().parent.parent
STARTER: Final = ROOT / "src/eventgraph/commands/starter"
_CLI: Final = (sys.executable, "-m", "eventgraph")
_FORM: Final = (sys.executable, str(ROOT / "scripts/fuzzing/desk.py"), "--keep")
_SOURCE: Final = "source:gazette-2024-03-01"
#: What changes the dataset in the folder `mine`, or the store `out`.
CHANGES: Final = {
    "sheet import": (*_CLI, "sheet", "import", "sheet.csv", "--graph", "mine"),
    "import": (*_CLI, "import", "annotations", "marks.json", "--source", _SOURCE,
               "--text", f"{_SOURCE}=text.txt", "--graph", "mine"),
    "source add": (*_CLI, "source", "add", "text.txt", "--id", _SOURCE, "--graph", "mine"),
    "store build": (*_CLI, "store", "build", "out", "mine"),
    "save": (*_FORM, "--graph", "mine"),
}  # fmt: skip
_TEXT: Final = "The mayor said traffic has flowed since 28 February over the old bridge.\n"
_MARK: Final = {
    "type": "Annotation",
    "body": [{"type": "TextualBody", "value": "Who counts?"}],
    "target": {"selector": [{"type": "TextQuoteSelector", "exact": "traffic has flowed"}]},
}
_SAVED: Final = {
    "source": "https://w3id.org/eventgraph/id/source/gazette-2024-03-01",
    "quote": "over the old bridge",
    "language": "en",
    "draft": True,
}


class Killed(NamedTuple):
    """One kill: of which change, what stood afterwards, and what was wrong, if anything."""

    change: str
    stood: str
    fault: str = ""


def kill_changes(
    kills: int, seed: int, folder: Path, changes: Sequence[str] = tuple(CHANGES)
) -> Iterator[Killed]:
    """Kill a change after the other in a folder of its own, and tell how each kill went.

    Of two kills one comes at any moment, the other while something is written.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    begin = folder / "begin"
    _lay_out(begin)
    new: dict[str, tuple[str, float]] = {}
    for change in changes:
        place = _copied(begin, folder / "whole")
        started = time.monotonic()
        if _run(change, place).wait():
            raise RuntimeError(f"{change} ends with a fault when nobody kills it")
        new[change] = standing(change, place), time.monotonic() - started
    for number in range(kills):
        change = changes[number % len(changes)]
        place = _copied(begin, folder / "killed")
        old = standing(change, place)
        process = _run(change, place)
        if number // len(changes) % 2:
            time.sleep(chance.uniform(0.1, 0.9) * new[change][1])
        else:
            while process.poll() is None and not _unfinished(place):
                time.sleep(0)  # a file is unfinished for a millisecond
            time.sleep(chance.choice((0, chance.uniform(0, 0.005))))
        process.kill()
        process.wait()
        yield _judged(change, old, new[change][0], place)


def standing(change: str, place: Path) -> str:
    """Let a reader read what stands, and give a sum of it: of files, or of what a store holds."""
    if change == "store build":
        asked = [*_CLI, "export", "nquads", "--graph", "out"]
        answer = subprocess.run(asked, cwd=place, env=_env(), capture_output=True, check=False)
        return sha256(answer.stdout).hexdigest() if answer.returncode == 0 else "unreadable"
    asked = [*_CLI, "validate", "--graph", "mine", "-o", os.devnull]
    subprocess.run(asked, cwd=place, env=_env(), capture_output=True, check=False)
    every = (path for path in (place / "mine").rglob("*") if path.is_file())
    files = sorted(path for path in every if not _is_unfinished(path.name))
    sums = [f"{path.relative_to(place)} {sha256(path.read_bytes()).hexdigest()}" for path in files]
    return sha256("\n".join(sums).encode()).hexdigest()


def _judged(change: str, old: str, new: str, place: Path) -> Killed:
    """Look at what a kill left, and say what is wrong."""
    found = standing(change, place)
    stood = {old: "old", new: "new"}.get(found, "neither")
    faults = {"what stands is neither old nor new": stood == "neither"}
    if stood == "old":
        again = _run(change, place)
        _, said = again.communicate()
        faults[f"the next run fails: {said.decode()}"] = again.returncode != 0
        faults["the next run comes to something else"] = standing(change, place) != new
    left = _unfinished(place)
    faults[f"something unfinished is left: {left}"] = bool(left)
    return Killed(change, stood, "; ".join(fault for fault, is_so in faults.items() if is_so))


def _unfinished(place: Path) -> list[str]:
    """List what begins with a dot and is no list of what git leaves out: it is being written."""
    folders = [one for one in (place, place / "mine", place / "mine/texts") if one.is_dir()]
    names = [name for folder in folders for name in os.listdir(folder)]  # noqa: PTH208
    return [name for name in names if _is_unfinished(name)]


def _is_unfinished(name: str) -> bool:
    return name.startswith(".") and name != ".gitignore"


def _lay_out(begin: Path) -> None:
    """Write the dataset, and what changes it; a store of other data stands already."""
    shutil.copytree(STARTER, begin / "mine")
    (begin / "text.txt").write_text(_TEXT, "utf-8")
    (begin / "marks.json").write_text(json.dumps(_MARK), "utf-8")
    (begin / "stdin").write_text(json.dumps([["save", {"entry": _SAVED}]]), "utf-8")
    (begin / "other.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n", "utf-8")
    for words in (
        ("sheet", "export", "sheet.csv", "--graph", "mine"),
        ("store", "build", "out", "other.ttl"),
    ):
        subprocess.run([*_CLI, *words], cwd=begin, env=_env(), check=True, capture_output=True)
    path = begin / "sheet.csv"
    path.write_text(path.read_text("utf-8").replace("stated", "alleged"), "utf-8")


def _copied(begin: Path, place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(begin, place))


def _run(change: str, place: Path) -> subprocess.Popen[bytes]:
    with (place / "stdin").open("rb") as stdin:
        return subprocess.Popen(
            CHANGES[change],
            cwd=place,
            env=_env(),
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}
