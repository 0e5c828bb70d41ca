"""The page's scripts: how they are joined, and that both sides know the same columns."""

import re
from pathlib import Path

import pytest

from eventgraph.pages.bundling import bundle
from eventgraph.pages.columns import COLUMNS, FLAT

ROOT = Path(__file__).parents[2]


def test_python_and_javascript_know_the_same_columns() -> None:
    text = (ROOT / "src/eventgraph/pages/js/types.d.ts").read_text("utf-8")
    tables, flat = (
        dict(re.findall(r"^  (\w+): \{(.*)\};$", found, re.MULTILINE))
        for found in re.findall(r"(?ms)^interface (?:Flat)?Tables \{\n(.*?)^\}", text)
    )
    assert flat.keys() == FLAT
    assert (tables | flat).keys() == COLUMNS.keys()
    for table, columns in COLUMNS.items():
        fields = re.findall(r"(\w+)(\??): [^;]+", (tables | flat)[table])
        assert [name for name, _ in fields] == list(columns.names)
        assert [name for name, maybe in fields if maybe] == list(columns.maybe)


def test_no_script_reads_a_packed_row_by_number() -> None:
    text = (ROOT / "src/eventgraph/pages/js/data.js").read_text("utf-8")
    assert not re.search(r"\b(?:row|cells|columns)\[\d", text)
    assert "any[]" not in (ROOT / "src/eventgraph/pages/js/types.d.ts").read_text("utf-8")


def test_a_module_sees_only_what_it_imports() -> None:
    first = "export function f() {\n  return 1;\n}\nconst hidden = 2;\n"
    second = 'import {\n  f,\n} from "./first.js";\nexport const g = f();\n'
    text = bundle({"second": second, "first": first}, "second")
    assert "const { f, } = module_first;" in text
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
        assert re.findall(r"^const module_(\w+)", joined, re.MULTILINE) == ["a", "b", "c", "main"]


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
