"""What the rules know of dates in EDTF and of quantities, and that bounds are no claims to them."""

from pathlib import Path
from typing import Final

import pytest

from eventgraph.rdf.loading import load
from eventgraph.validation.validating import validate

CLEAN: Final = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")


def found(folder: Path, said: str, quote: str = "") -> list[str]:
    """List what is found where the talks of the clean data are said to be this, besides."""
    path = folder / "claims.trig"
    text = CLEAN.replace("our talks led to it", "our talks led to it " + quote)
    more = f"claim:talks {{ event:talks {said} }}" if said else ""
    path.write_text(f"{text}\n{more}", "utf-8")
    return sorted(finding.check for finding in validate(load(path)).findings)


def spanned(begin: str, end: str) -> str:
    one, other = (f'"{date}"' for date in (begin, end))
    return f"sem:hasBeginTimeStamp {one} ; sem:hasEndTimeStamp {other}"


@pytest.mark.parametrize(
    ("begin", "end", "backwards"),
    [
        ("2024-05", "2024-02~", True),
        ("2024-05~", "2024-05-02", False),
        ("2024-06-20~", "2024-06-19", False),
        ("2024-06-20~", "2024-06-18", True),
        ("2024-06", "2024-05~", False),
        ("2024-07?", "2024-06", True),
        ("2024-05/2024-07", "2024-06", False),
        ("2024-05/2024-07", "2024-04", True),
        ("2024-05/..", "2024-04", True),
        ("../2024-05", "1999", False),
        ("2024", "2024-05/..", False),
        ("202X", "2019", True),
        ("202X", "2020", False),
        ("[2024-05-01,2024-06-01]", "2024-05-15", False),
        ("-0044", "-0049-03~", True),
        ("-0049~", "-0045", False),
    ],
)
def test_an_event_ends_before_it_begins_only_if_all_its_days_do(
    begin: str,
    end: str,
    backwards: bool,  # noqa: FBT001 - what is expected
    tmp_path: Path,
) -> None:
    checks = found(tmp_path, spanned(begin, end), f"from {begin} to {end}")
    assert ("end-before-begin" in checks) == backwards


def test_bounds_are_no_claims(tmp_path: Path) -> None:
    said = 'evg:durationDays ">12"^^evg:quantity'
    assert found(tmp_path, said, "in more than 12 days") == found(tmp_path, "")
