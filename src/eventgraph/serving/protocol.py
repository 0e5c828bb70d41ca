"""Read a request of the SPARQL 1.1 Protocol: the query, and the graphs that it reads.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qsl

from eventgraph.serving.asking import Refusal

__all__ = ["SCOPE", "accepted", "asked", "pairs_of"]

_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_GRAPHS: Final = {"default-graph-uri": "default", "named-graph-uri": "named"}
_UPDATES: Final = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})
#: Parameters of ours that choose claims, by the fields of `Scope`.
SCOPE: Final = {"as": "according_to", "as-of": "as_of", "party": "party", "source": "source"}


#: What `format` in an address may be.
_KINDS: Final = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}


def accepted(format: str, accept: str) -> str:
    """Give what the reader accepts: a `format` in the address counts before the header.

    >>> accepted("csv", "*/*"), accepted("", "*/*")
    ('text/csv', '*/*')
    """
    return _KINDS.get(format) or accept


def asked(
    method: str, query_string: str, headers: Mapping[str, str], body: bytes, most: int
) -> dict[str, object] | None:
    """Give what is asked for a worker; None where nothing is, and the service describes itself.

    Raises Refusal for what the protocol does not know, and for updates.
    """
    pairs = pairs_of(query_string, most)
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _UPDATE or _UPDATES & {name for name, _ in pairs}:
        raise Refusal(403, "updates are refused: this dataset is only read")
    if method == "POST":
        if kind == _FORM:
            pairs += pairs_of(_text(body, headers), most)
        elif kind == _DIRECT:
            pairs.append(("query", _text(body, headers)))
        else:
            said = f"{kind} is no way to ask" if kind else "the Content-Type is missing"
            raise Refusal(415, f"{said}; send {_DIRECT} or {_FORM}")
        if _UPDATES & {name for name, _ in pairs}:
            raise Refusal(403, "updates are refused: this dataset is only read")
    queries = [value for name, value in pairs if name == "query"]
    if not queries and method != "POST" and not query_string:
        return None
    if len(queries) != 1:
        how_many = "no query" if not queries else f"{len(queries)} queries"
        raise Refusal(400, f"{how_many} in the request; send one, as the parameter query")
    return {"kind": "sparql", "query": queries[0], **_graphs(pairs), "scope": _scope(pairs)}


def _graphs(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    return {
        field: [value for name, value in pairs if name == parameter]
        for parameter, field in _GRAPHS.items()
    }


def _scope(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {SCOPE[name]: value for name, value in pairs if name in SCOPE and value}


def pairs_of(text: str, most: int) -> list[tuple[str, str]]:
    """Read the parameters of an address or a form; raises Refusal for too many."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=most)
    except UnicodeDecodeError as error:
        raise Refusal(400, "the request is not in UTF-8; send it so") from error
    except ValueError as error:
        raise Refusal(400, f"the request has more than {most} parameters; send fewer") from error


def _text(body: bytes, headers: Mapping[str, str]) -> str:
    charset = headers.get("content-type", "").lower().partition("charset=")[2].strip('" ')
    if charset.split(";")[0] not in {"", "utf-8", "utf8", "us-ascii"}:
        raise Refusal(415, f"the charset {charset} is not read; send UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "the request is not in UTF-8; send it so") from error
