"""How two names are alike: written otherwise, with initials, in another order, nearly the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Final

from rapidfuzz.fuzz import ratio

from eventgraph.text.lettering import unaccented

__all__ = ["LONGER", "Alike", "alike", "folded", "near_pairs"]

LONGER: Final = "a longer name"
#: A reason and how much it counts, from 0 to 100.
Alike = tuple[str, float]

#: A word; an initial keeps its point until articles are gone.
_WORD: Final = re.compile(r"[^\W_]+\.?")
_ARTICLES: Final = frozenset({"the", "a", "an", "el", "la", "los", "las", "un", "una"})
_SMALL: Final = frozenset({"of", "and", "for", "in", "de", "del", "y", "e", "para", "en", "al"})
#: Of names that share one key more than this are not compared: it tells too little.
_MOST: Final = 40
_NEAR: Final = 80.0
_NEAR_WORD: Final = 78.0
#: How many words may differ by a slip of the pen.
_SLIPS: Final = 2
#: Names longer than this are not tried with one letter less.
_LONGEST: Final = 32
_SHORTEST: Final = 5
_FEW: Final = 2

Words = tuple[str, ...]


@lru_cache(maxsize=200_000)
def folded(name: str) -> Words:
    """Give the words of a name without case, accents, punctuation and articles.

    >>> folded("The Catholic Church"), folded("N. Bukele Ortéz")
    (('catholic', 'church'), ('n', 'bukele', 'ortez'))
    """
    text = name.casefold()
    if not text.isascii():
        text = unaccented(text)
    words = _WORD.findall(text)
    kept = [word for word in words if word not in _ARTICLES] or words
    return tuple(word.rstrip(".") for word in kept)


def alike(one: Words, other: Words) -> Alike | None:
    """Say how two folded names are alike, and how much; None where they are not.

    Names with other numbers in them are not.

    >>> alike(folded("N. Bukele"), folded("Nayib Bukele"))
    ('initials', 85.0)
    >>> alike(folded("Group 12"), folded("Group 13")) is None
    True
    """
    if one != other and _numbers(one) != _numbers(other):
        return None
    return next((found for way in _WAYS if (found := way(one, other))), None)


def _written(one: Words, other: Words) -> Alike | None:
    if one == other:
        return "the same name", 100.0
    same = sorted(one) == sorted(other)
    return ("the same words in another order", 96.0) if same else None


def _shortened(one: Words, other: Words) -> Alike | None:
    if _abbreviates(one, other) or _abbreviates(other, one):
        return "initials", 85.0
    short = _acronym(one, other) or _acronym(other, one)
    return ("an abbreviation", 75.0) if short else None


def _nearly(one: Words, other: Words) -> Alike | None:
    """Find slips of the pen: each word that differs is nearly one of the other name."""
    if "".join(one) == "".join(other):
        return "the same name, parted otherwise", 94.0
    mine, others = (sorted((Counter(a) - Counter(b)).elements()) for a, b in _both(one, other))
    if len(one) != len(other) or len(mine) > _SLIPS:
        return None
    if any(ratio(a, b) < _NEAR_WORD for a, b in zip(mine, others, strict=True)):
        return None
    near = ratio(_in_order(one), _in_order(other))
    return ("nearly the same name", round(near * 0.95, 1)) if near >= _NEAR else None


def _both(one: Words, other: Words) -> tuple[tuple[Words, Words], tuple[Words, Words]]:
    return (one, other), (other, one)


def _longer(one: Words, other: Words) -> Alike | None:
    """Find names with more words; a description in words such as "of" is no longer name."""
    few, many = sorted((set(one), set(other)), key=len)
    if len(few) < _FEW or not few < many or not _SMALL.isdisjoint(many):
        return None
    if len(many) - len(few) > _FEW:
        return None
    return LONGER, round(60 + 25 * len(few) / len(many), 1)


#: The ways in which names may be alike, the surest first.
_WAYS: Final = (_written, _shortened, _nearly, _longer)


def _in_order(words: Words) -> str:
    return " ".join(sorted(words))


def _numbers(words: Words) -> list[str]:
    return sorted(word for word in words if any(sign.isdigit() for sign in word))


def _abbreviates(one: Words, other: Words) -> bool:
    """Tell whether words of one name are initials of those of the other, in order, one shared."""
    if len(one) != len(other) or one[-1] != other[-1] or len(one) < _FEW:
        return False
    pairs = list(zip(one[:-1], other[:-1], strict=True))
    same = all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in pairs)
    return same and len(one[-1]) > 1


def _acronym(one: Words, other: Words) -> bool:
    large = [word for word in other if word not in _SMALL]
    initials = "".join(word[0] for word in large)
    return len(one) == 1 and len(large) > 1 and len(one[0]) > 1 and one[0] == initials


def near_pairs(names: Mapping[Words, Iterable[str]]) -> Iterator[tuple[Words, Words]]:
    """Give the pairs of folded names that may be alike, each once; time grows with their number.

    Compared is what shares a key: the same words, an ending with an initial, an abbreviation, a
    rare word, or all but one letter.
    """
    blocks: dict[object, list[Words]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for words in names:
        for word in set(words):
            counts[word] += 1
    for words in names:
        for key in set(_keys(words, counts)):
            blocks[key].append(words)
    seen: set[tuple[Words, Words]] = set()
    for block in blocks.values():
        if 1 < len(block) <= _MOST:
            for one, other in combinations(sorted(block), 2):
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _keys(words: Words, counts: Mapping[str, int]) -> Iterator[object]:
    yield "words", _in_order(words)
    if len(words) >= _FEW:
        yield "initial", words[0][0], words[-1]
        large = [word for word in words if word not in _SMALL]
        yield "short", "".join(word[0] for word in large)
    else:
        yield "short", words[0]
    for word in words:
        if counts[word] <= _MOST and len(word) > 1:
            yield "word", word
    text = " ".join(words)
    if _SHORTEST <= len(text) <= _LONGEST:
        yield hash(text)
        for place in range(len(text)):
            yield hash(text[:place] + text[place + 1 :])
