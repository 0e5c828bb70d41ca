"""How verbs write what is to be read rather than tabulated: paragraphs as wide as the screen."""

from __future__ import annotations

import shutil
import textwrap

from eventgraph.text.characters import one_line

__all__ = ["filled", "screen_width"]


def screen_width() -> int:
    """Give the width of the terminal, or of `COLUMNS`, or 80."""
    return shutil.get_terminal_size().columns


def filled(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    r"""Break a paragraph into lines; `first` and `rest` stand before the first and further lines.

    What could forge a terminal's lines is marked.

    >>> filled("a\x1b[2J b", 80)
    ['a�[2J b']
    """
    return textwrap.wrap(
        one_line(text),
        width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_on_hyphens=False,
        break_long_words=False,
    )
