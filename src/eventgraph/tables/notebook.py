"""What a notebook shows of a table: HTML, or a pandas frame of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from eventgraph.errors import FormatError

__all__ = ["frame_of", "html_table"]


def html_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> str:
    """Write an HTML table; every text is escaped, and each line of the title is shown.

    >>> html_table(["a"], [["<b>"]])
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    import html  # noqa: PLC0415 - its table of entities is large, and asked in notebooks alone

    caption = f"<caption>{html.escape(title)}</caption>" if title else ""
    head = "".join(f"<th>{html.escape(column)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def frame_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Any:  # noqa: ANN401 - optional
    """Make a pandas frame; pandas is loaded now, and only now, as few need it.

    Raises FormatError where pandas is not installed.

    >>> frame_of(["n"], [[1], [2]])["n"].sum().item()
    3
    """
    try:
        pandas = import_module("pandas")
    except ModuleNotFoundError as error:
        message = "a frame needs pandas; install it with: pip install pandas"
        raise FormatError(message) from error
    return pandas.DataFrame(list(rows), columns=list(columns))
