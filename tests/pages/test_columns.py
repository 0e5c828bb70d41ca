"""Python and JavaScript know the same columns of the packed data, by name."""

import re
from pathlib import Path

from eventgraph.pages.columns import COLUMNS, FLAT
from eventgraph.pages.storied import looks
from eventgraph.stories.voices import LOOKS, OTHERS

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


def test_colours_of_accounts_have_one_origin() -> None:
    packed = looks()
    assert [shape for _, shape in packed] == [*(shape for _, shape in LOOKS), OTHERS.shape]
    assert len({tuple(look) for look in packed}) == len(packed)
    scripts = (ROOT / "src/eventgraph/pages/js").glob("*.js")
    text = "".join(script.read_text("utf-8") for script in scripts)
    assert [colour for colour, _ in packed[:3] if colour.lower() in text.lower()] == []
