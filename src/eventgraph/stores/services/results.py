"""Read what a service answers: tables in JSON, yes or no, triples.

Tables are asked for in JSON alone. Oxigraph's reader of results in XML takes white space off the
ends of literals, where quotes begin and end with it, and XML itself knows no carriage return.
"""

from __future__ import annotations

import io
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.vocabulary import XSD

__all__ = ["JSON", "Answer", "parsed"]

#: The media type that is asked for.
JSON: Final = "application/sparql-results+json"
_BOOLEAN: Final = ox.NamedNode(str(XSD.boolean))
#: How Virtuoso writes booleans.
_TOLD: Final = {"1": "true", "0": "false"}
#: How it writes blank nodes, and how they are written; in a text quotes are escaped.
_BLANK: Final = (b'"type": "bnode", "value": "nodeID://', b'"type": "bnode", "value": "')

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Answer(NamedTuple):
    """An answer: columns with rows, or triples, or yes or no; what it is not is None."""

    columns: tuple[str, ...] = ()
    rows: list[tuple[Term | None, ...]] | None = None
    triples: list[ox.Triple] | None = None
    yes: bool | None = None


def parsed(data: bytes, kind: str) -> Answer | None:
    """Read an answer of a media type; None for one of another kind.

    Raises SyntaxError or ValueError for what cannot be read to its end.

    >>> parsed(b'{"head": {}, "boolean": true}', JSON).yes
    True
    """
    media = kind.partition(";")[0].strip().lower()
    if media == JSON:
        data = data.replace(*_BLANK)
        found = ox.parse_query_results(io.BytesIO(data), format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return Answer(columns, [tuple(map(_as_meant, row)) for row in found])
        return Answer(yes=bool(found))
    graphs = ox.RdfFormat.from_media_type(media)
    if graphs is not None:
        return Answer(triples=[quad.triple for quad in ox.parse(data, format=graphs)])
    return None


def _as_meant(term: Any) -> Any:  # noqa: ANN401 - any term, or none
    """Give a term as it was stored."""
    if isinstance(term, ox.Literal) and term.datatype == _BOOLEAN:
        return ox.Literal(_TOLD.get(term.value, term.value), datatype=_BOOLEAN)
    return term
