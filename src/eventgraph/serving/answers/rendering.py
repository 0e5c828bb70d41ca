"""Fill the templates of the server's pages: values are escaped, what could mislead is marked."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from eventgraph.text.characters import visible
from eventgraph.text.languages import direction

__all__ = ["render"]


def render(template: str, **values: object) -> str:
    """Fill one of the templates."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters["direction"] = direction
    return made


def _text(name: str) -> str:
    return resources.files("eventgraph").joinpath("serving/templates", name).read_text("utf-8")


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
