"""Join the page's ES modules into one script, each in a scope of its own, in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["bundle"]

_IMPORT: Final = re.compile(r"^import \{\s*([^}]*?)\s*\} from \"\./(\w+)\.js\";\n", re.MULTILINE)
_EXPORT: Final = re.compile(r"^export ((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)


def bundle(modules: Iterable[tuple[str, str]]) -> str:
    r"""Join modules, given as (name, text) with every module after those it imports.

    An import becomes a reading of what the earlier module gave; nothing else is changed.

    >>> print(bundle([("a", "export const x = 1;\n"), ("b", 'import { x } from "./a.js";\nx;\n')]))
    const module_a = (() => {
    const x = 1;
    return { x };
    })();
    const module_b = (() => {
    const { x } = module_a;
    x;
    return {  };
    })();
    """
    return "\n".join(_scoped(name, text) for name, text in modules)


def _scoped(name: str, text: str) -> str:
    """Wrap one module in a function that gives back what the module exports."""
    names = ", ".join(match[2] for match in _EXPORT.finditer(text))
    body = _IMPORT.sub(r"const { \1 } = module_\2;" + "\n", text)
    body = _EXPORT.sub(r"\1", body)
    return f"const module_{name} = (() => {{\n{body}return {{ {names} }};\n}})();"
