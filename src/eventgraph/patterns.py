"""Regular expressions that are compiled when they are first used, since most verbs use few."""

from __future__ import annotations

import re
from typing import cast

__all__ = ["pattern"]


class _Pattern:
    """What stands for a compiled expression: each of its members is fetched once, and kept."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile at the first use; the same text is compiled once, as `re` remembers it."""
        found: object = getattr(re.compile(self._text, self._flags), name)
        self.__dict__[name] = found
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    r"""Give a regular expression that is compiled when it is first used.

    It has the members of what `re.compile` gives, each as quick from its second use on; only
    functions of `re` itself, such as `re.sub`, do not take it in its place. Classes of characters
    beyond Latin take milliseconds to compile. Raises re.error at that use if the text is wrong.

    >>> letters = pattern(r"[a-z]+")
    >>> letters.sub("-", "a1bc"), letters.pattern, letters.fullmatch("1")
    ('-1-', '[a-z]+', None)
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))
