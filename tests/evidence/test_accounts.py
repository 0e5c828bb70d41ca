"""Accounts side by side: aspects by declaration, silence, parties, differences, and the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.scopes import Scope
from eventgraph.cli import group
from eventgraph.errors import UnknownName
from eventgraph.evidence.accounts import read_told
from eventgraph.reports.accounts import account_page
from eventgraph.vocabulary import PREFIXES, curie

DATA = """
actor:ana a evg:Person ; rdfs:label "Ana"@en , "Doña Ana"@es .
actor:ben a evg:Person ; rdfs:label "Ben"@en .
actor:mute a evg:Person ; rdfs:label "Mute <b>"@en .
actor:state a evg:Government ; rdfs:label "State"@en .
actor:ministry a evg:PublicBody ; rdfs:label "Ministry"@en .
office:minister a evg:Office ; evg:officeIn actor:state , actor:ministry .
group:held a evg:Group ; rdfs:label "Held"@en .
event:swap a evg:PrisonerExchange ; rdfs:label "Swap"@en , "Canje"@es .
event:flight a evg:Flight ; rdfs:label "Flight"@en .
event:plea a evg:Demand ; rdfs:label "Plea"@en .
place:town a evg:City ; rdfs:label "Town"@en .
source:s a evg:NewsArticle .
"""
CLAIMS = (
    ("actor:ana", "Stated", 'event:swap evg:calls "rescue"@en ; evg:releases group:held'),
    ("actor:ben", "Alleged", 'event:swap evg:calls "deal"@en ; evg:heldAt place:town'),
    ("actor:ben", "Stated", 'event:swap sem:hasTimeStamp "2025-07"^^xsd:gYearMonth'),
    ("actor:ana", "Stated", "group:held evg:size 252 ; evg:nationality place:land"),
    ("actor:ben", "Stated", "group:held evg:size 252"),
    ("actor:ana", "Stated", "event:flight sem:subEventOf event:swap ; evg:flights 2"),
    ("actor:ana", "Stated", "event:plea evg:concerns event:swap ; evg:madeBy actor:ana"),
    ("actor:ben", "Stated", "event:swap evg:paidBy actor:mute ; evg:reason <http://example.org/x>"),
    ("actor:ben", "Stated", "actor:ana evg:holds office:minister"),
)


def written(folder: Path) -> Dataset:
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()] + [DATA]
    for number, (speaker, certainty, said) in enumerate(CLAIMS, 1):
        lines.append(f"claim:c{number} {{ {said} . }}")
        lines.append(
            f"claim:c{number} a evg:Claim ; sem:accordingTo {speaker} ; "
            f"prov:wasQuotedFrom source:s ; evg:certainty evg:{certainty} ; "
            f'evg:quote "words {number}"@en .'
        )
    (folder / "data.trig").write_text("\n".join(lines), "utf-8")
    return eg.load(folder)


@pytest.fixture
def small(tmp_path: Path) -> Dataset:
    return written(tmp_path)


def rows(dataset: Dataset, **options: str) -> list[list[str]]:
    table = eg.accounts(dataset, "event:swap", **options)  # type: ignore[arg-type]
    return [
        [str(row[0]), *(curie(str(c)) for c in row[1:3]), *map(str, row[3:])] for row in table.rows
    ]


def test_each_aspect_is_a_row_and_each_speaker_a_column(small: Dataset) -> None:
    assert eg.accounts(small, "Swap").columns == (
        "aspect",
        "of",
        "property",
        "actor:ana",
        "actor:ben",
    )
    assert rows(small) == [
        ["what it is called", "event:swap", "evg:calls",
         "rescue (stated) “words 1”", "deal (alleged) “words 2”"],
        ["when", "event:swap", "sem:hasTimeStamp", "silent", "2025-07 (stated) “words 3”"],
        ["where", "event:swap", "evg:heldAt", "silent", "Town (alleged) “words 2”"],
        ["who, in which role", "event:swap", "evg:paidBy", "silent", "Mute <b> (stated) “words 8”"],
        ["who, in which role", "event:swap", "evg:releases", "Held (stated) “words 1”", "silent"],
        ["numbers", "event:flight", "evg:flights", "2 (stated) “words 6”", "silent"],
        ["numbers", "group:held", "evg:size", "252 (stated) “words 4”", "252 (stated) “words 5”"],
        ["reasons and circumstances", "event:swap", "evg:reason", "silent",
         "http://example.org/x (stated) “words 8”"],
        ["how it is linked", "event:flight", "sem:subEventOf", "Swap (stated) “words 6”", "silent"],
        ["what is asked or said of it", "event:swap", "evg:Demand",
         "Plea (stated) “words 7”", "silent"],
    ]  # fmt: skip


def test_a_party_speaks_for_those_who_hold_office_in_it(small: Dataset) -> None:
    table = eg.accounts(small, "event:swap", "party")
    assert table.columns[3:] == ("actor:ben", "actor:state")


def test_labels_come_in_the_language_asked_for(small: Dataset) -> None:
    assert eg.accounts(small, "Canje", language="es").title == "Canje"
    assert rows(small, language="es")[0][0] == "cómo se llama"


def test_a_scope_narrows_the_accounts(small: Dataset) -> None:
    table = eg.accounts(small, "event:swap", scope=Scope(according_to="actor:ben"))
    assert table.columns[3:] == ("actor:ben",)


def test_what_one_says_and_the_other_does_not(small: Dataset) -> None:
    table = eg.only_in(small, "event:swap", ("Ana", "Ben"))
    assert [str(value) for value in table.column("quote")] == [
        "words 1", "words 1", "words 6", "words 6", "words 7",
    ]  # fmt: skip
    assert "words 4" not in map(str, table.column("quote"))
    with pytest.raises(
        UnknownName, match=r"actor:mute says nothing of event:swap; there speak actor:ana"
    ):
        eg.only_in(small, "event:swap", ("Mute <b>", "Ana"))


def test_the_silence_map_lists_speakers_then_those_who_never_speak(small: Dataset) -> None:
    table = eg.silence_map(small, "event:swap")
    actors = [curie(str(actor)) for actor in table.column("actor")]
    assert actors == ["actor:ana", "actor:ben", "group:held", "actor:mute"]
    assert table.column("claims") == [4, 4, 0, 0]
    assert table.column("spoken of in") == [0, 0, 3, 1]
    assert table.column("when") == ["silent", 1, "silent", "silent"]
    assert table.column("numbers") == [2, 1, "silent", "silent"]


def test_the_silence_map_of_all_counts_every_claim(small: Dataset) -> None:
    table = eg.silence_map(small)
    (ben,) = (row for row in table.records() if str(row["actor"]).endswith("ben"))
    assert (ben["claims"], ben["spoken of in"]) == (5, 0)


def test_the_page_escapes_and_runs_nothing(small: Dataset) -> None:
    told = read_told(small, "event:swap")
    note = eg.independence_note(small)
    page = account_page(small, told, "speaker", note)
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "<script" not in page
    assert "Mute &lt;b&gt;" in page
    rescue, words = (f'<bdi lang="en" dir="ltr">{one}</bdi>' for one in ("rescue", "“words 1”"))
    assert f"{rescue} (stated) {words}</td>" in page
    assert "<td>252 (stated) <bdi" in page
    assert '<td class="silent">silent</td>' in page
    assert "One publication: every claim was read in one document" in page


def test_where_accounts_differ_stands_below_them_and_on_the_page(
    made: Callable[..., Dataset], tmp_path: Path
) -> None:
    made(
        ("actor:ana", "event:talks evg:excludes actor:ben"),
        ("actor:ben", "event:talks evg:facilitatedBy actor:ben"),
    )
    page = tmp_path / "a.html"
    words = ["accounts", "Talks", "--graph", str(tmp_path / "data.trig"), "--html", str(page)]
    ran = CliRunner().invoke(group, words)
    assert (
        "WHERE ACCOUNTS DIFFER\n\n"
        "Talks (event:talks): excludes / facilitated by\n"
        "  1. excludes Ben (actor:ben) — 1 voice, 1 carrier, 1 origin\n"
    ) in ran.stdout
    assert "  → contradicts: 1 beside 2\n" in ran.stdout
    assert "Where accounts differ" in page.read_text("utf-8")
    assert "<td>contradicts: 2</td>" in page.read_text("utf-8")


def test_any_thing_has_accounts(made: Callable[..., Dataset]) -> None:
    """What is said of a person, or of a group, is set side by side as what is said of an event."""
    dataset = made(
        ("actor:ana", "group:held evg:size 238 ; evg:partOf group:all"),
        ("actor:ben", "group:held evg:size 252"),
    )
    sizes = [row for row in eg.accounts(dataset, "Held").records() if row["aspect"] == "numbers"]
    assert [(row["actor:ana"], row["actor:ben"]) for row in sizes] == [
        ("238 (stated) “words 1”", "252 (stated) “words 2”")
    ]


def test_bad_names_are_said(small: Dataset) -> None:
    with pytest.raises(UnknownName, match="nothing in the dataset is named 'Swop'"):
        eg.accounts(small, "Swop")
    with pytest.raises(UnknownName, match="cannot be told apart by 'parties'; did you mean party"):
        eg.accounts(small, "event:swap", "parties")


def test_the_commands_answer_and_refuse(tmp_path: Path) -> None:
    written(tmp_path)
    graph = ["--graph", str(tmp_path / "data.trig")]
    result = CliRunner().invoke(
        group, ["accounts", "Swap", *graph, "--html", str(tmp_path / "a.html")]
    )
    assert result.exit_code == 0
    assert (
        "WHEN\n\nSwap: date\n  - Ben: 2025-07 (stated) “words 3”\n  silent: Ana\n" in result.stdout
    )
    assert (tmp_path / "a.html").is_file()
    result = CliRunner().invoke(group, ["accounts", "Swap", *graph, "-f", "markdown"])
    assert result.stdout.startswith("| aspect | of | property | Ana | Ben |")
    result = CliRunner().invoke(group, ["silence", "Swap", *graph, "-f", "csv"])
    assert result.stdout.splitlines()[0].startswith("actor,claims,spoken of in,what it is called")
    for words, message in (
        (["accounts", "Swap", "--only-in", "Ana"], "--only-in and --not-in go together"),
        (["silence", "Nobody"], "nothing in the dataset is named 'Nobody'"),
    ):
        result = CliRunner().invoke(group, [*words, *graph])
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"eventgraph: {message}")


def test_a_part_in_an_event_that_is_given_as_text_stops_nothing(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "data.trig"
    path.write_text(f'{path.read_text()}\nclaim:text {{ event:swap evg:party "Ana" , 5 . }}\n')
    assert eg.accounts(eg.load(path), "event:swap").columns[:2] == ("aspect", "of")
