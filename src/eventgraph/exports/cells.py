"""Keep spreadsheets from running text as a formula, and pack files so that equal is equal."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["neutral", "packed"]

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


def neutral(value: Any) -> Any:  # noqa: ANN401 - any cell of a table
    """Put an apostrophe before text that starts like a formula; leave every other value alone.

    See https://owasp.org/www-community/attacks/CSV_Injection.

    >>> neutral("=1+1"), neutral("a=b"), neutral(-1)
    ("'=1+1", 'a=b', -1)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS) else value


def packed(files: Mapping[str, bytes]) -> bytes:
    """Pack files into a ZIP, in their order and without the time of the run.

    >>> packed({"a.txt": b"a"}) == packed({"a.txt": b"a"})
    True
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, data)
    return stream.getvalue()
