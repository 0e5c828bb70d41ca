"""The queries that read a service, which lie in `queries/` with what each asks."""

from __future__ import annotations

from functools import cache
from importlib import resources
from string import Template

import pyoxigraph as ox

__all__ = ["asked", "iris", "text"]


def asked(name: str, **values: str) -> str:
    """Give a query with its values, which are terms in SPARQL or numbers.

    >>> asked("outside").splitlines()[-1]
    'SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }'
    """
    return _template(name).substitute(values)


@cache
def _template(name: str) -> Template:
    place = resources.files("eventgraph").joinpath(f"stores/services/queries/{name}.rq")
    return Template(place.read_text("utf-8"))


def iris(names: tuple[str, ...] | list[str], between: str = " ") -> str:
    """Write IRIs in SPARQL; raises ValueError for what is none.

    >>> iris(["http://example.org/a"])
    '<http://example.org/a>'
    """
    return between.join(str(ox.NamedNode(name)) for name in names)


def text(value: str) -> str:
    r"""Write a text in SPARQL.

    >>> text('"')
    '"\\""'
    """
    return str(ox.Literal(value))
