"""What SPARQL's results tell of a term, whichever library holds it."""

from __future__ import annotations

from typing import Final, NamedTuple

from rdflib import BNode, Literal
from rdflib.term import Identifier

__all__ = ["Facts"]

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


class Facts(NamedTuple):
    """What results tell of a term: `uri`, `bnode` or `literal`, its text, its language or datatype.

    A plain text has neither.

    >>> Facts.of(Literal("hola", lang="es"))
    Facts(kind='literal', value='hola', language='es', datatype=None)
    """

    kind: str
    value: str
    language: str | None = None
    datatype: str | None = None

    @classmethod
    def of(cls, term: Identifier) -> Facts:
        """Tell of a term of rdflib."""
        if not isinstance(term, Literal):
            return cls("bnode" if isinstance(term, BNode) else "uri", str(term))
        if term.language:
            return cls("literal", str(term), term.language)
        plain_text = term.datatype is None or str(term.datatype) == _STRING
        return cls("literal", str(term), None, None if plain_text else str(term.datatype))
