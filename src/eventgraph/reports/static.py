"""Self-contained HTML pages from templates: escaped, without scripts, loading nothing."""

from __future__ import annotations

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from eventgraph.text.characters import visible
from eventgraph.text.languages import direction

__all__ = ["render", "templates_in"]


def render(template: str, **values: object) -> str:
    """Fill one of the package's HTML templates; every value is escaped.

    What could forge what a reader sees is marked. The page's content security policy allows its
    own style sheet, by its sum, and nothing else.
    """
    templates = templates_in("reports/templates")
    style = _read("reports/templates", "evidence.css")
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    return templates.get_template(template).render(
        style=style, style_hash=f"sha256-{digest}", **values
    )


@cache
def templates_in(folder: str) -> Environment:
    """Give the templates of a folder of the package; values are escaped, what could mislead marked.

    >>> templates_in("reports/templates").autoescape
    True
    """
    made = Environment(
        loader=FunctionLoader(partial(_read, folder)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    made.filters["direction"] = direction
    return made


def _read(folder: str, name: str) -> str:
    return resources.files("eventgraph").joinpath(folder, name).read_text("utf-8")


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
