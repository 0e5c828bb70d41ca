"""Where words and numbers begin and end: whether a place in a text lies inside one."""

from __future__ import annotations

from unicodedata import category

from eventgraph.text.languages import unspaced
from eventgraph.text.normalization import UNSEEN

__all__ = ["within_word"]


def within_word(text: str, at: int) -> bool:
    r"""Tell whether a place lies inside a word or a number; what is not seen parts none.

    >>> [within_word("2\u00ad52 in", at) for at in range(6)]
    [False, True, True, True, False, False]
    """
    back, on = at - 1, at
    while back >= 0 and text[back] in UNSEEN:
        back -= 1
    while on < len(text) and text[on] in UNSEEN:
        on += 1
    if back < 0 or on >= len(text):
        return False
    before, after = text[back], text[on]
    if (on == at and _is_mark(after)) or (before.isnumeric() and after.isnumeric()):
        return True
    if (before.isalnum() or _is_mark(before)) and after.isalnum():
        return not (unspaced(before) or unspaced(after))
    digits = before.isdigit() and on + 1 < len(text) and text[on + 1].isdigit()
    behind = after.isdigit() and back > 0 and text[back - 1].isdigit()
    return (digits and after in ".,") or (behind and before in ".,")


def _is_mark(letter: str) -> bool:
    """Tell whether a sign belongs to the letter before it, such as an accent or a vowel sign."""
    return category(letter)[0] == "M"
