"""What a file is by how it begins, whatever its name: plain text, or one of what is none."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["KINDS", "kind_of"]

#: What holds words but is no plain text, or holds none, by what people call it.
KINDS: Final = {
    "pdf": "a PDF",
    "html": "HTML",
    "xml": "XML",
    "mail": "an e-mail with its headers",
    "rtf": "rich text (RTF)",
    "docx": "a word processor's file (.docx)",
    "zip": "a compressed file (maybe a word processor's)",
    "office": "an old word processor's file",
    "gzip": "a compressed file",
    "utf-16": "text in UTF-16",
    "picture": "a picture",
    "media": "a recording",
}
_STARTS: Final = (
    (b"PK\x05\x06", "zip"),
    (b"PK\x03\x04", "zip"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "gzip"),
    (b"\xfd7zXZ", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "gzip"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"),
)
#: How far into a file a PDF may begin; readers take it there, too.
_PDF_WITHIN: Final = 1024
_LOOKED_AT: Final = 4096
_WORD_PROCESSOR: Final = b"word/document.xml"
_LEADING: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s++|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|header|main|article|section"
    rb"|div|p|span|table|ul|ol|h[1-6]|blockquote|figure|img|br|b|i|em|strong|a)\b[^<>]*>",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(rb"</[a-z][a-z0-9]*\s*>", re.IGNORECASE)
_WHOLE: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml\b", re.IGNORECASE)
_HEADER: Final = re.compile(rb"(?:From )?[!-9;-~]+:[ \t].*(?:\r?\n[ \t].*)*\r?\n")
_MAIL: Final = re.compile(
    rb"^(?:MIME-Version|Received|Message-ID|Content-Transfer-Encoding):",
    re.IGNORECASE | re.MULTILINE,
)


def kind_of(data: bytes) -> str:
    r"""Name a kind of `KINDS` by the bytes of a file; nothing for what may be plain text.

    >>> kind_of(b"%PDF-1.7 \x00"), kind_of(b"<!DOCTYPE html><p>So"), kind_of(b"a < b, so <p>")
    ('pdf', 'html', '')
    >>> kind_of(b"From: a@example.org\nMIME-Version: 1.0\n\nSo"), kind_of(b"From: Ana\n\nSo it is.")
    ('mail', '')
    """
    for start, kind in _STARTS:
        if data.startswith(start):
            return "docx" if kind == "zip" and _WORD_PROCESSOR in data else kind
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] in {b"WAVE", b"AVI "}):
        return "media"
    return _marked_up(data) or _mail(data)


def _marked_up(data: bytes) -> str:
    head = data[:_LOOKED_AT]
    leading = _LEADING.match(head)
    rest = head[leading.end() :] if leading else head
    tag = _HTML.match(rest)
    if _WHOLE.match(rest) or (tag and _CLOSED.search(data)):
        return "html"
    return "xml" if _XML.match(head) else ""


def _mail(data: bytes) -> str:
    """Tell an e-mail by its headers: lines of them alone before the first empty one."""
    at = 0
    while found := _HEADER.match(data, at, at + _LOOKED_AT):
        at = found.end()
    ended = data[at : at + 2] == b"\r\n" or data[at : at + 1] == b"\n"
    return "mail" if at and ended and _MAIL.search(data[:at]) else ""
