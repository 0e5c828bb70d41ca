"""The words of an e-mail: its text, or that of its HTML; attachments are named and not read."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from eventgraph.curation.texts.extracted import Extracted, Offer, clean
from eventgraph.curation.texts.webpages import read_page
from eventgraph.errors import InputError

__all__ = ["read_letter"]

_NAMED: Final = 5


def read_letter(data: bytes, path: Path) -> Extracted:
    """Take the words out of an e-mail.

    Raises InputError for one that is damaged or has no words.
    """
    try:
        message = BytesParser(EmailMessage, policy=email.policy.default).parsebytes(data)
        body = message.get_body(preferencelist=("plain", "html"))
        raw = body.get_payload(decode=True) if body is not None else None
        is_html = body is not None and body.get_content_subtype() == "html"
        charset = (body.get_content_charset() if body is not None else None) or "utf-8"
        notes = tuple(_notes(message))
        offers = tuple(_offers(message))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        raise InputError(
            "is damaged, and cannot be read as an e-mail; save it anew", path
        ) from error
    words = raw if isinstance(raw, bytes) else b""
    if is_html:
        page = read_page(words, path, whole=True)
        return Extracted(page.text, "mail", offers, notes)
    text = clean(_decoded(words, charset))
    if not any(map(str.isalnum, text)):
        raise InputError("holds no words; what is attached to it is to be added by itself", path)
    return Extracted(text, "mail", offers, notes)


def _decoded(words: bytes, charset: str) -> str:
    try:
        return words.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return words.decode("utf-8", "replace")


def _offers(message: EmailMessage) -> Iterator[Offer]:
    for field, name in (("title", "Subject"), ("creator", "From")):
        if value := " ".join(clean(str(message.get(name, ""))).split()):
            yield Offer(field, value, f"the e-mail's {name}")
    if sent := message.get("Date"):
        try:
            day = parsedate_to_datetime(str(sent)).date().isoformat()
        except ValueError:
            return
        yield Offer("issued", day, "the e-mail's Date")


def _notes(message: EmailMessage) -> Iterator[str]:
    """Name what is attached."""
    names = [
        str(part.get_filename() or part.get_content_type()) for part in message.iter_attachments()
    ]
    if names:
        named = ", ".join(" ".join(clean(name).split()) for name in names[:_NAMED])
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        yield f"attached, and not read: {named}{more}; add each by itself"
