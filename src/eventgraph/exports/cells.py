"""Keep spreadsheets from running text as a formula."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["neutral"]

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def neutral(value: Any) -> Any:  # noqa: ANN401 - any cell of a table
    """Put an apostrophe before text that starts like a formula; leave every other value alone.

    See https://owasp.org/www-community/attacks/CSV_Injection.

    >>> neutral("=1+1"), neutral("a=b"), neutral(-1)
    ("'=1+1", 'a=b', -1)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS) else value
