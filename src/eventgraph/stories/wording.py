"""The words a story is told in: names, values, dates, and who says so."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from importlib import resources
from typing import Final

from rdflib import Literal
from rdflib.term import Identifier

from eventgraph.claims.cards import ATTITUDES, term_iri
from eventgraph.errors import pick
from eventgraph.stories.records import Material, Part
from eventgraph.text.languages import SPOKEN
from eventgraph.text.measures.saying import date_in_words, value_in_words
from eventgraph.vocabulary import SEM, curie

__all__ = ["Wording"]

#: How many speakers of one part are named; how many more there are is said.
_NAMED: Final = 3


class Wording:
    """Says what a material holds in its language."""

    def __init__(self, material: Material) -> None:
        pick(material.language, SPOKEN, "language")
        self._material = material

    @cached_property
    def _words(self) -> dict[str, str]:
        folder = resources.files("eventgraph.stories").joinpath("words")
        text = folder.joinpath(f"{self._material.language}.json").read_text("utf-8")
        found: dict[str, str] = json.loads(text)
        return found

    def say(self, key: str, **values: object) -> str:
        """Say one of the fixed words."""
        return self._words[key].format_map(values)

    def name(self, iri: str) -> str:
        """Give the label of a thing, else its short name, on one line."""
        return " ".join(self._material.labels.get(iri, curie(iri)).split())

    def role(self, part: Part) -> str:
        """Word a part as the actor has it: "mediated"."""
        return self._material.roles.get(part.property, self.name(part.property))

    def value(self, value: Identifier) -> str:
        """Say a value: a name, a number, a date, or words in quotation marks."""
        if not isinstance(value, Literal):
            return self.name(str(value))
        text = " ".join(str(value).split())
        if value.language or value.datatype is None:
            return f"“{text}”"
        said = value_in_words(text, str(value.datatype), self._material.language)
        return said if said != text else date_in_words(text, self._material.language)

    def voice(self, speakers: Iterable[str]) -> str:
        """Name those who speak with one voice."""
        return self._joint.join(map(self.name, speakers))

    @cached_property
    def _joint(self) -> str:
        return f" {self.say('and')} "

    def speakers(self, claims: Iterable[str]) -> str:
        """Name who says something, each voice once; of many, the first and how many more."""
        voices = sorted({self.voice(self._material.cards[one].speakers) for one in claims})
        if len(voices) > _NAMED + 1:
            voices = [*voices[:_NAMED], self.say("more", n=len(voices) - _NAMED)]
        *first, last = voices
        return f"{', '.join(first)}{self._joint}{last}" if first else last

    def attributed(self, claims: Iterable[str]) -> str:
        """Say who says something and how they stand to it: "says Ana; denied by Ben"."""
        groups: dict[tuple[str, str], list[str]] = {}
        for claim in claims:
            card = self._material.cards[claim]
            sure = "" if card.certainty == "Stated" else card.certainty
            groups.setdefault((card.attitude, sure), []).append(claim)
        return "; ".join(self._stand(*how, its) for how, its in sorted(groups.items()))

    def _stand(self, attitude: str, certainty: str, claims: list[str]) -> str:
        who = self.speakers(claims)
        many = len({one for claim in claims for one in self._material.cards[claim].speakers}) > 1
        said = self.say("say" if many else "says", who=who)
        if attitude:
            known = attitude if attitude in ATTITUDES else "attitude"
            said = self.say(known, who=who, stand=self.name(str(term_iri(attitude))))
        return f"{said}, {self.name(str(term_iri(certainty)))}" if certainty else said

    def when(self, event: str) -> str:
        """Say the dates that are given for an event, each once; nothing where there is none."""
        parts = sorted(self._material.of(event, "when"), key=lambda part: not self._own(part))
        dates = dict.fromkeys((self.dated(part), part.contested) for part in parts)
        return " · ".join(f"{date} ≠" if contested else date for date, contested in dates)

    def dated(self, part: Part) -> str:
        """Say one date; of one that is not the event's own day, what it is the date of."""
        value = self.value(part.value)
        return value if self._own(part) else f"{self.name(part.property)} {value}"

    def _own(self, part: Part) -> bool:
        """Tell whether a date is the event's own, and not that of its begin or end."""
        return part.property == str(SEM.hasTimeStamp)

    def listed(self, parts: Iterable[Part]) -> str:
        """List values, each relation named once: "to CECOT, El Salvador · from United States"."""
        found: dict[str, dict[str, None]] = {}
        for part in parts:
            value = f"{self.value(part.value)}{' ≠' if part.contested else ''}"
            found.setdefault(self.name(part.property), {})[value] = None
        return " · ".join(f"{name} {', '.join(values)}" for name, values in found.items())

    def numbers(self, thing: str) -> str:
        """List the numbers that are given for a thing, without those in words."""
        parts = self._material.of(thing, "numbers")
        return self.listed(part for part in parts if getattr(part.value, "language", None) is None)
