"""What a page shows, as plain records: things, claims, what claims say, and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eventgraph.claims.cards import Card
from eventgraph.evidence.matters.voices import Support

__all__ = ["Conflict", "Contest", "Label", "PageData", "Source", "Stand", "Statement", "Text"]


class Label(NamedTuple):
    """A name in English and in Spanish; where one is missing it is the other."""

    en: str
    es: str


class Text(NamedTuple):
    """A literal: its characters, its datatype as an IRI (empty for text), and its language."""

    value: str
    datatype: str = ""
    language: str = ""


class Statement(NamedTuple):
    """One triple that one claim says; the object is an IRI or a Text."""

    claim: str
    subject: str
    property: str
    object: str | Text


class Source(NamedTuple):
    """A published document; `url` is empty unless it is a plain http(s) address.

    `by` are those who wrote it for others to publish, `revises` is an earlier version of it.
    """

    iri: str
    title: str
    publisher: str
    issued: str
    url: str
    derived_from: str
    by: tuple[str, ...] = ()
    revises: str = ""
    language: str = ""


class Stand(NamedTuple):
    """One side of a disagreement: under which property, which values, in which claims.

    `support` are its voices, carriers and origins; `qualities` what the value is a value of, by
    properties.
    """

    property: str
    values: tuple[str | Text, ...]
    claims: tuple[str, ...]
    support: Support
    qualities: tuple[tuple[str, str | Text], ...] = ()


class Conflict(NamedTuple):
    """How sides of a matter stand to one another: of what kind, and which of them, by their places.

    `beside` are places, two by two, that do not stand so to one another.
    """

    kind: str
    note: str
    places: tuple[int, ...]
    beside: tuple[int, ...] = ()


class Contest(NamedTuple):
    """A matter on which claims disagree: about what, every side of it, and how these stand."""

    about: str
    sides: tuple[Stand, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True)
class PageData:
    """Everything one page is made from, in a stable order; `details` is what describes a claim.

    `translations` are the curators', by claim; `made` are the claims whose label no curator wrote.
    """

    claims: tuple[Card, ...]
    details: Mapping[str, Mapping[str, tuple[str, ...]]]
    translations: Mapping[str, Sequence[Text]]
    statements: tuple[Statement, ...]
    labels: Mapping[str, Label]
    made: frozenset[str]
    inverse: Mapping[str, Label]
    others: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, Label]
    doubts: Mapping[str, Label]
    types: Mapping[str, str]
    kinds: Mapping[str, str]
    anonymous: frozenset[str]
    namings: frozenset[str]
    sources: tuple[Source, ...]
    bodies: Mapping[str, tuple[str, ...]]
    parties: Mapping[str, tuple[str, ...]]
    aspects: Mapping[str, str]
    around: Mapping[str, tuple[str, ...]]
    contests: tuple[Contest, ...]
