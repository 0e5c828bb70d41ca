"""What is edited in a sheet is changed in the files, and nothing else."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.curation.holding import hold
from eventgraph.curation.sheets.exporting import sheet_files
from eventgraph.curation.sheets.importing import Imported, import_sheet
from eventgraph.vocabulary import curie
from sheets import HEAD, mine, ods, rows_of, table, xlsx

GAZETTE = "The Gazette, 1 March 2024"
EVENT = "Reopening of the bridge"
#: What a person types into an empty sheet: two new claims, one of two statements.
TYPED = (
    HEAD,
    (None, "mayor of riverton", GAZETTE, "the old bridge in Riverton", "stated",
     EVENT, "place", "Riverton", "A note."),
    (None, None, None, None, None, EVENT, "calls it", "old bridge", None),
    ("claim:two", "The Gazette; actor:mayor", GAZETTE, "traffic has flowed since 28 February",
     "stated", EVENT, "sem:hasTimeStamp", "2024-02-28", "One | two"),
)  # fmt: skip


def exported(graph: Path, folder: Path) -> list[dict[str, str]]:
    """Give the rows of the claims of a dataset, as they are exported."""
    return rows_of(next(iter(sheet_files(eg.load(graph), [graph], folder / "a.csv").values())))


def imported(graph: Path, folder: Path, rows: list[dict[str, str]]) -> Imported:
    heads = list(rows[0])
    path = table(folder / "a.csv", [heads, *([row[head] for head in heads] for row in rows)])
    found = import_sheet(path, graph=[graph])
    assert list(map(str, found.faults)) == []
    return found


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Give the lines that went and those that came."""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    return [one[1:] for one in lines if one[0] == "-"], [one[1:] for one in lines if one[0] == "+"]


def test_one_edited_cell_changes_one_line(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    path = graph / "claims.trig"
    before = path.read_text("utf-8")
    rows = exported(graph, tmp_path)
    rows[1]["value"] = "2024-02-29~"
    found = imported(graph, tmp_path, rows)
    assert [curie(one.name.value) for one in found.claims] == [
        "claim:department-dates-the-reopening"
    ]
    gone, came = changed(before, path.read_text("utf-8"))
    assert [line.partition("sem:")[2] for line in gone] == ['hasTimeStamp "2024-02-29"^^xsd:date .']
    assert [line.partition('"')[2].partition("^^")[0] for line in came] == ['2024-02-29~"']


@pytest.mark.parametrize(
    ("column", "words", "gone", "came"),
    [
        ("certainty", "alleged", "evg:certainty evg:Stated ;", "evg:certainty evg:Alleged ;"),
        ("note", "", 'evg:note "The year is that of the article."@en ;', ""),
        ("doubt", "Whose?", "", 'evg:curatorDoubt "Whose?"@en'),
        ("language", "en-GB", '"traffic has flowed since 28 February"@en ;', "@en-gb"),
        ("speaker", "actor:gazette", "sem:accordingTo actor:mayor ;", "actor:gazette"),
        ("attitude", "denies", "", "evg:attitude evg:Denies"),
        ("said in", EVENT, "", "evg:statedIn event:reopening-of-the-bridge"),
    ],
)
def test_each_column_of_a_claim_is_read(
    tmp_path: Path, column: str, words: str, gone: str, came: str
) -> None:
    graph = mine(tmp_path)
    path = graph / "claims.trig"
    before = path.read_text("utf-8")
    rows = exported(graph, tmp_path)
    rows[0][column] = words
    assert len(imported(graph, tmp_path, rows).claims) == 1
    old, new = changed(before, path.read_text("utf-8"))
    assert gone in " ".join(old)
    assert came in " ".join(new)
    assert len(eg.load(graph)) > 0


def test_the_same_table_in_three_kinds_of_file_is_read_the_same(tmp_path: Path) -> None:
    results = []
    for name in ("a.xlsx", "b.ods", "c.csv", "d.tsv"):
        folder = tmp_path / name
        folder.mkdir()
        graph = mine(folder)
        path = folder / name
        if path.suffix == ".xlsx":
            xlsx(path, {"claims": TYPED})
        elif path.suffix == ".ods":
            ods(path, {"claims": TYPED})
        else:
            table(path, TYPED, "\t" if path.suffix == ".tsv" else ",")
        found = import_sheet(path, graph=[graph])
        assert list(map(str, found.faults)) == []
        results.append((graph / "claims.trig").read_bytes())
    assert len(set(results)) == 1
    claims = hold(tmp_path / "c.csv/mine").claims
    assert [curie(name) for name in claims][-2:] == [
        "claim:the-old-bridge-in-riverton",
        "claim:two",
    ]
    assert len(claims[list(claims)[-2]].contents) == 2


def test_new_things_and_sources_may_be_named_by_claims_of_the_same_workbook(
    tmp_path: Path,
) -> None:
    graph = mine(tmp_path)
    sheets: dict[str, list[tuple[object, ...]]] = {
        "claims": [
            HEAD,
            ("claim:n", "Port Authority", "The Herald, 2 March", "a barge hit the bridge", "stated",
             "Barge accident", "place", "Riverton", None),
        ],
        "things": [
            ("name", "kind", "label", "alias"),
            (None, "public body", "Port Authority", "the port | PA"),
            ("event:barge", "accident", "Barge accident", None),
        ],
        "sources": [
            ("name", "kind", "label", "title", "publisher", "issued", "written in"),
            (None, "news article", "The Herald, 2 March", "Barge hits bridge", "Port Authority",
             "2024-03-02", "en"),
        ],
    }  # fmt: skip
    found = import_sheet(xlsx(tmp_path / "a.xlsx", sheets), graph=[graph])
    assert [fault.place for fault in found.faults] == ["things!B3"]
    sheets["things"][2] = ("event:barge", "event", "Barge accident", None)
    found = import_sheet(xlsx(tmp_path / "a.xlsx", sheets), graph=[graph])
    assert list(map(str, found.faults)) == []
    things = (graph / "things.ttl").read_text("utf-8")
    assert "actor:port-authority\n    a evg:PublicBody ;" in things
    assert 'skos:altLabel "the port"@en ,' in things
    assert "source:the-herald-2-march\n    a evg:NewsArticle ;" in things
    assert "sem:accordingTo actor:port-authority ;" in (graph / "claims.trig").read_text("utf-8")
    again = import_sheet(tmp_path / "a.xlsx", graph=[graph])
    assert (again.faults, again.claims, again.things) == ([], [], [])


def test_a_column_that_is_not_there_is_not_emptied(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    before = (graph / "claims.trig").read_bytes()
    rows = [("claim", "speaker"), ("claim:mayor-dates-the-reopening", "Mayor of Riverton")]
    found = import_sheet(table(tmp_path / "a.csv", rows), graph=[graph])
    assert (found.faults, found.claims) == ([], [])
    assert (graph / "claims.trig").read_bytes() == before


def test_the_statements_of_a_denial_are_changed_where_they_stand(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    head = (graph / "claims.trig").read_text("utf-8").partition("\nclaim:")[0]
    (graph / "denial.trig").write_text(
        head
        + "\n@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        + """
claim:denial a evg:Claim ; sem:accordingTo actor:mayor ; evg:attitude evg:Denies ;
    prov:wasQuotedFrom source:gazette-2024-03-01 ; evg:quote "no bridge in Riverton"@en ;
    evg:certainty evg:Stated ; evg:wording evg:Rendered .

claim:denial.1 a rdf:Statement ; evg:inClaim claim:denial ;
    rdf:subject event:reopening-of-the-bridge ; rdf:predicate sem:hasPlace ;
    rdf:object place:riverton .
""",
        "utf-8",
    )
    rows = [row for row in exported(graph, tmp_path) if row["claim"] == "claim:denial"]
    rows[0]["relation"] = "calls it"
    rows[0]["value"] = "bridge"
    rows[0]["wording"] = "direct"
    imported(graph, tmp_path, rows)
    (claim,) = [one for name, one in hold(graph).claims.items() if name.endswith("denial")]
    assert claim.contents == []
    assert [str(one.object) for one in claim.told] == ['"bridge"@en']


def test_the_curator_of_new_claims_is_named_where_the_sheet_does_not(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    path = table(tmp_path / "a.csv", TYPED)
    import_sheet(path, graph=[graph], curator="The Gazette")
    text = (graph / "claims.trig").read_text("utf-8")
    assert text.count("pav:curatedBy actor:gazette") == 2
    assert text.count("pav:curatedOn") == 5


def test_the_one_curator_of_a_dataset_enters_what_is_new(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    import_sheet(table(tmp_path / "a.csv", TYPED), graph=[graph])
    text = (graph / "claims.trig").read_text("utf-8")
    assert text.count("pav:curatedBy actor:curator") == 5


def test_words_that_do_not_stand_in_the_kept_text_are_a_fault_of_their_cell(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    (graph / "texts").mkdir()
    kept = graph / "texts/gazette-2024-03-01.txt"
    kept.write_text("It is the old bridge in Riverton; traffic has flowed.", "utf-8")
    found = import_sheet(table(tmp_path / "a.csv", TYPED), graph=[graph])
    assert [(one.place, one.rule) for one in found.faults] == [("claims!D4", "quote-missing")]
    assert "do not stand in the text of source:gazette-2024-03-01" in found.faults[0].message
    kept.write_text("the old bridge in Riverton; traffic has flowed since 28 February", "utf-8")
    assert not import_sheet(tmp_path / "a.csv", graph=[graph]).faults


def test_what_does_not_conform_is_kept_as_a_draft_where_that_is_wanted(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    rows = [HEAD, (*TYPED[1][:3], "a new bridge", None, EVENT, "date", "2024-05-09", None)]
    path = table(tmp_path / "a.csv", rows)
    refused = import_sheet(path, graph=[graph])
    assert [(fault.place, fault.rule) for fault in refused.faults] == [
        ("claims!E2", "certainty-not-single"),
        ("claims!D2", "date-not-in-quote"),
    ]
    assert not (graph / "drafts.trig").exists()
    kept = import_sheet(path, graph=[graph], drafts=True)
    assert len(kept.drafts) == 1
    assert "evg:status evg:Draft" in (graph / "drafts.trig").read_text("utf-8")
    assert len(exported(graph, tmp_path)) == 3


def test_an_error_that_was_there_before_does_not_stand_in_the_way(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    path = graph / "claims.trig"
    spoilt = path.read_text("utf-8").replace("    evg:certainty evg:Stated ;\n", "", 1)
    path.write_text(spoilt, "utf-8")
    rows = exported(graph, tmp_path)
    (row,) = [row for row in rows if not row["certainty"]]
    row["note"] = "Mended in part."
    found = imported(graph, tmp_path, rows)
    assert (len(found.claims), found.remarks) == (1, ["errors that were there before, and stay: 1"])
    assert "Mended in part." in path.read_text("utf-8")
