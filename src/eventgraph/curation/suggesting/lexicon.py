"""The words by which people report speech, language by language, from the files beside this one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from eventgraph.text.languages import language_of

__all__ = ["Lexicon", "certainty_of", "lexicon"]

_LANGUAGES: Final = ("en", "es")


@dataclass(frozen=True)
class Lexicon:
    """Verbs of speech, what leads to a source, pronouns, articles and words that say nothing.

    `nouns` are those of the verbs that are also nouns, `documents` what speaks for its author;
    `drops_subjects` tells that a verb needs no subject: "añadió".
    """

    verbs: frozenset[str]
    sources: tuple[str, ...]
    pronouns: frozenset[str]
    articles: frozenset[str]
    skipped: frozenset[str]
    nouns: frozenset[str]
    documents: frozenset[str]
    prepositions: frozenset[str]
    relative: frozenset[str]
    participles: tuple[str, ...]
    drops_subjects: bool
    alleged: frozenset[str]
    possible: frozenset[str]


@cache
def lexicon(language: str = "") -> Lexicon:
    """Give the words of a language, by its tag; of one that is not known, those of all together.

    >>> "dijo" in lexicon("es-VE").verbs, "said" in lexicon("es").verbs
    (True, False)
    """
    tag = language_of(language)
    names = (tag,) if tag in _LANGUAGES else _LANGUAGES
    files = [_file(name) for name in names]

    def words(name: str) -> frozenset[str]:
        return frozenset(word for file in files for word in file[name].split())

    def hedges(kind: str) -> frozenset[str]:
        return frozenset(word for file in files for word in file["hedges"][kind].split())

    return Lexicon(
        words("verbs"),
        tuple(phrase for file in files for phrase in file["sources"]),
        words("pronouns"),
        words("articles"),
        words("skip"),
        words("nouns"),
        words("documents"),
        words("prepositions"),
        words("relative"),
        tuple(end for file in files for end in file["participles"]),
        any(file["drops_subjects"] for file in files),
        hedges("alleged"),
        hedges("possible"),
    )


def certainty_of(words: str, language: str = "") -> str:
    """Guess how sure some words put what they say: `Stated`, `Alleged` or `Possible`.

    >>> certainty_of("Washington allegedly paid", "en"), certainty_of("podrían salir", "es")
    ('Alleged', 'Possible')
    """
    known = lexicon(language)
    found = {word for word in re.findall(r"\w+", words) if word != "May"}
    found = {word.casefold() for word in found}
    if found & known.alleged:
        return "Alleged"
    return "Possible" if found & known.possible else "Stated"


@cache
def _file(name: str) -> Mapping[str, Any]:
    text = resources.files("eventgraph.curation").joinpath(f"suggesting/words/{name}.json")
    found: Mapping[str, Any] = json.loads(text.read_text("utf-8"))
    return found
