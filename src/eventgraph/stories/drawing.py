"""A story as a picture: events as columns, actors as rows, a joint where one has a part."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from eventgraph.claims.cards import shorten
from eventgraph.stories.records import Part, Story
from eventgraph.stories.voices import OTHERS, Dot, accounts_of, dots
from eventgraph.stories.wording import Wording
from eventgraph.text.characters import visible
from eventgraph.text.terminal import wrapped

__all__ = ["story_svg"]

_LEFT, _COLUMN, _ROW, _TOP, _MARGIN = 276, 128, 48, 118, 16
_INK, _SOFT, _RULE, _BAND, _PAPER, _CONTESTED = (
    *("#1b1c1e", "#55585d", "#d9d6ce", "#f1efe9", "#ffffff", "#b03a00"),
)
#: Signs a line of a head, of a role and of a name holds, and how many dots stand side by side.
_HEAD, _ROLE, _NAME, _DOTS = 18, 21, 36, 6
#: About how wide a letter is.
_LETTER: Final = 7
#: How many words of a part are written.
_ROLES: Final = 2
_SHAPES: Final = {
    "dot": "M{l} {y}A{r} {r} 0 1 1 {R} {y}A{r} {r} 0 1 1 {l} {y}Z",
    "square": "M{l} {t}H{R}V{b}H{l}Z",
    "triangle": "M{x} {t}L{R} {b}H{l}Z",
    "triangleDown": "M{x} {b}L{R} {t}H{l}Z",
    "diamond": "M{x} {T}L{E} {y}L{x} {B}L{W} {y}Z",
}


def story_svg(story: Story) -> str:
    """Draw the first view of a story as SVG, with the text as text; it loads and runs nothing.

    >>> import eventgraph as eg
    >>> from eventgraph.stories.making import make_story
    >>> story_svg(make_story(eg.load("graph"))).startswith("<svg xmlns=")
    True
    """
    return _Drawing(story).svg()


class _Drawing:
    """What is drawn, and where."""

    def __init__(self, story: Story) -> None:
        self._story, self._wording = story, Wording(story.material)
        self._events = [column.event for column in story.columns if column.shown]
        self._actors = [
            row.actor
            for row in story.rows
            if row.shown and any(story.joint(event, row.actor) for event in self._events)
        ]
        self._accounts = accounts_of(story)
        self._foot = [
            aspect
            for aspect in ("where", "numbers")
            if any(story.material.of(event, aspect) for event in self._events)
        ]
        self._width = _LEFT + max(len(self._events), 4) * _COLUMN + _MARGIN
        self._bottom = _TOP + len(self._actors) * _ROW

    def svg(self) -> str:
        """Write the whole picture."""
        legend = list(self._legend(self._bottom + len(self._foot) * 52 + 30))
        height = self._bottom + len(self._foot) * 52 + 40 + len(legend) * 19
        parts = (*self._columns(), *self._rows(), *self._joints(), *self._feet(), *legend)
        size = f'width="{self._width}" height="{height}" viewBox="0 0 {self._width} {height}"'
        language = self._story.material.language
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} lang="{language}" role="img" '
            'font-family="system-ui, sans-serif" font-size="12">\n'
            f'<rect width="100%" height="100%" fill="{_PAPER}"/>\n'
            + "\n".join(parts)
            + "\n</svg>\n"
        )

    def _x(self, place: int) -> int:
        return _LEFT + place * _COLUMN + _COLUMN // 2

    def _y(self, place: int) -> int:
        return _TOP + place * _ROW + 14

    def _columns(self) -> Iterator[str]:
        """Draw each event: a band, its date, its label, a line through all who take part."""
        for place, event in enumerate(self._events):
            x, name = self._x(place), self._wording.name(event)
            if not place % 2:
                height = self._bottom + len(self._foot) * 52 - 4
                yield _rect(x - _COLUMN // 2, 4, _COLUMN, height, _BAND)
            when = self._wording.when(event) or self._wording.say("undated")
            dates, names = _lines(when, _HEAD, 2), _lines(name, _HEAD - 1, 5)
            for n, text in enumerate((*dates, *names)):
                bold = n >= len(dates)
                yield _text(x, 20 + n * 14, text, _INK if bold else _SOFT, bold=bold)
            rows = [n for n, actor in enumerate(self._actors) if self._story.joint(event, actor)]
            if len(rows) > 1:
                yield _path(f"M{x} {self._y(rows[0])}V{self._y(rows[-1])}", "#8a8780", 1.5)

    def _rows(self) -> Iterator[str]:
        """Draw each actor: its name, and a line from its first event to its last."""
        for place, actor in enumerate(self._actors):
            y, kind = self._y(place), self._story.material.kinds.get(actor, "")
            yield _path(f"M{_LEFT} {y}H{self._width - _MARGIN}", _RULE, 1)
            joined = [n for n, one in enumerate(self._events) if self._story.joint(one, actor)]
            if len(joined) > 1:
                yield _path(f"M{self._x(joined[0])} {y}H{self._x(joined[-1])}", _SOFT, 1.5)
            name = shorten(self._wording.name(actor), _NAME)
            bold = kind == "Organization"
            yield _text(_LEFT - 10, y + 4, name, _INK, anchor="end", bold=bold)
            if sizes := self._wording.numbers(actor):
                yield _text(
                    _LEFT - 10, y + 18, shorten(sizes, _NAME + 8), _SOFT, anchor="end", size=10
                )

    def _joints(self) -> Iterator[str]:
        """Draw the voices that give an actor a part in an event, and the part in words."""
        for column, event in enumerate(self._events):
            for row, actor in enumerate(self._actors):
                if parts := self._story.joint(event, actor):
                    yield from self._joint(self._x(column), self._y(row), parts)

    def _joint(self, x: int, y: int, parts: tuple[Part, ...]) -> Iterator[str]:
        found = dots(self._story, parts, self._accounts)
        shown = found[:_DOTS]
        left = x - (len(shown) - 1) * 6
        for place, dot in enumerate(shown):
            yield self._dot(left + place * 12, y, dot)
        if len(found) > _DOTS:
            more = self._wording.say("folded", n=len(found) - _DOTS)
            yield _text(left + len(shown) * 12, y + 4, more, _SOFT, anchor="start", size=10)
        yield from self._roles(x, y, parts)

    def _roles(self, x: int, y: int, parts: tuple[Part, ...]) -> Iterator[str]:
        """Write the part in words: two of them, what is contested first, and that there is more."""
        contested = {self._wording.role(part) for part in parts if part.contested}
        named = dict.fromkeys(self._wording.role(part) for part in parts)
        roles = sorted(named, key=lambda role: role not in contested)
        for place, role in enumerate(roles[:_ROLES]):
            sure = role not in contested
            more = " …" if place == _ROLES - 1 and len(roles) > _ROLES else ""
            words = shorten(role if sure else f"≠ {role}", _ROLE) + more
            colour = _INK if sure else _CONTESTED
            where = (x, y + 18 + place * 12)
            yield _text(*where, words, colour, bold=not sure, size=10.5, halo=True)

    def _dot(self, x: int, y: int, dot: Dot) -> str:
        who = self._wording.voice(dot.speakers)
        fill = dot.account.colour if dot.solid else _PAPER
        return (
            f'<path d="{_shape(dot.account.shape, x, y)}" fill="{fill}" '
            f'stroke="{dot.account.colour}" stroke-width="1.5"><title>{_safe(who)}</title></path>'
        )

    def _feet(self) -> Iterator[str]:
        """Write where events took place, and the numbers that are given."""
        for place, aspect in enumerate(self._foot):
            y = self._bottom + 18 + place * 52
            yield _text(_LEFT - 10, y, self._wording.say(aspect), _SOFT, anchor="end", bold=True)
            for column, event in enumerate(self._events):
                parts = self._story.material.of(event, aspect)
                for n, line in enumerate(_lines(self._wording.listed(parts), _ROLE, 3)):
                    yield _text(self._x(column), y + n * 13, line, _INK, size=10.5)

    def _legend(self, top: int) -> Iterator[str]:
        """Say whose account each colour and shape is, and how to read the rest."""
        for place, account in enumerate((*self._accounts, OTHERS)):
            y = top + place * 19
            name = self._wording.name(account.party) if account.party else ""
            yield f'<path d="{_shape(account.shape, 26, y)}" fill="{account.colour}"/>' + _text(
                40, y + 4, name or self._wording.say("others"), _INK, anchor="start"
            )
        y = top + (len(self._accounts) + 1) * 19 + 4
        left = {
            "events": len(self._story.columns) - len(self._events),
            "actors": len(self._story.rows) - len(self._actors),
        }
        notes = [self._wording.say("legend")]
        notes += [self._wording.say("left", **left)] if any(left.values()) else []
        lines = [line for note in notes for line in wrapped(note, (self._width - 40) // _LETTER)]
        for place, line in enumerate(lines):
            yield _text(20, y + place * 17, line, _SOFT, anchor="start")


def _lines(text: str, width: int, most: int) -> list[str]:
    """Break text into at most so many lines; the last says that there is more."""
    lines = wrapped(text, width)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1].rstrip()} …"]


def _shape(name: str, x: float, y: float, r: float = 4.5) -> str:
    """Write the outline of a dot."""
    wide = r * 1.25
    near = {"x": x, "y": y, "r": r, "l": x - r, "R": x + r, "t": y - r, "b": y + r}
    far = {"T": y - wide, "B": y + wide, "W": x - wide, "E": x + wide}
    return _SHAPES[name].format_map(near | far)


def _safe(text: str) -> str:
    return escape(visible(text))


def _text(  # noqa: PLR0913 - what a text needs
    x: float,
    y: float,
    text: str,
    colour: str,
    *,
    anchor: str = "middle",
    bold: bool = False,
    size: float = 12,
    halo: bool = False,
) -> str:
    weight = ' font-weight="600"' if bold else ""
    around = f' stroke="{_PAPER}" stroke-width="3" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{x}" y="{y}" fill="{colour}" text-anchor="{anchor}" font-size="{size}"'
        f"{weight}{around}>{_safe(text)}</text>"
    )


def _path(path: str, colour: str, width: float) -> str:
    return f'<path d="{path}" stroke="{colour}" stroke-width="{width}" fill="none"/>'


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>'
