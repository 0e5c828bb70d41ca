"""Put what claims say into words, for the table that needs no JavaScript."""

from __future__ import annotations

from typing import Any

from eventgraph.pages.rendering import words

__all__ = ["rows"]


def rows(packed: dict[str, Any], language: str) -> list[dict[str, str]]:
    """Write each claim as a row: what it says, in which words, by whom, where, how certain."""
    said: dict[int, list[str]] = {}
    numbers = packed["statements"]
    for at in range(0, len(numbers), 4):
        claim, subject, relation, target = numbers[at : at + 4]
        sentence = (
            _label(packed["things"][subject], language),
            _relation(packed, relation, language),
            _object(packed, target, language),
        )
        said.setdefault(claim, []).append(" ".join(sentence))
    return [
        _row(packed, number, said.get(number, []), language)
        for number in range(len(packed["claims"]))
    ]


def _label(row: list[Any], language: str) -> str:
    return str(row[2] if language == "es" and row[2] else row[1])


def _relation(packed: dict[str, Any], number: int, language: str) -> str:
    """Write a relation; a naming is turned so that the thing named can stand first."""
    if number in packed["namings"]:
        return words(language)["called"]
    return _label(packed["properties"][number], language)


def _object(packed: dict[str, Any], target: int, language: str) -> str:
    if target >= 0:
        return _label(packed["things"][target], language)
    literal = packed["literals"][~target]
    return str(literal[2] if language == "es" and literal[1] == "term" else literal[0])


def _row(packed: dict[str, Any], number: int, said: list[str], language: str) -> dict[str, str]:
    claim = packed["claims"][number]
    source = packed["sources"][claim[2]] if claim[2] >= 0 else ["", "", "", "", "", -1, "", ""]
    return {
        "label": _claim_label(claim, language),
        "said": "; ".join(said),
        "quote": claim[4],
        "speaker": _label(packed["things"][claim[1]], language),
        "source": source[7] if language == "es" else source[6],
        "issued": source[3],
        "url": source[4],
        "certainty": packed["certainties"][claim[3]][1 if language == "es" else 0],
    }


def _claim_label(claim: list[Any], language: str) -> str:
    label, spanish = [*claim[5:7], "", ""][:2]
    return str(spanish if language == "es" and spanish else label)
