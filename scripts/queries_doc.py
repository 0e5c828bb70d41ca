"""Write docs/queries.md: what each query file answers, from its own header."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eventgraph.sparql.files import Parameter, Query
from eventgraph.sparql.library import read_queries

ROOT: Final = Path(__file__).resolve().parent.parent
HEAD: Final = """\
# The queries

Each file in `queries/` answers one question in plain SPARQL 1.1. They ship in the package as its
library and answer in any folder. `eventgraph query` lists them, `eventgraph query NAME` answers
one, and `-p NAME=VALUE` binds a parameter. Without it a parameter narrows nothing, unless it has a
default. Values are bound, never pasted into the query: an `iri` may be given as a CURIE, a full IRI
or an exact label, a `date` as 2025-07-18.

Queries of your own lie in a folder `queries` where you work, or in any that `--queries` names. They
are listed and answered before the library, and one of yours hides the library's of the same name.
To start one, `eventgraph query NAME --show > queries/mine.rq` prints a query's file as it is.
`eventgraph build` answers all of them, as CSV for spreadsheets: there text that starts like a
formula gets an apostrophe, while `query --format csv` writes every cell as it is.

CSV, TSV, JSON, XML, N-Quads and N-Triples have all of an answer, however long it is. Up to 100,000
rows or triples are sorted, unless `ORDER BY` says how, so that two runs give the same bytes. More
are written as the engine finds them, and one line on stderr says so. Answers then take little
memory, but for what the engine itself needs for `ORDER BY`, `DISTINCT` or `GROUP BY`. No triple
comes twice: after the first million the others wait in temporary files and come sorted. (Where a
`CONSTRUCT` makes blank nodes, sorts, or has parameters, the engine remembers each triple.) A FILE
is replaced when the last row is written, and not before. Text and Markdown stop after 10,000 rows,
the other formats of a graph, which have an order, after a million triples; `--limit` sets another
number, for any format. Without `ORDER BY` they are the first that the engine finds. One line on
stderr then says how many are left out, counted up to the first 100,000 rows, and the exit status
stays 0. What takes more than two seconds shows on a terminal what it is at, and elsewhere a line
every ten seconds on stderr (or as many as `EVENTGRAPH_PROGRESS_SECONDS` says); `--quiet`, which
every verb has, shows neither.

`--timeout SECONDS` and `--max-memory MIB`, which every verb has that only asks, end it with one
line, exit status 2 and nothing half-written when it takes more; Ctrl-C ends it at once. With either
option the work is done by a process of its own, which starts in a fifth of a second; without, the
verb does it itself.

This page is written by `scripts/queries_doc.py` from the files' headers.
"""


def document() -> str:
    """Give the page."""
    queries = read_queries(ROOT / "queries").values()
    listed = [f"- [{query.summary}](#{query.name}) (`{query.name}`)" for query in queries]
    sections = ["\n".join(_section(query)) for query in queries]
    return "\n".join([HEAD, *listed, "", *sections])


def _section(query: Query) -> Iterator[str]:
    yield f"## {query.name}\n"
    yield f"**{query.summary}** {query.description}\n"
    if query.parameters:
        yield "| parameter | type | default | what it does |"
        yield "|---|---|---|---|"
        yield from map(_row, query.parameters)
        yield ""
    words = [f"-p {name}={_quoted(value)}" for name, value in query.example().items()]
    yield "```sh"
    yield " ".join(["eventgraph query", query.name, *words])
    yield "```\n"


def _row(parameter: Parameter) -> str:
    default = f"`{parameter.default}`" if parameter.default else ""
    return f"| `{parameter.name}` | {parameter.type} | {default} | {parameter.description} |"


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def main() -> None:
    """Write the page."""
    (ROOT / "docs/queries.md").write_text(document(), "utf-8")


if __name__ == "__main__":
    main()
