"""What a notebook shows of a page: the whole page, in a frame of its own."""

from __future__ import annotations

import html

__all__ = ["Page", "framed"]


class Page(str):
    """A page's text, which a notebook shows in a frame; everywhere else it is a str.

    >>> Page("<p>")._repr_html_() == framed("<p>")
    True
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show the page in a frame of its own."""
        return framed(self)


def framed(page: str, height: int = 640) -> str:
    """Put a whole page into a frame that keeps its scripts and styles apart from the notebook.

    >>> framed("<p>")
    '<iframe srcdoc="&lt;p&gt;" sandbox="allow-scripts" width="100%" height="640"></iframe>'
    """
    source = html.escape(page)
    attributes = f'sandbox="allow-scripts" width="100%" height="{height}"'
    return f'<iframe srcdoc="{source}" {attributes}></iframe>'
