"""The floors of the package, lowest first; run it to write docs/modules.md from the docstrings."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "src/eventgraph"
DOCUMENT: Final = ROOT / "docs/modules.md"


class Floor(NamedTuple):
    """Modules that may import from all floors below; a folder is one name."""

    holds: str
    modules: str


TABLE: Final = (
    Floor(
        "what can go wrong, the names the code uses, words made comparable",
        "errors vocabulary normalization",
    ),
    Floor(
        "text made safe and fitted: XML, SPARQL, terminals, notebooks",
        "markup notebooks refusals sparqlresults sparqltext textgrid",
    ),
    Floor(
        "values: formats, tables, terms, intervals, numbers and dates",
        "formats tables engine queryfiles sparqlfaults outputs neutral intervals "
        "graphvalues anchoring layout numerals prefixes",
    ),
    Floor(
        "a dataset read from files, asked, and written syntax by syntax",
        "datasets queries coverage datelines findings locations scopedstores reification "
        "turtle rdfxml jsonld",
    ),
    Floor(
        "names, and single claims read from a dataset",
        "names claimcards sayings declarations",
    ),
    Floor(
        "which claims count, exports, checks, what is said of a thing",
        "scopes staticpages conflictrules exports checklist said coparticipation edgeclaims scores",
    ),
    Floor(
        "whether data conforms, whether quotes stand, what links what",
        "validation quotes sourcetexts links measurelist diagrams",
    ),
    Floor(
        "where claims disagree, accounts, chains of evidence, projections",
        "annotations conflictfinder accountsheets evidence projections",
    ),
    Floor(
        "measures of a projection, and its files",
        "quotepage silence headers measures graphfiles sheets ftm timelinejs",
    ),
    Floor(
        "what is computed or written from those",
        "accountpage accountranks networkstats paths spreadsheets",
    ),
    Floor(
        "paths in words",
        "pathwords",
    ),
    Floor(
        "the interactive page",
        "pages",
    ),
    Floor(
        "what `eventgraph build` writes",
        "building",
    ),
    Floor(
        "the public names",
        "__init__",
    ),
    Floor(
        "the command line: read, call, print",
        "commands cli",
    ),
    Floor(
        "`python -m eventgraph`",
        "__main__",
    ),
)
#: The names of each floor's modules, lowest first.
FLOORS: Final = tuple(tuple(floor.modules.split()) for floor in TABLE)


def sentence(name: str) -> str:
    """Give the first line of a module's docstring."""
    path = PACKAGE / name / "__init__.py"
    path = path if path.exists() else PACKAGE / f"{name}.py"
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n")[0]


def document() -> str:
    """Write the floors and their modules as Markdown."""
    lines = [
        "# Modules, floor by floor",
        "",
        "A module imports only from floors strictly below its own, so no import cycle can arise.",
        "The sentences are those at the head of each module.",
    ]
    for number, floor in enumerate(TABLE):
        lines += ["", f"## {number}: {floor.holds}", "", "| module | what it is |", "| --- | --- |"]
        lines += [f"| `{name}` | {sentence(name)} |" for name in floor.modules.split()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
