"""Origins: the fewest roots that carry what claims say, however one comes from another."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.evidence.descent.origins import Origins, origins
from eventgraph.evidence.descent.roots import fewest
from eventgraph.evidence.independence import note_on, same_publisher
from eventgraph.vocabulary import curie
from passed_on import DATA, PREFIX_LINES, counts

WIRED = "claim:a evg:reportedBy actor:wire . claim:b evg:reportedBy actor:wire ."


@pytest.mark.parametrize(
    ("derived", "publications"),
    [
        ([], 3),
        ([("one", "one")], 3),
        ([("two", "one")], 2),
        ([("one", "two"), ("two", "one")], 2),
        ([("one", "two"), ("two", "three"), ("three", "one")], 1),
        ([("one", "unread"), ("two", "unread")], 2),
        ([("three", "two"), ("two", "one")], 1),
        ([("two", "one"), ("three", "one")], 1),
        ([("two", "one"), ("two", "three")], 2),
        ([("two", "one"), ("two", "unread")], 2),
        ([("one", "x"), ("one", "y"), ("two", "y"), ("two", "z"), ("three", "z")], 2),
        ([("one", "x"), ("x", "y"), ("y", "x"), ("two", "y")], 2),
    ],
)
@pytest.mark.parametrize(
    "how", ["wasDerivedFrom", "wasRevisionOf", "wasQuotedFrom", "hadPrimarySource"]
)
def test_each_root_that_is_needed_counts_once_in_a_circle_too(
    tmp_path: Path, how: str, derived: list[tuple[str, str]], publications: int
) -> None:
    said = "".join(f"source:{one} prov:{how} source:{other} .\n" for one, other in derived)
    assert counts(tmp_path, said) == (3, publications, publications)


@pytest.mark.parametrize(
    ("said", "publications"),
    [
        ("claim:b evg:basedOn claim:a .", 2),
        ("claim:b evg:basedOn claim:a . claim:c evg:basedOn claim:b .", 1),
        ("claim:a evg:basedOn claim:b . claim:b evg:basedOn claim:a .", 2),
        ("claim:b prov:wasDerivedFrom claim:a .", 2),
        ("claim:b evg:basedOn claim:lost . claim:c evg:basedOn claim:lost .", 2),
        (WIRED, 2),
        ("claim:a evg:reportedBy actor:wire . claim:b evg:reportedBy actor:other .", 3),
        ("claim:a evg:reportedBy actor:wire .", 3),
        ("claim:b evg:reportedBy actor:wire . source:one dcterms:publisher actor:wire .", 2),
        ("source:one dcterms:publisher actor:wire .", 3),
        (f"{WIRED} source:three prov:wasDerivedFrom source:two .", 1),
        ("claim:b evg:basedOn claim:a . source:three prov:wasDerivedFrom source:two .", 1),
    ],
)
def test_what_is_passed_on_is_no_second_publication(
    tmp_path: Path, said: str, publications: int
) -> None:
    assert counts(tmp_path, said)[:2] == (3, publications)


def test_a_claim_of_an_agency_leaves_the_rest_of_its_document_alone(tmp_path: Path) -> None:
    said = """claim:d { group:other evg:size 7 . }
    claim:d a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:one .
    claim:e { group:other evg:size 7 . }
    claim:e a evg:Claim ; sem:accordingTo actor:ben ; prov:wasQuotedFrom source:two .
    claim:a evg:reportedBy actor:wire . claim:b evg:reportedBy actor:wire ."""
    (tmp_path / "data.trig").write_text(PREFIX_LINES + DATA + said, "utf-8")
    dataset = eg.load(tmp_path)
    records = {str(row["subject"]): row for row in eg.independence(dataset).records()}
    other, held = sorted(records, reverse=True)
    assert (records[other]["publications"], records[held]["publications"]) == (2, 2)
    assert len(origins(dataset).publications()) == 3


def test_a_scope_counts_its_claims_by_what_the_whole_dataset_knows(tmp_path: Path) -> None:
    said = "source:two prov:wasDerivedFrom source:one . claim:c evg:basedOn claim:a ."
    two = eg.Scope(source="source:two")
    assert counts(tmp_path, said, two) == (1, 1, 1)
    dataset = eg.load(tmp_path)
    whole, part = origins(dataset), origins(eg.scope(dataset, source="source:two"))
    assert {curie(claim) for claim in whole.roots} == {"claim:a", "claim:b", "claim:c"}
    assert {curie(claim): set(map(curie, found)) for claim, found in part.roots.items()} == {
        "claim:b": {"source:one"}
    }


def test_a_claim_without_a_source_is_of_no_publication(tmp_path: Path) -> None:
    said = "claim:d { group:held evg:size 6 . } claim:d sem:accordingTo actor:ana ."
    (tmp_path / "data.trig").write_text(PREFIX_LINES + DATA + said, "utf-8")
    table = eg.independence(eg.load(tmp_path)).records()
    assert [[row[name] for name in ("claims", "documents", "publications")] for row in table] == [
        [3, 3, 3],
        [1, 0, 0],
    ]


@pytest.mark.parametrize(
    ("publishers", "told"),
    [
        ("xyz", ""),
        ("xxz", ", two of them by one publisher"),
        ("xxx", ", three of them by one publisher"),
        ("  z", ""),
    ],
)
def test_articles_of_one_publisher_are_counted_and_flagged(
    tmp_path: Path, publishers: str, told: str
) -> None:
    said = "".join(
        f"source:{source} dcterms:publisher actor:{publisher} .\n"
        for source, publisher in zip(("one", "two", "three"), publishers, strict=True)
        if publisher != " "
    )
    distinct = 3 if publishers.startswith(" ") else len(set(publishers))
    assert counts(tmp_path, said) == (3, 3, distinct)
    assert eg.independence_note(eg.load(tmp_path)) == (
        f"3 publications, independent by what the dataset says of their origin{told}: "
        "its claims were read in 3 documents."
    )


def test_only_the_publishers_of_what_is_counted_are_compared(tmp_path: Path) -> None:
    said = """source:one dcterms:publisher actor:x . source:two dcterms:publisher actor:x .
    source:two prov:wasDerivedFrom source:one ."""
    assert counts(tmp_path, said) == (3, 2, 2)
    assert "publisher" not in eg.independence_note(eg.load(tmp_path))


@pytest.mark.parametrize(
    ("of", "told"),
    [
        ("", ""),
        ("a", ""),
        ("aabb", "four of them by two publishers, several by each"),
        ("aabbc", "four of them by two publishers, several by each"),
        ("a" * 10, "ten of them by one publisher"),
        ("a" * 11, "11 of them by one publisher"),
    ],
)
def test_publications_that_share_their_publishers_are_told_in_words(of: str, told: str) -> None:
    publishers = {f"urn:{number}": publisher for number, publisher in enumerate(of)}
    assert same_publisher(Origins({}, {}, publishers), frozenset(publishers)) == told


def named(dataset: Dataset) -> dict[str, set[str]]:
    return {curie(claim): set(map(curie, of)) for claim, of in origins(dataset).roots.items()}


def test_the_curated_claims_go_back_to_one_press_release_whoever_passes_them_on(
    first_story: Dataset,
) -> None:
    assert all("source:orinoco-2025-07-19" in of for of in named(first_story).values())


def test_the_table_of_independence_is_headed_by_the_note_and_keeps_to_a_scope(
    tmp_path: Path,
) -> None:
    (tmp_path / "data.trig").write_text(PREFIX_LINES + DATA, "utf-8")
    dataset = eg.load(tmp_path)
    table = eg.independence(dataset, eg.Scope(according_to="actor:ana"))
    assert table.columns == (
        *("subject", "predicate", "object"),
        *("claims", "speakers", "documents", "publications", "publishers"),
    )
    assert [row[3:] for row in table.rows] == [(1, 1, 1, 1, 1)]
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
    said = "".join(
        f"claim:{name} {{ group:held evg:size 5 . }} claim:{name} a evg:Claim ; "
        f"sem:accordingTo actor:ana ; prov:wasQuotedFrom source:{name} .\n"
        f"source:{name} prov:wasDerivedFrom source:one .\n"
        for name in sources
    )
    (tmp_path / "data.trig").write_text(f"{PREFIX_LINES}actor:ana a evg:Person .\n{said}", "utf-8")
    assert eg.independence_note(eg.load(tmp_path)) == note


def test_two_documents_of_one_agency_are_one_publication_in_the_note() -> None:
    x, y, wire = "urn:x", "urn:y", "urn:wire"
    roots = {"urn:a": frozenset({x, wire}), "urn:b": frozenset({y, wire})}
    read = {"urn:a": frozenset({"urn:x"}), "urn:b": frozenset({"urn:y"})}
    assert note_on(Origins(roots, read, {})).startswith(
        "One publication: every claim was read in 2"
    )


def test_thousands_of_origins_are_counted_in_a_second() -> None:
    choices = [frozenset([f"urn:{n}"]) for n in range(20_000)]
    choices += [frozenset([f"urn:{n}", f"urn:{n + 1}"]) for n in range(20_000)]
    start = process_time()
    assert len(fewest(choices)) == 20_000
    assert process_time() - start < 1


def test_a_claim_whose_speaker_is_a_text_is_read_nowhere(tmp_path: Path) -> None:
    said = "".join(
        f"claim:{name} {{ actor:x evg:partOf actor:y }}\n"
        f"claim:{name} sem:accordingTo {speaker} ; prov:wasQuotedFrom source:{name} .\n"
        for name, speaker in (("a", '"somebody"'), ("b", "actor:x"))
    )
    path = tmp_path / "texts.trig"
    path.write_text(PREFIX_LINES + said, "utf-8")
    assert [curie(claim) for claim in origins(eg.load(path)).sources] == ["claim:b"]
