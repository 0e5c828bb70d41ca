"""Render a page: one HTML file that holds all it needs, and lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from eventgraph.errors import pick
from eventgraph.pages.bundling import bundle, lean, tight, tight_style
from eventgraph.text.languages import SPOKEN

__all__ = ["render", "safe_json", "words"]

_STYLES: Final = ("base", "frame", "network", "evidence", "tabs", "story", "map", "small", "print")
_MAP: Final = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_ESCAPES: Final = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def _folder() -> Traversable:
    return resources.files("eventgraph.pages")


def _text(path: str) -> str:
    return _folder().joinpath(path).read_text("utf-8")


def words(language: str) -> dict[str, str]:
    """Read the words of the page's own voice in one language."""
    pick(language, SPOKEN, "language")
    found: dict[str, str] = json.loads(_text(f"words/{language}.json"))
    return found


def safe_json(value: object) -> str:
    r"""Write JSON that can stand inside a script element, whatever its strings hold.

    >>> safe_json({"a": "</script>"})
    '{"a":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPES)


def _script() -> str:
    """Join the page's modules into one; `start` runs before them all, and is no module."""
    found = {file.name: file.read_text("utf-8") for file in _folder().joinpath("js").iterdir()}
    texts = {
        name.removesuffix(".js"): lean(text) for name, text in found.items() if name.endswith(".js")
    }
    return tight(bundle(texts, "main"))


def _vis_network() -> str:
    """Take vis-network from the installed pyvis package: the newest it ships, without its map."""
    library = resources.files("pyvis").joinpath("lib")
    folders = sorted(
        (entry for entry in library.iterdir() if entry.name.startswith("vis-")),
        key=lambda entry: [int(part) for part in re.findall(r"\d+", entry.name)],
    )
    text = folders[-1].joinpath("vis-network.min.js").read_text("utf-8")
    return _MAP.sub("", text)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: _text(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["json"] = lambda value: Markup(safe_json(value))  # noqa: S704 - escaped by safe_json
    return environment


def render(content: dict[str, Any], language: str) -> str:
    """Render the page's content; its own scripts and styles are allowed by their SHA-256 alone."""
    style = tight_style("\n".join(_text(f"css/{name}.css") for name in _STYLES))
    scripts = [_text("js/start.js"), _vis_network(), _script()]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    page = (
        _environment()
        .get_template("page.html")
        .render(
            content,
            policy=policy,
            style=Markup(style),  # noqa: S704 - the package's own file
            start=Markup(scripts[0]),  # noqa: S704 - the package's own file
            vis=Markup(scripts[1]),  # noqa: S704 - pyvis's own file
            script=Markup(scripts[2]),  # noqa: S704 - the package's own files
            language=language,
            words=words(language),
            dictionary={name: words(name) for name in SPOKEN},
        )
    )
    return page.encode("utf-8", "replace").decode("utf-8")
