"""The one table of characters that a reader, a terminal or a file format must not be handed."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from eventgraph.patterns import pattern

__all__ = [
    "mermaid_safe",
    "no_xml",
    "one_line",
    "spelled",
    "visible",
    "web_address",
    "without_controls",
    "xml_safe",
]

# Classes of characters, written as they stand between the brackets of a regular expression.
_CONTROLS: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f"  # C0, but for tab, line feed, carriage return
_MORE_CONTROLS: Final = r"\x7f-\x9f"  # delete, and C1
_DIRECTION_MARKS: Final = r"\u061c\u200e\u200f"  # ordinary in Arabic and Hebrew text, and unseen
_DIRECTIONS: Final = r"\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates
_SEPARATORS: Final = r"\u2028\u2029"  # line and paragraph, where an editor may break a line
_BYTE_ORDER: Final = r"\ufeff"  # takes no room, so that two words look the same
_SURROGATES: Final = r"\ud800-\udfff"  # halves of a character: no text can be written with them
_NO_CHARACTERS: Final = r"\ufffe\uffff"

_HIDDEN: Final = (
    rf"{_CONTROLS}\r{_MORE_CONTROLS}{_DIRECTIONS}{_SEPARATORS}{_BYTE_ORDER}{_SURROGATES}"
)

_UNSEEN: Final = pattern(f"[{_HIDDEN}]")
_PASSED_OVER: Final = pattern(f"[{_DIRECTION_MARKS}]")
_UNSPELLED: Final = pattern(f"[{_DIRECTION_MARKS}]|[{_HIDDEN}]")
_BREAKS: Final = pattern(r"[ \t]*[\r\n]+[ \t]*|\t")
_NO_XML: Final = pattern(f"[{_CONTROLS}{_SURROGATES}{_NO_CHARACTERS}]")
_NO_MERMAID: Final = pattern(r"[^\w .,:;()\u2018-\u201d\u00b7\u2013\u2014\u00bf\u00a1-]")
_HTTP: Final = pattern(r"https?://[^\s<>\"'`\\]+", re.ASCII | re.IGNORECASE)
_MARK: Final = "\N{REPLACEMENT CHARACTER}"


def visible(text: str) -> str:
    r"""Put a mark for each character that could forge what a reader sees; keep lines and tabs.

    The marks of direction that right-to-left text is written with are left out: they take no room,
    and in the midst of other text they would move what stands around them.

    >>> visible("a\u202eb\tc\nd\x1b[31m"), visible("\u200fCNN\u200f")
    ('a�b\tc\nd�[31m', 'CNN')
    """
    if text.isprintable():  # as nearly all text is, and that is quick to tell
        return str(text)  # of a literal its text alone
    return _UNSEEN.sub(_MARK, _PASSED_OVER.sub("", text))


def one_line(text: str) -> str:
    r"""Write what is `visible` on one line: a line break with its blanks, or a tab, is a space.

    >>> one_line("a\x1b[31mb \n  c")
    'a�[31mb c'
    """
    return str(text) if text.isprintable() else visible(_BREAKS.sub(" ", text))


def spelled(iri: str) -> str:
    r"""Write an IRI for the eye: what could forge what a reader sees is percent-encoded.

    >>> spelled("https://example.org/\u202efdp.exe")
    'https://example.org/%E2%80%AEfdp.exe'
    """
    return _UNSPELLED.sub(lambda found: quote(found[0], errors="replace"), iri)


def web_address(text: str) -> str:
    r"""Give a text back where it is a plain http or https address, else nothing.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return text if _HTTP.fullmatch(text) and text == spelled(text) else ""


def no_xml(text: str) -> str:
    r"""Give the first character that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets).

    >>> no_xml("a\x00b"), no_xml("a\tb")
    ('\x00', '')
    """
    found = _NO_XML.search(text)
    return found[0] if found else ""


def xml_safe(text: str) -> str:
    r"""Put a mark for each character that XML 1.0 cannot hold; tabs and all line ends stay.

    >>> xml_safe("a\x00b\tc\u202e") == "a\N{REPLACEMENT CHARACTER}b\tc\u202e"
    True
    """
    return _NO_XML.sub(_MARK, text)


def without_controls(text: str) -> str:
    r"""Write what is `visible` for a diagram, which may become SVG: tabs are marked too.

    >>> without_controls("a\tb\nc")
    'a�b\nc'
    """
    return xml_safe(visible(text)).replace("\t", _MARK)


def mermaid_safe(text: str) -> str:
    """Write all but letters, digits and plain punctuation as Mermaid's entity codes, on one line.

    >>> mermaid_safe('a "b"')
    'a #34;b#34;'
    """
    return _NO_MERMAID.sub(lambda found: f"#{ord(found[0])};", " ".join(visible(text).split()))
