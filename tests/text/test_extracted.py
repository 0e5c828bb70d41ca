"""Words taken out of files: quotes are found in them, and how they were written is named."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph.text.anchoring import Passage, SourceText, find
from eventgraph.text.measures.dates import dates_in
from eventgraph.text.measures.numbers import numbers_in
from eventgraph.text.mentioning import bears, names
from eventgraph.text.normalization import normalize, touched
from eventgraph.text.omissions import dropped, gaps, length
from eventgraph.text.repeats import words_of

BROKEN = "words broken at line ends"
#: What files are full of.
SIGNS = st.text(st.sampled_from("abfi1 -\u00ad\n\ufb01'\u2019\u02bc.\u2026\u200b\uff11\u2013"))


def anchor(text: str, quote: str) -> tuple[str, str]:
    found = find(SourceText(text), Passage(quote))
    return found.outcome, ", ".join(found.normalizations)


@pytest.mark.parametrize(
    ("text", "quote", "how"),
    [
        ("Later the peo\u00adple were freed.", "the people were freed", "soft hyphens"),
        ("the people were freed", "the peo\u00adple were", "soft hyphens"),
        ("Then of\ufb01cials con\ufb01rmed it.", "officials confirmed it", "ligatures"),
        ("an o\ufb03ce, a \ufb02oor, a \ufb05", "office, a floor, a st", "ligatures"),
        ("the \u0133s", "the ijs", "ligatures"),
        ("\u0642\u0627\u0644 \ufefb", "\u0642\u0627\u0644 \u0644\u0627", "ligatures"),
        ("the govern-\nment said so", "the government said so", BROKEN),
        ("the govern\u00ad\nment said so", "the government said", BROKEN),
        ("the govern\u2010 \r\n  ment said so", "the government said", BROKEN),
        ("a well-\nknown man", "a well-known man", BROKEN),
        ("a well-\nknown man", "a wellknown man", BROKEN),
        ("a well-\nknown govern-\nment", "well-known government", BROKEN),
        ("a well-\n\x0cknown man", "a well-known man", BROKEN),
        ("they left\u2014\nall of them", "left\u2014all of them", BROKEN),
        ("COVID-\n19 in 2020-\n21", "COVID-19 in 2020-21", BROKEN),
        ("部长\n昨日辞职", "部长昨日", BROKEN),
        ("the govern-\nment\nsaid", "the government said", BROKEN + ", white space"),
        ("we don\u02bct know", "we don\u2019t know", "apostrophes"),
        ("we don\u02b9t know", "we don't know", "apostrophes"),
        ("צה״ל הודיע", 'צה"ל', "apostrophes"),
        ("we don\u2019t know", "we don't know", "quotation marks"),
        ("\uff12\uff15\uff12 people of \uff23\uff2e\uff2e", "252 people of CNN", "full width"),
        ("peo\u200bple می\u200cرود", "people میرود", "zero-width marks"),
        ("he spoke... and left", "he spoke\u2026 and left", "three dots"),
        ("o\ufb03\u00adcial 2\u20133", "official 2-3", "ligatures, soft hyphens, dashes"),
    ],
)
def test_a_quote_is_found_in_extracted_text(text: str, quote: str, how: str) -> None:
    assert anchor(text, quote) == ("normalised", how)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("from 20-\n25 people", "2025 people"),
        ("\u0663 people", "3 people"),
        ("die Stra\u00dfe", "die Strasse"),
        ("the caf\u00e9", "the cafe"),
        ("an \u0153uvre", "an oeuvre"),
        ("\u00bd of them", "1/2 of them"),
        ("o\ufb03ce", "of"),
        ("peo\u00adple", "peo"),
        ("2\u200b52 people", "52 people"),
        ("it is \u202edaed", "it is daed"),
        ("10\u00b2 men", "102 men"),
    ],
)
def test_no_letter_no_digit_and_no_part_of_a_word_passes_for_another(text: str, quote: str) -> None:
    assert anchor(text, quote)[0] == "missing"


def test_a_place_in_extracted_text_is_that_of_its_own_signs() -> None:
    text = "So the of\ufb01cials of a well-\nknown peo\u00adple\u200b said."
    (span,) = find(SourceText(text), Passage("officials of a well-known people said")).spans
    assert text[span.start : span.end] == text[7:-1]


@pytest.mark.parametrize(
    "mark",
    ["…", "...", "....", ". . .", "[…]", "(…)", "[...]", "(...)", "[. . .]", "( … )", "⋯", "[..]"],
)
def test_every_sign_of_an_omission_is_one(mark: str) -> None:
    text = SourceText("On Monday officials confirmed, not again, the release.")
    found = find(text, Passage(f"officials confirmed {mark} the release"))
    assert (found.outcome, found.normalizations) == ("exact", ())
    assert [text.text[start:end] for start, end in found.omitted] == [", not again, "]
    assert length(f"officials confirmed {mark} the release") == 4
    assert gaps(f"officials {mark} the release") == [(["officials"], ["the", "release"])]


def test_dots_that_the_text_has_itself_are_no_omission() -> None:
    found = find(SourceText("He said so... and left"), Passage("said so... and left"))
    assert (found.outcome, found.omitted) == ("exact", ())
    otherwise = find(SourceText("He said so\u2026 and left"), Passage("said so... and left"))
    assert (otherwise.normalizations, otherwise.omitted) == (("three dots",), ())


TEXT = """A heading
Nobody spoke.

The people were home, and / or away.

“All of us,” they said."""


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("Nobody spoke. / The people were home", "exact"),
        ("Nobody spoke. The people were home", "missing"),
        ("Nobody / spoke", "missing"),
        ("home, and / or away", "exact"),
        ("away. / “All of us", "exact"),
        ("Nobody spoke. / The people were … away. / “All of us", "exact"),
        ("Nobody … home, and / or", "missing"),
        ("A heading / Nobody spoke", "exact"),
        ("A heading / Nobody spoke. / The people", "exact"),
        ('away. / "All of us', "normalised"),
        ("away. / The people", "missing"),
    ],
)
def test_a_quote_runs_over_a_break_where_it_says_so(quote: str, outcome: str) -> None:
    found = find(SourceText(TEXT), Passage(quote))
    assert found.outcome == outcome
    for start, end in found.spans:
        assert TEXT[start:end].split(maxsplit=1)[0] == quote.replace('"', "“").split(maxsplit=1)[0]


def test_numbers_dates_and_names_are_read_in_extracted_words() -> None:
    assert 252 in numbers_in("\uff12\uff15\uff12 people", "en")
    assert 12 in numbers_in("twel\u00adve people", "en")
    assert 50 in numbers_in("\ufb01fty people", "en")
    assert 8000 in numbers_in("eight thou-\nsand", "en")
    assert "2025-03" in {one.value for one in dates_in("in Mar-\nch 2025", date(2025, 7, 1), "en")}
    assert names("the of\ufb01cials of Vene-\nzuela", ["Venezuela"])
    assert bears("was con\ufb01rmed by", ["confirm"])
    assert words_of("Con\ufb01rmed peo\u00adple") == ["confirmed", "people"]
    assert dropped("with-\nout evidence", "en")[0].words == ("without",)
    assert dropped("did n\u00adot, won\u02bct", "en")[0].words == ("not", "won't")


def test_a_long_text_in_one_paragraph_is_searched_once() -> None:
    text = SourceText(" ".join(f"The “{n}” of\ufb01cial said - so\nand so." for n in range(9_000)))
    for quote in ('The "8999" official said – so … and so', "the … nobody – “8999”\nat all"):
        assert find(text, Passage(quote)).outcome in {"normalised", "missing"}


@settings(max_examples=60, deadline=None)
@given(SIGNS, SIGNS)
def test_a_quote_is_found_with_as_few_normalisations_as_it_takes(text: str, quote: str) -> None:
    text = "".join(text.split("\n\n")).replace("\n\n", "\n")
    found = find(SourceText(text), Passage(quote))
    useful = sorted(touched(text) | touched(quote))
    for number in range(len(found.normalizations) if found.spans else len(useful) + 1):
        for some in combinations(useful, number):
            written = SourceText(normalize(text, some, quote).text)
            alike = find(written, Passage(normalize(quote, some, text).text))
            assert alike.outcome == "missing" or alike.normalizations


def test_many_ways_of_writing_at_once_are_answered() -> None:
    text = 'xa"２２–"…́\u200f"— "́…\xa0ʼʼb"1.\n…２\xa0.–\xa0 wo\u00adrd ﬁréﬁx' * 40
    quote = 'a"２２–"…́\u200f"— "́…\xa0ʼʼb\'1.\n…２\xa0.–\xa0 word ﬁréfi'
    assert find(SourceText(text), Passage(quote)).outcome == "missing"
