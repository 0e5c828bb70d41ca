"""A workbook has quantities and dates that are not exact in words too, beside what is written."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import eventgraph as eg
from eventgraph.exports.xlsx import export_xlsx


def rows(workbook: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(workbook[sheet].iter_rows(values_only=True))


def test_beside_what_is_not_exact_stand_words(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(
        "@prefix evg: <https://w3id.org/eventgraph/ns#> .\n"
        "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        '<urn:c> { <urn:g> evg:size "~80"^^evg:quantity ; evg:share 3 }\n'
        "<urn:c> a evg:Claim ; sem:accordingTo <urn:a> .\n"
        "<urn:d> a evg:Claim ; sem:accordingTo <urn:a> ; evg:attitude evg:Denies .\n"
        "<urn:s> a rdf:Statement ; evg:inClaim <urn:d> ; rdf:subject <urn:g> ;\n"
        '  rdf:predicate evg:size ; rdf:object ">=50"^^evg:quantity .\n'
    )
    book = load_workbook(io.BytesIO(export_xlsx(eg.load(path))))
    assert rows(book, "values") == [
        ("thing", "property", "value", "in words", "claim"),
        ("<urn:g>", "evg:share", "3", None, "<urn:c>"),
        ("<urn:g>", "evg:size", "~80", "about 80", "<urn:c>"),
    ]
    assert rows(book, "unasserted")[1][-2:] == (">=50", "at least 50")


def test_days_of_publication_that_are_not_exact_have_words_too(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(
        "@prefix evg: <https://w3id.org/eventgraph/ns#> .\n"
        "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
        "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
        "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n"
        "<urn:c> { <urn:g> evg:share 3 }\n"
        "<urn:c> a evg:Claim ; sem:accordingTo <urn:a> ; prov:wasQuotedFrom <urn:s> , <urn:t> .\n"
        '<urn:s> dcterms:issued "2025-07~"^^edtf:EDTF . <urn:t> dcterms:issued "2025-07-18" .\n'
    )
    book = load_workbook(io.BytesIO(export_xlsx(eg.load(path))))
    assert [row[3:5] for row in rows(book, "sources")] == [
        ("issued", "issued, in words"),
        ("2025-07~", "about July 2025"),
        ("2025-07-18", None),
    ]
