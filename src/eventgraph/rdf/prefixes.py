"""Read the prefixes that a Turtle or TriG file declares at its head, so that exports keep them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Final

from eventgraph.vocabulary import PREFIXES

__all__ = ["PREFIX_LINE", "declared_prefixes"]

#: One declaration on a line of its own, as `@prefix` of Turtle or `PREFIX` of SPARQL.
PREFIX_LINE: Final = re.compile(
    r"^\s*@?prefix\s+(?P<name>[\w.-]*):\s*<(?P<namespace>[^>]*)>", re.IGNORECASE
)
_HEAD: Final = re.compile(r"^\s*(?:#|@?base\b|$)", re.IGNORECASE)


def declared_prefixes(path: Path) -> dict[str, str]:
    """Give the prefixes at the head of a file, but for the shared ones and nameless ones.

    Reading stops at the first line that is neither a declaration, a comment nor blank.

    >>> declared_prefixes(Path("graph/sources.ttl"))
    {}
    """
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    found: dict[str, str] = {}
    with opened(path, "rt", encoding="utf-8-sig") as lines:
        for line in lines:
            if declaration := PREFIX_LINE.match(line):
                found[declaration["name"]] = declaration["namespace"]
            elif not _HEAD.match(line):
                break
    shared = set(PREFIXES.values())
    return {
        name: namespace
        for name, namespace in found.items()
        if name and name not in PREFIXES and ":" in namespace and namespace not in shared
    }
