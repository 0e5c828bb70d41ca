"""Take a port, and end in peace when asked to."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from eventgraph.errors import EventGraphError

__all__ = ["QUIETLY", "ending_in_peace", "listening"]

#: How uvicorn serves an application of ours: nothing but HTTP, nothing of its own said or trusted.
QUIETLY: Final[Mapping[str, Any]] = {
    "ws": "none",
    "lifespan": "off",
    "interface": "asgi3",
    "access_log": False,
    "log_config": None,
    "log_level": "critical",
    "server_header": False,
    "proxy_headers": False,
}

_BACKLOG: Final = 256


def listening(host: str, port: int) -> socket.socket:
    """Listen at a port of an address, any that is free for 0; raises EventGraphError.

    >>> listening("127.0.0.1", 0).getsockname()[0]
    '127.0.0.1'
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Without the protocol's name asyncio would not turn off Nagle's delay of 40 ms.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        taken.close()
        why = getattr(error, "strerror", None) or error
        message = f"port {port} of {host} cannot be had: {why}; name another --port, or 0 for any"
        raise EventGraphError(message) from error
    return taken


@contextmanager
def ending_in_peace() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM wait for what is under way, where the command line would end at once.

    The server inside sees both; what it passes on when it has ended is none of anybody's business.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    wakened = signal.set_wakeup_fd(-1)
    before = {one: signal.signal(one, _passed_on) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(wakened)


def _passed_on(_number: int, _frame: object) -> None:
    """Do nothing."""
