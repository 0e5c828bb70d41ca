"""The headers of checks are whole, agree with the shapes, and are documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import checks_doc
from eventgraph.errors import ShapesError
from eventgraph.rdf.loading import load
from eventgraph.sparql.files import parse_query
from eventgraph.validation.checks import as_check, read_checks
from eventgraph.validation.validating import read_rules, validate

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
QUOTE = "twelve prisoners were freed in the town on Friday"
HEADER = """#+ summary: Nothing
#+ severity: error
#+ why: Because.
#+ mend: Mend it.
#+ message: is wrong
"""


@pytest.mark.parametrize("quote", ["[]", "<http://example.org/x>", "12", '""@en'])
def test_a_quote_that_is_no_text_is_found_and_ends_nothing(tmp_path: Path, quote: str) -> None:
    path = tmp_path / "spoilt.trig"
    path.write_text(CLEAN.replace(f'"{QUOTE}"@en', quote), "utf-8")
    found = {finding.check for finding in validate(load(path)).findings}
    assert "date-not-in-quote" in found


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (HEADER.replace("#+ why: Because.\n", ""), "lacks `#[+] why: …`; add it"),
        (HEADER.replace("error", "eror"), "named 'eror'; did you mean error"),
        (HEADER + "#+ unless: some-test\n", "`unless` names no test"),
        (HEADER + "#+ through: some-step\n", "`through` names no step"),
        (HEADER + "#+ when: some-day\n", "`when` names nothing"),
    ],
)
def test_a_check_with_a_broken_header_is_refused(header: str, message: str) -> None:
    with pytest.raises(ShapesError, match=message):
        as_check(parse_query(f"{header}SELECT ?focus {{ }}", "mine"))


def test_every_check_selects_a_focus_and_orders_its_rows() -> None:
    for check in read_checks():
        assert "?focus" in check.query.text
        assert check.query.ordered
        fields = set(re.findall(r"\{(\w+)\}", check.message + check.mend))
        adds = "through" in check.query.header
        assert adds or all(f"?{field}" in check.query.text for field in fields)


def test_a_rule_and_a_shape_of_one_name_agree() -> None:
    shapes = {rule.name: rule for rule in read_rules()}
    shared = [check for check in read_checks() if check.name in shapes]
    assert [check.name for check in shared] == [
        "claim-without-quote",
        "claim-without-source",
        "claim-without-speaker",
    ]
    for check in shared:
        rule = shapes[check.name]
        assert (check.severity, check.why, check.mend) == (rule.severity, rule.why, rule.mend)


def test_the_document_of_checks_is_current() -> None:
    """The fix, when the checks are right: python scripts/checks_doc.py."""
    written = checks_doc.DOCUMENT.read_text("utf-8")
    assert written == "".join(checks_doc.document())
