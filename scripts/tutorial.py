"""Runs docs/tutorial.ipynb from its first cell to its last and writes what it shows.

Times, counts of executions and the kernel's version are left out, so the file depends on the data.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
TUTORIAL = ROOT / "docs" / "tutorial.ipynb"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def executed(path: Path) -> nbformat.NotebookNode:
    """Run a notebook at the root of the repository and give it back, without what varies."""
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    place = {"metadata": {"path": str(ROOT)}}
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources=place, coalesce_streams=True
    )
    client.execute()
    notebook.metadata = {"kernelspec": KERNEL}
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.execution_count = None
            for output in cell.outputs:
                output.pop("execution_count", None)
                if output.output_type == "execute_result":
                    output.execution_count = None
    return notebook


def main() -> int:
    """Write the notebook anew; status 1 when a cell failed."""
    text = nbformat.writes(executed(TUTORIAL), version=4)  # type: ignore[no-untyped-call]
    TUTORIAL.write_text(f"{text}\n", "utf-8")
    print(f"wrote {TUTORIAL.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
