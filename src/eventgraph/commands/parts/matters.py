"""Write matters as text: the positions, the voices of each with their words, and how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rdflib import Dataset, URIRef
from rdflib.term import Identifier

from eventgraph.claims.cards import card_of, claim_names
from eventgraph.claims.names import labels
from eventgraph.evidence.independence import note_on
from eventgraph.evidence.matters.records import Matter, Position, Standing
from eventgraph.evidence.matters.tabulating import numbers
from eventgraph.evidence.matters.voices import Voice, Voices
from eventgraph.evidence.sides import CLASSES, NAMING
from eventgraph.tables.table import plain
from eventgraph.text.terminal import filled, screen_width
from eventgraph.vocabulary import curie

__all__ = ["matters_lines", "matters_text"]

#: How many sentences say how positions stand, before the rest is counted.
_SENTENCES = 12
#: How many voices of a position, and positions of a list of names, are named where words are not.
_VOICES, _NAMES = 3, 6
_ON = "eventgraph conflicts THING shows the words of one thing's matters, --words those of all"


def matters_text(
    found: Sequence[Matter], dataset: Dataset, language: str, *, words: bool = True
) -> str:
    """Write matters below one another, and count them by the strongest class of each.

    With `words` each voice of a position has a line with its words; without, a position is a line.
    """
    writer = _Writer(dataset, _names(found, dataset, language), language)
    lines = [*filled(note_on(writer.voices.known), writer.width), ""]
    for matter in found:
        lines += [*writer.matter(matter), ""] if words else writer.brief(matter)
    lines += [] if words or not found else ["", *filled(_ON, writer.width)]
    strongest = [matter.classes[0] for matter in found]
    counts = "; ".join(f"{strongest.count(name)} {name}" for name in CLASSES if name in strongest)
    told = f"matters: {len(found)}" + (f" ({counts})" if counts else "")
    return "\n".join([*lines, *filled(told, writer.width)]) + "\n"


def matters_lines(
    found: Sequence[Matter], dataset: Dataset, names: Mapping[str, str], language: str
) -> list[str]:
    """Write matters below one another, and nothing else."""
    writer = _Writer(dataset, names, language)
    return [line for matter in found for line in (*writer.matter(matter), "")]


def _names(found: Sequence[Matter], dataset: Dataset, language: str) -> dict[str, str]:
    """Give the labels that are written; claims need one only where an answer is a claim."""
    claims = claim_names(dataset)
    answered = any(str(one.value) in claims for matter in found for one in matter.positions)
    return labels(dataset, language, made=answered)


class _Writer:
    """What every line is written with."""

    def __init__(self, dataset: Dataset, names: Mapping[str, str], language: str) -> None:
        self.language = language
        self.dataset, self.voices = dataset, Voices(dataset)
        self.names = names
        self.width = screen_width()
        self._read: dict[str, tuple[str, ...]] = {}

    def matter(self, matter: Matter) -> Iterator[str]:
        """Write the question, the answers to it, and how these stand to one another."""
        yield from filled(self._question(matter), self.width, "", "  ")
        if matter.classes == (NAMING,):
            for position in matter.positions:
                yield from filled(self._naming(position), self.width, "  - ", "    ")
            return
        for number, position in enumerate(matter.positions, 1):
            yield from self._position(f"  {number}. ", position, matter)
        for standing in matter.standings[:_SENTENCES]:
            yield from filled(_sentence(standing), self.width, "  → ", "    ")
        if rest := _rest(matter):
            yield f"  → {rest}"

    def brief(self, matter: Matter) -> Iterator[str]:
        """Write a matter with a line for each position, or for all that a thing is called."""
        about = self._question(matter)
        if matter.classes == (NAMING,):
            said = [self._said_by(one) for one in matter.positions[:_NAMES]]
            rest = [f"{n} more"] if (n := len(matter.positions) - _NAMES) > 0 else []
            yield from filled(f"{about} {'; '.join(said + rest)}", self.width, "", "  ")
            return
        yield from filled(about, self.width, "", "  ")
        for number, position in enumerate(matter.positions, 1):
            answer = self._answer(position, matter, iris=False)
            told = f"{answer}: {self._names_of(position)}"
            yield from filled(told, self.width, f"  {number}. ", "     ")
        how = [*map(_sentence, matter.standings[:_SENTENCES]), *filter(None, [_rest(matter)])]
        yield from filled("; ".join(how), self.width, "  → ", "    ")

    def _question(self, matter: Matter) -> str:
        question = " / ".join(self._label(name) for name in matter.properties)
        return f"{self._name(URIRef(matter.about))}: {question}"

    def _said_by(self, position: Position) -> str:
        return f"“{position.value}” ({self._names_of(position)})"

    def _names_of(self, position: Position) -> str:
        """Name the first voices of a position, and count the rest."""
        voices = [self._speakers(voice) for voice in self.voices.of(position.claims)]
        rest = [f"{n} more"] if (n := len(voices) - _VOICES) > 0 else []
        return ", ".join(voices[:_VOICES] + rest)

    def _naming(self, position: Position) -> str:
        said = (
            f"{self._speakers(voice)} ({', '.join(map(curie, voice.claims))})"
            for voice in self.voices.of(position.claims)
        )
        return f"“{position.value}”: {'; '.join(said)}"

    def _position(self, number: str, position: Position, matter: Matter) -> Iterator[str]:
        """Write one answer with its three numbers, and below it each voice with its words."""
        yield from filled(self._answer(position, matter), self.width, number, "     ")
        for voice in self.voices.of(position.claims):
            first, *more = map(self._words, voice.claims)
            said = f"{self._speakers(voice)}: {first}"
            yield from filled(said, self.width, "     - ", "       ")
            for words in more:
                yield from filled(words, self.width, "       ")

    def _answer(self, position: Position, matter: Matter, *, iris: bool = True) -> str:
        """Write one answer, with its three numbers, and with the IRIs of what it names."""
        name = self._name if iris else self._called
        several = len(matter.properties) > 1 or position.relation not in matter.properties
        of = "" if position.thing == matter.about else f"{name(URIRef(position.thing))} "
        relation = f"{self._label(position.relation)} " if several or of else ""
        value = f"denied: {name(position.value)}" if position.attitude else name(position.value)
        parts = [f"{of}{relation}{value}"]
        parts += [f"{self._label(key)}: {name(quality)}" for key, quality in position.qualities]
        parts += ["possible"] if position.possible else []
        return f"{', '.join(parts)} — {self.voices.support(position.claims)}"

    def _words(self, claim: str) -> str:
        read = (part for it in self.voices.carriers(claim) for part in self._carrier(it))
        card = card_of(self.dataset, claim, self.language)
        said = f"{card.cited} ({', '.join((*read, curie(claim)))})"
        return f"{said}; translated: {card.translation}" if card.translation else said

    def _carrier(self, source: str) -> tuple[str, ...]:
        """Name a publication and its day, as far as that is known."""
        if source not in self._read:
            parts = curie(source), self._name(self.voices.issued(source))
            self._read[source] = tuple(filter(None, parts))
        return self._read[source]

    def _speakers(self, voice: Voice) -> str:
        return " and ".join(self.names.get(one) or curie(one) for one in voice.speakers)

    def _name(self, term: Identifier | None) -> str:
        return plain(term, self.names, self.language)

    def _called(self, term: Identifier) -> str:
        return self.names.get(str(term)) or self._name(term)

    def _label(self, relation: str) -> str:
        return self.names.get(relation) or curie(relation)


def _rest(matter: Matter) -> str:
    """Count what else could be said of how positions stand, and say where it is."""
    rest = len(matter.standings) - _SENTENCES
    return f"and {rest} more; --pairs lists every two" if rest > 0 else ""


def _sentence(standing: Standing) -> str:
    """Say how positions stand to one another, by their numbers."""
    each, against = numbers(standing.each), numbers(standing.against)
    if standing.against:
        who = f"{each} beside {against}"
    elif standing.note and standing.each[2:]:
        who = f"{each} together"
    elif standing.some:
        who = f"{each}, each beside some of the others"
    else:
        who = f"each two of {each}" if standing.each[2:] else each.replace(", ", " beside ")
    return f"{standing.class_}: {who}" + (f": {standing.note}" if standing.note else "")
