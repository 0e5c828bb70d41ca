"""A claim without a label is called by the sentence that its statements make."""

from __future__ import annotations

import re
from pathlib import Path

from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.names import labels_in
from eventgraph.exports.sheets import lay_out
from eventgraph.sparql.files import parse_query

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
CLAIM = "https://w3id.org/eventgraph/id/claim/"
ANY_LABEL = r"(claim:\w+\n    a evg:Claim ;\n)    rdfs:label [^;]*;\n"


def load(folder: Path, text: str) -> Dataset:
    (folder / "claims.trig").write_text(text, "utf-8")
    return eg.load(folder)


def unlabelled(text: str = CLEAN) -> str:
    found, times = re.subn(ANY_LABEL, r"\1", text)
    assert times == 2
    return found


def test_it_says_who_says_what_of_what_in_each_language(tmp_path: Path) -> None:
    english, spanish = labels_in(load(tmp_path, unlabelled()), ("en", "es"))
    assert english[f"{CLAIM}release"] == (
        "The Gazette: prisoners — size — 12; release — date — 2024-05-03; place — the town; … (+1)"
    )
    assert spanish[f"{CLAIM}release"].startswith("La Gaceta: liberación — ")
    assert english[f"{CLAIM}talks"] == "Ministry: talks — leads to — release; party — Ministry"


def test_what_a_speaker_does_not_assert_is_said(tmp_path: Path) -> None:
    denied = unlabelled().replace("evg:Alleged ;", "evg:Alleged ; evg:attitude evg:Denies ;")
    english, spanish = labels_in(load(tmp_path, denied), ("en", "es"))
    assert english[f"{CLAIM}talks"].startswith("Ministry denies that: talks — leads to")
    assert spanish[f"{CLAIM}talks"].startswith("Ministerio niega que: conversaciones — ")


def test_a_label_stays_and_only_the_missing_language_is_made(tmp_path: Path) -> None:
    text = CLEAN.replace('"twelve freed"@en , "doce liberados"@es', '"twelve freed"@en')
    dataset = load(tmp_path, text)
    assert eg.labels(dataset)[f"{CLAIM}release"] == "twelve freed"
    assert eg.labels(dataset, "es")[f"{CLAIM}release"].startswith("La Gaceta: liberación — ")
    # The ontology has no French to say it in.
    assert eg.labels(dataset, "fr")[f"{CLAIM}release"] == "twelve freed"
    english = load(tmp_path, re.sub(r' , "[^"]*"@es', "", CLEAN))
    assert eg.labels(english, "es")[f"{CLAIM}release"] == "twelve freed"


def test_page_answers_and_workbooks_show_it(tmp_path: Path) -> None:
    dataset = load(tmp_path, unlabelled())
    name = "Ministry: talks — leads to — release; party — Ministry"
    # The page makes the sentence itself; without scripts its table says once what is said.
    assert "<td>talks leads to release, party Ministry<td>" in eg.page(dataset)
    assert name in [
        row[1] for sheet in lay_out(dataset) if sheet.name == "claims" for row in sheet.rows
    ]
    query = parse_query("SELECT ?claim { ?claim evg:quote ?quote }", "q")
    table = eg.run(query, dataset)
    assert isinstance(table, eg.Table)
    assert name in eg.write(table, "text", eg.labels(dataset))


def test_data_that_is_exported_gains_no_label(tmp_path: Path) -> None:
    assert b"denies that" not in eg.export(load(tmp_path, unlabelled()), "trig")
    assert b"leads to" not in eg.export(load(tmp_path, unlabelled()), "trig")


def test_what_is_not_exact_is_said_in_the_language_of_the_label(tmp_path: Path) -> None:
    more = 'claim:talks { group:prisoners evg:size "~12"^^evg:quantity }'
    english, spanish = labels_in(load(tmp_path, f"{unlabelled()}\n{more}"), ("en", "es"))
    assert "prisoners — size — about 12;" in english[f"{CLAIM}talks"]
    assert "presos — tamaño — unos 12" in spanish[f"{CLAIM}talks"]
