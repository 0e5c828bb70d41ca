"""SPARQL's results as JSON without a blank between: what a program reads, which no person does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from eventgraph.tables.facts import Facts
from eventgraph.tables.results import Form, in_parts

__all__ = ["COMPACT"]

_QUOTED: Final = json.JSONEncoder(ensure_ascii=False).encode


def _pieces(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Iterator[str]:
    quoted = [_QUOTED(column) for column in columns]
    names = [f"{column}:" for column in quoted]

    def binding(row: Sequence[str | None]) -> str:
        pairs = zip(names, row, strict=True)
        return f"{{{','.join([name + cell for name, cell in pairs if cell is not None])}}}"

    before = f'{{"head":{{"vars":[{",".join(quoted)}]}},"results":{{"bindings":['
    for part in in_parts(rows):
        yield before + ",".join(map(binding, part))
        before = ","
    yield ("" if before == "," else before) + "]}}\n"


def _cell(term: Facts) -> str:
    value = _QUOTED(term.value)
    if term.language:
        more = f',"xml:lang":{_QUOTED(term.language)}'
    else:
        more = f',"datatype":{_QUOTED(term.datatype)}' if term.datatype else ""
    return f'{{"type":"{term.kind}","value":{value}{more}}}'


#: How cells and rows are written; `RESULT_FORMS` has the same with a line for each fact.
COMPACT: Final = Form(_cell, _pieces)
