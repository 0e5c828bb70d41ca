"""What a file is, by its first bytes: refused by name where it is no plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.text.filekinds import KINDS, kind_of

MAIL = b"Received: by a\r\n with b\r\nFrom: Ana <ana@example.org>\r\nSubject: So\r\n\r\nIt is.\r\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n%PDF-1.4\n", "pdf"),
        (b"PK\x03\x04...word/document.xml", "docx"),
        (b"PK\x03\x04...content.xml", "zip"),
        (b"{\\rtf1\\ansi It is.}", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "office"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\xff\xfeI\x00t\x00", "utf-16"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x00\x00\x00\x18ftypmp42", "media"),
        (b"<!DOCTYPE html><html><body><p>It is.</p>", "html"),
        (b"\xef\xbb\xbf \n<!-- saved from -->\n<HTML lang='en'>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">', "html"),
        (b"<p>The <b>government</b> said&nbsp;so.</p>", "html"),
        (b'<div class="a">It is.</div>', "html"),
        (b'<?xml version="1.0"?><TEI><text>It is.</text></TEI>', "xml"),
        (MAIL, "mail"),
        (b"From a@example.org Sat Jan  3 01:05:34 2026\nMIME-Version: 1.0\n\nIt is.", ""),
        (b"From: Ana\nTo: Ben\n\nA letter of two lines.", ""),
        (b"a < b and <p> is no tag", ""),
        (b"<b> opens nothing", ""),
        (b"Question: who\nAnswer: nobody\n", ""),
        ("“It is.”".encode(), ""),
        (b"", ""),
    ],
)
def test_a_file_is_told_by_how_it_begins(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@given(st.binary(max_size=60))
def test_any_bytes_are_of_a_known_kind_or_of_none(data: bytes) -> None:
    assert kind_of(data) in {"", *KINDS}


@pytest.mark.parametrize(
    "data", [b"<" * 90_000, b"<!--" * 20_000, b"a: b\n" * 20_000, b" " * 90_000]
)
def test_hostile_bytes_are_told_at_once(data: bytes) -> None:
    assert kind_of(data) == ""
