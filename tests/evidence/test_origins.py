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
    dataset = eg.load(tmp_path)
    table = eg.independence(dataset)
    names = ("claims", "speakers", "documents", "publications")
    assert [tuple(row[name] for name in names) for row in table.records()] == [
        (3, 3, 3, publications)
    ]


def test_the_table_of_independence_is_headed_by_the_note_and_keeps_to_a_scope(
    tmp_path: Path,
) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + DATA, "utf-8")
    dataset = eg.load(tmp_path)
    table = eg.independence(dataset, eg.Scope(according_to="actor:ana"))
    assert table.columns == (
        *("subject", "predicate", "object"),
        *("claims", "speakers", "documents", "publications"),
    )
    assert [row[3:] for row in table.rows] == [(1, 1, 1, 1)]
    assert table.title == eg.independence_note(dataset)
    assert table.title == (
        "3 publications, independent by what the dataset says of their origin: "
        "its claims were read in 3 documents."
    )


@pytest.mark.parametrize(
    ("sources", "note"),
    [
        ((), "No publication: the dataset names no source of its claims."),
        (
            ("one",),
            (
                "One publication: every claim was read in one document, "
                "and nothing here is confirmed by an independent second one."
            ),
        ),
        (
            ("one", "two"),
            (
                "One publication: every claim was read in 2 documents derived from one another, "
                "and nothing here is confirmed by an independent second one."
            ),
        ),
    ],
)
def test_the_note_says_how_many_documents_one_publication_is(
    tmp_path: Path, sources: tuple[str, ...], note: str
) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    said = "".join(
        f"claim:{name} {{ group:held evg:size 5 . }} claim:{name} a evg:Claim ; "
        f"sem:accordingTo actor:ana ; prov:wasQuotedFrom source:{name} .\n"
        f"source:{name} prov:wasDerivedFrom source:one .\n"
        for name in sources
    )
    (tmp_path / "data.trig").write_text(f"{prefixes}actor:ana a evg:Person .\n{said}", "utf-8")
    assert eg.independence_note(eg.load(tmp_path)) == note
