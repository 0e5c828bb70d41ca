"""Write rows of RDF terms in the W3C's SPARQL 1.1 result formats: CSV, TSV, JSON and XML."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from rdflib import BNode, Literal, URIRef
from rdflib.term import Identifier

from eventgraph.errors import FormatError
from eventgraph.text.characters import no_xml

__all__ = ["RESULT_WRITERS", "write_boolean"]

Rows = Sequence[Sequence[Identifier | None]]

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
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


_CONTROLS: Final = {code: f"\\u{code:04X}" for code in (*range(32), *range(127, 160))}
_TSV_SIGNS: Final = {
    **_CONTROLS,
    **str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}),
}


def _write_csv(columns: Sequence[str], rows: Rows) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_csv_term(term) for term in row] for row in rows)
    return stream.getvalue()


def _csv_term(term: Identifier | None) -> str:
    return "" if term is None else f"_:{term}" if isinstance(term, BNode) else str(term)


def _write_tsv(columns: Sequence[str], rows: Rows) -> str:
    lines = ["\t".join(f"?{column}" for column in columns)]
    lines += ["\t".join("" if term is None else _tsv_term(term) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _tsv_term(term: Identifier) -> str:
    if not isinstance(term, Literal):
        return f"<{term}>" if isinstance(term, URIRef) else f"_:{term}"
    datatype = str(term.datatype or _STRING)
    if datatype in _BARE and _BARE[datatype].fullmatch(term):
        return str(term)
    quoted = '"' + str(term).translate(_TSV_SIGNS) + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if datatype == _STRING else f"{quoted}^^<{datatype}>"


def _described(term: Identifier) -> dict[str, str]:
    """Describe a term as SPARQL's JSON results do; its XML results carry the same."""
    if isinstance(term, Literal):
        kind = {"type": "literal", "value": str(term)}
        if term.language:
            return kind | {"xml:lang": term.language}
        plain_text = term.datatype is None or str(term.datatype) == _STRING
        return kind if plain_text else kind | {"datatype": str(term.datatype)}
    return {"type": "bnode" if isinstance(term, BNode) else "uri", "value": str(term)}


def _json_text(head: dict[str, Any], answer: dict[str, Any]) -> str:
    return json.dumps({"head": head, **answer}, ensure_ascii=False, indent=2) + "\n"


def _write_json(columns: Sequence[str], rows: Rows) -> str:
    bindings = [
        {
            name: _described(term)
            for name, term in zip(columns, row, strict=True)
            if term is not None
        }
        for row in rows
    ]
    return _json_text({"vars": list(columns)}, {"results": {"bindings": bindings}})


def _xml_text(root: Element) -> str:
    indent(root)
    text = tostring(root, encoding="unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _write_xml(columns: Sequence[str], rows: Rows) -> str:
    root = Element("sparql", xmlns=_RESULTS)
    head = SubElement(root, "head")
    for column in columns:
        SubElement(head, "variable", name=column)
    results = SubElement(root, "results")
    for row in rows:
        result = SubElement(results, "result")
        for name, term in zip(columns, row, strict=True):
            if term is not None:
                facts = _described(term)
                kind, value = facts.pop("type"), facts.pop("value")
                if no_xml(value):
                    raise FormatError(
                        f"XML cannot hold a control character in column {name}; choose json"
                    )
                SubElement(SubElement(result, "binding", name=name), kind, facts).text = value
    return _xml_text(root)


#: How to write columns and rows, by the name of the format.
RESULT_WRITERS: Final = {
    "csv": _write_csv,
    "tsv": _write_tsv,
    "json": _write_json,
    "xml": _write_xml,
}


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
