"""A question as it goes to a worker, and an answer as it comes from one."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO, Final, NamedTuple

__all__ = [
    "CACHED",
    "PAGE",
    "TEXT",
    "Answer",
    "Head",
    "Ready",
    "Refusal",
    "Told",
    "head_of",
    "line",
]

TEXT: Final = "text/plain; charset=utf-8"
PAGE: Final = "text/html; charset=utf-8"
#: The status of answers that a reader may keep.
CACHED: Final = frozenset({200, 303})


class Refusal(Exception):
    """A request that is not answered: its status, a sentence that says why, and headers."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass(frozen=True)
class Answer:
    """An answer: its body, or what writes it piece by piece; media type, status, more headers."""

    body: bytes | Callable[[IO[bytes]], object] = b""
    kind: str = TEXT
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Head(NamedTuple):
    """The head of an answer: its status, media type and other headers."""

    status: int
    kind: str
    headers: Mapping[str, str]


class Told(NamedTuple):
    """An answer: its head, and its `whole` body or, of a long one, `rest` as it comes."""

    head: Head
    whole: bytes = b""
    rest: AsyncIterator[bytes] | None = None


@lru_cache(maxsize=64)
def head_of(text: bytes) -> Head:
    """Read a head; most are alike."""
    return Head(**json.loads(text))


class Ready(NamedTuple):
    """An answer as it goes to the reader: its whole body or, of a long one, `rest` as it comes."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    rest: AsyncIterator[bytes] | None = None

    @classmethod
    def refused(cls, refusal: Refusal) -> Ready:
        """Say in one line why a request is not answered."""
        headers = {**refusal.headers, "Content-Type": TEXT}
        return cls(refusal.status, headers, f"{refusal}\n".encode("utf-8", "replace"))


def line(text: str, status: int = 200, **headers: str) -> Answer:
    """Answer with one line of plain text."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(f"{text}\n".encode("utf-8", "replace"), TEXT, status, named)
