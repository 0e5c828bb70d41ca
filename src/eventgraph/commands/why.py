"""`eventgraph why`: who stands behind a statement, and through which hands it came."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click
from rdflib import Dataset, URIRef

from eventgraph.claims.cards import card_of
from eventgraph.claims.naming import Names
from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit, emit_table, names_for
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.evidence.descent.origins import Origins, origins
from eventgraph.evidence.flags import FLAGS
from eventgraph.evidence.independence import note_on, same_publisher
from eventgraph.evidence.why import chain, why
from eventgraph.rdf.turtletext import Location, locate
from eventgraph.tables.table import Cell, Table, plain
from eventgraph.text.terminal import filled, screen_width
from eventgraph.vocabulary import curie

__all__ = ["command"]


@click.command("why")
@click.argument("subject")
@click.argument("predicate", required=False)
@click.argument("object", required=False)
@table_format
@language_option
@output_option
@graph_option
@scope_options
def command(
    subject: str,
    predicate: str | None,
    object: str | None,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Show each claim that carries a statement: SUBJECT, or with PREDICATE, or with OBJECT.

    Each is shown with its words, with every hand it passed through, with the file and line where
    it stands, and with what a reader should know of its speaker. A claim's name as SUBJECT shows
    what that claim says. Exit status 1 if no claim carries it.
    """
    dataset = open_dataset(graph, scope)
    statement = tuple(part for part in (subject, predicate, object) if part is not None)
    names = names_for(graph, output)
    places = {iri: Location(names[path], line) for iri, (path, line) in locate(names).items()}
    table = why(dataset, statement, places=places, language=language)
    if format == "text":
        emit(_text(table, dataset, language), output)
    else:
        emit_table(table, format, output, dataset, language)
    sys.exit(0 if table.rows else 1)


def _text(table: Table, dataset: Dataset, language: str) -> str:
    """Write each claim as a paragraph: what it says, its words, its hands, its flags, its place."""
    names, known = Names(dataset, language), origins(dataset)
    width = screen_width()
    lines = [*filled(note_on(known), width), ""]
    claims: dict[str, list[dict[str, Cell]]] = {}
    for record in table.records():
        claims.setdefault(str(record["claim"]), []).append(record)
    for claim, records in claims.items():
        first, card = records[0], card_of(dataset, claim, language)
        stand = f" {_name(first['attitude'], names)}" if first["attitude"] else ""
        speakers = " and ".join(_name(URIRef(one), names) for one in card.speakers)
        speaker = f"{speakers}{stand}"
        lines += filled(f"{speaker} ({_name(first['certainty'], names)}):", width)
        for record in records:
            parts = (record[part] for part in ("subject", "predicate", "object"))
            said = " · ".join(_name(part, names, language) for part in parts)
            lines += filled(said, width, "  - ", "    ")
        words = f" ({_name(first['wording'], names)})" if first["wording"] else ""
        lines += filled(f"{card.cited}{words}", width, "  ")
        lines += filled(card.translation and f"translated: {card.translation}", width, "  ")
        lines += filled(card.fragment and f"at {card.fragment}", width, "  ")
        hands = chain(dataset, claim)
        told = " → ".join(f"{step.how} {names.get(step.by, curie(step.by))}" for step in hands)
        lines += filled(told, width, "  ")
        found = [FLAGS[flag] for flag in str(first["flags"]).split("; ") if flag]
        lines += filled(f"note: {', '.join(found)}" if found else "", width, "  ")
        if first["doubt"]:
            lines += filled(f"doubt of the curator: {first['doubt']}", width, "  ")
        lines += [
            "  " + "  ".join(str(part) for part in (curie(claim), first["where"]) if part),
            "",
        ]
    return "\n".join([*lines, _counts(table, known)]) + "\n"


def _counts(table: Table, known: Origins) -> str:
    """Count claims, speakers, documents and publications; those of one origin are one of these."""
    claims = {str(claim) for claim in table.column("claim")}
    publications = known.publications(claims)
    alike = same_publisher(known, publications)
    counts = {
        "statements": len(table),
        "claims": len(claims),
        "speakers": len(set(table.column("speaker"))),
        "documents": len(known.documents(claims)),
        "independent publications": len(publications),
    }
    told = ", ".join(f"{name}: {count}" for name, count in counts.items())
    return f"{told} ({alike})" if alike else told


def _name(cell: Cell, names: Mapping[str, str], language: str = "en") -> str:
    return names.get(str(cell)) or plain(cell, {}, language)
