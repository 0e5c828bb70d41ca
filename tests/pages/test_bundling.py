"""The page's modules joined into one script: in the order of their imports, or refused."""

import re

import pytest

from eventgraph.pages.bundling import bundle, lean


def test_a_module_sees_only_what_it_imports() -> None:
    first = "export function f() {\n  return 1;\n}\nconst hidden = 2;\n"
    second = 'import {\n  f,\n} from "./first.js";\nexport const g = f();\n'
    text = bundle({"second": second, "first": first}, "second")
    assert "const { f, } = $first;" in text
    assert "return { f };" in text
    assert not re.search(r"^(import|export)\b", text, re.MULTILINE)


def test_modules_stand_after_those_they_import_and_in_one_order() -> None:
    texts = {
        "main": 'import { b } from "./b.js";\nimport { c } from "./c.js";\n',
        "c": 'import { a } from "./a.js";\nexport const c = a;\n',
        "b": "export const b = 1;\n",
        "a": "export const a = 1;\n",
        "unused": "export const z = 1;\n",
    }
    for given in (texts, dict(sorted(texts.items()))):
        joined = bundle(given, "main")
        assert re.findall(r"^const \$(\w+)", joined, re.MULTILINE) == ["a", "b", "c", "main"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('import x from "./a.js";\n', r'main\.js: .* joined with: import x from "\./a\.js";'),
        ('import * as x from "./a.js";\n', "joined with: import"),
        ('import { x as y } from "./a.js";\n', "joined with: import"),
        ("import { x } from './a.js';\n", "joined with: import"),
        ('import "./a.js";\n', "joined with: import"),
        ('const x = await import("./a.js");\n', "joined with: import"),
        ("export default 1;\n", "joined with: export"),
        ("export let x = 1;\n", "joined with: export"),
        ("const x = 1;\nexport { x };\n", "joined with: export"),
        ('import { x } from "./missing.js";\n', r"there is no module missing\.js"),
        ('import { x } from "./main.js";\n', "import each other: main -> main"),
    ],
)
def test_what_cannot_be_joined_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        bundle({"main": text, "a": "export const x = 1;\n"}, "main")


def test_types_comments_and_indents_are_left_out_and_what_runs_stays() -> None:
    text = (
        "// A module.\n\n/**\n * What it does.\n * @returns {string}\n */\nexport function f() {\n"
        '  const url = "https://a/*b*/c"; // kept\n\n'
        "  return /** @type {string} */ (`${url} /* not a comment */`);\n}\n"
    )
    assert lean(text) == (
        'export function f() {\nconst url = "https://a/*b*/c"; // kept\n'
        "return (`${url} /* not a comment */`);\n}\n"
    )
    with pytest.raises(ValueError, match="a text must end on its line: const x = `a"):
        lean("const x = `a\n  b`;\n")
