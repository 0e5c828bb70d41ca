"""Write a dataset as FollowTheMoney entities or statements; each statement keeps its claim."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from followthemoney import model
from followthemoney.dataset import Dataset as Catalogue
from followthemoney.statement import Statement, StatementEntity
from rdflib import Dataset

from eventgraph.claims.cards import NO_CERTAINTY, Card
from eventgraph.claims.lightly import read_lightly
from eventgraph.claims.names import labels_in
from eventgraph.claims.reading import Reading, read_claims
from eventgraph.evidence.independence import independence_note
from eventgraph.exports.pieces.listing import filled
from eventgraph.network.drawing import drawn, is_large
from eventgraph.network.edges import edge_claims
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.lines import sorted_lines
from eventgraph.text.characters import web_address
from eventgraph.text.measures.edtf import edtf
from eventgraph.vocabulary import EVG, SEM, curie

__all__ = ["FTM_KINDS", "export_ftm"]

#: What `export_ftm` can write: whole entities, or the statements that they are made of.
FTM_KINDS: Final = ("entities", "statements")

_CATALOGUE: Final = Catalogue.make({"name": "eventgraph", "title": "eventgraph"})
_LANGUAGES: Final = {"en": "eng", "es": "spa"}
_PLAIN_ID: Final = re.compile(r"[0-9a-zA-Z][0-9a-zA-Z.-]*[0-9a-zA-Z]")

#: The schema for each kind of thing, by the class nearest to it.
_SCHEMATA: Final = {
    EVG.Person: "Person",
    EVG.Government: "PublicBody",
    EVG.PublicBody: "PublicBody",
    EVG.Organization: "Organization",
    EVG.Actor: "LegalEntity",
    EVG.Event: "Event",
    EVG.Place: "Address",
    EVG.Office: "Position",
}
_HELD: Final = {str(EVG.holds), str(EVG.formerlyHeld)}
_DATES: Final = {
    str(SEM.hasTimeStamp): "date",
    str(SEM.hasBeginTimeStamp): "startDate",
    str(SEM.hasEndTimeStamp): "endDate",
}


#: Stand between what a line is sorted by and the line, and between lines; JSON has neither.
_END: Final = "\0"
_AND: Final = "\1"


@dataclass(frozen=True)
class _Maker:
    """Makes statements about one entity."""

    entity: str
    schema: str

    def say(self, prop: str, value: str, claim: str = "", lang: str | None = None) -> Statement:
        """Make a statement whose origin is a claim; equal words of two claims stay two."""
        words = f"{self.entity}\n{prop}\n{value}\n{claim}"
        return Statement(
            self.entity,
            prop,
            self.schema,
            value,
            _CATALOGUE.name,
            lang=lang,
            origin=claim or None,
            id=hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest(),
        )


def export_ftm(dataset: Dataset, _format: str = "ftm", kind: str = "entities") -> Iterator[bytes]:
    """Write JSON lines for FollowTheMoney (https://followthemoney.tech): entities or statements.

    Persons, organizations, places (Address), offices (Position) and events are entities; every
    relation is an UnknownLink (an Occupancy for an office held), one for each claim that says it,
    with the speaker and quote as its summary and the source as its proof. A statement's origin is
    the claim. Numbers and namings are notes, and so is, on each document, how independent the
    publications are. It comes in pieces, sorted in temporary files where it is long.

    >>> import eventgraph as eg
    >>> b'"schema": "UnknownLink"' in eg.export(eg.load("graph"), "ftm")
    True
    """
    keyed = (
        f"{entity.id}{_END}{number:012}{_END}{_AND.join(_lines(entity, kind))}".encode()
        for number, entity in enumerate(_entities(dataset))
    )
    texts = (line.decode().rpartition(_END)[2].replace(_AND, "\n") for line in sorted_lines(keyed))
    for piece in filled(f"{text}\n" for text in texts):
        yield piece.encode()


def _lines(entity: StatementEntity, kind: str) -> Iterator[str]:
    """Write an entity, or each of its statements, as a line."""
    if kind == "statements":
        found = [dict(statement.to_dict()) for statement in entity.statements]
        for line in sorted(found, key=lambda line: (line["prop"], line["id"])):
            yield json.dumps(line, ensure_ascii=False)
        return
    values = {name: sorted(set(values)) for name, values in entity.properties.items()}
    known = {"id": entity.id, "caption": entity.caption, "schema": entity.schema.name}
    line = {**known, "properties": dict(sorted(values.items()))}
    yield json.dumps(line, ensure_ascii=False)


def _entities(dataset: Dataset) -> Iterator[StatementEntity]:
    english, spanish = labels_in(dataset, ("en", "es"), made=False)
    yield from _documents(dataset, english)
    del english
    reading = read_lightly(dataset) if is_large(dataset) else read_claims(dataset)
    schemata = _schemata(reading)
    with drawn(dataset, "events", reading=reading) as drawing:
        names = {name for name, _ in drawing.nodes}
        names |= {claim.speaker for *_, data in drawing.edges for claim in edge_claims(data)}
        for thing, values in _with_values(sorted(names & reading.things.keys()), reading):
            maker = _Maker(_id(thing), schemata.get(reading.things[thing].of, "LegalEntity"))
            named = [("en", reading.labels.get(thing)), ("es", spanish.get(thing))]
            statements = [
                maker.say("name", name, lang=_LANGUAGES[tongue]) for tongue, name in named if name
            ]
            statements += [
                maker.say(prop, value, claim)
                for prop, value, claim in values
                if prop in model[maker.schema].properties
            ]
            # The library refuses an entity of which nothing is said, as one without a label.
            statements = statements or [maker.say("name", curie(thing))]
            yield StatementEntity.from_statements(_CATALOGUE, statements)
        for start, end, data in drawing.edges:
            for claim in edge_claims(data):
                yield _link((start, end), data, claim, reading)


def _schemata(reading: Reading) -> dict[str, str]:
    """Give each class the schema of the nearest class above it that has one."""
    return {
        name: next(schema for iri, schema in _SCHEMATA.items() if str(iri) in over)
        for name, over in reading.above.items()
        if any(str(iri) in over for iri in _SCHEMATA)
    }


def _with_values(things: Iterable[str], reading: Reading) -> Iterator[tuple[str, list[list[str]]]]:
    """Give each of the things, which are sorted, with what `_values` says of it."""
    split = (line.decode().split(_END) for line in sorted_lines(_values(reading)))
    found = groupby(split, lambda parts: parts[0])
    ahead, rows = "", iter(list[list[str]]())
    for thing in things:
        while ahead < thing and (following := next(found, None)):
            ahead, rows = following
        yield thing, [json.loads(row) for _, row in rows] if ahead == thing else []


def _values(reading: Reading) -> Iterator[bytes]:
    """Give each thing's dates, and its numbers and namings as notes, with the claim of each.

    FollowTheMoney knows no date that is not exact: of one it has the ends, and a note in words.
    """
    for one in reading.values:
        found: list[tuple[str, str]] = []
        name = _DATES.get(one.relation)
        if name is not None:
            ends = _ends(one.value) if one.is_inexact else (one.value,)
            found += [(name, end) for end in ends]
        if name is None or one.is_inexact:
            label = reading.labels.get(one.relation, curie(one.relation))
            found.append(("notes", f"{label}: {one.words()}"))
        for prop, value in found:
            yield f"{one.thing}{_END}{json.dumps([prop, value, one.claim])}".encode()


def _ends(date: str) -> tuple[str, ...]:
    """Give the first and the last of the days, months or years that a date in EDTF covers."""
    known = edtf(date)
    return tuple(dict.fromkeys(filter(None, known[:2]))) if known else (date,)


def _documents(dataset: Dataset, names: Mapping[str, str]) -> Iterator[StatementEntity]:
    note = independence_note(dataset)
    for row in solve(packaged("exports/sources"), dataset):
        maker = _Maker(_id(row["source"].value), "Document")
        cells = {
            "title": row["title"],
            "sourceUrl": row["url"],
        }
        found = [
            maker.say(prop, cell.value)
            for prop, cell in cells.items()
            if cell is not None and (prop != "sourceUrl" or web_address(cell.value))
        ]
        if (issued := row["issued"]) is not None:
            found += [maker.say("publishedAt", end) for end in _ends(issued.value)[:1]]
        if (publisher := row["publisher"]) is not None:
            found.append(maker.say("publisher", names.get(publisher.value, publisher.value)))
        found.append(maker.say("name", names.get(row["source"].value, curie(row["source"].value))))
        found.append(maker.say("notes", note))
        yield StatementEntity.from_statements(_CATALOGUE, found)


def _link(
    ends: tuple[str, str], data: Mapping[str, Any], claim: Card, reading: Reading
) -> StatementEntity:
    """Say a relation of two things once for a claim."""
    identity = "\n".join((*ends, data["relation"], claim.claim))
    digest = hashlib.sha1(identity.encode(), usedforsecurity=False).hexdigest()
    held = data["relation"] in _HELD
    maker = _Maker(f"link-{digest}", "Occupancy" if held else "UnknownLink")
    start, end = ("holder", "post") if held else ("subject", "object")
    speaker = reading.labels.get(claim.speaker, curie(claim.speaker) if claim.speaker else "")
    certainty = claim.certainty.lower() or NO_CERTAINTY
    summary = f"{speaker} ({certainty}): {claim.cited}"
    role = "status" if held else "role"
    found = [
        maker.say(start, _id(ends[0]), claim.claim),
        maker.say(end, _id(ends[1]), claim.claim),
        maker.say(role, data["label"], claim.claim),
        maker.say("summary", summary, claim.claim),
        maker.say("recordId", claim.claim, claim.claim),
    ]
    if data["disputed"]:
        found.append(maker.say("description", "disputed by another claim", claim.claim))
    if claim.source:
        found.append(maker.say("proof", _id(claim.source), claim.claim))
    dates = {end for date in (data["first"], data["last"]) if date for end in _ends(date)}
    found += [maker.say("date", date, claim.claim) for date in sorted(dates)]
    return StatementEntity.from_statements(_CATALOGUE, found)


def _id(iri: str) -> str:
    """Write an IRI as an id that FollowTheMoney takes: letters, digits, dots and hyphens."""
    plain = curie(iri).replace(":", "-", 1)
    if _PLAIN_ID.fullmatch(plain):
        return plain
    return f"x-{hashlib.sha1(iri.encode(), usedforsecurity=False).hexdigest()}"
