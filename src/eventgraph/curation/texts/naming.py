"""Names that are made: of sources and actors as IRIs, of their texts as files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Final

from eventgraph.text.lettering import unaccented

__all__ = ["FITTING", "base_of", "file_stem", "free", "slug"]

_LONGEST: Final = 60
_STEM: Final = 80
#: What a local name may be that people type.
FITTING: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-])){0,99}", re.ASCII)


def slug(*texts: str) -> str:
    """Make a name of letters, digits and hyphens; of what has none in ASCII, a part of its sum.

    >>> slug("El País", "2025-07-19"), slug("https://x.org/a?b=1")
    ('el-pais-2025-07-19', 'x-org-a-b-1')
    >>> slug("部长辞职")
    'n-f3b66509'
    """
    text = " ".join(filter(None, texts))
    plain = unaccented(re.sub(r"\Ahttps?://(?:www\.)?", "", text), "NFKD")
    name = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]
    return name or f"n-{sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"


def free(name: str, taken: Callable[[str], bool]) -> str:
    """Give a name, with a number behind it where it is taken.

    >>> free("a", {"a", "a-2"}.__contains__)
    'a-3'
    """
    found, number = name, 2
    while taken(found):
        found, number = f"{name}-{number}", number + 1
    return found


def base_of(iris: Iterable[str], otherwise: str) -> str:
    """Give what most of some IRIs begin with, before their last part.

    >>> base_of(["http://a/s/1", "http://a/s/2", "http://b/1"], "http://c/")
    'http://a/s/'
    """
    counts = Counter(re.sub(r"[^/#]*\Z", "", iri) for iri in sorted(iris))
    return max(counts.items(), key=lambda pair: pair[1])[0] if counts else otherwise


def file_stem(iri: str) -> str:
    """Name the text of a source as a file that any system takes.

    >>> file_stem("http://a/s/gazette-2024"), file_stem("http://a/s/a:b|c")
    ('gazette-2024', 'a-b-c-f1633bb2')
    """
    local = re.split(r"[/#]", iri)[-1]
    if FITTING.fullmatch(local) and len(local) <= _STEM:
        return local
    kept = re.sub(r"[^A-Za-z0-9_-]+", "-", local, flags=re.ASCII)[:_LONGEST].strip("-")
    return f"{kept or 'text'}-{sha256(iri.encode()).hexdigest()[:8]}"
