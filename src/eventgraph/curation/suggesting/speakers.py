"""Who is said to have spoken a quotation: the subject of the verb of speech beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from eventgraph.curation.suggesting.framing import Frame, Framer
from eventgraph.curation.suggesting.lexicon import lexicon
from eventgraph.curation.suggesting.mentions import Mention
from eventgraph.curation.suggesting.subjects import NEAR, PHRASE, Piece, Subjects
from eventgraph.text.sources import SourceText, Span

__all__ = ["Quotation", "quotations_of"]

_PAST: Final = re.compile(r"(?:ad|id|it|ich)[oa]s?$")
_SHORT: Final = 3
_MOST: Final = 3


class Quotation(NamedTuple):
    """Words in quotation marks, who may have spoken them (IRIs, or words), and by which verb.

    The likeliest comes first; of words in marks that nobody is said to speak, nobody.
    """

    span: Span
    speakers: tuple[str, ...]
    verb: str


class _Reader(Subjects):
    """Weighs who may have spoken a quotation."""

    def candidates(self, frame: Frame) -> Iterator[tuple[int, str, str]]:
        """Give who may speak, each with a weight and the verb."""
        after, before = self.pieces(frame.after), self.pieces(frame.before)
        yield from self._behind(after)
        yield from self._ahead(before)
        yield from self._named_sources(before, 8)
        yield from self._named_sources(after, 9)

    def latest(self, frame: Frame, last: str) -> str:
        """Give who was said last, in this paragraph or the one before it, to have spoken."""
        before = frame.before.start
        near = [span for span in self.framer.text.paragraphs if span.start <= before][-2:]
        if last and any(near[0].start <= q.start < before for q in self.framer.quotations):
            return last
        for paragraph in reversed(near):
            pieces = self.pieces(Span(paragraph.start, min(paragraph.end, frame.before.start)))
            for place in range(len(pieces) - 1, -1, -1):
                if not self.is_verb(pieces, place):
                    continue
                behind = place == 0 or self.is_break(pieces[place - 1])
                behind = behind and not self.is_participle(pieces[place])
                found = self.subject_after(pieces, place + 1) if behind else ""
                found = found if found in self.labels else self.subject_before(pieces, place)
                if found in self.labels:
                    return found
        return last

    def nearest(self, frame: Frame) -> str:
        """Give who was named last before a quotation."""
        before = [m for m in self.mentions if m.span.end <= frame.before.end]
        return before[-1].iri if before else ""

    def _behind(self, pieces: list[Piece]) -> Iterator[tuple[int, str, str]]:
        """Read "…," said X and "…," X said, behind a quotation."""
        for place, piece in enumerate(pieces[: PHRASE + NEAR]):
            if not self.is_verb(pieces, place):
                continue
            lead = [w for w in pieces[:place] if not self.is_break(w) and not self.passes(w)]
            found, weight = "", 10
            if lead and self.opens(lead[0]):
                found = self.subject_before(pieces, place)
            elif lead or not self.is_participle(piece):
                found, weight = self.subject_after(pieces, place + 1), 10 if not lead else 8
                if not found and self.known.drops_subjects:
                    found = "?"
            if found:
                yield weight, found, piece.text
            return
        yield from self._unlisted(pieces)

    def _unlisted(self, pieces: list[Piece]) -> Iterator[tuple[int, str, str]]:
        """Read "…", VERB X, where the verb is none that is known."""
        words = [piece for piece in pieces[:NEAR] if not self.is_break(piece)]
        at = pieces[0].start if pieces else 0
        raw = self.framer.text.text[max(0, at - 4) : at].rstrip(" \"'\u201d\u2019\u00bb")
        goes_on = pieces and (pieces[0].text[-1] == "," or raw[-1:] in {",", "!", "?"})
        if goes_on and len(words) > 1 and words[0].text.islower():
            found = self.subject_after(pieces, pieces.index(words[0]) + 1)
            if found in self.labels:
                yield 6, found, words[0].text

    def _ahead(self, pieces: list[Piece]) -> Iterator[tuple[int, str, str]]:
        """Read X said, "…", and in Spanish dijo X: "…", before a quotation."""
        verbs = [place for place in range(len(pieces)) if self.is_verb(pieces, place)]
        for rank, place in enumerate(reversed(verbs[-_MOST:])):
            verb, weight = pieces[place].text, 9 - 2 * rank
            before, after = self.subject_before(pieces, place), ""
            following = pieces[place + 1 :]
            if self.is_participle(pieces[place]) and rank + 1 < len(verbs):
                weight -= 4
            if joined := self.first_subject(pieces, place):
                yield weight + 1, joined, verb
            if self._is_passive(pieces[place], following):
                before, after = "", self.subject_after(following, 1)
            elif following and not self.is_break(following[0]):
                after = self.subject_after(following, 0)
            # A name before the verb is its subject; a name behind it may be, or be spoken of.
            if not before and self.known.drops_subjects and after not in self.labels:
                before = "?"
            named = before in self.labels or before.startswith("?")
            if before:
                yield weight if named or not after else weight - 1, before, verb
            if after and (after in self.labels or not before):
                yield weight - 1 if named else weight, after, verb

    @staticmethod
    def _is_passive(verb: Piece, following: Sequence[Piece]) -> bool:
        """Tell whether who speaks is named by "by" behind a participle of the past."""
        word = following[0].text.casefold() if following else ""
        return word == "by" or (word == "por" and bool(_PAST.search(verb.text)))

    def _named_sources(self, pieces: list[Piece], weight: int) -> Iterator[tuple[int, str, str]]:
        """Read "according to X", "según X"."""
        words = [piece for piece in pieces if piece.text != "\u00a6"]
        for phrase in self.known.sources:
            parts = phrase.split()
            for place in range(len(words) - len(parts)):
                if [w.text.casefold() for w in words[place : place + len(parts)]] == parts:
                    found = self.subject_after(words, place + len(parts))
                    if found:
                        yield weight, found, phrase


def quotations_of(
    text: SourceText,
    spans: Sequence[Span],
    mentions: Sequence[Mention],
    names: Mapping[str, Iterable[str]],
    language: str = "",
) -> tuple[Quotation, ...]:
    """Find who is said to have spoken each quotation of a text, the likeliest first.

    >>> text = SourceText("“We came home,” Ana Paz said. She added: “All of us.”")
    >>> from eventgraph.curation.suggesting.mentions import mentions_in
    >>> from eventgraph.text.quoting import quoted
    >>> names = {"ana": ["Ana Paz"]}
    >>> found = quotations_of(text, quoted(text), mentions_in(text, names), names, "en")
    >>> [(one.speakers, one.verb) for one in found]
    [(('ana',), 'said'), (('ana',), 'added')]
    """
    framer = Framer(text, spans)
    reader = _Reader(framer, mentions, names, lexicon(language))
    last = ""
    found = []
    for span in spans:
        frame = framer.frame(span)
        last = reader.latest(frame, last)
        ranked: dict[str, tuple[int, str]] = {}
        spoken = last or reader.nearest(frame)
        for weight, speaker, verb in reader.candidates(frame):
            # A pronoun, or a document, stands for who spoke last.
            named = spoken if speaker[:1] in "?!" else speaker
            if speaker[:1] == "!":
                ranked.setdefault(speaker[1:], (weight - 1, verb))
            if named and ranked.get(named, (0, ""))[0] < weight:
                ranked[named] = (weight, verb)
        order = sorted(ranked, key=lambda one: -ranked[one][0])
        verb = ranked[order[0]][1] if order else ""
        if last and last not in order and (order or _is_sentence(text, span)):
            order.append(last)
        if order and (verb or _is_sentence(text, span)):
            # "The president" speaks for whom is known by name, if anybody is.
            last = next((one for one in order if one in names), order[0])
        found.append(Quotation(span, tuple(order[:_MOST]), verb))
    return tuple(found)


def _is_sentence(text: SourceText, span: Span) -> bool:
    """Tell whether a quotation is more than a word or two that somebody calls something."""
    return len(text.text[span.start : span.end].split()) > _SHORT
