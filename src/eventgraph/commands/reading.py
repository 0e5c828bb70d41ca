"""How verbs write what is to be read rather than tabulated: paragraphs as wide as the screen."""

from __future__ import annotations

import shutil
import textwrap

__all__ = ["filled", "screen_width"]


def screen_width() -> int:
    """Give the width of the terminal, or of `COLUMNS`, or 80."""
    return shutil.get_terminal_size().columns


def filled(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Break a paragraph into lines; `first` and `rest` stand before the first and further lines."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_on_hyphens=False,
        break_long_words=False,
    )
