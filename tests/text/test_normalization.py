"""Normalisation changes how words are written, never which words they are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eventgraph.text.anchoring import Passage, SourceText, find
from eventgraph.text.normalization import NORMALIZATIONS, normalize

LETTERS = st.text(
    st.sampled_from(
        "ab8. ,'\"\u201c\u201d\u2019-\u2013\u2014\u00a0\n\u00e9e\u0301\u200b\u200f\u2026\u6587"
    ),
    max_size=24,
)
OLD_DIGRAPHS = (
    "\u0132\u0133\u0149\u01c4\u01c5\u01c6\u01c7\u01c8\u01c9\u01ca\u01cb\u01cc\u01f1\u01f2\u01f3"
)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=24)
PASSED_OVER = {
    *"\u00ad\u180e\u200c\u200d\u2061\u2062\u2063\u2064.\u2025\u2026\u22ef",
    *map(chr, range(0xFE00, 0xFE10)),
    *"\u02b9\u02ba\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u02ee\u0374\u055a\u05f3\u05f4\ua78b\ua78c\u1fbd\u1fbf",
    *"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02\"'\u2018\u2019\u201a\u201b\u2039\u203a",
    *"\u2032\u0060\u00b4\uff07-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\ufe58\uff0d\u200b\u2060\ufeff",
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069",
}


def words(text: str) -> str:
    """Keep what normalisation must never change: every character but spaces, marks and dashes.

    What is drawn as one, by its place or in full width counts as what Unicode says it is drawn of.
    """
    drawn = unicodedata.normalize("NFC", "".join(map(spelled, text)))
    kept = "".join(c for c in drawn if not c.isspace() and c not in PASSED_OVER)
    return unicodedata.normalize("NFD", kept)


def spelled(sign: str) -> str:
    """Spell out a ligature, a letter by position, or a sign of full or half width."""
    name = unicodedata.name(sign, "")
    drawn = any(word in name for word in ("LIGATURE", "FULLWIDTH", "HALFWIDTH", " FORM"))
    return unicodedata.normalize("NFKC", sign) if drawn or sign in OLD_DIGRAPHS else sign


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("direction marks", "\u0642\u0627\u0644 \u200fCNN\u200f", "\u0642\u0627\u0644 CNN"),
        ("direction marks", "\u202ba\u202c \u2068b\u2069 \u061c\u202ec", "a b \u202ec"),
        ("Unicode NFC", "Nicola\u0301s", "Nicol\u00e1s"),
        ("Unicode NFC", "\u1112\u1161\u11ab", "\ud55c"),
        ("white space", "8\u00a0000\n  \u202fpeople", "8 000 people"),
        ("zero-width marks", "a\u200bb\u200d \u2764\ufe0f\ufeff", "ab \u2764"),
        ("soft hyphens", "peo\u00adple", "people"),
        ("ligatures", "o\ufb03ce \ufb01re, \u0133s \u01c6ep", "office fire, ijs d\u017eep"),
        ("ligatures", "\ufefb \ufedf\ufeea \ufb13", "\u0644\u0627 \u0644\u0647 \u0574\u0576"),
        (
            "ligatures",
            "Stra\u00dfe \u0153uf \u00e6on \u0663 \u00bd",
            "Stra\u00dfe \u0153uf \u00e6on \u0663 \u00bd",
        ),
        ("full width", "\uff23\uff2e\uff2e\uff1a\uff12\uff15\uff12\uff0c\uff76", "CNN:252,\u30ab"),
        (
            "words broken at line ends",
            "the govern-\nment, fi\u00ad\r\n nal",
            "the government, final",
        ),
        ("words broken at line ends", "20-\n25 of COVID-\n 19", "20-25 of COVID-19"),
        (
            "words broken at line ends",
            "he left \u2014\nso - \nthen-\n",
            "he left \u2014\nso - \nthen-\n",
        ),
        ("words broken at line ends", "\u90e8\u957f\n\u6628\u65e5", "\u90e8\u957f\u6628\u65e5"),
        (
            "three dots",
            "so... and . . . so.... or \u22ef a.b. c",
            "so\u2026 and \u2026 so\u2026 or \u2026 a.b. c",
        ),
        (
            "apostrophes",
            "don\u02bct, \u02b9so\u2019, \u05e6\u05d4\u05f4\u05dc",
            "don't, 'so', \u05e6\u05d4\"\u05dc",
        ),
        ("quotation marks", "\u201cso\u201d, \u2018so\u2019, \u00abso\u00bb", '"so", \'so\', "so"'),
        ("dashes", "1\u20132 \u2014 3\u20114", "1-2 - 3-4"),
    ],
)
def test_each_normalisation_does_one_thing(name: str, written: str, expected: str) -> None:
    assert normalize(written, [name]).text == expected
    assert normalize(written, []).text == written


@given(ANY)
def test_every_character_knows_where_it_stood(text: str) -> None:
    found = normalize(text)
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(found.starts, found.ends, strict=True))
    assert list(found.starts) == sorted(found.starts)


@given(ANY)
def test_to_normalise_twice_changes_nothing_more(text: str) -> None:
    once = normalize(text).text
    assert normalize(once).text == once


@given(ANY)
def test_no_letter_and_no_digit_is_ever_changed(text: str) -> None:
    for name in NORMALIZATIONS:
        assert words(normalize(text, [name]).text) == words(text)


@given(ANY)
def test_composition_is_unicode_nfc(text: str) -> None:
    assert normalize(text, ["Unicode NFC"]).text == unicodedata.normalize("NFC", text)


@given(LETTERS, LETTERS)
def test_normalisation_never_turns_a_missing_quote_into_a_found_one(text: str, quote: str) -> None:
    anchor = find(SourceText(text), Passage(quote))
    if anchor.outcome != "missing":
        at = 0
        for part in quote.split("\u2026"):
            at = words(text).find(words(part), at)
            assert at >= 0
            at += len(words(part))


@given(LETTERS, LETTERS, LETTERS)
def test_a_quote_copied_as_whole_words_is_found_where_it_stands(
    before: str, quote: str, after: str
) -> None:
    quote = "".join(quote.split("\u2026")).replace("\n", " ").strip() or "words"
    assume(any(map(str.isalnum, quote)) and not unicodedata.combining(quote[0]))
    text = f"{before.replace(quote, '')} {quote} {after.replace(quote, '')}".replace("\n", " ")
    anchor = find(SourceText(text), Passage(quote))
    assert anchor.outcome in {"exact", "ambiguous"}
    assert all(text[span.start : span.end] == quote for span in anchor.spans)


@given(ANY, ANY)
def test_any_text_and_any_quote_have_an_outcome(text: str, quote: str) -> None:
    anchor = find(SourceText(text), Passage(quote))
    assert anchor.outcome in {"exact", "normalised", "ambiguous", "missing"}
    assert all(0 <= span.start < span.end <= len(text) for span in anchor.spans)
