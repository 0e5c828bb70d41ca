"""Whatever cells hold: each format of tables is read back cell by cell, and text is only shown."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import pyoxigraph as ox
from rdflib import Literal, URIRef

from eventgraph.tables.table import Table, write
from eventgraph.text.characters import no_xml, one_line
from hostile import HOSTILE, SPOOFS

TABLE = Table(("a", "b"), tuple((Literal(v, lang="en"), URIRef("urn:x:y")) for v in HOSTILE))
SPARQL = "{http://www.w3.org/2005/sparql-results#}"


def test_csv_gives_every_cell_back() -> None:
    rows = list(csv.reader(io.StringIO(write(TABLE, "csv"), newline="")))
    assert [row[0] for row in rows[1:]] == list(HOSTILE)
    assert {len(row) for row in rows} == {2}


def test_tsv_gives_every_cell_back_and_steers_no_terminal() -> None:
    text = write(TABLE, "tsv")
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text) == []
    rows = [line.split("\t") for line in text.rstrip("\n").split("\n")]
    assert {len(row) for row in rows} == {2}
    turtle = "".join(f"<urn:s> <urn:p{n}> {row[0]} .\n" for n, row in enumerate(rows[1:]))
    read = list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    assert [getattr(one.object, "value", "") for one in read] == list(HOSTILE)


def test_json_gives_every_cell_back() -> None:
    found = json.loads(write(TABLE, "json"))["results"]["bindings"]
    assert [row["a"]["value"] for row in found] == list(HOSTILE)


def test_xml_gives_every_cell_back_that_it_can_hold() -> None:
    held = [value for value in HOSTILE if not no_xml(value)]
    rows = tuple((Literal(value, lang="en"),) for value in held)
    root = ET.fromstring(write(Table(("a",), rows), "xml"))  # noqa: S314 - what was just written
    assert [element.text or "" for element in root.iter(f"{SPARQL}literal")] == held


def test_text_is_shown_without_anything_that_steers_a_terminal() -> None:
    shown = write(TABLE, "text", {"urn:x:y": "\u001b[31m\u202e"}, width=2000)
    assert SPOOFS.findall(shown) == []
    whole = {one_line(value).strip() for value in HOSTILE if len(value) < 500}
    assert len(whole - {line.split("  ")[0].strip() for line in shown.splitlines()}) < len(whole)
