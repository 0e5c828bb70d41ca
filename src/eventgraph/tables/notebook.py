"""What a notebook shows: a table as HTML, rows as a pandas frame, a page in a frame of its own."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from eventgraph.errors import FormatError

__all__ = ["Page", "frame_of", "framed", "html_table"]


class Page(str):
    """A page's text, which a notebook shows in a frame; everywhere else it is a str.

    >>> Page("<p>")._repr_html_() == framed("<p>")
    True
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show the page in a frame of its own."""
        return framed(self)


def html_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> str:
    """Write an HTML table; every text is escaped, and each line of the title is shown.

    >>> html_table(["a"], [["<b>"]])
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    caption = f"<caption>{html.escape(title)}</caption>" if title else ""
    head = "".join(f"<th>{html.escape(column)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def framed(page: str, height: int = 640) -> str:
    """Put a whole page into a frame that keeps its scripts and styles apart from the notebook.

    >>> framed("<p>")
    '<iframe srcdoc="&lt;p&gt;" sandbox="allow-scripts" width="100%" height="640"></iframe>'
    """
    source = html.escape(page)
    attributes = f'sandbox="allow-scripts" width="100%" height="{height}"'
    return f'<iframe srcdoc="{source}" {attributes}></iframe>'


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
