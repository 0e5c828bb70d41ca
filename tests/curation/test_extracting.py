"""Words are taken out of files as they stand there; what holds none is refused in one line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph.curation.texts.extracting import extract
from eventgraph.errors import EventGraphError, InputError
from files import docx_of, html_of, mail_of, pdf_of

FILE = Path("in.file")
DOCUMENT = docx_of("<w:p><w:r><w:t>So it is.</w:t></w:r></w:p>")
LONG = "Yesterday the <b>government</b> said&nbsp;252 people were freed, and many came to see it."


def offered(data: bytes) -> dict[str, str]:
    return {offer.field: offer.value for offer in extract(data, FILE).offers}


def test_plain_text_stays_character_by_character() -> None:
    text = "\ufeff“So\u00a0it is.” \r\n\r\n  \tof\ufb01ce\n"
    assert extract(text.encode(), FILE).text == text
    assert extract(text.encode("utf-16"), FILE).text == text


def test_the_article_of_a_web_page_is_taken_and_its_menus_are_not() -> None:
    page = html_of(LONG, "A second paragraph,<br>of two lines, with enough words to be kept here.")
    found = extract(page, FILE)
    assert found.text == (
        "Yesterday the government said 252 people were freed, and many came to see it.\n\n"
        "A second paragraph,\nof two lines, with enough words to be kept here."
    )
    assert found.notes == ("the article alone is kept; --whole-page keeps 4 words more",)
    whole = extract(page, FILE, whole_page=True).text
    assert whole.split("\n\n")[0] == "All news"
    assert whole.split("\n\n")[-1] == "All rights"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html><body><p>The <b>government</b> said&nbsp;so.</p></body></html>",
        b"<p>The <b>government</b> said&nbsp;so.</p>",
        b"<div><script>so()</script>The <i>government</i> said so.<!-- not --></div>",
    ],
)
def test_a_small_page_or_a_part_of_one_is_taken_whole(data: bytes) -> None:
    assert extract(data, FILE).text.replace("\u00a0", " ") == "The government said so."


def test_a_page_in_utf_16_is_a_page() -> None:
    page = "<!doctype html><html><body><p>So it is.</p></body></html>"
    assert extract(page.encode("utf-16"), FILE).text == "So it is."


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body>" + b"<div>" * 20_000 + b"So it is." + b"</div>" * 20_000,
        b"<html><body><p class='" + b"a" * 1_000_000 + b"'>So it is.</p>",
        b"<html><body><p>So it is.&#0;&#xD800;&#x110000;&nosuch;</p>",
        b"<html><head><meta name='date' content='99999-99-99'></head><p>So it is.</p></html>",
    ],
)
def test_a_hostile_page_gives_words_or_one_line(page: bytes) -> None:
    try:
        answer = extract(page, FILE).text
    except InputError as error:
        answer = str(error)
    assert answer.startswith(("So it is.", "in.file: holds no words"))


def test_what_a_page_says_of_itself_is_offered() -> None:
    head = (
        '<title>Freed - Gazette</title><meta property="og:title" content="Freed">'
        '<meta name="author" content="Ana Roe"><meta property="og:site_name" content="Gazette">'
        '<meta property="article:published_time" content="2024-03-01T08:00:00Z">'
    )
    assert offered(html_of(LONG, head=head)) == {
        "title": "Freed",
        "creator": "Ana Roe",
        "publisher": "Gazette",
        "issued": "2024-03-01",
        "language": "en",
    }


def test_pages_of_a_pdf_are_parted_by_form_feeds() -> None:
    data = pdf_of(
        "The govern-\nment (so) said", "", "so on page 3.", title="A report", author="Ana"
    )
    found = extract(data, FILE)
    assert found.text == "The govern-\nment (so) said\n\f\n\fso on page 3."
    assert (found.kind, found.pages) == ("pdf", 3)
    assert found.notes == ("without a text layer, and so without words: page 2",)
    assert offered(data) == {"title": "A report", "creator": "Ana", "issued": "2024-03-01"}


def test_paragraphs_of_a_pdf_end_where_a_short_line_ends_a_sentence() -> None:
    page = "A line as long as others.\nOne ends here.\nThe next paragraph has\ntwo lines."
    assert extract(pdf_of(page), FILE).text.split("\n\n") == [
        "A line as long as others.\nOne ends here.",
        "The next paragraph has\ntwo lines.",
    ]


def test_a_pdf_of_pictures_is_sent_to_ocr() -> None:
    with pytest.raises(InputError, match=r"in.file: has no text layer: .*run OCR elsewhere"):
        extract(pdf_of("", ""), FILE)


def test_paragraphs_and_tables_of_a_document_come_in_order() -> None:
    body = (
        "<w:p><w:r><w:t>One </w:t></w:r><w:ins><w:r><w:t>more</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>less</w:delText></w:r></w:del></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:hyperlink><w:r><w:t>a link</w:t><w:br/><w:t>co</w:t><w:softHyphen/><w:t>op</w:t>"
        "</w:r></w:hyperlink></w:p>"
    )
    data = docx_of(body, title="A letter")
    assert extract(data, FILE).text == "One more\n\na\tb\n\na link\nco\u00adop"
    assert offered(data) == {"title": "A letter"}


def test_an_e_mail_gives_its_text_and_names_what_is_attached() -> None:
    found = extract(mail_of("It is so.\r\n\r\n“Yes.”", attached="a.pdf"), FILE)
    assert found.text == "It is so.\n\n“Yes.”"
    assert found.notes == ("attached, and not read: a.pdf; add each by itself",)
    assert offered(mail_of("It is so.")) == {
        "title": "Se fue",
        "creator": "Ana Roe <ana@example.org>",
        "issued": "2024-03-01",
    }
    assert extract(mail_of("<p>It is <b>so</b>.</p>", "text/html"), FILE).text == "It is so."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"{\\rtf1 So.}",
            "is rich text \\(RTF\\), which is not read; save its words as plain text",
        ),
        (b'<?xml version="1.0"?><TEI>So</TEI>', "is XML, which is not read"),
        (b"PK\x03\x04 content.xml", "is a compressed file"),
        (b"PK\x03\x04 word/document.xml", "is damaged, and cannot be read as .docx"),
        (b"\xd0\xcf\x11\xe0", "is an old word processor's file"),
        (b"\x89PNG\r\n\x1a\n", "is a picture, which is not read"),
        (b"%PDF-1.7 and no more", "is damaged, and cannot be read as a PDF"),
        (b"caf\xe9", "in.file:1:4: is not UTF-8"),
        (b"a\x00b", "holds bytes that no text has"),
        (b" \n ", "holds no words"),
        (b"", "holds no words"),
        (b"<html><body><script>1</script></body></html>", "holds no words that a reader"),
        (mail_of(""), "holds no words; what is attached to it is to be added by itself"),
        (docx_of("<w:p/>"), "holds no words"),
    ],
)
def test_what_holds_no_words_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        extract(data, FILE)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("trafilatura", html_of(LONG), "reading HTML needs trafilatura; install it with: pip"),
        ("pypdf", pdf_of("So."), "reading a PDF needs pypdf; install it with: pip install pypdf"),
        ("docx", docx_of("<w:p/>"), "needs docx; install it with: pip install python-docx"),
    ],
)
def test_a_library_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, message: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(EventGraphError, match=message):
        extract(data, FILE)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network is touched"))
    page = html_of(LONG, '<img src="http://127.0.0.1:9/a.png"><iframe src="http://127.0.0.1:9/">')
    assert extract(page, FILE, whole_page=True).text.startswith("All news\n\nYesterday")
    with pytest.raises(InputError, match="is damaged"):
        extract(docx_of("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"), FILE)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([pdf_of("So it is.", "Page"), DOCUMENT, mail_of("So.", attached="a")]),
    st.lists(st.tuples(st.floats(0, 0.99), st.binary(max_size=3)), min_size=1, max_size=8),
)
def test_a_spoilt_file_gives_words_or_one_line(
    data: bytes, spoils: list[tuple[float, bytes]]
) -> None:
    for share, piece in spoils:
        at = int(share * len(data))
        data = data[:at] + piece + data[at + len(piece) :]
    answer = ""
    try:
        answer = extract(data, FILE).text.strip().replace("\n", " ")
    except EventGraphError as error:
        answer = str(error)
    assert answer
    assert "\n" not in answer
