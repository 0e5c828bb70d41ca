"""Write docs/checks.md: every shape and evidence rule, from their own headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.validation.checks import read_checks
from eventgraph.validation.findings import SEVERITIES
from eventgraph.validation.validating import read_rules

DOCUMENT: Final = Path(__file__).resolve().parent.parent / "docs" / "checks.md"
HEADER: Final = """\
<!-- Written by scripts/checks_doc.py from the checks and shapes themselves: change those. -->

# What validation checks

`eventgraph validate` runs two kinds of check. *Shapes* (SHACL) say what one claim, seen alone, or
the descriptions outside all claims must look like. *Evidence rules* (SPARQL) look across the whole
dataset for what must not be there. Nothing is judged true or false: the checks see to it that
every statement has a speaker, a source and words that carry it.

With `--fail-on warning` or `--fail-on info` less grave findings, too, end with exit status 1.
"""
HEADINGS: Final = {
    "error": ("Errors", "The dataset does not conform."),
    "warning": ("Warnings", "A reader or a query will go wrong here sooner or later."),
    "info": ("Remarks", "Worth a look; nothing may be wrong."),
}


class Entry(NamedTuple):
    """One check as the document shows it."""

    name: str
    severity: str
    kind: str
    why: str
    mend: str


def entries() -> list[Entry]:
    """Gather rules and shapes by name; a shape that says the same as a rule is named with it."""
    shapes = {rule.name: rule for rule in read_rules()}
    found = []
    for check in read_checks():
        kind = "evidence rule and shape" if check.name in shapes else "evidence rule"
        found.append(Entry(check.name, check.severity, kind, check.why, _shown(check.mend)))
        shapes.pop(check.name, None)
    for rule in shapes.values():
        kind = f"shape of a {rule.scope}" if rule.scope == "claim" else "shape of the dataset"
        found.append(Entry(rule.name, rule.severity, kind, rule.why, rule.mend))
    return sorted(found)


def _shown(text: str) -> str:
    return text.replace("{", "").replace("}", "")


def document() -> Iterator[str]:
    """Write the document, the gravest checks first."""
    yield HEADER
    for severity in SEVERITIES:
        heading, meaning = HEADINGS[severity]
        yield f"\n## {heading}\n\n{meaning}\n"
        for entry in entries():
            if entry.severity == severity:
                yield f"\n### {entry.name}\n\n{entry.why} *({entry.kind})*\n\n"
                yield f"To mend: {entry.mend}\n"


def main() -> None:
    """Write the file."""
    DOCUMENT.write_text("".join(document()), "utf-8")
    print(f"wrote {DOCUMENT.relative_to(DOCUMENT.parent.parent)}: {len(entries())} checks")


if __name__ == "__main__":
    main()
