"""What the server's pages load from it: styles, scripts, the SPARQL editor."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

__all__ = ["ASSETS", "asset"]

_CSS: Final = "text/css; charset=utf-8"
_JS: Final = "text/javascript; charset=utf-8"
#: Each by its address: the file, below this room, and its media type.
ASSETS: Final[Mapping[str, tuple[str, str]]] = {
    "/serve.css": ("css/serve.css", _CSS),
    "/serve.js": ("js/serve.js", _JS),
    "/page.js": ("js/page.js", _JS),
    "/explore.js": ("js/explore.js", _JS),
    "/yasgui.js": ("vendor/yasgui.min.js", _JS),
    "/yasgui.css": ("vendor/yasgui.min.css", _CSS),
}


@cache
def asset(file: str) -> bytes:
    """Read one of them.

    >>> asset("css/serve.css").startswith(b":root")
    True
    """
    return resources.files("eventgraph").joinpath(f"serving/{file}").read_bytes()
