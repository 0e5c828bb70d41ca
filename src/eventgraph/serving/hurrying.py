"""Connections that do not come to the point are closed: no request holds one by being slow."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["hurrying"]


class _Hurrying(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, which waits so many seconds for the head of a request."""

    seconds = 15.0
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - uvicorn's own
        """Begin to wait."""
        super().connection_made(transport)
        self._look()

    def data_received(self, data: bytes) -> None:
        """Wait on, or no more."""
        super().data_received(data)
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Wait while the head of a request has begun, or is due, and has not ended."""
        if self.conn.their_state is not h11.IDLE:
            self._stop()
        elif self._late is None:
            self._late = self.loop.call_later(self.seconds, self.transport.close)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def hurrying(seconds: float) -> type[asyncio.Protocol]:
    """Give the protocol that waits so many seconds."""
    return type("Hurrying", (_Hurrying,), {"seconds": seconds})
