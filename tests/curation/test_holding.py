"""What files hold as they are written, and changes made to them meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.curation.holding import hold, hold_to_edit
from eventgraph.errors import FormatError, InputError
from eventgraph.extras import needing
from eventgraph.vocabulary import curie
from sheets import mine

DENIAL = """
claim:denial a evg:Claim ; sem:accordingTo actor:mayor ; evg:attitude evg:Denies .
claim:denial.1 a rdf:Statement ; evg:inClaim claim:denial ; rdf:subject place:riverton ;
    rdf:predicate evg:calls ; rdf:object "town"@en .
claim:denial.2 a rdf:Statement ; evg:inClaim claim:denial ; rdf:subject place:riverton .
claim:told { place:riverton evg:calls "city"@en . }
"""


def test_claims_and_things_are_held_in_the_order_of_the_files(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    head = (graph / "claims.trig").read_text("utf-8").partition("\nclaim:")[0]
    rdf = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    (graph / "more.trig").write_text(f"{head}\n{rdf}{DENIAL}", "utf-8")
    holding = hold(graph)
    names = [curie(name).removeprefix("claim:") for name in holding.claims]
    assert sorted(names[:3]) == [
        "department-dates-the-reopening",
        "gazette-places-the-reopening",
        "mayor-dates-the-reopening",
    ]
    assert names[3:] == ["denial", "told"]
    denial, told = list(holding.claims.values())[3:]
    assert (len(denial.told), len(denial.contents), denial.path) == (1, 0, graph / "more.trig")
    assert (len(told.contents), told.description, told.path) == (1, [], None)
    assert "claim:denial.2" in map(curie, holding.things)


def test_a_file_that_changes_between_reading_and_writing_is_not_overwritten(
    tmp_path: Path,
) -> None:
    graph = mine(tmp_path)
    holding, edit = hold_to_edit(graph)
    path = graph / "claims.trig"
    path.write_text(path.read_text("utf-8") + "\n# by hand\n", "utf-8")
    claim = next(iter(holding.claims.values()))
    note = ox.Triple(claim.name, ox.NamedNode("http://example.org/x"), ox.Literal("y"))
    edit.put_claim(claim.name, claim.contents, [*claim.description, note])
    with pytest.raises(InputError, match="chang"):
        edit.commit()
    assert path.read_text("utf-8").endswith("# by hand\n")


def test_a_package_that_is_missing_is_named_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "eventgraph.curation.sheets.workbooks", raising=False)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(FormatError) as error:
        needing("curation.sheets.workbooks", ".ods", "openpyxl python-calamine")
    assert str(error.value) == (
        ".ods needs python_calamine; install it with: pip install openpyxl python-calamine"
    )
    with pytest.raises(ModuleNotFoundError):
        needing("curation.sheets.nowhere", "nothing", "nothing")
