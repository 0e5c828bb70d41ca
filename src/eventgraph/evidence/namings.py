"""What speakers call a thing, and whatever else is set side by side and may all hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from rdflib import Literal
from rdflib.term import Identifier

from eventgraph.claims.extents.declarations import Declarations
from eventgraph.claims.extents.intervals import Interval, Relation, interval_of, relate
from eventgraph.claims.extents.values import Text, text_of
from eventgraph.claims.sayings import Saying
from eventgraph.evidence.sides import DIFFERS, NAMING, Disagreement, Said, Side, set_against

__all__ = ["Content", "apart", "called", "content_of", "set_side_by_side"]

#: A date or number as an interval, a text as language and folded words, any other term itself.
Content = Interval | Text


def called(thing: str, sayings: Sequence[Saying], declared: Declarations) -> Iterator[Disagreement]:
    """Pair speakers who do not call a thing by the same names of one language."""
    names = [
        saying
        for saying in sayings
        if saying.property in declared.namings and isinstance(saying.value, Literal)
    ]
    return _paired(NAMING, thing, names)


def set_side_by_side(
    thing: str, sayings: Sequence[Saying], declared: Declarations
) -> Iterator[Disagreement]:
    """Pair speakers who say different things by a property whose values may all hold."""
    said = [saying for saying in sayings if saying.property in declared.side_by_side]
    return _paired(DIFFERS, thing, said)


def _paired(class_: str, thing: str, sayings: Sequence[Saying]) -> Iterator[Disagreement]:
    """Pair speakers each of whom says something that the other does not; that is what is shown.

    Who says one of several things that another says differs in nothing. Texts of two languages
    are not compared.
    """
    found: dict[tuple[str, str], dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in sayings:
        text = text_of(saying.value)
        language = text[0] if isinstance(text, tuple) else ""
        found[saying.property, language][saying.speaker].append(saying)
    for _, speakers in sorted(found.items()):
        names = sorted(speakers)
        contents = [frozenset(map(content_of, speakers[name])) for name in names]
        beside = partial(_beside, class_)
        for first, second, found_class in set_against(contents, beside):
            places = (first, second), (second, first)
            sides = (
                _side(thing, speakers[names[one]], _own(contents[one], contents[other]))
                for one, other in places
            )
            yield Disagreement(found_class, thing, tuple(sides))


def _beside(class_: str, ours: frozenset[Content], theirs: frozenset[Content]) -> str:
    return class_ if apart(ours, theirs) else ""


def apart(ours: frozenset[Content], theirs: frozenset[Content]) -> bool:
    """Tell whether each of two speakers says something that the other does not."""
    return bool(_own(ours, theirs) and _own(theirs, ours))


def content_of(saying: Saying) -> Content:
    """Read what a saying comes to, however it is worded."""
    interval = interval_of(saying.value)
    return text_of(saying.value) if interval is None else interval


def _own(ours: Iterable[Content], theirs: Collection[Content]) -> frozenset[Content]:
    """Keep what the other side does not say, in other words or less precisely."""
    return frozenset(one for one in ours if not any(_agree(one, other) for other in theirs))


def _agree(one: Content, other: Content) -> bool:
    if isinstance(one, Interval) and isinstance(other, Interval):
        return relate(one, other) is not Relation.APART
    return one == other


def _side(thing: str, sayings: Sequence[Saying], own: Collection[Content]) -> Side:
    """Make a side of what is said by one speaker alone, each worded as it is sorted first."""
    kept = [saying for saying in sayings if content_of(saying) in own]
    words: dict[Content, Identifier] = {}
    for saying in kept:
        words.setdefault(content_of(saying), saying.value)
    said = {Said(words[content_of(saying)], saying.claim) for saying in kept}
    return Side(thing, kept[0].property, kept[0].speaker, tuple(sorted(said, key=_words_first)))


def _words_first(said: Said) -> tuple[str, str]:
    return str(said.value), said.claim
