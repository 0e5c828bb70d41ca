"""Claims that are alike to the shapes are looked at once, and each is told of by its own name."""

from __future__ import annotations

from pathlib import Path

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES, curie

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
CLAIM = """
claim:{name} {{ group:{thing} evg:size {size} . }}
claim:{name} a evg:Claim ; sem:accordingTo actor:{thing} ; prov:wasQuotedFrom source:s ;
    evg:quote "{words}"@en ; evg:certainty evg:Stated {more} .
"""


def findings(path: Path, *claims: str, least: str = "info") -> list[tuple[str, str, str]]:
    """Give check, focus and message of what the shapes find, in order."""
    path.write_text(HEAD + "".join(claims), "utf-8")
    found = eg.validate(eg.load(path), least=least).findings
    return [(one.check, curie(one.focus), one.message) for one in found]


def claim(name: str, size: str = "5", more: str = "", words: str = "five of them") -> str:
    return CLAIM.format(name=name, thing=f"of-{name}", size=size, more=more, words=words)


def test_each_of_two_claims_alike_has_the_finding_under_its_own_name(tmp_path: Path) -> None:
    found = findings(tmp_path / "a.trig", claim("a", "-5"), claim("b", "-5", words="minus five"))
    wrong = [(focus, message) for check, focus, message in found if check == "number-out-of-range"]
    assert wrong == [
        ("claim:a", "group:of-a: evg:size is negative or no number"),
        ("claim:b", "group:of-b: evg:size is negative or no number"),
    ]


def test_a_number_or_a_term_of_the_ontology_makes_claims_unlike(tmp_path: Path) -> None:
    found = findings(
        tmp_path / "a.trig",
        claim("a", "5"),
        claim("b", "-5"),
        claim("c", more="; evg:attitude evg:Stated"),
    )
    shaped = {"number-out-of-range", "attitude-not-single"}
    assert {(check, focus) for check, focus, _ in found if check in shaped} == {
        ("number-out-of-range", "claim:b"),
        ("attitude-not-single", "claim:c"),
    }


def test_whether_two_names_are_the_same_is_seen(tmp_path: Path) -> None:
    same = "; evg:disputes claim:x ; evg:corroborates claim:x"
    other = "; evg:disputes claim:x ; evg:corroborates claim:y"
    found = findings(tmp_path / "a.trig", claim("a", more=other), claim("b", more=same))
    assert [focus for check, focus, _ in found if check == "dispute-and-support"] == ["claim:b"]


def test_a_quote_without_words_is_unlike_one_with_words(tmp_path: Path) -> None:
    found = findings(tmp_path / "a.trig", claim("a"), claim("b", words=" "))
    assert [focus for check, focus, _ in found if check == "quote-without-language"] == ["claim:b"]


def test_only_errors_are_looked_for_where_only_errors_count(tmp_path: Path) -> None:
    data = claim("a", "-5")
    every = findings(tmp_path / "a.trig", data)
    errors = findings(tmp_path / "a.trig", data, least="error")
    assert 0 < len(errors) < len(every)
    assert set(errors) <= set(every)
