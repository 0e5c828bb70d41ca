"""Quantities and dates that are not exact: what is none is refused where it stands."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from eventgraph.errors import InputError
from eventgraph.rdf.inexact import inexact_in
from eventgraph.rdf.loading import load
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import EDTF

HEAD = f"""@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix edtf: <{EDTF.removesuffix("EDTF")}> .
@prefix : <http://example.org/> .
"""


def refused(path: Path, text: str, *others: Path) -> InputError:
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        load(*others, path)
    return caught.value


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("500..200", "runs downwards; write 200..500"),
        ("~-1..-2.5", "runs downwards; write ~-2.5..-1"),
        ("> 12", "is no quantity; write 252, >250 (more than)"),
        ("1,000", "is no quantity"),
        ("", "is no quantity"),
        ("about 5", "is no quantity"),
    ],
)
def test_what_is_no_quantity_is_refused_with_its_place(
    tmp_path: Path, value: str, fault: str
) -> None:
    path = tmp_path / "a.trig"
    error = refused(path, HEAD + f':c {{ :e evg:size\n  12 , "{value}"^^evg:quantity }}')
    assert (error.path, error.line, error.column) == (path, 6, 8)
    assert f'"{value}" {fault}' in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("2025-07/2025-03", "runs backwards; write 2025-03/2025-07"),
        ("2025-07~/2025-03", "runs backwards; write 2025-03/2025-07~"),
        ("2025-02-30", "names 2025-02-30, which the calendar does not have; write a day as"),
        ("2025-13", "names 2025-13, which the calendar does not have"),
        ("July 2025", "is no date in EDTF; write a day as 2025-07-18"),
        ("18/07/2025", "is no date in EDTF"),
        ("2025-07-18T25:00:00", "is no date in EDTF"),
        ("[2025-03-15,2025-03-16", "is no date in EDTF"),
        ("../..", "is no date in EDTF"),
    ],
)
def test_what_is_no_date_is_refused_with_its_place(tmp_path: Path, value: str, fault: str) -> None:
    path = tmp_path / "a.ttl"
    error = refused(path, HEAD + f":s <urn:p> '{value}' ;\n  <urn:p> '{value}'^^edtf:EDTF .")
    assert (error.line, error.column) == (6, 11)
    assert f'"{value}" {fault}' in str(error)


@pytest.mark.parametrize(
    "value",
    [
        *("2025", "2025-07", "2025-07-18", "2025-07-18T14:30:00Z", "2025-07-18T14:30:00"),
        *("2025-07~", "2025?", "2025-07-18%", "202X", "20XX", "2025-XX", "2025-07-XX", "2025-22"),
        *("2025-03/2025-07", "2025-03/..", "../2025-03", "2025-03/", "-0049", "-0049/-0044"),
        *("[2025-03-15,2025-03-16]", "{1960,1961-12}", "[..1984]", "{1667,1760..1761}"),
        *(
            "Y170000002",
            "2004-06-~11",
            "?2004-06-04~",
            "1XXX-12",
            "156X-12-25",
            "1950S2",
            "2001-34",
        ),
        "2024-02-29",
    ],
)
def test_what_the_standard_has_is_not_refused(tmp_path: Path, value: str) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(HEAD + f':s <urn:p> "{value}"^^edtf:EDTF .', "utf-8")
    assert [one.value for one in inexact_in(store_of(load(path)))] == [value]


def test_the_file_that_holds_it_is_named(tmp_path: Path) -> None:
    first, second = tmp_path / "a.ttl", tmp_path / "b.ttl"
    first.write_text(HEAD + ':s <urn:p> "60..50" .', "utf-8")
    error = refused(second, HEAD + ':s <urn:p> "60..50"^^evg:quantity .', first)
    assert (error.path, error.line) == (second, 5)


def test_in_other_formats_it_is_found_too(tmp_path: Path) -> None:
    quantity = "https://w3id.org/eventgraph/ns#quantity"
    json = f'[{{"@id": "urn:s", "urn:p":\n {{"@type": "{quantity}", "@value": "60..50"}}}}]'
    assert refused(tmp_path / "a.jsonld", json).line == 2
    xml = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">\n'
        f'<rdf:Description rdf:about="urn:s">\n<e:p rdf:datatype="{quantity}">&gt; 5</e:p>\n'
        "</rdf:Description></rdf:RDF>"
    )
    error = refused(tmp_path / "a.rdf", xml)
    assert (error.line, error.column) == (3, 1 + xml.splitlines()[2].index("&gt;"))
    assert refused(tmp_path / "a.nq", f'<urn:s> <urn:p> "60..50"^^<{quantity}> .').line == 1


def test_in_a_packed_file_it_is_found_too(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl.gz"
    path.write_bytes(gzip.compress((HEAD + ':s <urn:p> "60..50"^^evg:quantity .').encode()))
    with pytest.raises(InputError) as caught:
        load(path)
    assert (caught.value.line, caught.value.column) == (5, 12)


def test_what_nobody_asserts_is_refused_alike(tmp_path: Path) -> None:
    text = ':c { :e evg:size "9..8"^^evg:quantity } :c evg:attitude evg:Denied .'
    assert refused(tmp_path / "a.trig", HEAD + text).line == 5


def test_what_is_written_with_escapes_is_refused_without_a_line(tmp_path: Path) -> None:
    error = refused(tmp_path / "a.ttl", HEAD + ':s <urn:p> "> 5\\n6"^^evg:quantity .')
    assert error.line is None
    assert '"> 5 6" is no quantity' in str(error)
