"""Put what claims say into words, for the table that needs no JavaScript."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any, Final

from eventgraph.claims.cards import ATTITUDES
from eventgraph.pages.columns import rows_of
from eventgraph.pages.rendering import words
from eventgraph.text.languages import direction
from eventgraph.text.measures.saying import inexact_in_words

__all__ = ["by_source"]

_Row = dict[str, Any]
#: How answers stand that cannot all hold.
_CLASHES: Final = ("contradicts", "disputes", "arithmetic")


def by_source(packed: dict[str, Any], language: str, made: Collection[str]) -> list[dict[str, Any]]:
    """Write the claims of each source: what each says, in which words, by whom, how certain.

    A label that no curator wrote only says once more what the claim says; `made` names those.
    """
    named = {
        table: list(rows_of(packed, table))
        for table in ("things", "properties", "literals", "sources")
    }
    marks = _marks(packed, words(language))
    said, joined = _said(packed, named, language), f" {words(language)['and']} "
    certainties = [dict(zip(("en", "es"), labels, strict=True)) for labels in packed["certainties"]]
    groups: dict[int, list[dict[str, str]]] = defaultdict(list)
    for number, claim in enumerate(rows_of(packed, "claims")):
        speakers = [claim["speaker"], *(claim["together"] or ())]
        name = claim["id"] if ":" in claim["id"] else f"claim:{claim['id']}"
        label = "" if name in made and said[number] else _label(claim, language)
        row = {
            "label": label or said[number],
            "said": said[number] if label else "",
            "quote": claim["quote"],
            "lang": claim["lang"],
            "dir": direction(claim["lang"]),
            "speaker": joined.join(_label(named["things"][one], language) for one in speakers),
            "certainty": _label(certainties[claim["certainty"]], language),
            "marks": "; ".join(marks[number]),
        }
        groups[claim["source"]].append(row)
    return [
        {**_read_in(named["sources"], source, language), "rows": rows}
        for source, rows in sorted(groups.items())
    ]


def _marks(packed: dict[str, Any], voice: dict[str, str]) -> dict[int, list[str]]:
    """Mark what is contested, and say what to know of who speaks; the caption tells the signs."""
    found: dict[int, list[str]] = defaultdict(list)
    for contest in rows_of(packed, "contests"):
        sides = list(rows_of({"sides": contest["sides"]}, "sides"))
        for conflict in rows_of({"conflicts": contest["conflicts"]}, "conflicts"):
            if conflict["kind"] in _CLASHES:
                for claim in (one for at in conflict["places"] for one in sides[at]["claims"]):
                    found[claim] = ["≠"]
    for number, claim in enumerate(rows_of(packed, "claims")):
        borne = [
            name for bit, name in enumerate(packed["flags"]) if (claim["flags"] or 0) >> bit & 1
        ]
        borne += ["reported"] if claim["reportedBy"] else []
        found[number] += ["°" if name == "own-voice" else voice[f"flag.{name}"] for name in borne]
    return found


def _said(packed: dict[str, Any], named: dict[str, list[_Row]], language: str) -> dict[int, str]:
    """Write what each claim says; each thing that it says something of is named once."""
    found: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in rows_of(packed, "statements"):
        relation = _relation(named["properties"][one["property"]], language)
        value = _object(named, one["object"], language)
        found[one["claim"]][one["subject"]].append(f"{relation} {value}")
    said = {
        claim: "; ".join(
            f"{_label(named['things'][subject], language)} {', '.join(its)}"
            for subject, its in subjects.items()
        )
        for claim, subjects in found.items()
    }
    return defaultdict(
        str,
        {
            number: _attitude(packed["marks"], claim["marks"] or 0, language) + said.get(number, "")
            for number, claim in enumerate(rows_of(packed, "claims"))
        },
    )


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
        return {"source": words(language)["table.unread"], "issued": "", "url": ""}
    source = sources[number]
    issued = inexact_in_words(source["issued"], language)
    return {"source": _label(source, language), "issued": issued, "url": source["url"]}
