"""Write constraints.txt: the version and the sha256 sums of everything that gets installed."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

CONSTRAINTS = Path("constraints.txt")
HEADER = """\
# Written by `make lock`: change pyproject.toml, not this file.
# Every distribution that is installed, with the sums of all its files.
# The sections are installed in this order.
"""
SECTIONS = {
    "build": ("what eventgraph runs on, and what installs it", ["--group", "tools"]),
    "test": ("what `make test` and `make check` add", ["--extra", "test"]),
    "ftm": ("the extra [ftm], where PyICU can be compiled", ["--extra", "ftm"]),
    "lock": ("what `make lock` resolves with", ["--group", "lock"]),
}
REQUIREMENT = re.compile(r"^\S+==.*\n(?: +--hash=.*\n)+", re.MULTILINE)


def compile_pins(choice: list[str], constraints: Path | None = None) -> str:
    """Resolve the chosen parts of pyproject.toml for every platform and Python version."""
    command = [sys.executable, "-m", "uv", "--quiet", "pip", "compile", "pyproject.toml", *choice]
    command += ["--universal", "--generate-hashes", "--no-header", "--no-annotate"]
    command += ["--no-emit-package", "eventgraph"]
    command += ["--constraints", str(constraints)] if constraints else []
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def write_sections(everything: Path) -> str:
    """Return the lock's text: in each section the pins that no section above it has."""
    seen: set[str] = set()
    text = HEADER
    for name, (purpose, choice) in SECTIONS.items():
        pins = REQUIREMENT.findall(compile_pins(choice, everything))
        text += f"\n# == {name}: {purpose}\n" + "".join(pin for pin in pins if pin not in seen)
        seen.update(pins)
    return text


def main() -> None:
    """Resolve everything together, so that the sections agree, then section by section."""
    whole = [argument for _, choice in SECTIONS.values() for argument in choice]
    with tempfile.TemporaryDirectory() as folder:
        everything = Path(folder, "everything.txt")
        everything.write_text(compile_pins(whole), "utf-8")
        text = write_sections(everything)
    CONSTRAINTS.write_text(text, "utf-8")
    print(f"wrote {CONSTRAINTS}: {len(REQUIREMENT.findall(text))} pins")


if __name__ == "__main__":
    main()
