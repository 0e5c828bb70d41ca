"""Number what a page names, so that its data can speak of things by number."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from eventgraph.claims.cards import CERTAINTIES, MARKS
from eventgraph.evidence.accounts import OF_THINGS
from eventgraph.evidence.aspects import ASPECTS
from eventgraph.evidence.flags import FLAGS
from eventgraph.pages.columns import COLUMNS, row
from eventgraph.pages.kinds import KINDS, OTHER
from eventgraph.pages.records import Label, PageData, Text
from eventgraph.pages.rendering import words
from eventgraph.rdf.inexact import days_between
from eventgraph.text.characters import spelled
from eventgraph.text.measures.saying import value_in_words
from eventgraph.vocabulary import EDTF, EVG, PREFIXES, curie, prefixes

__all__ = ["FLAG_NAMES", "MARK_NAMES", "UNSAID", "Numbering", "short"]

#: The number of a certainty that is not given: it comes after those that are.
UNSAID: Final = len(CERTAINTIES)
FLAG_NAMES: Final = tuple(sorted(FLAGS))
MARK_NAMES: Final = tuple(MARKS)

_KIND_NUMBERS: Final = {name: number for number, name in enumerate(KINDS)}
_OWL: Final = PREFIXES["owl"]
_XSD: Final = PREFIXES["xsd"]
_DATES: Final = tuple(
    _XSD + name for name in ("date", "dateTime", "dateTimeStamp", "gYearMonth", "gYear")
)
#: What is shown in words.
_INEXACT: Final = (str(EVG.quantity), EDTF)

#: A literal's text, kind, text in Spanish and language, and between which days a date lies.
_Packed = tuple[str, str, str, str, tuple[str, str] | None]
_Item = TypeVar("_Item", bound=Hashable)


def short(iri: str) -> str:
    """Give the short name of a thing as the page shows it and links to it."""
    return spelled(curie(iri))


@dataclass
class _Numbers(Generic[_Item]):
    """Give each distinct item a number, in the order of its first use."""

    items: dict[_Item, int] = field(default_factory=dict)

    def __call__(self, item: _Item) -> int:
        return self.items.setdefault(item, len(self.items))


@dataclass
class Numbering:
    """What has been numbered so far: things, properties, classes, literals, doubts."""

    data: PageData
    flags: Mapping[str, tuple[str, ...]]
    roots: Mapping[str, frozenset[str]]
    things: _Numbers[str] = field(default_factory=_Numbers)
    properties: _Numbers[str] = field(default_factory=_Numbers)
    literals: _Numbers[_Packed] = field(default_factory=_Numbers)
    classes: _Numbers[str] = field(default_factory=_Numbers)
    doubts: _Numbers[tuple[str, ...]] = field(default_factory=_Numbers)

    def label(self, iri: str) -> Label:
        """Give a label in both languages; what has none is called by its short name."""
        named = short(iri)
        return self.data.labels.get(iri, Label(named, named))

    def thing(self, iri: str) -> list[Any]:
        """Pack a thing; a Spanish label only where it is another than the English one."""
        en, es = self.label(iri)
        cells = {
            "id": short(iri),
            "en": en,
            "es": 0 if es == en else es,
            "class": self.classes(self.data.types.get(iri, "")),
            "kind": _KIND_NUMBERS[self.data.kinds.get(iri, OTHER)],
            "anonymous": int(iri in self.data.anonymous),
            "others": list(self.data.others.get(iri, ())),
        }
        return row("things", cells)

    def property(self, iri: str) -> list[Any]:
        """Pack a property; naming ones are those by which a speaker calls a thing something."""
        naming = int(iri in self.data.namings)
        cells = {
            "inverse": list(self.data.inverse.get(iri, ())),
            "naming": naming,
            "aspect": self.data.aspects.get(iri, ""),
        }
        return row("properties", self._term(iri) | cells)

    def _term(self, iri: str) -> dict[str, Any]:
        en, es = self.label(iri) if iri else Label("", "")
        return {"id": short(iri) if iri else "", "en": en, "es": es}

    def named(self) -> dict[str, Any]:
        """Pack what the numbers stand for, and the words of the legend."""
        return {
            "things": [self.thing(iri) for iri in self.things.items],
            "properties": [self.property(iri) for iri in self.properties.items],
            "classes": [row("classes", self._term(iri)) for iri in self.classes.items],
            "aspects": [
                row("aspects", {"name": name, **labels, "ofThings": int(name in OF_THINGS)})
                for name, labels in ASPECTS.items()
            ],
            "literals": [_literal(item) for item in self.literals.items],
            "doubts": list(map(list, self.doubts.items)),
            "kinds": [[*kind, *self.label(str(EVG[kind.name]))] for kind in KINDS.values()],
            "flags": [name.replace(" ", "-") for name in FLAG_NAMES],
            "marks": [[name, *self.label(str(iri))] for name, iri in MARKS.items()],
            "certainties": [
                *(list(self.label(str(EVG[name]))) for name in CERTAINTIES),
                [words(language)["certainty.none"] for language in ("en", "es")],
            ],
            "prefixes": dict(sorted(prefixes().items())),
            "columns": {table: list(columns.names) for table, columns in COLUMNS.items()},
        }

    def object(self, value: str | Text) -> int:
        """Give an object its number: things from 0 up, literals from -1 down."""
        if isinstance(value, Text):
            if value.datatype in _INEXACT:
                en, es = (value_in_words(*value[:2], language) for language in Label._fields)
                days = days_between(value.value) if value.datatype == EDTF else None
                return ~self.literals((en, "date" if days else "term", es, "", days))
            return ~self.literals((value.value, _kind(value), "", value.language, None))
        if self.data.types.get(value, "").startswith(_OWL):
            en, es = self.label(value)
            return ~self.literals((en, "term", es, "", None))
        return self.things(value)


def _kind(text: Text) -> str:
    """Tell dates from numbers from words."""
    if text.datatype in _DATES:
        return "date"
    return "number" if text.datatype.startswith(_XSD) else "text"


def _literal(item: _Packed) -> list[Any]:
    """Pack a literal as text and kind; a term or a date in words in Spanish too, with its days."""
    text, kind, spanish, language, days = item
    cells = {"text": text, "kind": kind, "es": spanish, "lang": language, "days": list(days or ())}
    return row("literals", cells)
