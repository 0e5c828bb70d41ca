"""Several claims that come to the end of a file stand one blank line apart."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.curation.editing import Edit
from eventgraph.vocabulary import PREFIXES

HEAD = f"@prefix claim: <{PREFIXES['claim']}> .\n"


@pytest.mark.parametrize("before", ["", HEAD, f"{HEAD}\nclaim:a\n    <urn:p> 1 .\n\n\n"])
def test_each_stands_one_blank_line_after_the_one_before(tmp_path: Path, before: str) -> None:
    (tmp_path / "things.ttl").write_text("<urn:a> a <urn:b> .\n", "utf-8")
    path = tmp_path / "drafts.trig"
    if before:
        path.write_text(before, "utf-8")
    edit = Edit(tmp_path)
    for name in ("x", "y", "z"):
        claim = ox.NamedNode(f"{PREFIXES['claim']}{name}")
        edit.put_claim(claim, [], [ox.Triple(claim, ox.NamedNode("urn:p"), claim)], None, path)
    edit.commit()
    kept = before.rstrip() or HEAD.rstrip()
    new = "\n\n".join(f"claim:{name}\n    <urn:p> claim:{name} ." for name in ("x", "y", "z"))
    assert path.read_text("utf-8") == f"{kept}\n\n{new}\n"
