"""What people state of a source, checked while it is stated: dates, addresses, languages, sums."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.errors import EventGraphError
from eventgraph.rdf.oxigraph import named_node
from eventgraph.text.characters import web_address
from eventgraph.text.measures.edtf import edtf
from eventgraph.vocabulary import EDTF, XSD

__all__ = [
    "Details",
    "address_of",
    "date_of",
    "day_of_retrieval",
    "language_tag",
    "sum_stated",
    "today",
]

_DATED: Final = (
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), XSD.date),
    (re.compile(r"\d{4}-\d\d", re.ASCII), XSD.gYearMonth),
    (re.compile(r"\d{4}", re.ASCII), XSD.gYear),
)
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_SUM: Final = re.compile(r"(?:(?P<kind>[A-Za-z0-9-]+)[:=])?\s*(?P<sum>[0-9A-Fa-f]+)", re.ASCII)
_SHA256: Final = {"", "sha256", "sha2-256"}
_LENGTH: Final = 64
_SECONDS: Final = re.compile(r"\d{9,10}(?:\.\d+)?", re.ASCII)
_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.ASCII)


class Details(NamedTuple):
    """What is stated of a source, as it is typed; nothing is empty.

    `id` is a CURIE, an IRI or a local name; `kind` a class of sources by name or label;
    `publishers` and `creators` are actors by name; dates are days, months or years.
    """

    id: str = ""
    kind: str = ""
    title: str = ""
    publishers: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    issued: str = ""
    language: str = ""
    url: str = ""
    archived: str = ""
    retrieved: str = ""


def today() -> date:
    """Give the day it is, by universal time."""
    return datetime.now(UTC).date()


def date_of(text: str, what: str) -> ox.Literal:
    """Read a date as precise as it is stated; raises EventGraphError that says how to write it.

    >>> date_of("2025-07", "issued").datatype.value[-10:]
    'gYearMonth'
    >>> date_of("2025-02-30", "time")
    Traceback (most recent call last):
    eventgraph.errors.EventGraphError: time '2025-02-30' is no date; write 2025-07-19, 2025-07, 2025
    """
    known = edtf(text)
    if known is None:
        forms = "2025-07-19, 2025-07, 2025"
        raise EventGraphError(f"{what} {text!r} is no date; write {forms}")
    if known.first and known.first > today().isoformat()[: len(known.first)]:
        raise EventGraphError(f"{what} {text!r} is still to come; check the year")
    kind = next((str(type) for form, type in _DATED if form.fullmatch(text)), EDTF)
    return ox.Literal(text, datatype=ox.NamedNode(kind))


def day_of_retrieval(text: str, what: str) -> ox.Literal:
    """Read the day on which something was retrieved, of a moment or of seconds since 1970, too.

    >>> day_of_retrieval("2024-03-01T08:00:00Z", "time").value
    '2024-03-01'
    >>> day_of_retrieval("1709280000", "time").value
    '2024-03-01'
    """
    if _SECONDS.fullmatch(text):
        text = datetime.fromtimestamp(float(text), UTC).date().isoformat()
    found = _DAY.fullmatch(text)
    return date_of(found[1] if found else text, what)


def address_of(text: str, what: str) -> ox.NamedNode:
    """Read a web address; raises EventGraphError for what is none.

    >>> address_of("https://example.org/a", "--url").value
    'https://example.org/a'
    """
    found = named_node(web_address(text))
    if found is None or not text:
        raise EventGraphError(f"{what} {text!r} is no web address; write it as https://…")
    return found


def language_tag(text: str, what: str) -> str:
    """Read the tag of a language; raises EventGraphError for what is none.

    >>> language_tag("pt_BR", "--lang")
    'pt-BR'
    """
    tag = text.replace("_", "-")
    if not _TAG.fullmatch(tag):
        raise EventGraphError(f"{what} {text!r} is no code of a language; write en, es or pt-BR")
    return tag


def sum_stated(text: str, what: str) -> str:
    """Read a SHA-256, with its name before it or without; raises EventGraphError for another.

    >>> sum_stated("SHA-256:" + "AB" * 32, "hash")[:6]
    'ababab'
    """
    found = _SUM.fullmatch(text)
    kind = (found["kind"] or "").lower().replace("sha-", "sha") if found else ""
    if found is None or kind not in _SHA256 or len(found["sum"]) != _LENGTH:
        raise EventGraphError(f"{what} {text!r} is no SHA-256, which has 64 signs of 0-9 and a-f")
    return found["sum"].lower()
