"""A number that its quote hedges is no exact number: a remark says how to write it."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")


@pytest.mark.parametrize(
    ("quote", "language", "size", "suggested"),
    [
        ("nearly 300 prisoners", "en", "300", '"~<300"^^evg:quantity'),
        ("casi 300 presos", "es", "300", '"~<300"^^evg:quantity'),
        ("more than 250 prisoners", "en", "250", '">250"^^evg:quantity'),
        ("al menos 245 presos", "es", "245", '">=245"^^evg:quantity'),
        ("about twelve prisoners", "en", "12", '"~12"^^evg:quantity'),
        ("300 prisoners, nearly 300", "en", "300", ""),
        ("only 300 prisoners", "en", "300", ""),
        ("nearly 300 prisoners", "en", '"~<300"^^evg:quantity', ""),
        ("between 50 and 60 prisoners", "en", "50", ""),
    ],
)
def test_what_is_said_with_a_hedge_is_not_exact(
    tmp_path: Path, quote: str, language: str, size: str, suggested: str
) -> None:
    text = CLEAN.replace("evg:size 12 ", f"evg:size {size} ")
    old = '"twelve prisoners were freed in the town on Friday"@en'
    text = text.replace(old, f'"{quote} were freed in the town on Friday"@{language}')
    (tmp_path / "data.trig").write_text(text, "utf-8")
    findings = eg.validate(eg.load(tmp_path)).findings
    found = [one for one in findings if one.check == "number-more-exact"]
    assert [one.message for one in found] == (
        [f"{size} (evg:size) is not said exactly; the quote says {suggested}"] if suggested else []
    )
    assert all(one.severity == "info" for one in found)


def test_a_property_that_is_a_bound_says_it_already(tmp_path: Path) -> None:
    text = CLEAN.replace("evg:size 12 ", "evg:sizeOver 12 ")
    text = text.replace("twelve prisoners were freed", "more than twelve prisoners were freed")
    (tmp_path / "data.trig").write_text(text, "utf-8")
    found = {one.check for one in eg.validate(eg.load(tmp_path)).findings}
    assert "number-more-exact" not in found
