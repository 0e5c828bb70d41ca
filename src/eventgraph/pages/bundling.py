"""Join the page's ES modules into one script, each in a scope of its own behind its imports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

__all__ = ["bundle", "lean", "tight", "tight_style"]

_NAMES: Final = r"\w+(?:\s*,\s*\w+)*,?"
_IMPORT: Final = re.compile(rf'^import \{{\s*({_NAMES})\s*\}} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export ((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_OTHER: Final = re.compile(
    r"^\s*(?:import|export)\b.*|\bimport\s*\(.*|\bimport\.meta\b.*", re.MULTILINE
)
_TYPES: Final = re.compile(
    r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n|/\*\*.*?\*/[ ]?", re.DOTALL | re.MULTILINE
)
_LINES: Final = re.compile(r"^[ \t]*//.*\n|^[ \t]+|\n(?=\n)", re.MULTILINE)
_TEXT: Final = r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`)"""
_TEXTS: Final = re.compile(_TEXT)
_SPACED: Final = re.compile(
    _TEXT + r"""| ?([=<>!&|?:,;{}()\[\]*]+) ?|(?<=[\w)\]"'`]) ([-+/%]) (?=[\w([."'`])"""
)
_SPACED_STYLE: Final = re.compile(
    r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/|\s*;?\s*(})\s*|\s*([;,{])\s*|(:)[ ]""",
    re.DOTALL,
)
_COMMENT: Final = re.compile(r"/\*.*?\*/|^\s*//.*$", re.DOTALL | re.MULTILINE)


def bundle(modules: Mapping[str, str], start: str) -> str:
    r"""Join what the module `start` needs, given as texts by name, and run it last.

    An import becomes a reading of what the earlier module gave; nothing else is changed. Raises
    ValueError for a form of import or export that it does not know, for a module that is not
    there, and for modules that import each other in a circle.

    >>> print(bundle({"b": 'import { x } from "./a.js";\nx;\n', "a": "export const x = 1;\n"}, "b"))
    const $a = (() => {
    const x = 1;
    return { x };
    })();
    const $b = (() => {
    const { x } = $a;
    x;
    return {  };
    })();
    """
    return "\n".join(_scoped(name, modules[name]) for name in _order(modules, start))


def lean(text: str) -> str:
    r"""Leave out of a module what only its readers need: types, comments, indents, empty lines.

    Raises ValueError for a text over several lines, whose spaces would count.

    >>> lean("// A module.\n\n/** @type {number} */\nconst x = (\n  /** @type {any} */ (y));\n")
    'const x = (\n(y));\n'
    >>> lean("/** @type {any} */ (x).y();\n/** @type {number} */\nconst z = 1;\n")
    '(x).y();\nconst z = 1;\n'
    """
    if broken := [line for line in text.split("\n") if line.count("`") % 2]:
        raise ValueError(f"a text must end on its line: {broken[0].strip()}")
    return _LINES.sub("", _TYPES.sub("", text)).lstrip("\n")


def tight(script: str) -> str:
    r"""Leave out the spaces around the signs of a script, but for signs that join when they touch.

    A line with a pattern, or with a text inside what fills a text, stays as it is. A line that
    cannot end a statement, or ends it with its sign, goes on in the next.

    >>> tight('const f = (a, b) => ({ c: "x = y", d: `${a} = ${b / 2}` });')
    'const f=(a,b)=>({c:"x = y",d:`${a} = ${b / 2}`});'
    >>> tight("a = b - 1 - -c / 2;")
    'a=b-1 - -c/2;'
    >>> tight("f(\n1,\n2)\ng();\nh(); // why;\ni()")
    'f(1,2)\ng();h(); // why;\ni()'
    """
    lines = [
        _SPACED.sub(r"\1\2\3", line) if _is_plain(line) else line for line in script.split("\n")
    ]
    return "".join(line if _goes_on(line) else f"{line}\n" for line in lines).removesuffix("\n")


def _is_plain(line: str) -> bool:
    """Tell whether all texts of a line are known, and what divides outside them is no pattern."""
    nested = any(text.count("{") != text.count("}") for text in _TEXTS.findall(line))
    return not nested and "/" not in _TEXTS.sub("", line).replace(" / ", "")


def _goes_on(line: str) -> bool:
    """Tell whether the next line may stand on this one: never behind a comment."""
    return line.endswith((";", "{", "}", ",", "(", "[")) and "//" not in _TEXTS.sub("", line)


def tight_style(sheet: str) -> str:
    """Leave out of a style sheet its comments, and the spaces that tell nothing.

    >>> tight_style('a, b > c { margin: 0 1px; content: "; " }  /* so */')
    'a,b > c{margin:0 1px;content:"; "}'
    """
    return _SPACED_STYLE.sub(r"\1\2\3\4", sheet).strip()


def _order(modules: Mapping[str, str], start: str) -> list[str]:
    """Put each module after those it imports; of those that may come next, the first by name."""
    needed: dict[str, set[str]] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in modules:
            raise ValueError(f"there is no module {name}.js")
        needed[name] = {found[2] for found in _IMPORT.finditer(modules[name])}
        waiting += needed[name] - needed.keys()
    sorter = TopologicalSorter(needed)
    try:
        sorter.prepare()
    except CycleError as error:
        raise ValueError(f"modules import each other: {' -> '.join(error.args[1])}") from error
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order += ready
        sorter.done(*ready)
    return order


def _scoped(name: str, text: str) -> str:
    """Wrap one module in a function that gives back what the module exports."""
    names = ", ".join(match[2] for match in _EXPORT.finditer(text))
    body = _IMPORT.sub(r"const { \1 } = $\2;" + "\n", text)
    body = _EXPORT.sub(r"\1", body)
    if unknown := _OTHER.search(_COMMENT.sub("", body)):
        raise ValueError(
            f"{name}.js: the page's modules cannot be joined with: {unknown[0].strip()}"
        )
    return f"const ${name} = (() => {{\n{body}return {{ {names} }};\n}})();"
