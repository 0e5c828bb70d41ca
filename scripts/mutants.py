"""Change the modules that judge, one place at a time, and see whether their tests notice.

Prints for each module how many mutants its tests killed, and the names of those that survived;
`python -m mutmut show NAME` shows one. What may survive, and why: docs/mutants.md.
"""

import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
MODULES: Final = {
    "eventgraph.claims.extents.intervals": "*",
    "eventgraph.claims.scopes": "*",
    "eventgraph.claims.extents.values": "*",
    "eventgraph.evidence.circumstances": "*",
    "eventgraph.evidence.independence": "*",
    "eventgraph.evidence.descent.origins": "*",
    "eventgraph.evidence.descent.roots": "*",
    "eventgraph.evidence.namings": "*",
    "eventgraph.evidence.parts": "*",
    "eventgraph.evidence.rules": "*",
    "eventgraph.evidence.sides": "*",
}
FLOOR: Final = 85
MINUTES: Final = 30


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run mutmut at the root of the repository."""
    command = [sys.executable, "-m", "mutmut", *words]
    return subprocess.run(
        command, cwd=ROOT, text=True, capture_output=True, check=False, timeout=MINUTES * 60
    )


def results() -> dict[str, Counter[str]]:
    """Count what became of the mutants of each module, and print the survivors' names."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in run("results", "--all", "true").stdout.splitlines():
        name, _, fate = line.strip().partition(": ")
        module = name.rpartition(".")[0]
        if module in MODULES and fate != "not checked":
            found[module][fate] += 1
            if fate in {"survived", "no tests"}:
                print(name, fate)
    return found


def main() -> int:
    """Run all mutants of the modules; status 1 when too few of one module's are killed."""
    present = [name for name in MODULES if (ROOT / f"src/{name.replace('.', '/')}.py").exists()]
    wanted = [f"{name}.{part}" for name in present for part in MODULES[name].split()]
    ran = run("run", *wanted)
    if ran.returncode:
        print(ran.stdout[-2000:], ran.stderr[-2000:], sep="\n")
        return ran.returncode
    few = 0
    for module, fates in sorted(results().items()):
        total = sum(fates.values())
        killed = total - fates["survived"] - fates["no tests"]
        share = 100 * killed // total
        few += share < FLOOR
        print(f"{module}: {killed} of {total} killed, {share} %")
    return int(few > 0)


if __name__ == "__main__":
    sys.exit(main())
