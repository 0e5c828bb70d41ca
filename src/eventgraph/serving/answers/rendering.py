"""Fill the templates of the server's pages: values are escaped, what could mislead is marked."""

from __future__ import annotations

from eventgraph.reports.static import templates_in

__all__ = ["render"]


def render(template: str, **values: object) -> str:
    """Fill one of the templates."""
    return templates_in("serving/templates").get_template(template).render(**values)
