"""Read `.rq` files: SPARQL 1.1 under a header of `#+` comments that names title and parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from eventgraph.errors import InputError, UnknownQuery, did_you_mean, reading

__all__ = ["PARAMETER_TYPES", "Parameter", "Query", "find_query", "parse_query", "read_queries", "read_query"]

PARAMETER_TYPES: Final = ("iri", "string", "integer", "date")

_PASSED_OVER: Final = re.compile(
    r"<[^<>\"{}|^`\\\s]*>|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*"
)
_FORM: Final = re.compile(r"\b(select|construct|describe|ask)\b", re.IGNORECASE)
_ORDER: Final = re.compile(r"\border\s+by\b", re.IGNORECASE)
_KEY: Final = re.compile(r"(?P<indent>\s*)(?P<dash>- )?(?P<key>[a-z]+):(?:\s+(?P<value>.*))?$")
_FIELDS: Final = ("name", "type", "default", "example", "description")


@dataclass(frozen=True)
class Parameter:
    """One variable of a query that a caller may bind; without a default it stays free."""

    name: str
    type: str
    default: str | None = None
    example: str | None = None
    description: str = ""


@dataclass(frozen=True)
class Query:
    """One SPARQL query with its header; `form` is SELECT, CONSTRUCT, DESCRIBE, ASK, or empty."""

    name: str
    text: str
    path: Path | None = None
    header: Mapping[str, str] = field(default_factory=dict)
    parameters: tuple[Parameter, ...] = ()

    @property
    def summary(self) -> str:
        """The title, one line."""
        return self.header.get("summary", "")

    @property
    def description(self) -> str:
        """What the answer means, in full."""
        return self.header.get("description", "")

    @property
    def form(self) -> str:
        """Which of SPARQL's four query forms this is; empty when it is none of them."""
        match = _FORM.search(_PASSED_OVER.sub(" ", self.text))
        return match[1].upper() if match else ""

    @property
    def ordered(self) -> bool:
        """Whether the query sorts its own rows."""
        return bool(_ORDER.search(_PASSED_OVER.sub(" ", self.text)))

    def example(self) -> dict[str, str]:
        """Give the arguments of the header's example."""
        return {p.name: p.example for p in self.parameters if p.example is not None}


def read_query(path: str | Path) -> Query:
    """Read one query file; raises InputError for a header or an encoding that cannot be read."""
    path = Path(path)
    with reading(path):
        text = path.read_bytes().decode("utf-8")
    return parse_query(text, path.stem, path)


def read_queries(folder: str | Path) -> dict[str, Query]:
    """Read every `.rq` file of a folder, by name in sorted order.

    >>> "intermediaries" in read_queries("queries")
    True
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError("no such folder of queries; check the path", folder)
    return {path.stem: read_query(path) for path in sorted(folder.glob("*.rq"))}


def find_query(queries: Mapping[str, Query], name: str) -> Query:
    """Pick a query by name; raises UnknownQuery with the nearest names."""
    if name not in queries:
        hint = did_you_mean(name, queries) or "; eventgraph query lists them"
        raise UnknownQuery(f"no query is named {name!r}{hint}")
    return queries[name]


def parse_query(text: str, name: str, path: Path | None = None) -> Query:
    """Read a query's text and its `#+` header (grlc style, see https://github.com/CLARIAH/grlc).

    >>> parse_query("#+ summary: All\\nSELECT * { ?s ?p ?o }", "all").summary
    'All'
    """
    header: dict[str, str] = {}
    entries: list[tuple[int, dict[str, str]]] = []
    where: dict[str, str] = header
    key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            continue
        found = _KEY.match(line[2:])
        if found is None or (found["key"] not in _FIELDS and where is not header and not _top(found)):
            if not key:
                message = "the header line is no `key: value`; write for example `#+ summary: …`"
                raise InputError(message, path, number, 3)
            where[key] = f"{where[key]} {line[2:].strip()}".strip()
            continue
        if found["dash"]:
            entries.append((number, {}))
            where = entries[-1][1]
        elif _top(found):
            where = header
        key = found["key"]
        value = (found["value"] or "").strip()
        where[key] = "" if value in {">", "|"} else _unquoted(value)
    header.pop("params", None)
    return Query(name, text, path, header, tuple(_parameter(path, *entry) for entry in entries))


def _top(found: re.Match[str]) -> bool:
    return len(found["indent"]) <= 1 and not found["dash"]


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _parameter(path: Path | None, line: int, entry: Mapping[str, str]) -> Parameter:
    """Read one entry of `params`, and say what is wrong with it."""
    if not re.fullmatch(r"[A-Za-z_]\w*", entry.get("name", "")):
        raise InputError("a parameter needs `name:`, the variable without its question mark", path, line, 3)
    kind = entry.get("type", "")
    if kind not in PARAMETER_TYPES:
        hint = did_you_mean(kind, PARAMETER_TYPES) or f"; there are {', '.join(PARAMETER_TYPES)}"
        raise InputError(f"{entry['name']} has the unknown type {kind!r}{hint}", path, line, 3)
    return Parameter(
        entry["name"], kind, entry.get("default"), entry.get("example"), entry.get("description", "")
    )
