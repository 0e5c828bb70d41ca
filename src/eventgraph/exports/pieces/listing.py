"""Write the elements of a JSON list one by one, in the place of the empty list of a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

__all__ = ["in_json", "listed"]


def in_json(data: object) -> str:
    """Write data as exports do: an element a line, and letters as they are.

    >>> in_json([])
    '[]'
    """
    return json.dumps(data, ensure_ascii=False, indent=1)


def listed(empty: str, every: Iterable[str], depth: int) -> Iterator[str]:
    r"""Write elements, which `in_json` wrote, in a list that stands so many signs deep.

    >>> "".join(listed('"a": []', map(in_json, [[], {}]), 2))
    '"a": [\n  [],\n  {}\n ]'
    """
    end = "\n" + " " * depth
    before = empty[:-1]
    for text in every:
        yield before + end + text.replace("\n", end)
        before = ","
    yield f"{end[:-1]}]" if before == "," else empty
