"""What replacing files asks of the system: two folders exchanged in one step, locks, who runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

__all__ = ["alive", "alone", "exchange"]

_HERE: Final = -100
_LINUX_EXCHANGE: Final = 2
_MAC_SWAP: Final = 2


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (Linux renameat2, macOS renamex_np)."""
    import ctypes  # noqa: PLC0415 - most verbs exchange nothing

    libc = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    names = os.fsencode(one), os.fsencode(other)
    if libc is not None and hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_HERE, names[0], _HERE, names[1], _LINUX_EXCHANGE) == 0)
    if libc is not None and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(*names, _MAC_SWAP) == 0)
    return False


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a lock on a folder, where the system has such, against others that replace one in it."""
    if sys.platform == "win32":
        yield
        return
    with ExitStack() as held:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            held.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def alive(process: int) -> bool:
    """Tell whether another process runs; Windows has no signal that asks and does no harm."""
    if process == os.getpid():
        return False
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
