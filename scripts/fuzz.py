"""Try what nobody would type: inputs of every kind, each in a folder of its own, until time is up.

An input that ends in a traceback, an abort, an odd status, a refusal without its one line, or runs
over ten seconds is written to `build/fuzz/KIND-SEED-NUMBER/`, with a script `repeat` that runs it.
The same seed makes the same inputs. Ends with status 1 when there is any.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random, SystemRandom
from typing import IO, Final

from fuzzing.cases import write
from fuzzing.kinds import KINDS, made

ROOT: Final = Path(__file__).resolve().parent.parent
WORKER: Final = ROOT / "scripts/fuzzing/worker.py"
#: How many inputs with the same fault are kept.
KEPT: Final = 2
#: How many inputs an interpreter tries before another takes its place.
STINT: Final = 3000
#: Seconds between two words about progress.
PAUSE: Final = 60
HANGS: Final = {signal.SIGPROF, signal.SIGALRM}


@dataclass
class Run:
    """What a run tries, and what it has found so far."""

    seed: str
    kinds: list[str]
    seconds: float
    gigabytes: float
    target: str
    folder: Path
    until: float
    inputs: int
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0, "")
    lock: threading.Lock = field(default_factory=threading.Lock)

    def names(self) -> Iterator[tuple[str, int]]:
        """Name inputs, kinds mixed by their weights, until time or number is used up."""
        random = Random(self.seed)  # noqa: S311 - chance that can be repeated
        weights = [KINDS[kind][0] for kind in self.kinds]
        numbers: Counter[str] = Counter()
        while numbers.total() < self.inputs and time.monotonic() < self.until:
            kind = random.choices(self.kinds, weights)[0]
            numbers[kind] += 1
            yield kind, numbers[kind]

    def note(self, kind: str, number: int, outcome: str, fault: str, seconds: float) -> None:
        """Count an input; keep it where it shows a fault that is new."""
        with self.lock:
            self.counts[kind, outcome] += 1
            self.slowest = max(self.slowest, (seconds, f"{kind} {number}"))
            if not fault:
                return
            known = re.sub(r"\d+|'.*'", "…", f"{kind if outcome != 'crash' else ''} {fault[:70]}")
            self.faults[known] += 1
            if self.faults[known] > KEPT:
                return
        name = re.sub(r"[^\w-]", "_", f"{kind}-{self.seed}-{number}")
        remark = f"{kind}, seed {self.seed}, number {number}\n{fault}"
        write(made(self.seed, kind, number), self.folder / name, remark)
        print(f"{self.folder / name}/repeat: {fault.splitlines()[0]}", flush=True)


def started(run: Run, errors: IO[bytes]) -> subprocess.Popen[str]:
    """Start an interpreter that tries inputs."""
    command = [sys.executable, str(WORKER), run.seed, str(run.seconds), str(run.gigabytes)]
    return subprocess.Popen(
        [*command, run.target],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path]),
            # Lines about progress say how busy the machine is.
            "EVENTGRAPH_PROGRESS_SECONDS": "3600",
        },
    )


def outcome_of(answer: dict[str, object]) -> str:
    """Name how an input ended: by its status, or by its fault."""
    if fault := str(answer["fault"]):
        return "crash" if fault.startswith("crash") else "unclear"
    return {0: "answered", 1: "no"}.get(int(str(answer["status"])), "refused")


def stint(run: Run, names: Iterator[tuple[str, int]]) -> bool:
    """Let one interpreter try inputs until it dies or has tried enough; say if any are left."""
    with tempfile.TemporaryFile() as errors:
        process = started(run, errors)
        for _ in range(STINT):
            with run.lock:
                named = next(names, None)
            if named is None:
                process.communicate()
                return False
            line = answer_to(process, named)
            if not line:
                died(run, named, process.wait(), errors)
                return True
            answer = json.loads(line)
            run.note(*named, outcome_of(answer), answer["fault"], answer["seconds"])
        process.communicate()
    return True


def answer_to(process: subprocess.Popen[str], named: tuple[str, int]) -> str:
    """Hand an input to an interpreter; its answer is empty where it dies of it."""
    if process.stdin is None or process.stdout is None:
        return ""
    with suppress(BrokenPipeError):
        process.stdin.write("{} {}\n".format(*named))
        process.stdin.flush()
    return process.stdout.readline()


def died(run: Run, named: tuple[str, int], status: int, errors: IO[bytes]) -> None:
    """Note the input that an interpreter died of."""
    errors.seek(0)
    said = errors.read().decode("utf-8", "replace").strip()[-1500:]
    hang = -status in HANGS
    ours = re.findall(r'eventgraph/(\S+\.py)", line \d+ in (\w+)', said)
    where = " in {}:{}".format(*ours[0]) if ours else ""
    fault = f"over {run.seconds:g} s{where}" if hang else f"ended with status {status}{where}"
    run.note(*named, "hang" if hang else "abort", f"{fault}\n{said}", run.seconds)


def work(run: Run, names: Iterator[tuple[str, int]]) -> None:
    """Keep an interpreter at work."""
    while stint(run, names):
        pass


OUTCOMES: Final = ("answered", "no", "refused", "unclear", "crash", "abort", "hang")


def told(run: Run) -> str:
    """Set out what each kind came to."""
    lines = [" ".join([f"{'kind':14}", *(f"{name:>9}" for name in ("inputs", *OUTCOMES))])]
    for kind in [*run.kinds, "all"]:
        found = [
            sum(n for (k, o), n in run.counts.items() if kind in {k, "all"} and o == outcome)
            for outcome in OUTCOMES
        ]
        lines.append(" ".join([f"{kind:14}", *(f"{n:>9,}" for n in (sum(found), *found))]))
    lines += [f"{count:>7,} times {fault}" for fault, count in run.faults.most_common()]
    lines.append(f"the slowest took {run.slowest[0]:.1f} s: {run.slowest[1]}")
    return "\n".join(lines)


def asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", default="")
    parser.add_argument("--inputs", type=int, default=10**9, help="at most as many")
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="only these")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=10, help="what one input may take")
    parser.add_argument("--gigabytes", type=float, default=4, help="memory of one interpreter")
    parser.add_argument("--output", type=Path, default=ROOT / "build/fuzz")
    parser.add_argument("--target", default="eventgraph.cli:group", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and tell what was found."""
    given = asked(arguments)
    seed = given.seed or str(SystemRandom().randrange(10**6))
    print(f"seed {seed}: repeat this run with SEED={seed}", flush=True)
    run = Run(
        seed,
        given.kind or list(KINDS),
        given.seconds,
        given.gigabytes,
        given.target,
        given.output,
        time.monotonic() + 60 * given.minutes,
        given.inputs,
    )
    names = run.names()
    threads = [threading.Thread(target=work, args=(run, names)) for _ in range(given.workers)]
    for thread in threads:
        thread.start()
    try:
        while any(thread.is_alive() for thread in threads):
            next(filter(threading.Thread.is_alive, threads), threads[0]).join(PAUSE)
            print(f"{run.counts.total():,} inputs, {run.faults.total()} faults", flush=True)
    except KeyboardInterrupt:
        run.until = 0
    for thread in threads:
        thread.join()
    print(told(run))
    return int(run.faults.total() > 0)


if __name__ == "__main__":
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    sys.exit(main())
