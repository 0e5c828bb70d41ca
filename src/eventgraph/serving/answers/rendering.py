"""Fill the templates of the server's pages: values are escaped, what could mislead is marked."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from functools import cache
from importlib import resources
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup, escape

from eventgraph.reports.static import templates_in
from eventgraph.text.characters import visible
from eventgraph.text.languages import SPOKEN

__all__ = ["Words", "counted", "kept_in", "prose", "render", "words_of"]

#: From how many digits on a number is written in groups, where not all are.
_GROUPED: Final = {"es": 5}
_APART: Final = {"es": "."}


def counted(number: int, language: str) -> str:
    """Write a number as a language groups its digits.

    >>> counted(12345, "en"), counted(12345, "es"), counted(1234, "es")
    ('12,345', '12.345', '1234')
    """
    if len(str(number)) < _GROUPED.get(language, 0):
        return str(number)
    return f"{number:,}".replace(",", _APART.get(language, ","))


class Words:
    """The words of the pages in one language: fixed ones, and those with numbers or values."""

    def __init__(self, language: str) -> None:
        """Read them; what a language has no words for is said in English."""
        self.language = language
        self._known = _read("en") | _read(language)

    def __call__(self, key: str, count: int | None = None, **values: object) -> Markup:
        """Say something; of a `count` that is one, by its own words. Values are escaped.

        >>> str(words_of("es")("more.claims", 1)), str(words_of("es")("more.claims", 1234567))
        ('y 1 afirmación más', 'y 1.234.567 afirmaciones más')
        """
        if count is not None:
            key = f"{key}.one" if count == 1 and f"{key}.one" in self._known else key
            values["n"] = counted(count, self.language)
        shown = {name: visible(v) if type(v) is str else v for name, v in values.items()}
        return Markup(self._known[key]).format(**shown)  # noqa: S704 - the package's own words

    def other(self, kind: str, name: str) -> str:
        """Say a name of one kind, such as the column of a query; unknown ones stay as they are.

        >>> words_of("es").other("column", "speaker"), words_of("en").other("column", "speaker")
        ('hablante', 'speaker')
        """
        return self._known.get(f"{kind}.{name}", name)


@cache
def words_of(language: str) -> Words:
    """Give the words of a language; of one that has none, the English ones."""
    return Words(language if language in SPOKEN else "en")


@cache
def _read(language: str) -> dict[str, str]:
    place = resources.files("eventgraph").joinpath(f"serving/words/{language}.json")
    found: dict[str, str] = json.loads(place.read_text("utf-8"))
    return found


def kept_in(address: str, lang: str) -> str:
    """Let an address of this server lead on in the language that was asked for, if one was.

    >>> kept_in("/id?iri=x", "es"), kept_in("/#differ", "es"), kept_in("/search", "")
    ('/id?iri=x&lang=es', '/?lang=es#differ', '/search')
    """
    if not lang or not address.startswith("/"):
        return address
    path, mark, place = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}lang={lang}{mark}{place}"


def prose(text: str, queries: Container[str] = (), lang: str = "") -> Markup:
    """Show a description: what stands in backquotes as code, and the name of a query as a link.

    >>> str(prose("see `ties`, `role`", ["ties"]))
    'see <a href="/queries/ties"><code>ties</code></a>, <code>role</code>'
    """
    shown = Markup("")
    for at, part in enumerate(visible(text).split("`")):
        code = Markup("<code>{}</code>").format(part) if at % 2 else escape(part)
        if at % 2 and part in queries:
            there = kept_in(f"/queries/{quote(part)}", lang)
            code = Markup('<a href="{}">{}</a>').format(there, code)
        shown += code
    return shown


def render(template: str, asked: Mapping[str, Any], **values: object) -> str:
    """Fill one of the templates in the language of what was `asked`.

    `rest` of it is the address without its language: what leads to the other languages keeps it.
    """
    language, lang = asked.get("language", "en"), asked.get("lang", "")
    say = words_of(language)
    others = [
        (one, str(words_of(one)("language")), kept_in(asked.get("rest", "/"), one))
        for one in SPOKEN
        if one != language
    ]
    return (
        templates_in("serving/templates")
        .get_template(template)
        .render(
            say=say,
            language=say.language,
            lang=lang,
            to=lambda address: kept_in(address, lang),
            others=others,
            prose=lambda text, queries=(): prose(text, queries, lang),
            **values,
        )
    )
