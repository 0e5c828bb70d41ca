"""Where the words of a quote stand: each outcome, places, sentences, and what is left."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.text.anchoring import Passage, SourceText, Span, find
from eventgraph.text.sentences import cover, sentences

TEXT = """The return

On July 18, two new flights returned 252 people, “safe and\u00a0sound” – so the ministry.
The people were free. In the U.S. Senate nobody spoke.

The people were home: 2,500 in all. Nicola\u0301s spoke… and left.
"""
SOURCE = SourceText(TEXT)


def anchor(quote: str, prefix: str = "", suffix: str = "") -> tuple[str, str]:
    found = find(SOURCE, Passage(quote, prefix, suffix))
    return found.outcome, ", ".join(found.normalizations)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("two new flights returned 252 people", ("exact", "")),
        ("“safe and\u00a0sound”", ("exact", "")),
        ("safe and sound", ("normalised", "white space")),
        ('"safe and\u00a0sound"', ("normalised", "quotation marks")),
        ("sound” - so", ("normalised", "dashes")),
        ('"safe and sound" - so', ("normalised", "white space, quotation marks, dashes")),
        ("Nicol\u00e1s spoke", ("normalised", "Unicode NFC")),
        ("the ministry. The people", ("normalised", "white space")),
        ("two … 252 people", ("exact", "")),
        ("two […] 252 people", ("exact", "")),
        ("spoke… and left", ("exact", "")),
        ("252 people … two new flights", ("missing", "")),
        ("The return … two new flights", ("missing", "")),
        ("nobody spoke. The people were home", ("missing", "")),
        ("The people were", ("ambiguous", "")),
        ("two new flights returned 250 people", ("missing", "")),
        ("wo new flights", ("missing", "")),
        ("new flight", ("missing", "")),
        ("52 people", ("missing", "")),
        ("500 in all", ("missing", "")),
        ("Nicola", ("missing", "")),
        ("Two New Flights", ("missing", "")),
        ("", ("missing", "")),
        ("…", ("missing", "")),
    ],
)
def test_each_quote_has_its_outcome(quote: str, expected: tuple[str, str]) -> None:
    assert anchor(quote) == expected


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("the ministry.", "", "exact"),
        ("", "home", "exact"),
        ("", "free.  In the", "exact"),
        ("", "gone", "missing"),
        ("", "", "ambiguous"),
    ],
)
def test_prefix_and_suffix_decide(prefix: str, suffix: str, expected: str) -> None:
    assert anchor("The people were", prefix, suffix)[0] == expected


def test_a_missing_quote_gets_the_nearest_passage_as_a_hint_only() -> None:
    found = find(SOURCE, Passage("two new flights brought 252 people"))
    assert (found.outcome, found.spans) == ("missing", ())
    assert found.hint == "nearest: “two new flights returned 252 people”"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("据报道部长昨日辞职了。总理表示遗憾。", "部长昨日辞职"),
        ("大臣は昨日辞任したと報じられた。", "昨日辞任した"),
        ("มีรายงานว่ารัฐมนตรีลาออกเมื่อวานนี้แล้ว", "รัฐมนตรีลาออก"),
        ("ມີລາຍງານວ່າລັດຖະມົນຕີລາອອກແລ້ວ", "ລັດຖະມົນຕີລາອອກ"),
        ("គេរាយការណ៍ថារដ្ឋមន្ត្រីលាលែង", "រដ្ឋមន្ត្រី"),
        ("ဝန်ကြီးနုတ်ထွက်ကြောင်းသိရသည်", "နုတ်ထွက်"),
        ("部长对CNN记者说", "CNN"),
        ("共有252人回国", "252人"),
        ("部长昨日在首都辞职了", "部长昨日 … 辞职"),
    ],
)
def test_scripts_without_spaces_between_words_are_quoted_anywhere(text: str, quote: str) -> None:
    found = find(SourceText(text), Passage(quote))
    assert found.outcome == "exact"
    (span,) = found.spans
    parts = quote.split(" … ")
    assert text[span.start :].startswith(parts[0])
    assert text[: span.end].endswith(parts[-1])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("共有252人回国", "52人"),
        ("共有二百五十二人回国", "五十二人"),
        ("ไม่ได้ลาออก", "ไม"),
        ("हिन्दी में कहा", "न्दी"),
        ("हिन्दी में कहा", "हिन"),
        ("Nicola\u0301s spoke", "s spoke"),
        ("장관이 사임했다", "관이"),
        ("The minister left", "inister"),
    ],
)
def test_no_word_number_or_letter_with_its_signs_is_cut(text: str, quote: str) -> None:
    assert find(SourceText(text), Passage(quote)).outcome == "missing"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("ثم نفى \u200fCNN\u200f ذلك.", "نفى CNN ذلك"),
        ("ثم نفى CNN ذلك.", "نفى \u200fCNN\u200f ذلك"),
        ("הודיע \u202aBBC\u202c אתמול", "הודיע BBC אתמול"),
        ("הודיע \u2068BBC\u2069 אתמול", "הודיע \u200eBBC אתמול"),
    ],
)
def test_a_quote_is_found_without_the_marks_of_direction(text: str, quote: str) -> None:
    found = find(SourceText(text), Passage(quote))
    assert (found.outcome, found.normalizations) == ("normalised", ("direction marks",))


def test_an_override_that_turns_words_round_is_no_mark_to_pass_over() -> None:
    assert find(SourceText("it is \u202edaed"), Passage("it is daed")).outcome == "missing"


def test_what_omissions_leave_out_is_told() -> None:
    text = "He said no.\n\nThe  minister is not\u00a0now, in our view, to blame for it."
    for quote, left_out in {
        "The minister … to blame": ["is not\u00a0now, in our view,"],
        "minister is […] in our view … for it": ["not\u00a0now,", ", to blame"],
        "to blame for it": [],
    }.items():
        found = find(SourceText(text), Passage(quote))
        assert [text[start:end].strip() for start, end in found.omitted] == left_out
    whole = find(SourceText("He said … and left"), Passage("said … and"))
    assert (whole.outcome, whole.omitted) == ("exact", ())


def test_places_are_counted_in_code_points() -> None:
    (span,) = find(SourceText("😀 é “so” it is"), Passage("so")).spans
    assert span == Span(5, 7)
    (omission,) = find(SOURCE, Passage("two … 252 people")).spans
    assert TEXT[omission.start : omission.end] == "two new flights returned 252 people"


def test_sentences_end_where_they_end() -> None:
    found = [TEXT[start:end] for start, end in sentences(SOURCE)]
    assert [sentence.split()[0] for sentence in found] == [
        "The",
        "On",
        "The",
        "In",
        "The",
        "Nicola\u0301s",
    ]
    assert found[3] == "In the U.S. Senate nobody spoke."


def test_full_stops_of_scripts_without_spaces_end_a_sentence() -> None:
    text = "部长昨日辞职了。“总理表示遗憾。”后来呢？"
    assert [text[start:end] for start, end in sentences(SourceText(text))] == [
        "部长昨日辞职了。",
        "“总理表示遗憾。”",
        "后来呢？",
    ]


def test_a_sentence_is_covered_as_soon_as_a_quote_reaches_it() -> None:
    found = cover(SOURCE, find(SOURCE, Passage("252 people")).spans)
    assert len(found.sentences) == 6
    assert len(found.uncovered) == 5
    assert found.share == pytest.approx(5 / 6)


@given(
    st.lists(st.sampled_from(["a", "B", "c", "d.e", "\n\n", "x"]), max_size=25),
    st.lists(st.sampled_from("abcx"), min_size=1, max_size=8),
)
def test_the_nearest_passage_shares_most_words_of_all_stretches_as_long(
    words: list[str], quote: list[str]
) -> None:
    text = " ".join(words)
    found = find(SourceText(text), Passage(" ".join(quote) + " nowhere"))
    stretches = [
        paragraph[at : at + len(quote) + 1]
        for paragraph in ([*re.findall(r"\w+", part)] for part in text.split("\n\n"))
        for at in range(max(1, len(paragraph) - len(quote)))
    ]
    shared = [(Counter(map(str.casefold, one)) & Counter(quote)).total() for one in stretches]
    best = max(shared, default=0)
    if 2 * best <= len(quote) + 1:
        assert found.hint == ""
    else:
        hinted = re.findall(r"\w+", found.hint.removeprefix("nearest: "))
        assert hinted == stretches[shared.index(best)]
