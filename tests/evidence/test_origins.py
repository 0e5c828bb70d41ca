"""Origins: sources derived from one another are one, however they are derived."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES

DATA = """
actor:ana a evg:Person . actor:ben a evg:Person . actor:cai a evg:Person .
group:held a evg:Group .
source:one a evg:NewsArticle . source:two a evg:NewsArticle . source:three a evg:NewsArticle .
claim:a { group:held evg:size 5 . }
claim:a a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:one .
claim:b { group:held evg:size 5 . }
claim:b a evg:Claim ; sem:accordingTo actor:ben ; prov:wasQuotedFrom source:two .
claim:c { group:held evg:size 5 . }
claim:c a evg:Claim ; sem:accordingTo actor:cai ; prov:wasQuotedFrom source:three .
"""


@pytest.mark.parametrize(
    ("derived", "publications"),
    [
        ([], 3),
        ([("one", "one")], 3),
        ([("two", "one")], 2),
        ([("one", "two"), ("two", "one")], 2),
        ([("one", "two"), ("two", "three"), ("three", "one")], 1),
        ([("one", "unread"), ("two", "unread")], 2),
        ([("two", "one"), ("two", "three")], 1),
    ],
)
def test_sources_derived_from_one_another_are_one_publication_in_a_circle_too(
    tmp_path: Path, derived: list[tuple[str, str]], publications: int
) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    said = "".join(f"source:{one} prov:wasDerivedFrom source:{other} .\n" for one, other in derived)
    (tmp_path / "data.trig").write_text(prefixes + DATA + said, "utf-8")
    table = eg.independence(eg.load(tmp_path))
    names = ("claims", "speakers", "documents", "publications")
    assert [tuple(row[name] for name in names) for row in table.records()] == [
        (3, 3, 3, publications)
    ]
