"""Write a dataset as an Excel workbook of linked sheets, equal byte for byte from run to run."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

# Where lxml happens to be installed openpyxl would write other bytes with it.
os.environ.setdefault("OPENPYXL_LXML", "False")

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.compat import safe_string
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from rdflib import Dataset

from eventgraph.evidence.independence import independence_note
from eventgraph.exports.cells import neutral
from eventgraph.exports.headers import described
from eventgraph.exports.pieces.counting import refuse_long, refuse_rows
from eventgraph.exports.pieces.measuring import Measured, Rows, linked, measured
from eventgraph.exports.sheets import Sheet, lay_out
from eventgraph.exports.zips import Stream, packed_pieces
from eventgraph.text.characters import visible, xml_safe

__all__ = ["export_xlsx", "xlsx_pieces"]

_MOST_ROWS: Final = 1_048_576
_MOST_LINKS: Final = 65_530
_MOST_UNITS: Final = 32_767
_CUT: Final = " … (cut: a cell holds no more)"
_WIDEST: Final = 60
_STAMPS: Final = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_LINK: Final = Font(color="0563C1", underline="single")

#: A sheet of a head alone says where it ends.
_DIMENSION: Final = re.compile(rb'(<dimension ref="A1:)[A-Z0-9]+" />')
#: How many rows are written as XML at once.
_AT_ONCE: Final = 2_000
_SHORT: Final = 100
#: The most bytes of a head, of a character (`&amp;`), and of all that stands around a cell.
_HEAD: Final = 100_000
_LONGEST: Final = 5
_MOST_TAGS: Final = 200


class _Column(NamedTuple):
    """A column: where its names lead, and how a cell looks without a link and with one."""

    letter: str
    places: Mapping[str, Rows]
    style: str
    link: str


class _Body(NamedTuple):
    """The rows of a sheet, its columns, and how many bytes of XML they are at most."""

    sheet: Sheet
    columns: Sequence[_Column]
    most: int


def export_xlsx(
    dataset: Dataset, format: str = "xlsx", tell: Callable[[str], object] | None = None
) -> bytes:
    """Write sheets of actors, events, places, claims, edges, values and sources.

    A last sheet says how independent the publications are.

    A name that has a row of its own links to it; a column of names that would take a sheet beyond
    the links Excel reads has none, which the last sheet says, and `tell` is told. Text that starts
    like a formula gets an apostrophe in front. Raises FormatError when a sheet would have more rows
    than Excel reads; of many claims they are counted first.

    >>> import eventgraph as eg
    >>> export_xlsx(eg.load("graph"))[:2]
    b'PK'
    """
    return b"".join(xlsx_pieces(dataset, format, tell))


def xlsx_pieces(
    dataset: Dataset, format: str = "xlsx", tell: Callable[[str], object] | None = None
) -> Iterator[bytes]:
    """Write a workbook as `export_xlsx` does, piece by piece."""
    refuse_long(dataset, _MOST_ROWS, format)
    note = independence_note(dataset)
    sheets = lay_out(dataset)
    places: dict[str, Rows] = {
        sheet.name: {str(row[0]): number for number, row in enumerate(sheet.rows, 2)}
        for sheet in sheets
    }
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.description = note
    bodies: list[_Body] = []
    remarks = []
    for sheet in sheets:
        if len(sheet.rows) >= _MOST_ROWS:
            refuse_rows(format, _MOST_ROWS, sheet.name)
        if len(sheet.rows) or not any(len(each.rows) for each in sheets):
            sizes = measured(sheet.columns, sheet.rows, sheet.links, places, _MOST_LINKS)
            chosen, unlinked = linked(sizes, _MOST_LINKS)
            links = {
                column: {name: places[name] for name in sheet.links[column]} for column in chosen
            }
            bodies.append(_begin(workbook.create_sheet(sheet.name), sheet, sizes, links))
            if unlinked:
                remarks.append(
                    f"{format} takes {_MOST_LINKS:,} links in a sheet, so of {sheet.name} these "
                    f"columns have none: {', '.join(unlinked)}; export a scope to have them linked"
                )
    about = workbook.create_sheet("about")
    for text in (note, *described(dataset), *remarks):
        about.append([text])
    if tell:
        for remark in remarks:
            tell(remark)
    yield from _whole(workbook, bodies)


def _begin(
    worksheet: Worksheet,
    sheet: Sheet,
    sizes: Measured,
    links: Mapping[str, Mapping[str, Rows]],
) -> _Body:
    """Begin a sheet: a head that stays, columns as wide as their text, and how its cells look."""
    worksheet.append(sheet.columns)
    for cell in worksheet[1]:
        cell.font = Font(bold=True)
    columns = []
    for number, (name, longest) in enumerate(zip(sheet.columns, sizes.longest, strict=True), 1):
        letter = get_column_letter(number)
        worksheet.column_dimensions[letter].width = min(_WIDEST, longest + 2)
        look = Cell(worksheet, row=1, column=number)
        if longest > _WIDEST:
            look.alignment = Alignment(wrap_text=True, vertical="top")
        plain = look.style_id
        if name in links:
            look.font = _LINK
        columns.append(_Column(letter, links.get(name, {}), _style(plain), _style(look.style_id)))
    worksheet.freeze_panes = "B2"
    worksheet.auto_filter.ref = f"A1:{columns[-1].letter}{len(sheet.rows) + 1}"
    cells = len(columns) * (len(sheet.rows) + 1)
    return _Body(sheet, columns, _HEAD + _LONGEST * sizes.total + _MOST_TAGS * cells)


def _style(number: int) -> str:
    return f' s="{number}"' if number else ""


def _whole(workbook: Workbook, bodies: Sequence[_Body]) -> Iterator[bytes]:
    """Let openpyxl write a workbook of heads, and put the rows of each sheet into it.

    The time of the run is in neither the workbook nor the archive. Of the rows only some are in
    memory as XML at a time.
    """
    stream = io.BytesIO()
    workbook.save(stream)
    with zipfile.ZipFile(stream) as archive:
        plain = {name: archive.read(name) for name in archive.namelist()}
    files: dict[str, bytes | Stream] = dict(plain)
    files["docProps/core.xml"] = _STAMPS.sub(b"", plain["docProps/core.xml"])
    for number, body in enumerate(bodies, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        files[name] = Stream(_filled(plain[name], body), body.most)
    return packed_pieces(files)


def _filled(xml: bytes, body: _Body) -> Iterator[bytes]:
    """Write the XML of a sheet that has a head alone again, with its rows and links."""
    before, end, after = xml.partition(b"</sheetData>")
    place = f'{body.columns[-1].letter}{len(body.sheet.rows) + 1}" />'
    yield _DIMENSION.sub(b"\\g<1>" + place.encode(), before, count=1)
    links: list[str] = []
    numbered = enumerate(body.sheet.rows, 2)
    while some := list(islice(numbered, _AT_ONCE)):
        yield "".join(_row(number, row, body.columns, links) for number, row in some).encode()
    filter_, margins, rest = after.partition(b"<pageMargins")
    named = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    yield end + filter_ + named.encode() + margins + rest


def _row(number: int, row: Sequence[object], columns: Sequence[_Column], links: list[str]) -> str:
    """Write one row as openpyxl writes it, and add its links to those of the sheet."""
    cells = []
    for value, (letter, places, style, link) in zip(row, columns, strict=True):
        look = style
        for name, rows in places.items():
            if (target := rows.get(str(value))) is not None:
                location = f"'{name}'!A{target}"
                links.append(f'<hyperlink ref="{letter}{number}" location="{location}" />')
                look = link
                break
        cells.append(f'<c r="{letter}{number}"{look} {_cell(value)}')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(value: object) -> str:
    """Write what a cell holds, and its end; text is never a formula, whatever it looks like."""
    if isinstance(value, str):
        return _short(value) if len(value) <= _SHORT else _text(value)
    if value is None:
        return 't="n" />'
    return f't="{"b" if isinstance(value, bool) else "n"}"><v>{safe_string(value)}</v></c>'


def _text(value: str) -> str:
    text = _fitted(neutral(xml_safe(visible(value))))
    if not text:
        return 't="inlineStr" />'
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f't="inlineStr"><is><t{kept}>{escape(text)}</t></is></c>'


#: Short texts stand in many cells: names, classes, certainties.
_short = lru_cache(maxsize=10_000)(_text)


def _fitted(text: str) -> str:
    """Cut what is too long for a cell, and say so; Excel counts in units of UTF-16."""
    if 2 * len(text) <= _MOST_UNITS or _units(text) <= _MOST_UNITS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_MOST_UNITS - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
