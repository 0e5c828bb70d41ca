"""Spoil bytes: flip, cut, repeat, move, and put in what a format's readers look for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from fuzzing.pieces import TERMS, TEXTS, VALUES

__all__ = ["spoiled"]

#: Marks that begin, end or divide something in one of the formats.
_MARKS: Final = (
    b"{", b"}", b"[", b"]", b"(", b")", b"<", b">", b"<<", b">>", b'"', b"'", b'"""', b"\\", b"#",
    b"@", b"^^", b".", b";", b",", b":", b"_:", b"=", b"&", b"&#0;", b"&x;", b"<!--", b"<![CDATA[",
    b"]]>", b"<?xml?>", b"<!DOCTYPE x [", b"<!ENTITY x 'y'>", b"@prefix", b"@base", b"PREFIX",
    b"GRAPH", b"@graph", b"@id", b"@type", b'"@context"', b'"@context": "http://e/c",', b"@list",
    b'"@vocab": "",', b"@reverse", b"@nest", b"null", b"owl:imports", b"rdf:about", b"rdf:ID='x'",
    b"rdf:parseType='Literal'", b"xml:lang='x'", b"xml:base=''", b"\xff", b"\xc3", b"\xed\xa0\x80",
    b"\xef\xbb\xbf", b"\x00", b"\r", b"\xfe\xff", b"\x1f\x8b", b"\xf4\x90\x80\x80",
)  # fmt: skip


def spoiled(data: bytes, random: Random, marks: Sequence[bytes] = _MARKS) -> bytes:
    """Change some bytes in one to six ways."""
    for _ in range(random.choice((1, 1, 1, 1, 2, 5))):
        data = random.choice(_WAYS)(data, random, marks)
    return data


def _place(data: bytes, random: Random) -> tuple[int, int]:
    """Give the two ends of a part, mostly a short one."""
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 1, 2, 4, 16, 80, 400)))


def _flip(data: bytes, random: Random, _marks: Sequence[bytes]) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, random: Random, _marks: Sequence[bytes]) -> bytes:
    start, end = _place(data, random)
    return data[:start] + data[end:]


def _end(data: bytes, random: Random, _marks: Sequence[bytes]) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _repeat(data: bytes, random: Random, _marks: Sequence[bytes]) -> bytes:
    start, end = _place(data, random)
    times = random.choice((2, 2, 3, 50))
    return data[:start] + data[start:end] * times + data[end:]


def _move(data: bytes, random: Random, _marks: Sequence[bytes]) -> bytes:
    start, end = _place(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _insert(data: bytes, random: Random, marks: Sequence[bytes]) -> bytes:
    at = random.randrange(len(data) + 1)
    piece = random.choice(
        (
            random.choice(marks),
            random.choice(marks) * random.choice((1, 2, 60)),
            random.choice(TEXTS).encode(),
            random.choice(TERMS).encode(),
            random.choice(VALUES).encode(),
            random.randbytes(3),
        )
    )
    return data[:at] + piece + data[at:]


def _words(data: bytes, random: Random, marks: Sequence[bytes]) -> bytes:
    """Put one word of the text in place of another, or an awkward one."""
    words = data.split(b" ")
    other = random.choice((*marks, *(term.encode() for term in TERMS), *words[:60]))
    words[random.randrange(len(words))] = other
    return b" ".join(words)


def _lines(data: bytes, random: Random, _marks: Sequence[bytes]) -> bytes:
    """Exchange two lines."""
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _inside(data: bytes, random: Random, _marks: Sequence[bytes]) -> bytes:
    """Put awkward text inside quotation marks or angle brackets, where it may be no fault."""
    sign = random.choice((b'"', b'"', b"<", b">"))
    places = data.count(sign)
    if not places:
        return data
    at = -1
    for _ in range(random.randrange(min(places, 400)) + 1):
        at = data.index(sign, at + 1)
    piece = random.choice((*TEXTS, *VALUES)).encode()
    return data[: at + 1] + piece + data[at + 1 :]


def _same(data: bytes, random: Random, _marks: Sequence[bytes]) -> bytes:
    """Put one line or word of the text in place of another."""
    mark = random.choice((b"\n", b" "))
    parts = data.split(mark)
    parts[random.randrange(len(parts))] = random.choice(parts)
    return mark.join(parts)


_WAYS: Final[tuple[Callable[[bytes, Random, Sequence[bytes]], bytes], ...]] = (
    _flip, _cut, _end, _repeat, _move, _insert, _insert, _words, _lines, _inside,
    _inside, _inside, _same, _same, _same,
)  # fmt: skip
