"""Run W3C's test suites by bare Oxigraph and by eventgraph, and set the two side by side.

Takes the folders of the suites, which are not part of the repository. What eventgraph does worse by
a decision is named by it (docs/conformance.md says why); status 1 if anything else is worse.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from suites.manifests import tests_in
from suites.verdicts import TRIPS, Verdict, judged, trips

__all__ = ["TRIPS", "main", "table"]


def table(verdicts: Iterable[Verdict]) -> str:
    """Count what each engine passes, suite by suite, as a Markdown table."""
    by_suite: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        by_suite.setdefault(verdict.suite, []).append(verdict)
    lines = [
        "| suite | tests | Oxigraph | eventgraph | better | worse | of these, by which decision |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for suite, found in sorted(by_suite.items()):
        worse = [v for v in found if v.bare and not v.ours]
        why = Counter("fault" if v.reason.startswith("fault") else v.reason for v in worse)
        reasons = ", ".join(f"{name} {count}" for name, count in sorted(why.items()))
        counts = (
            len(found),
            sum(v.bare for v in found),
            sum(v.ours for v in found),
            sum(v.ours and not v.bare for v in found),
            len(worse),
        )
        lines.append(f"| {suite} | {' | '.join(map(str, counts))} | {reasons or 'none'} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every test below the folders, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--list", action="store_true", help="name every test that is worse")
    given = parser.parse_args(arguments)
    verdicts: list[Verdict] = []
    for folder in given.folders:
        for test in tests_in(folder.resolve()):
            verdicts.append(judged(test))
            if test.kind in {"good", "same"}:
                verdicts += trips(test)
    print(table(verdicts))
    respelt = sum(v.respelt for v in verdicts)
    print(f"\n{respelt} of the documents hold values that the store writes in another spelling.")
    worse = [v for v in verdicts if v.bare and not v.ours]
    faults = [v for v in worse if v.reason.startswith("fault")]
    for verdict in worse if given.list else faults:
        print(f"{verdict.suite}: {verdict.name}: {verdict.reason}")
    return int(bool(faults) or not verdicts)


if __name__ == "__main__":
    sys.exit(main())
