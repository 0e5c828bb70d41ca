"""Write rows of RDF terms in the W3C's SPARQL 1.1 result formats: CSV, TSV, JSON and XML."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, Final, NamedTuple, TypeVar
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from rdflib.term import Identifier

from eventgraph.errors import FormatError
from eventgraph.tables.facts import Facts
from eventgraph.text.characters import no_xml

__all__ = ["RESULT_FORMS", "Form", "in_parts", "write_boolean", "write_results"]

Rows = Iterable[Sequence[Identifier | None]]
Cells = Sequence[str | None]
_Item = TypeVar("_Item")

#: How many rows are written at once.
_AT_ONCE: Final = 1000

_RESULTS: Final = "http://www.w3.org/2005/sparql-results#"
#: Numbers that TSV writes bare, as Turtle does.
_BARE: Final = {
    f"http://www.w3.org/2001/XMLSchema#{name}": re.compile(pattern)
    for name, pattern in {
        "integer": r"[+-]?[0-9]+",
        "decimal": r"[+-]?[0-9]*\.[0-9]+",
        "double": r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+",
    }.items()
}


#: Text as JSON has it.
_QUOTED: Final = json.JSONEncoder(ensure_ascii=False).encode
#: Results without rows, whose columns stand in the place of what says so.
_JSON: Final = """\
{
  "head": {
    "vars": [VARS]
  },
  "results": {
    "bindings": []
  }
}
"""
_CONTROLS: Final = {code: f"\\u{code:04X}" for code in (*range(32), *range(127, 160))}
_TSV_SIGNS: Final = {
    **_CONTROLS,
    **str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}),
}


class Form(NamedTuple):
    """A format of results: how a cell is written, and how columns and rows of such cells are.

    `pieces` yields the text of the whole piece by piece, of rows in which None is an empty cell,
    and never holds all of it.
    """

    text: Callable[[Facts], str]
    pieces: Callable[[Sequence[str], Iterable[Cells]], Iterator[str]]

    def cell(self, term: Identifier) -> str:
        """Write a term of rdflib."""
        return self.text(Facts.of(term))


def in_parts(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Yield items in lists of as many as are written at once.

    >>> [len(part) for part in in_parts(range(2500))]
    [1000, 1000, 500]
    """
    ahead = iter(items)
    while part := list(islice(ahead, _AT_ONCE)):
        yield part


def _csv_pieces(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    for part in in_parts(chain([columns], rows)):
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\r\n").writerows(part)
        yield stream.getvalue()


def _csv_cell(term: Facts) -> str:
    return f"_:{term.value}" if term.kind == "bnode" else term.value


def _tsv_pieces(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    yield "\t".join(f"?{column}" for column in columns) + "\n"
    for part in in_parts(rows):
        yield "".join("\t".join(cell or "" for cell in row) + "\n" for row in part)


def _tsv_cell(term: Facts) -> str:
    if term.kind != "literal":
        return f"<{term.value}>" if term.kind == "uri" else f"_:{term.value}"
    if term.datatype in _BARE and _BARE[term.datatype].fullmatch(term.value):
        return term.value
    quoted = '"' + term.value.translate(_TSV_SIGNS) + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    return f"{quoted}^^<{term.datatype}>" if term.datatype else quoted


def _around(
    whole: str, empty: str, brackets: tuple[str, str], rows: Iterator[str], between: str = ""
) -> Iterator[str]:
    """Yield a document that is written without rows with rows in the place of what says so."""
    first = next(rows, None)
    if first is None:
        yield whole
        return
    head, _, foot = whole.rpartition(empty)
    yield head + brackets[0] + first
    for part in in_parts(rows):
        yield "".join(f"{between}{row}" for row in part)
    yield brackets[1] + foot


def _json_text(head: dict[str, Any], answer: dict[str, Any]) -> str:
    return json.dumps({"head": head, **answer}, ensure_ascii=False, indent=2) + "\n"


def _json_pieces(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    quoted = [_QUOTED(column) for column in columns]
    listed = "[\n      " + ",\n      ".join(quoted) + "\n    ]" if quoted else "[]"
    whole = _JSON.replace("[VARS]", listed)
    names = [f"        {column}: " for column in quoted]

    def binding(row: Cells) -> str:
        members = [name + cell for name, cell in zip(names, row, strict=True) if cell is not None]
        return "      {\n" + ",\n".join(members) + "\n      }" if members else "      {}"

    yield from _around(whole, "[]", ("[\n", "\n    ]"), map(binding, rows), ",\n")


def _json_cell(term: Facts) -> str:
    more = ""
    if term.language:
        more = f',\n          "xml:lang": {_QUOTED(term.language)}'
    elif term.datatype:
        more = f',\n          "datatype": {_QUOTED(term.datatype)}'
    value = _QUOTED(term.value)
    return f'{{\n          "type": "{term.kind}",\n          "value": {value}{more}\n        }}'


def _xml_text(root: Element) -> str:
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_element_text(root)}\n'


def _element_text(element: Element) -> str:
    return tostring(element, encoding="unicode").replace("\r", "&#13;")


def _xml_pieces(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    root = Element("sparql", xmlns=_RESULTS)
    head = SubElement(root, "head")
    for column in columns:
        SubElement(head, "variable", name=column)
    SubElement(root, "results")
    opened = [
        "      " + _element_text(Element("binding", name=column)).replace(" />", ">\n        ")
        for column in columns
    ]

    def result(row: Cells) -> str:
        bound = [
            f"{name}{cell}\n      </binding>\n"
            for name, cell in zip(opened, row, strict=True)
            if cell is not None
        ]
        text = "".join(bound)
        if no_xml(text):
            name = next(n for n, cell in zip(columns, row, strict=True) if cell and no_xml(cell))
            raise FormatError(f"XML cannot hold a control character in column {name}; choose json")
        return f"    <result>\n{text}    </result>\n" if bound else "    <result />\n"

    brackets = ("<results>\n", "  </results>")
    yield from _around(_xml_text(root), "<results />", brackets, map(result, rows))


def _xml_cell(term: Facts) -> str:
    element = Element(term.kind)
    if term.language:
        element.set("xml:lang", term.language)
    elif term.datatype:
        element.set("datatype", term.datatype)
    element.text = term.value
    return _element_text(element)


#: How to write columns and rows, by the name of the format.
RESULT_FORMS: Final = {
    "csv": Form(_csv_cell, _csv_pieces),
    "tsv": Form(_tsv_cell, _tsv_pieces),
    "json": Form(_json_cell, _json_pieces),
    "xml": Form(_xml_cell, _xml_pieces),
}


def _each(rows: Rows) -> Iterable[Identifier]:
    """Give each term once; in an answer one object stands in many rows."""
    return {id(term): term for row in rows for term in row if term is not None}.values()


def write_results(format: str, columns: Sequence[str], rows: Rows) -> str:
    r"""Write columns and rows whole, in one of `RESULT_FORMS`.

    >>> from rdflib import Literal
    >>> write_results("csv", ["a", "b"], [[Literal(1), None]])
    'a,b\r\n1,\r\n'
    """
    form = RESULT_FORMS[format]
    rows = [*rows]
    texts = {id(term): form.cell(term) for term in _each(rows)}
    cells = ([None if term is None else texts[id(term)] for term in row] for row in rows)
    return "".join(form.pieces(columns, cells))


def write_boolean(answer: bool, format: str) -> str:  # noqa: FBT001 - the answer is the noun here
    r"""Write the answer of an ASK query as `json` or `xml`, the two formats that the W3C gives it.

    >>> print(write_boolean(True, "json").replace("\n", ""))
    {  "head": {},  "boolean": true}
    """
    if format == "json":
        return _json_text({}, {"boolean": answer})
    root = Element("sparql", xmlns=_RESULTS)
    SubElement(root, "head")
    SubElement(root, "boolean").text = "true" if answer else "false"
    return _xml_text(root)
