"""Names found while they are typed: by beginnings of words, accents apart, last used first."""

import pytest

from eventgraph.curation.desk.finding import Index

NAMES = [
    ("b", "Nayib Bukele"),
    ("b", "President Bukele"),
    ("m", "Nicolás Maduro"),
    ("r", "Jorge Rodríguez"),
    ("d", "Delcy Rodríguez"),
    ("z", "José Luis Rodríguez Zapatero"),
    ("c", "Ministerio de Ñandú"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bukele", ["b"]),
        ("nay buk", ["b"]),
        ("MADU", ["m"]),
        ("rodriguez", ["r", "d", "z"]),
        ("rod zap", ["z"]),
        ("jor", ["r"]),
        ("nandu", ["c"]),
        ("ukele", []),
        ("maduro rodriguez", []),
    ],
)
def test_any_word_of_a_name_is_found_by_how_it_begins(typed: str, found: list[str]) -> None:
    assert sorted(hit.key for hit in Index(NAMES).find(typed)) == sorted(found)


def test_what_was_used_last_comes_first_and_some_kinds_alone() -> None:
    index = Index(NAMES)
    assert index.find("rod", recent=["z", "d"])[0].key == "z"
    assert [hit.key for hit in index.find("rod", wanted={"d"})] == ["d"]
    assert [hit.key for hit in index.find("", recent=["m", "nowhere", "b"])] == ["m", "b"]
    assert index.find("") == []


def test_names_that_changed_are_found_at_once_and_old_ones_no_more() -> None:
    index = Index(NAMES)
    index.put("b", ["N. Bukele Ortez"])
    index.put("x", ["Somebody New"])
    assert [hit.name for hit in index.find("buk")] == ["N. Bukele Ortez"]
    assert index.find("nayib") == []
    assert [hit.key for hit in index.find("new")] == ["x"]
    index.put("x", [])
    assert index.find("new") == []
    assert index.near("Nicolas Madura") == ["m"]
