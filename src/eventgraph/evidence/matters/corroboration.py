"""How each statement is borne out: its voices, the publications that carry them, their origins."""

from __future__ import annotations

from typing import Any, Final

from rdflib import Dataset

from eventgraph.claims.scopes import Scope, narrow
from eventgraph.evidence.conflicts import things_around
from eventgraph.evidence.independence import facts_of, note_on
from eventgraph.evidence.matters.voices import Voices
from eventgraph.rdf.oxigraph import term
from eventgraph.tables.table import Cell, Table

__all__ = ["corroboration"]

_COLUMNS: Final = (*("subject", "property", "value"), *("voices", "carriers", "origins"))


def corroboration(
    dataset: Dataset,
    thing: str | None = None,
    scope: Scope | None = None,
    at_least_origins: int = 1,
) -> Table:
    """Count for each statement its voices, the publications that carry it, and their origins.

    Two publications that carry one voice are one voice; two voices in one origin are one origin.
    The three numbers stand together, and are never added up. `thing` keeps to what is said of one
    thing in either place, and of an event's parts and of who and what has a part in them.
    Raises UnknownName for a name that nothing carries.

    >>> import eventgraph as eg
    >>> eg.corroboration(eg.load("graph"), "actor:catholic-church").rows[0][3:]
    (1, 1, 1)
    """
    seen = narrow(dataset, scope)
    about = None if thing is None else things_around(seen, thing)
    voices = Voices(seen)
    rows: list[tuple[Cell, ...]] = []
    for fact, said in facts_of(seen).items():
        if about is None or _speaks_of(fact, about):
            support = voices.support({row["claim"].value for row in said})
            if support.origins >= at_least_origins:
                rows.append((*map(term, fact), *support))
    return Table(_COLUMNS, tuple(rows), note_on(voices.known))


def _speaks_of(fact: tuple[Any, ...], things: set[str]) -> bool:
    subject, _, value = (getattr(part, "value", "") for part in fact)
    return subject in things or value in things
