"""What the page is made of: a fixed list of files of the package, read once."""

from __future__ import annotations

import html
import json
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from eventgraph.text.languages import SPOKEN

__all__ = ["Asset", "assets", "first_page"]

_OWN: Final = "curation/serving"
#: What is taken from the page that readers see, so that both are of one kind.
_SHARED: Final = ("pages/js/dom.js", "pages/js/words.js", "pages/css/base.css")
#: In the order in which later ones win.
_STYLES: Final = (
    "pages/css/base.css",
    *(f"{_OWN}/css/{name}.css" for name in ("curate", "voices", "small")),
)
_KINDS: Final = {"js": "text/javascript", "css": "text/css"}


class Asset(NamedTuple):
    """One file of the page, with what kind it is."""

    data: bytes
    kind: str


@cache
def assets() -> dict[str, Asset]:
    """Read the scripts and styles by their addresses; there are no others.

    >>> assets()["/pages/js/dom.js"].kind
    'text/javascript'
    """
    package = resources.files("eventgraph")
    paths = [*_SHARED]
    for folder, kind in (("js", ".js"), ("css", ".css")):
        files = package.joinpath(f"{_OWN}/{folder}").iterdir()
        paths += [f"{_OWN}/{folder}/{file.name}" for file in files if file.name.endswith(kind)]
    return {
        f"/{path}": Asset(package.joinpath(path).read_bytes(), _KINDS[path.rpartition(".")[2]])
        for path in sorted(paths)
    }


@cache
def _text(name: str) -> str:
    return resources.files("eventgraph").joinpath(f"{_OWN}/{name}").read_text("utf-8")


def first_page(token: str) -> bytes:
    """Write the page with the token that it sends with each change, and its words."""
    words = {language: json.loads(_text(f"words/{language}.json")) for language in SPOKEN}
    page = _text("page.html")
    links = "\n".join(f'<link rel="stylesheet" href="/{style}">' for style in _STYLES)
    for mark, value in (
        ("token", token),
        ("words", json.dumps(words, ensure_ascii=False)),
    ):
        page = page.replace(f"{{{{ {mark} }}}}", html.escape(value))
    return page.replace("{{ styles }}", links).encode()
