"""Write locks/*.txt: the version and the sha256 sums of everything that gets installed.

Pins stay as they are while pyproject.toml allows them. Arguments name the packages to move to
their newest version; `1` moves all.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
LOCKS: Final = ROOT / "locks"
#: Each section of the lock: what it is for, and the parts of pyproject.toml it resolves.
SECTIONS: Final = {
    "build": (
        "what eventgraph runs on, and what installs it",
        ["--group", "tools", "--extra", "curate"],
    ),
    "test": ("what `make test` and `make check` add", ["--extra", "test"]),
    "ftm": ("the extra [ftm], where PyICU can be compiled", ["--extra", "ftm"]),
    "docs": ("what `make docs` builds the documentation site with", ["--group", "docs"]),
    "mutants": ("what changes the code to try the tests", ["--group", "mutants"]),
    "lock": ("what `make lock` resolves with", ["--group", "lock"]),
}
HEADER: Final = """\
# Written by `make lock`: change pyproject.toml, not this file.
# {name}: {purpose}
"""
REQUIREMENT: Final = re.compile(r"^\S+==.*\n(?: +--hash=.*\n)+", re.MULTILINE)


def compile_pins(choice: list[str], *more: str) -> str:
    """Resolve the chosen parts of pyproject.toml for every platform and Python version."""
    command = [sys.executable, "-m", "uv", "--quiet", "pip", "compile", "pyproject.toml", *choice]
    command += ["--universal", "--generate-hashes", "--no-header", "--no-annotate"]
    command += ["--no-emit-package", "eventgraph-claims", *more]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def resolve(everything: Path, moved: list[str]) -> None:
    """Resolve all sections together, so that they agree, from the pins there are."""
    everything.write_text("".join(p.read_text("utf-8") for p in LOCKS.glob("*.txt")), "utf-8")
    upgrades = [f"--upgrade-package={name}" for name in moved]
    choice = [argument for _, choice in SECTIONS.values() for argument in choice]
    compile_pins(
        choice, "--output-file", str(everything), *(["--upgrade"] if moved == ["1"] else upgrades)
    )


def sections(everything: Path) -> dict[str, list[str]]:
    """Give each section its pins; what `build` has stands in no other."""
    pins = {
        name: REQUIREMENT.findall(compile_pins(choice, "--constraint", str(everything)))
        for name, (_, choice) in SECTIONS.items()
    }
    base = set(pins["build"])
    return {
        name: [pin for pin in found if name == "build" or pin not in base]
        for name, found in pins.items()
    }


def main() -> None:
    """Resolve, then write one requirements file for each section."""
    with tempfile.TemporaryDirectory() as folder:
        everything = Path(folder, "everything.txt")
        resolve(everything, sys.argv[1:])
        found = sections(everything)
    for name, pins in found.items():
        head = HEADER.format(name=name, purpose=SECTIONS[name][0])
        (LOCKS / f"{name}.txt").write_text(head + "".join(pins), "utf-8")
        print(f"wrote locks/{name}.txt: {len(pins)} pins")


if __name__ == "__main__":
    main()
