"""Read `.rq` files: SPARQL 1.1 under a header of `#+` comments that names title and parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from eventgraph.errors import InputError, did_you_mean, hint_at, reading
from eventgraph.rdf.streams import whole
from eventgraph.sparql.text import form_of, is_ordered

__all__ = [
    "MOST_QUERY",
    "PARAMETER_TYPES",
    "Parameter",
    "Query",
    "parse_query",
    "read_query",
]

#: How many bytes a query may hold: 16 MiB.
MOST_QUERY: Final = 16 << 20
PARAMETER_TYPES: Final = ("iri", "string", "integer", "date")

_TOP: Final = re.compile(r"\s?(?P<key>[A-Za-z_-]+):(?:\s+(?P<value>.*))?$")
_ENTRY: Final = re.compile(
    r"\s+(?P<dash>-\s+)?(?P<key>[a-z]+(?:-[A-Za-z0-9-]+)?):(?:\s+(?P<value>.*))?$"
)
_FIELDS: Final = ("name", "type", "default", "example", "description")
_KEYS: Final = ("summary", "description", "params")
#: What is told in other languages too, with the language behind it: `summary-es`.
_TOLD: Final = re.compile(
    r"(?P<key>summary|description)-(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)"
)


@dataclass(frozen=True)
class Parameter:
    """One variable of a query that a caller may bind; without a default it stays free.

    `descriptions` are those in other languages: the language, and what is said in it.
    """

    name: str
    type: str
    default: str | None = None
    example: str | None = None
    description: str = ""
    descriptions: tuple[tuple[str, str], ...] = ()

    def speaking(self, language: str) -> Parameter:
        """Give the same parameter, described in a language if its header knows it."""
        return replace(self, description=dict(self.descriptions).get(language, self.description))


@dataclass(frozen=True)
class Query:
    """One SPARQL query with its header; a `shipped` one goes by the shared prefixes alone.

    `base` is what relative IRIs are resolved against; without it they are refused.
    `services` are the addresses that SERVICE may call, written in full; nothing else leaves.
    """

    name: str
    text: str
    path: Path | None = None
    header: Mapping[str, str] = field(default_factory=dict)
    parameters: tuple[Parameter, ...] = ()
    shipped: bool = False
    base: str | None = None
    services: tuple[str, ...] = ()

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
        return form_of(self.text)

    @property
    def ordered(self) -> bool:
        """Whether the query sorts its own rows."""
        return is_ordered(self.text)

    def example(self) -> dict[str, str]:
        """Give the arguments of the header's example."""
        return {p.name: p.example for p in self.parameters if p.example is not None}

    def speaking(self, language: str) -> Query:
        r"""Give the same query, told in a language as far as its header knows it.

        >>> text = "#+ summary: All\n#+ summary-es: Todo\nSELECT * { ?s ?p ?o }"
        >>> [parse_query(text, "all").speaking(one).summary for one in ("es", "fr")]
        ['Todo', 'All']
        """
        told = {key: self.header.get(f"{key}-{language}") for key in ("summary", "description")}
        header = {**self.header, **{key: text for key, text in told.items() if text}}
        parameters = tuple(one.speaking(language) for one in self.parameters)
        return replace(self, header=header, parameters=parameters)


def read_query(path: str | Path) -> Query:
    """Read one query file; raises InputError for a header or an encoding that cannot be read."""
    path = Path(path)
    with reading(path), path.open("rb") as file:
        text = whole(file, path, MOST_QUERY).decode("utf-8")
    return parse_query(text, path.stem, path)


def parse_query(text: str, name: str, path: Path | None = None) -> Query:
    r"""Read a query's text and its `#+` header (grlc style, see https://github.com/CLARIAH/grlc).

    Raises InputError with line and column for a header that cannot be read.

    >>> parse_query("#+ summary: All\nSELECT * { ?s ?p ?o }", "all").summary
    'All'
    """
    text = text.removeprefix("\ufeff")
    reader = _Header(path)
    for number, line in _header_lines(text):
        reader.read(number, line)
    header = {key: value for key, value in reader.top.items() if key != "params"}
    parameters = tuple(_parameter(path, *entry) for entry in reader.entries)
    names = [parameter.name for parameter in parameters]
    for (line_number, _), parameter in zip(reader.entries, parameters, strict=True):
        if names.count(parameter.name) > 1:
            message = f"the parameter {parameter.name} is listed twice; drop one"
            raise InputError(message, path, line_number, 3)
    return Query(name, text, path, header, parameters)


def _header_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and content of the `#+` lines before the query itself begins."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#+"):
            yield number, line[2:].rstrip()
        elif line.strip() and not line.startswith("#"):
            return


@dataclass
class _Header:
    """A header as far as it is read: its keys, the entries of `params`, and what goes on."""

    path: Path | None
    top: dict[str, str] = field(default_factory=dict)
    entries: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    key: str = ""
    inside: dict[str, str] | None = None

    def read(self, number: int, line: str) -> None:
        """Take in one line: a key, a field of a parameter, or more of what stands above it."""
        top, entry = _TOP.match(line), _ENTRY.match(line)
        if top:
            self._known(top["key"], _KEYS, number)
            self._start(self.top, top)
        elif "params" in self.top and entry and (entry["dash"] or self.entries):
            self._known(entry["key"], _FIELDS, number)
            if entry["key"] not in _FIELDS and not _TOLD.fullmatch(entry["key"]):
                self._go_on(line)
                return
            if entry["dash"]:
                self.entries.append((number, {}))
            self._start(self.entries[-1][1], entry)
        elif self.inside is None and line.strip():
            message = "the header line is no `key: value`; write for example `#+ summary: …`"
            raise InputError(message, self.path, number, 3)
        else:
            self._go_on(line)

    def _start(self, inside: dict[str, str], found: re.Match[str]) -> None:
        value = (found["value"] or "").strip()
        self.inside, self.key = inside, found["key"]
        inside[self.key] = "" if value in {">", "|"} else _unquoted(value)

    def _go_on(self, line: str) -> None:
        if self.inside is not None:
            self.inside[self.key] = f"{self.inside[self.key]} {line.strip()}".strip()

    def _known(self, key: str, keys: tuple[str, ...], number: int) -> None:
        """Refuse a key that is nearly one of the known ones."""
        hint = "" if key in keys or _TOLD.fullmatch(key) else did_you_mean(key, keys)
        if hint:
            raise InputError(f"the header knows no key {key!r}{hint}", self.path, number, 3)


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _parameter(path: Path | None, line: int, entry: Mapping[str, str]) -> Parameter:
    """Read one entry of `params`, and say what is wrong with it."""
    if not re.fullmatch(r"[A-Za-z_]\w*", entry.get("name", "")):
        message = "a parameter needs `name:`, the variable without its question mark"
        raise InputError(message, path, line, 3)
    kind = entry.get("type", "")
    if kind not in PARAMETER_TYPES:
        hint = hint_at(kind, PARAMETER_TYPES)
        raise InputError(f"{entry['name']} has the unknown type {kind!r}{hint}", path, line, 3)
    return Parameter(
        entry["name"],
        kind,
        entry.get("default"),
        entry.get("example"),
        entry.get("description", ""),
        tuple((told["language"], entry[key]) for key in entry if (told := _TOLD.fullmatch(key))),
    )
