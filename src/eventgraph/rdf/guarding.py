"""Look at RDF as text while a parser reads it: what would end the process is refused before."""

from __future__ import annotations

import codecs
import re
from itertools import accumulate
from typing import Final

from eventgraph.errors import InputError
from eventgraph.rdf.streams import PIECE, Stream, place_of_offset, sized
from eventgraph.vocabulary import EDTF, EVG

__all__ = ["DEEPEST", "LONGEST", "NEWER", "TOO_DEEP", "Guard"]

#: How deep brackets, objects or elements may stand inside one another.
DEEPEST: Final = 500
TOO_DEEP: Final = f"stands more than {DEEPEST} levels deep; write it flatter"
#: What is said of triple terms and of directions of text.
NEWER: Final = "is of RDF 1.2, which is not read; write it in RDF 1.1"

#: How long one string, name or comment may be: a parser of Oxigraph's holds 16 MiB at most.
LONGEST: Final = 15 << 20
#: The same for JSON, whose parser doubles what it holds.
_LONGEST_JSON: Final = 7 << 20
_TOO_LONG: Final = "begins a string, name or comment of more than {}; split it"
_TOO_EMPTY: Final = "ends more than 15 MiB of white space; take it out"
#: Strings, IRIs and comments, and what is cut off at the end of a piece, the group `open`. The
#: sign that each begins with comes first, and is looked back at: the text between is passed fast.
_TURTLE: Final = re.compile(
    rb"[\"'<#\\](?:"
    rb'(?<=")(?:"(?=[^"])|(?!")[^"\\\n\r]*+(?:\\.[^"\\\n\r]*+)*+"'
    rb'|""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+""")'
    rb"|(?<=')(?:'(?=[^'])|(?!')[^'\\\n\r]*+(?:\\.[^'\\\n\r]*+)*+'"
    rb"|''[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*+''')"
    rb'|(?<=<)(?<!<<)[^<>"{}|^`\x00-\x20]*+>'
    rb"|(?<=#)[^\n\r]*+(?=[\n\r])"
    rb"|(?<=\\)[^\n\r]"
    rb")|(?P<open>[\"'<#\\](?:"
    rb'(?<=")(?:"\Z|(?!")[^"\\\n\r]*+(?:\\.[^"\\\n\r]*+)*+\\?\Z'
    rb'|""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+\\?\Z)'
    rb"|(?<=')(?:'\Z|(?!')[^'\\\n\r]*+(?:\\.[^'\\\n\r]*+)*+\\?\Z"
    rb"|''[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*+\\?\Z)"
    rb'|(?<=<)(?<!<<)[^<>"{}|^`\x00-\x20]*+\Z'
    rb"|(?<=#)[^\n\r]*+\Z"
    rb"|(?<=\\)\Z))",
    re.DOTALL,
)
_JSON: Final = re.compile(
    rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|(?P<open>"[^"\\]*+(?:\\.[^"\\]*+)*+\\?\Z)', re.DOTALL
)
_NO_BRACKETS: Final = bytes(set(range(256)) - set(b"()[]{}"))
_STEPS: Final = {**dict.fromkeys(b"([{", 1), **dict.fromkeys(b")]}", -1)}
_WORD: Final = re.compile(rb"(?<![\w:?-])@?prefix(?=\s|\Z)")
_PREFIX: Final = re.compile(
    rb"(?<![\w:?-])@?prefix\s+(?P<name>(?:[^\s:<>\x00-\x40][^\s:<>]*)?):\s*<(?P<iri>[^<>\s]*)>",
    re.IGNORECASE,
)
#: A namespace that a parser reads as it stands, whatever `@base` says.
_SIMPLE: Final = re.compile(
    r"https?://[a-z0-9.-]+(?::[0-9]+)?(?:/[\w~-][\w.~-]*)*/?(?:#[\w/-]*)?|urn:[\w:-]*", re.ASCII
)
#: How far before its namespace a declaration may begin, if it is cut in two.
_LONGEST_PREFIX: Final = 500
#: Of these, no name or text goes beyond its line.
_LINES: Final = frozenset({"nquads", "ntriples"})
#: How long the beginning of a line may be that is looked at together with what follows.
_LONGEST_LINE: Final = 1 << 16
#: What lines hold if they may hold what a loaded file is searched for: directions of text, and
#: values that are not exact. Behind an escape, which one sign tells of, any of these may be.
_MARKS: Final = (b"--", *(f"<{name}>".encode() for name in (EVG.quantity, EDTF)))
_ESCAPES: Final = (b"\\u", b"\\U")


class Guard:
    """A stream that a parser reads from; each piece is looked at before the parser has it.

    Raises InputError for bytes that are not UTF-8, brackets that stand too deep, what is too long
    for a parser, and triples in the place of a term. `prefixes` gathers what Turtle and TriG
    declare, wherever it stands, as far as it was read; the first declaration of a name counts.
    `simple` tells that a parser reads them alike: no name is declared anew as another, and no IRI
    is relative or escaped. `plain` tells of N-Quads and N-Triples that what was read holds no term
    of RDF 1.2 and no value of a datatype for what is not exact.
    """

    def __init__(self, stream: Stream, syntax: str) -> None:
        """Guard a stream of one syntax, by its name among the formats."""
        self.stream = stream
        self.prefixes: dict[str, str] = {}
        self.simple = True
        self._tokens = _JSON if syntax == "jsonld" else _TURTLE
        self._declares = syntax in {"turtle", "trig"}
        self.plain = self._by_line = syntax in _LINES
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._seen = self._depth = self._empty = 0
        self._carried = self._started = b""
        self._ready = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """Give bytes that were looked at, `size` at most."""
        if not self._ready:
            piece = self.stream.read(PIECE)
            self._look(piece)
            self._ready = memoryview(piece)
        size = len(self._ready) if size < 0 else size
        data, self._ready = self._ready[:size].tobytes(), self._ready[size:]
        return data

    def drain(self) -> None:
        """Look at all that is left."""
        while self.read(PIECE):
            pass

    def _look(self, piece: bytes) -> None:
        """Look at one piece, together with what was cut off at the end of the last."""
        self._decode(piece)
        text = self._carried + piece
        start = self._seen - len(self._carried)
        self._seen += len(piece)
        self._empty = self._empty + len(piece) if piece.isspace() else 0
        if self._empty > LONGEST:
            raise self._fault(_TOO_EMPTY, self._seen)
        if self._by_line and self._are_lines(text):
            return
        # Code and, for each token between, nothing or what is cut off.
        parts = self._tokens.split(text)
        self._carried = parts[-2] or b"" if len(parts) > 1 else b""
        longest = _LONGEST_JSON if self._tokens is _JSON else LONGEST
        if len(self._carried) > longest:
            raise self._fault(_TOO_LONG.format(sized(longest)), self._seen - len(self._carried))
        text = text[: len(text) - len(self._carried)]
        code = b"\0".join(parts[: -1 if self._carried else None : 2])
        if b"<<" in code and self._tokens is _TURTLE:
            raise self._fault(f"a triple as a term {NEWER}", start + self._blank(text).find(b"<<"))
        self._measure(code, text, start)
        if self._declares:
            words = (self._started + code).lower()
            # Most pieces declare nothing, which is quicker told than found word by word.
            if b"prefix" in words and _WORD.search(words):
                self._declare(self._started + self._head(text))
        self._started = (self._started + code).rpartition(b"\0")[2][-_LONGEST_PREFIX:]

    def _are_lines(self, text: bytes) -> bool:
        """Tell whether text is lines that nothing can be wrong with; what begins one is kept."""
        self._carried = text[text.rfind(b"\n") + 1 :]
        self._by_line = b"<<" not in text and len(self._carried) <= _LONGEST_LINE
        marks = (*_MARKS, *_ESCAPES) if b"\\" in text else _MARKS
        self.plain = self.plain and self._by_line and not any(mark in text for mark in marks)
        return self._by_line

    def _decode(self, piece: bytes) -> None:
        pending = self._decoder.getstate()[0]
        try:
            self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            offset = self._seen - len(pending) + error.start
            raise self._fault("is not UTF-8; save the file with UTF-8 encoding", offset) from error

    def _measure(self, code: bytes, text: bytes, start: int) -> None:
        """Follow how deep brackets stand."""
        brackets = code.translate(None, _NO_BRACKETS)
        depths = list(accumulate(map(_STEPS.__getitem__, brackets), initial=self._depth))
        self._depth = depths[-1]
        if max(depths) > DEEPEST:
            place = next(number for number, depth in enumerate(depths) if depth > DEEPEST)
            found = re.finditer(rb"[][(){}]", self._blank(text))
            offset = next(match.start() for number, match in enumerate(found, 1) if number == place)
            raise self._fault(TOO_DEEP, start + offset)

    def _head(self, text: bytes) -> bytes:
        """Give code up to the IRI behind the last word that may declare a prefix; IRIs stand in it.

        Most text declares nothing but at its head, and is not looked at twice.
        """
        last = (self._started + text).lower().rfind(b"prefix") - len(self._started)
        code: list[bytes] = []
        at = 0
        for found in self._tokens.finditer(text):
            start, token = found.start(), found[0]
            is_iri = token.startswith(b"<")
            code += text[at:start], token if is_iri else b" " * len(token)
            at = start + len(token)
            if is_iri and start > last:
                return b"".join(code)
        return b"".join((*code, text[at:]))

    def _declare(self, code: bytes) -> None:
        """Gather the prefixes that code declares; one may have begun in the piece before."""
        for found in _PREFIX.finditer(code):
            name, iri = found["name"].decode("utf-8"), found["iri"].decode("utf-8")
            self.simple = self.simple and (
                self.prefixes.setdefault(name, iri) == iri and _SIMPLE.fullmatch(iri) is not None
            )

    def _blank(self, text: bytes) -> bytes:
        """Blank out strings, comments and IRIs, so that code is left at its old place."""
        return self._tokens.sub(lambda found: b" " * len(found[0]), text)

    def _fault(self, message: str, offset: int) -> InputError:
        path = self.stream.path
        return InputError(message, path, *place_of_offset(path, offset, self.stream.most))
