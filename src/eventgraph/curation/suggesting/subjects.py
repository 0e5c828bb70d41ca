"""Who a verb of speech has for its subject: a name, a pronoun, or the words of a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from eventgraph.curation.suggesting.framing import Framer
from eventgraph.curation.suggesting.lexicon import Lexicon
from eventgraph.curation.suggesting.mentions import Mention
from eventgraph.text.mentioning import stems
from eventgraph.text.sources import Span

__all__ = ["NEAR", "PHRASE", "Piece", "Subjects"]

_WORD: Final = re.compile(
    r"[^\W_]+(?:\.[^\W_]+)+\.?|[^\W_]+(?:[\u2019'-][^\W_]+)*|[,;:()\u2014\u2013\u00a6]+"
)
_BREAK: Final = re.compile(r"[,;:()\u2014\u2013\u00a6]")
_AND: Final = re.compile(r"\b(?:and|y|e)\b")
_JOINS: Final = frozenset({"and", "y", "e"})
#: The letters that a stem has, and what an ending may add.
_STEM: Final = 5
_ENDING: Final = 4
_OF: Final = frozenset({"of", "de", "del"})
#: How many words may stand between a verb of speech and who speaks, and in a phrase.
NEAR: Final = 4
PHRASE: Final = 7


class Piece(NamedTuple):
    """A word or mark, and where in the text it stands."""

    text: str
    start: int
    end: int


class Subjects:
    """Reads who speaks, with what is known of names and of the language.

    A subject is the IRI of what is named; `?` and a pronoun; `!` and the words for a document,
    which speaks for its author; or other words; or nothing.
    """

    def __init__(
        self,
        framer: Framer,
        mentions: Sequence[Mention],
        names: Mapping[str, Iterable[str]],
        known: Lexicon,
    ) -> None:
        """Know a text's frames, the names in it, the names there are, and the words of speech."""
        self.framer, self.known = framer, known
        self.mentions = mentions
        self.by_start = {mention.span.start: mention for mention in mentions}
        self.ends = {mention.span.end for mention in mentions}
        self.labels = {iri: [stems(name) for name in several] for iri, several in names.items()}

    def pieces(self, span: Span) -> list[Piece]:
        """Cut a place of the text into words and marks."""
        words = self.framer.words(span)
        return [
            Piece(found[0], span.start + found.start(), span.start + found.end())
            for found in _WORD.finditer(words)
        ]

    def subject_after(self, pieces: Sequence[Piece], place: int) -> str:
        """Read who is named from a place on: at once, or after a title."""
        phrase: list[Piece] = []
        for at in range(place, min(len(pieces), place + PHRASE)):
            piece = pieces[at]
            if self.is_break(piece) or self.is_verb(pieces, at):
                # A name may stand beside an office: "said the president, X, …".
                name = self._beside(pieces[at + 1 :]) if phrase and piece.text == "," else ""
                if name:
                    return name
                break
            if self._mention(piece):
                return self._mention(piece)
            word = piece.text.casefold()
            if not phrase and word in self.known.pronouns:
                return f"?{piece.text}"
            if phrase and word in self.known.prepositions - _OF:
                break
            phrase.append(piece)
        return self._phrase(phrase[:NEAR]) if phrase and self.opens(phrase[0]) else ""

    def _beside(self, pieces: Sequence[Piece]) -> str:
        """Read a name that is known, or words that look like one: several with capitals."""
        if pieces and self._mention(pieces[0]):
            return self._mention(pieces[0])
        words = [p.text for p in takewhile(lambda p: p.text[0].isupper(), pieces[:NEAR])]
        return " ".join(words) if len(words) > 1 else ""

    def subject_before(self, pieces: Sequence[Piece], place: int) -> str:
        """Read who is named before a verb: nearest in the clause, or in the one before it."""
        phrase: list[Piece] = []
        crossed = False
        for at in range(place - 1, -1, -1):
            piece = pieces[at]
            word = piece.text.casefold()
            if self.is_break(piece):
                if phrase and not crossed:
                    break
                crossed = True
            elif mention := self._mention(piece):
                return self._head(pieces, piece, mention)
            elif word in self.known.pronouns:
                return f"?{piece.text}"
            elif word in self.known.relative:
                phrase = []
            elif self.is_verb(pieces, at) and self._is_empty(phrase):
                return self.subject_before(pieces, at)
            elif not self.passes(piece):
                phrase.insert(0, piece)
        return self._own(pieces, phrase)

    def first_subject(self, pieces: Sequence[Piece], place: int) -> str:
        """Read who is named first in a sentence whose later verb is joined by "and"."""
        before = [piece for piece in pieces[:place] if not self.passes(piece)]
        if not before or before[-1].text.casefold() not in _JOINS:
            return ""
        for piece in before[: PHRASE + 1]:
            if self._mention(piece):
                return self._head(pieces, piece, self._mention(piece))
        return ""

    def _is_empty(self, phrase: Sequence[Piece]) -> bool:
        return all(piece.text.casefold() in self.known.prepositions for piece in phrase)

    def is_participle(self, piece: Piece) -> bool:
        """Tell whether a verb has the subject of another: "saying"."""
        return piece.text.casefold().endswith(self.known.participles)

    def _own(self, pieces: Sequence[Piece], phrase: list[Piece]) -> str:
        """Give the words of a phrase if they can be a subject; those of a preposition cannot."""
        while phrase and not self.opens(phrase[0]):
            phrase.pop(0)
        if not phrase:
            return ""
        at = pieces.index(phrase[0])
        if at and pieces[at - 1].text.casefold() in self.known.prepositions:
            return ""
        return self._phrase(phrase[:PHRASE])

    def opens(self, piece: Piece) -> bool:
        """Tell whether a phrase that names somebody can begin with a word."""
        word = piece.text.casefold()
        return bool(
            piece.text[0].isupper()
            or word in self.known.articles
            or word in self.known.pronouns
            or self._mention(piece)
        )

    def _head(self, words: Sequence[Piece], piece: Piece, mention: str) -> str:
        """Prefer what a name belongs to: "the government of X" speaks, and not X."""
        place = words.index(piece)
        if place and words[place - 1].text.casefold() in {"of", "de", "del", "in", "en", "from"}:
            phrase = self._phrase(list(words[max(0, place - 3) : place + 2]))
            named = self._by_stems(phrase)
            return named or mention
        return mention

    def _phrase(self, pieces: Sequence[Piece]) -> str:
        """Give the words of a phrase, or whom they name by their stems."""
        words = [piece.text for piece in pieces]
        while words and words[0].casefold() in self.known.articles:
            words.pop(0)
        text = " ".join(words)
        if words and words[0].casefold() in self.known.documents:
            return f"!{text}"
        return self._by_stems(text) or text

    def _by_stems(self, text: str) -> str:
        """Give whom a phrase names: all its words do, or all words of a name stand in it.

        Of "families and activists" each part is looked up, and the first that is known is given.
        """
        for part in (text, *_AND.split(text)):
            wanted = stems(part)
            best = [
                (len(wanted ^ label), iri)
                for iri, labels in self.labels.items()
                for label in labels
                if self._fits(label, wanted, part)
            ]
            if best:
                return min(best)[1]
        return ""

    @staticmethod
    def _fits(label: frozenset[str], wanted: frozenset[str], part: str) -> bool:
        """Tell whether a name and a phrase name the same; of one word, all its letters count."""
        if len(label) == 1 and label <= wanted:
            words = {word.casefold().removesuffix("s") for word in part.split()}
            return any(word[:_STEM] in label and len(word) <= _STEM + _ENDING for word in words)
        return (len(label) > 1 and label <= wanted) or (len(wanted) > 1 and wanted <= label)

    def _mention(self, piece: Piece) -> str:
        found = self.by_start.get(piece.start)
        return found.iri if found else ""

    def is_verb(self, pieces: Sequence[Piece], place: int) -> bool:
        """Tell whether a word is a verb of speech here; some forms are nouns elsewhere."""
        piece = pieces[place]
        word = piece.text.casefold()
        if word not in self.known.verbs or self._mention(piece):
            return False
        if word not in self.known.nouns:
            return True
        before = next((p for p in reversed(pieces[:place]) if not self.passes(p)), None)
        if before is None or self.is_break(before):
            return False
        named = self._mention(before) or self._ends_mention(before)
        return bool(
            named or before.text.casefold() in self.known.pronouns or before.text[-1] == "s"
        )

    def _ends_mention(self, piece: Piece) -> bool:
        return piece.end in self.ends

    def is_break(self, piece: Piece) -> bool:
        """Tell whether a piece is a mark that parts phrases."""
        return bool(_BREAK.match(piece.text))

    def passes(self, piece: Piece) -> bool:
        """Tell whether a word says nothing of who speaks."""
        return piece.text.casefold() in self.known.skipped
