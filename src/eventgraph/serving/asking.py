"""A question as it goes to a worker, and an answer as it comes from one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Final

__all__ = ["TEXT", "Answer", "Refusal", "line"]

TEXT: Final = "text/plain; charset=utf-8"


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


def line(text: str, status: int = 200, **headers: str) -> Answer:
    """Answer with one line of plain text."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(f"{text}\n".encode("utf-8", "replace"), TEXT, status, named)
