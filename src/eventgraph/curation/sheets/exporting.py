"""Write the claims, things and sources of a dataset as sheets to be filled in and read back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import Dataset

from eventgraph.curation.holding import hold
from eventgraph.curation.sheets.delimited import csv_of
from eventgraph.curation.sheets.laying import lay_out
from eventgraph.curation.sheets.lexicon import Lexicon
from eventgraph.curation.sheets.offering import explanation, lists_of
from eventgraph.curation.sheets.reading import DELIMITED, WORKBOOK
from eventgraph.errors import FormatError
from eventgraph.extras import needing
from eventgraph.rdf.oxigraph import prefixes_of
from eventgraph.stores.opening import load
from eventgraph.vocabulary import speaking

__all__ = ["export_sheet", "sheet_files"]


def export_sheet(file: str | Path, *, graph: Iterable[str | Path]) -> list[Path]:
    """Write the claims, things and sources of a dataset to `file`, .xlsx or .csv; give the files.

    `graph` names the dataset's files and folders. Raises FormatError for another suffix.
    """
    paths = list(graph)
    files = sheet_files(load(*paths), paths, Path(file))
    for path, data in files.items():
        path.write_bytes(data)
    return list(files)


def sheet_files(
    dataset: Dataset, paths: Iterable[str | Path], file: Path, claims: Iterable[str] | None = None
) -> dict[Path, bytes]:
    """Give what to write for a spreadsheet of this name: one workbook, or CSV of each sheet.

    `paths` are the files of the dataset; `claims` those that are shown, else all but drafts. For a
    name in .csv things and sources stand in files beside it. Raises FormatError for another suffix.

    >>> import eventgraph as eg
    >>> [path.name for path in sheet_files(eg.load("graph"), ["graph"], Path("a.csv"))]
    ['a.csv', 'a-things.csv', 'a-sources.csv']
    """
    suffix = file.suffix.lower()
    if suffix not in {WORKBOOK, DELIMITED[0]}:
        raise FormatError(f"{file} is neither .xlsx nor .csv, the spreadsheets that are written")
    with speaking(prefixes_of(dataset)):
        holding = hold(*paths)
        lexicon = Lexicon(dataset, holding)
        finished = (name for name, claim in holding.claims.items() if not claim.is_draft)
        laid = lay_out(lexicon, finished if claims is None else claims)
        if suffix == WORKBOOK:
            writing = needing("curation.sheets.writing", ".xlsx", "openpyxl")
            workbook = writing.workbook_of(laid, lists_of(lexicon), explanation(lexicon))
            return {file: workbook}
    return {_beside(file, one.name): csv_of(one.lines()) for one in laid}


def _beside(file: Path, sheet: str) -> Path:
    return file if sheet == "claims" else file.with_stem(f"{file.stem}-{sheet}")
