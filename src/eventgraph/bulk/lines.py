"""Plain lines of N-Quads cut into columns all at once, without an object of Python for each term.

A line is plain where one pattern tells that it is right: what it takes, Oxigraph's parser takes,
and as the same terms. All other lines are left to that parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyoxigraph as ox

from eventgraph.bulk.inputs import Input, Piece
from eventgraph.bulk.parsing import DATED, SCHEMA, Nodes, day_key, parsed, tables
from eventgraph.errors import InputError
from eventgraph.rdf.literals import dated_properties
from eventgraph.rdf.loading import SYNTAXES
from eventgraph.vocabulary import OWL, RDF, XSD

__all__ = ["cut"]

#: How many bytes are cut at once, which a processor keeps at hand.
_AT_ONCE: Final = 1 << 20

_WIDE: Final = r"\x{A0}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFEF}"
_SIGN: Final = rf"(?:[A-Za-z0-9._~!$&'()*+,;=:@/{_WIDE}-]|%[0-9A-Fa-f][0-9A-Fa-f])"
_MORE: Final = rf"(?:\?(?:{_SIGN}|\?)*)?(?:#(?:{_SIGN}|\?)*)?"
_HOST: Final = r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?"
_IRI: Final = rf"<(?:{_HOST}(?:/{_SIGN}*)?|urn:[A-Za-z0-9]{_SIGN}*){_MORE}>"
_TEXT: Final = r'"[^"\\\x00-\x1f\x7f]*"'
_TRIPLE: Final = rf"^{_IRI} {_IRI} (?:{_IRI}|{_TEXT}(?:\^\^{_IRI}|@[a-z][a-z][a-z]?)?)"
#: By whether there may be a graph.
_PLAIN: Final = {False: rf"{_TRIPLE} \.$", True: rf"{_TRIPLE}(?: {_IRI})? \.$"}
#: Datatypes of what has a language, or a direction: no parser takes them without.
_TAGGED: Final = (b"#langString>", b"#dirLangString>")
#: A line without a statement; the parser lets no other line have none, or several.
_ABSENT: Final = r"^[ \t]*(?:#.*)?$"
_STRING: Final = str(XSD.string)
_SAID: Final = str(RDF.langString)
_IMPORTS: Final = str(OWL.imports)
_NOTHING: Final = pa.nulls(1, pa.string())[0]


def cut(piece: Piece, given: Input, nodes: Nodes) -> Iterator[pa.Table]:
    r"""Make tables of the rows of some lines; raises InputError with the place of what is wrong.

    >>> from eventgraph.rdf.formats import FORMATS
    >>> given = Input(Path("-"), FORMATS["nquads"])
    >>> piece = Piece(1, b'<urn:a> <urn:b> "c"@en <urn:d> .\n')
    >>> (table,) = cut(piece, given, Nodes(1, labelled=True))
    >>> [column.to_pylist()[0] for column in table.columns][:3]
    ['urn:a', 'urn:b', 'c']
    """
    line = piece.line
    for some in _in_parts(piece.data):
        reader = _Reader(SYNTAXES[given.format.name], nodes, given.path, line)
        table = _table(some, reader)
        if table is None:
            yield from reader.read(some)
        elif table.num_rows:
            yield table
        line += some.count(b"\n")


class _Reader(NamedTuple):
    """What reads any lines, of which the first has a number, term by term."""

    syntax: ox.RdfFormat
    nodes: Nodes
    path: Path
    line: int

    def read(self, data: bytes) -> Iterator[pa.Table]:
        """Make tables; raises InputError with the place of what is wrong."""
        return tables(parsed(data, self.syntax, self.line, self.path), self.nodes, self.path)


def _in_parts(data: bytes) -> Iterator[bytes]:
    """Cut lines into parts of whole lines."""
    ends = [0]
    while len(data) - ends[-1] > _AT_ONCE:
        end = data.rfind(b"\n", ends[-1], ends[-1] + _AT_ONCE) + 1
        ends.append(end or (data.find(b"\n", ends[-1]) + 1) or len(data))
    ends += [len(data)] if ends[-1] < len(data) else []
    yield from (data[start:end] for start, end in pairwise(ends))


def _table(data: bytes, reader: _Reader) -> pa.Table | None:
    """Make one table; nothing where a line is wrong, or what is odd in it only the parser knows."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    text = text.replace("\r\n", "\n")
    if "\r" in text or any(name in data for name in _TAGGED):
        return None
    lines = pc.split_pattern(pa.array([text]), "\n").flatten()
    plain = pc.match_substring_regex(lines, _PLAIN[reader.syntax == ox.RdfFormat.N_QUADS])
    table, left = _cut(lines.filter(plain))
    places = pc.indices_nonzero(plain)
    if left is not None:
        table, places = table.filter(pc.invert(left)), places.filter(pc.invert(left))
    if len(places) + text.endswith("\n") == len(lines):
        return table
    known = set(places.to_pylist())
    others = [n for n in range(len(lines)) if n not in known]
    found = lines.take(pa.array(others, pa.uint64()))
    here = pc.invert(pc.match_substring_regex(found, _ABSENT))
    found, others = found.filter(here), pa.array(others, pa.uint64()).filter(here)
    if not len(found):
        return table
    rows = _parsed(found, reader)
    if rows is None:
        return None
    order = pc.sort_indices(pa.concat_arrays([places, others]))
    return pa.concat_tables([table, rows]).take(order)


def _parsed(lines: pa.StringArray, reader: _Reader) -> pa.Table | None:
    """Let Oxigraph parse lines; nothing where one is wrong."""
    data = "".join(f"{line}\n" for line in lines.to_pylist()).encode()
    try:
        rows = pa.concat_tables(reader.read(data))
    except InputError:
        return None
    return rows if rows.num_rows == len(lines) else None


def _cut(lines: pa.StringArray) -> tuple[pa.Table, pa.Array | None]:
    """Make a table of plain lines, and tell which are left to the parser, if any are."""
    parts = pc.split_pattern(lines, " ", max_splits=2)
    subject, predicate = (_bare(pc.list_element(parts, n)) for n in (0, 1))
    parts = pc.split_pattern(pc.list_element(parts, 2), '"')
    named = pc.equal(pc.list_value_length(parts), 1)
    text, behind = _picked(parts, 1), pc.split_pattern(_picked(parts, 0), " ")
    head, graph = pc.list_element(behind, 0), _bare(_picked(behind, 1))
    graph = pc.if_else(pc.equal(pc.list_value_length(behind), 3), graph, _NOTHING)
    value = pc.if_else(named, _bare(head), text)
    kinds = pc.if_else(named, "", head).dictionary_encode()
    known = [_kind(kind) for kind in kinds.dictionary.to_pylist()]
    datatype, language = (
        pa.array([pair[n] for pair in known], pa.string()).take(kinds.indices) for n in (0, 1)
    )
    datatype = pc.if_else(named, _NOTHING, datatype)
    day = pa.nulls(len(lines), pa.int32())
    for kind in sorted(DATED.intersection(pair[0] for pair in known)):
        its = pc.fill_null(pc.equal(datatype, kind), fill_value=False)
        days = value.filter(its).dictionary_encode()
        read = pa.array([day_key(date, kind) for date in days.dictionary.to_pylist()], pa.int32())
        day = pc.replace_with_mask(day, its, read.take(days.indices))
    columns = [subject, predicate, value, datatype, language, graph, day]
    return pa.Table.from_arrays(columns, schema=SCHEMA), _left(predicate, datatype)


def _bare(names: pa.Array) -> pa.Array:
    """Take the first and the last sign off, as those around IRIs; of less nothing is left."""
    return pc.binary_slice(names.cast(pa.binary()), 1, -1).cast(pa.string())


def _picked(lists: pa.ListArray, place: int) -> pa.Array:
    """Give of each list what stands at a place from its end, or else what it ends with."""
    ends = pc.subtract(lists.offsets.slice(1), 1)
    least = lists.offsets.slice(0, len(lists))
    return lists.flatten().take(pc.max_element_wise(pc.subtract(ends, place), least))


def _kind(behind: str) -> tuple[str, str | None]:
    """Give the datatype and the language that stand behind a text."""
    if behind.startswith("@"):
        return _SAID, behind[1:]
    return behind[3:-1] or _STRING, None


def _left(predicate: pa.Array, datatype: pa.Array) -> pa.Array | None:
    """Tell which rows the parser makes: dates that are plain text, and what asks to import."""
    few = predicate.dictionary_encode()
    told = few.dictionary.to_pylist()
    if _watched().isdisjoint(told):
        return None
    watched = pa.array([name in _watched() for name in told], pa.bool_()).take(few.indices)
    asks = pa.array([name == _IMPORTS for name in told], pa.bool_()).take(few.indices)
    texts = pc.fill_null(pc.equal(datatype, _STRING), fill_value=False)
    return pc.or_(asks, pc.and_(watched, texts))


@cache
def _watched() -> frozenset[str]:
    return dated_properties() | {_IMPORTS}
