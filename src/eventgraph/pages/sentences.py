"""Put what claims say into words, for the table that needs no JavaScript."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from eventgraph.claims.cards import ATTITUDES
from eventgraph.pages.columns import rows_of
from eventgraph.pages.rendering import words
from eventgraph.text.languages import direction

__all__ = ["rows"]

_Row = dict[str, Any]


def rows(packed: dict[str, Any], language: str) -> list[dict[str, str]]:
    """Write each claim as a row: what it says, in which words, by whom, where, how certain."""
    named = {
        table: list(rows_of(packed, table))
        for table in ("things", "properties", "literals", "sources")
    }
    said: dict[int, list[str]] = defaultdict(list)
    for one in rows_of(packed, "statements"):
        sentence = (
            _label(named["things"][one["subject"]], language),
            _relation(named["properties"][one["property"]], language),
            _object(named, one["object"], language),
        )
        said[one["claim"]].append(" ".join(sentence))
    certainties = [dict(zip(("en", "es"), labels, strict=True)) for labels in packed["certainties"]]
    return [
        {
            "label": _label(claim, language),
            "said": _attitude(packed["marks"], claim["marks"] or 0, language)
            + "; ".join(said[number]),
            "quote": claim["quote"],
            "lang": claim["lang"],
            "dir": direction(claim["lang"]),
            "speaker": _label(named["things"][claim["speaker"]], language),
            **_read_in(named["sources"], claim["source"], language),
            "certainty": _label(certainties[claim["certainty"]], language),
        }
        for number, claim in enumerate(rows_of(packed, "claims"))
    ]


def _attitude(marks: list[list[str]], borne: int, language: str) -> str:
    """Begin what is not asserted with how its speaker stands to it."""
    found = [
        f"{spanish if language == 'es' else english}: "
        for bit, (name, english, spanish) in enumerate(marks)
        if borne & 1 << bit and name in ATTITUDES
    ]
    return "".join(found)


def _label(row: _Row, language: str) -> str:
    return str((language == "es" and row["es"]) or row["en"] or "")


def _relation(row: _Row, language: str) -> str:
    """Write a relation; a naming is turned so that the thing named can stand first."""
    return words(language)["called"] if row["naming"] else _label(row, language)


def _object(named: dict[str, list[_Row]], target: int, language: str) -> str:
    if target >= 0:
        return _label(named["things"][target], language)
    literal = named["literals"][~target]
    return _label({"en": literal["text"], "es": literal["es"]}, language)


def _read_in(sources: list[_Row], number: int, language: str) -> dict[str, str]:
    """Say where a claim was read, and when that was published; nothing where nobody says so."""
    if number < 0:
        return {"source": "", "issued": "", "url": ""}
    source = sources[number]
    return {"source": _label(source, language), "issued": source["issued"], "url": source["url"]}
