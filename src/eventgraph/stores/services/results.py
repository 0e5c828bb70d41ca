"""Read what a service answers: tables in XML or JSON, yes or no, triples.

Oxigraph's reader of results in XML takes white space off the ends of literals; quotes begin and end
with it, so XML is read here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree as ET

import pyoxigraph as ox

__all__ = ["Answer", "parsed"]

_XML: Final = "application/sparql-results+xml"
_RESULTS: Final = "{http://www.w3.org/2005/sparql-results#}"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
#: What Virtuoso calls the one column of an ASK, and what it says there.
_ASKED: Final = "__ASK_RETVAL"

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

    >>> text = (
    ...     b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"x:a"}}]}}'
    ... )
    >>> parsed(text, "application/sparql-results+json").rows[0][0]
    <NamedNode value=x:a>
    """
    media = kind.partition(";")[0].strip().lower()
    if media == _XML:
        return _asked(_xml(data))
    syntax = ox.QueryResultsFormat.from_media_type(media)
    if syntax is not None:
        found = ox.parse_query_results(io.BytesIO(data), format=syntax)
        if isinstance(found, ox.QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return _asked(Answer(columns, [tuple(row) for row in found]))
        return Answer(yes=bool(found))
    graphs = ox.RdfFormat.from_media_type(media)
    if graphs is not None:
        return Answer(triples=[quad.triple for quad in ox.parse(data, format=graphs)])
    return None


def _asked(answer: Answer) -> Answer:
    """Take a table for yes or no, where a product answers ASK with one."""
    if answer.columns == (_ASKED,) and answer.rows:
        return Answer(yes=str(getattr(answer.rows[0][0], "value", "")) in {"1", "true"})
    return answer


class _Plain(ET.TreeBuilder):
    """A tree without document type: entities would grow without end, and no result needs one."""

    def doctype(self, *_: object) -> None:
        """Refuse."""
        raise ValueError("declares a document type, which no result has")


def _xml(data: bytes) -> Answer:
    parser = ET.XMLParser(target=_Plain())  # noqa: S314 - no document type, so no entity
    root = ET.fromstring(data, parser)  # noqa: S314 - see above
    if root.tag != f"{_RESULTS}sparql":
        raise ValueError(f"is no result but <{root.tag}>")
    yes = root.find(f"{_RESULTS}boolean")
    if yes is not None:
        return Answer(yes=(yes.text or "").strip() == "true")
    columns = tuple(one.get("name", "") for one in root.iter(f"{_RESULTS}variable"))
    results = root.find(f"{_RESULTS}results")
    if results is None:
        raise ValueError("holds no results")
    return Answer(columns, list(_rows(results, columns)))


def _rows(results: Any, columns: tuple[str, ...]) -> Iterator[tuple[Term | None, ...]]:  # noqa: ANN401 - an element
    for result in results.iter(f"{_RESULTS}result"):
        found = {
            binding.get("name"): _term(binding[0])
            for binding in result.iter(f"{_RESULTS}binding")
            if len(binding)
        }
        yield tuple(found.get(column) for column in columns)


def _term(element: Any) -> Term:  # noqa: ANN401 - an element
    """Read one term, with every space of it."""
    text = element.text or ""
    match element.tag.removeprefix(_RESULTS):
        case "uri":
            return ox.NamedNode(text)
        case "bnode":
            return ox.BlankNode(text.replace("nodeID://", "").strip())
        case "literal":
            language, datatype = element.get(_LANGUAGE), element.get("datatype")
            if language:
                return ox.Literal(text, language=language)
            return ox.Literal(text, datatype=ox.NamedNode(datatype) if datatype else None)
        case other:
            raise ValueError(f"holds a term of another kind, {other}")
