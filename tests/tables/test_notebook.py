"""Tables in a notebook, and the tutorial, executed from its first cell to its last."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from rdflib import XSD, Literal, URIRef

from eventgraph.tables.table import Table

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs/tutorial.ipynb"
TABLE = Table(
    ("who", "when", "size", "sure"),
    (
        (
            URIRef("https://w3id.org/eventgraph/id/actor/ana"),
            Literal("2025-07", datatype=XSD.gYearMonth),
            Literal(252),
            Literal("<b>&"),
        ),
        (None, Literal("2025-07-18", datatype=XSD.date), Literal(10), True),
    ),
    title="Who & when",
)


def test_a_table_shows_itself_as_escaped_html() -> None:
    shown = TABLE._repr_html_()
    assert shown == (
        "<table><caption>Who &amp; when</caption>"
        "<thead><tr><th>who</th><th>when</th><th>size</th><th>sure</th></tr></thead><tbody>"
        "<tr><td>actor:ana</td><td>2025-07</td><td>252</td><td>&lt;b&gt;&amp;</td></tr>"
        "<tr><td></td><td>2025-07-18</td><td>10</td><td>yes</td></tr>"
        "</tbody></table>"
    )


def test_a_frame_has_pythons_numbers_and_days_and_makes_up_none() -> None:
    pytest.importorskip("pandas")
    frame = TABLE.to_pandas()
    assert list(frame.columns) == ["who", "when", "size", "sure"]
    assert frame["who"][0] == "https://w3id.org/eventgraph/id/actor/ana"
    assert list(frame["when"]) == ["2025-07", date(2025, 7, 18)]
    assert frame["size"].sum() == 262
    assert list(frame["sure"]) == ["<b>&", True]


@pytest.mark.external
def test_the_tutorial_runs_and_shows_what_it_ran() -> None:
    """The fix, when the program is right: python scripts/tutorial.py."""
    nbformat = pytest.importorskip("nbformat")
    client = pytest.importorskip("nbclient")
    pytest.importorskip("pandas")
    pytest.importorskip("ipykernel")
    notebook = nbformat.read(TUTORIAL, as_version=4)
    stored = json.loads(TUTORIAL.read_text("utf-8"))
    client.NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(ROOT)}},
        coalesce_streams=True,
    ).execute()
    assert [text_of(cell) for cell in notebook.cells] == [text_of(cell) for cell in stored["cells"]]


def text_of(cell: dict[str, object]) -> list[str]:
    """Give what a cell printed or showed as plain text."""
    found = []
    outputs = cell.get("outputs", [])
    assert isinstance(outputs, list)
    for output in outputs:
        text = output.get("text") or output.get("data", {}).get("text/plain", "")
        found.append(text if isinstance(text, str) else "".join(text))
    return found
