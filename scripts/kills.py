"""Kill what writes at random moments: what stands is the old or the new, whole.

`build`, `export` and `page`, then what changes a dataset: see `kills_of_changes.py`.

    python scripts/kills.py [KILLS] [SEED]

Half of the kills come at any moment of a run, half while it writes. After each the next run must
end well and leave nothing behind but its answer and what is the user's own.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from kills_of_changes import kill_changes

ROOT: Final = Path(__file__).resolve().parent.parent
STARTER: Final = ROOT / "src/eventgraph/commands/starter"
#: Each verb with what it is told to write.
VERBS: Final = {
    "build": ("build", "-o", "site"),
    "export": ("export", "jsonld", "-o", "data.jsonld"),
    "page": ("page", "-o", "page.html"),
}
#: A file of the user's own, in the folder that is replaced again and again.
OWN: Final = Path("site/notes/mine.txt")
_TIMES: Final = 60

Sums = dict[str, str]


class Kill(NamedTuple):
    """One kill: of which verb, what stood afterwards, and what was wrong, if anything."""

    verb: str
    stood: str
    fault: str = ""


def kill_runs(kills: int, seed: int, folder: Path) -> Iterator[Kill]:
    """Kill a verb after the other in an empty folder, and tell how each kill went."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    for name, old in (("one", "Riverton"), ("two", "Lakeside")):
        shutil.copytree(STARTER, folder / name)
        things = folder / name / "things.ttl"
        things.write_text(things.read_text("utf-8").replace("Riverton", old), "utf-8")
    whole: dict[tuple[str, str], tuple[Sums, float]] = {}
    for verb in VERBS:
        for name in ("two", "one"):
            started = time.monotonic()
            run(verb, name, folder).wait()
            whole[verb, name] = standing(folder), time.monotonic() - started
    (folder / OWN).parent.mkdir()
    (folder / OWN).write_text("mine")
    stands = dict.fromkeys(VERBS, "one")
    for number in range(kills):
        verb = list(VERBS)[number % len(VERBS)]
        new = "two" if stands[verb] == "one" else "one"
        expected = {name: parts(verb, whole[verb, name][0]) for name in ("one", "two")}
        process = run(verb, new, folder)
        wait(process, chance, whole[verb, new][1], folder if number % 2 else None)
        process.kill()
        process.wait()
        yield judged(verb, (stands[verb], new), expected, folder)
        stands[verb] = new


def run(verb: str, dataset: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start a verb on one of the two datasets."""
    return subprocess.Popen(
        [sys.executable, "-m", "eventgraph", *VERBS[verb], "--graph", dataset],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def wait(
    process: subprocess.Popen[bytes], chance: random.Random, took: float, folder: Path | None
) -> None:
    """Wait for a moment of a run; with its folder, for one after it has begun to write."""
    if folder is None:
        time.sleep(chance.uniform(0, took))
        return
    while process.poll() is None and not unfinished(folder):
        time.sleep(0)  # a file is unfinished for a millisecond
    time.sleep(chance.choice((0, chance.uniform(0, 0.01), chance.uniform(0, took / 2))))


def judged(verb: str, names: tuple[str, str], expected: dict[str, Sums], folder: Path) -> Kill:
    """Look at what a kill left, let the next run sweep up, and say what is wrong."""
    left = bool(unfinished(folder))
    found = parts(verb, standing(folder))
    stood = next((name for name in names if expected[name] == found), "neither")
    again = run(verb, names[1], folder)
    _, said = again.communicate()
    faults = {
        "what stands is neither old nor new": stood == "neither",
        f"the next run fails: {said.decode()}": again.returncode != 0,
        "the next run writes something else": parts(verb, standing(folder)) != expected[names[1]],
        "something unfinished is left": bool(unfinished(folder)),
        "a file of the user's own is gone": (folder / OWN).read_text() != "mine",
    }
    when = "old" if stood == names[0] else "new" if stood == names[1] else stood
    what = f"{when}, {'something unfinished beside it' if left else 'nothing beside it'}"
    return Kill(verb, what, "; ".join(fault for fault, is_so in faults.items() if is_so))


def unfinished(folder: Path) -> list[Path]:
    """List what begins with a dot at the top: what is being written, or was when it was killed."""
    return [folder / name for name in os.listdir(folder) if name.startswith(".")]  # noqa: PTH208


def standing(folder: Path) -> Sums:
    """Give the sums of what the verbs have written."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / OWN
        if path.relative_to(folder).parts[0] not in {"one", "two"}
        if not path.relative_to(folder).parts[0].startswith(".")
    }


def parts(verb: str, sums: Sums) -> Sums:
    """Choose what one verb writes."""
    target = VERBS[verb][-1]
    beside = "context.jsonld"
    return {
        name: its
        for name, its in sums.items()
        if name.partition("/")[0] == target or (name == beside and verb == "export")
    }


def main() -> int:
    """Kill, count, and tell what went wrong."""
    kills, seed = [*map(int, sys.argv[1:]), *(_TIMES, 1)[len(sys.argv) - 1 :]]
    counted: Counter[tuple[str, str]] = Counter()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for number, kill in enumerate(kill_runs(kills, seed, Path(folder)), 1):
            counted[kill.verb, kill.stood] += 1
            if kill.fault:
                faults.append(f"kill {number}, {kill.verb}: {kill.fault}")
    with tempfile.TemporaryDirectory() as folder:
        for number, one in enumerate(kill_changes(kills, seed, Path(folder)), 1):
            counted[one.change, one.stood] += 1
            if one.fault:
                faults.append(f"kill {number}, {one.change}: {one.fault}")
    print(f"{2 * kills} kills, seed {seed}, {len(faults)} faults")
    for (verb, stood), times in sorted(counted.items()):
        print(f"{times:4} {verb}: {stood}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
