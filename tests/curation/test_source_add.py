"""`source add` keeps texts beside a dataset and describes their sources, all or nothing."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from adding import add, everything, told
from eventgraph.cli import group
from eventgraph.curation.texts.adding import Adding, Incoming
from eventgraph.errors import EventGraphError
from eventgraph.vocabulary import curie
from files import html_of, pdf_of

WHY = "texts/ stays out of git, for texts of others are not yours to publish"
OFFERED = "creator “Ana Roe” (the PDF's author); --take creator writes it"
FIRST_WORDS = "source:the-govern-ment-said-so-page"
PDF = pdf_of("The govern-\nment said so.", "Page two.", title="A report", author="Ana Roe")


def test_a_pdf_is_kept_with_its_text_and_described(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(PDF)
    before = everything(mine)
    stated = ("--publisher", "The Gazette", "--issued", "2024-03", "--lang", "en")
    ran = add(
        mine, str(tmp_path / "r.pdf"), *stated, "--take", "title", "--retrieved", "2024-04-01"
    )
    assert ran.stdout.splitlines() == [
        "new: source:gazette-2024-03",
        "  title “A report” taken from the PDF's title",
        f"  offered, and not written: {OFFERED}",
        f"  text: {mine}/texts/gazette-2024-03.txt",
        f"  file: {mine}/texts/gazette-2024-03.pdf",
        '  2 pages: evg:fragment "page=1" to "page=2"',
        f"wrote {mine}/things.ttl",
        f"wrote {mine}/.gitignore: {WHY}",
        f"next: eventgraph quotes --graph {mine}",
    ]
    text = (mine / "texts/gazette-2024-03.txt").read_bytes()
    assert text == b"The govern-\nment said so.\n\x0cPage two."
    assert told(mine, "source:gazette-2024-03") == {
        "rdf:type": ["evg:Source"],
        "rdfs:label": ["The Gazette, March 2024"],
        "dcterms:title": ["A report"],
        "dcterms:publisher": ["actor:gazette"],
        "dcterms:issued": ["2024-03"],
        "dcterms:language": ["en"],
        "evg:retrieved": ["2024-04-01"],
        "evg:textSha256": [sha256(text).hexdigest()],
        "evg:fileSha256": [sha256(PDF).hexdigest()],
        "evg:wordCount": ["7"],
    }
    assert {name for name, data in everything(mine).items() if before.get(name) != data} == {
        ".gitignore",
        "texts/gazette-2024-03.pdf",
        "texts/gazette-2024-03.txt",
        "things.ttl",
    }
    things = (mine / "things.ttl").read_text("utf-8")
    assert things.startswith(before["things.ttl"].decode().rstrip("\n"))


def test_plain_text_is_kept_as_it_is_and_found_by_quotes(mine: Path) -> None:
    words = b"The works department said the barriers came down on 29 February.\r\n"
    ran = add(mine, "-", "--id", "gazette-2024-03-01", data=words)
    assert ran.stdout.splitlines()[0] == "completed: source:gazette-2024-03-01"
    assert (mine / "texts/gazette-2024-03-01.txt").read_bytes() == words
    described = told(mine, "source:gazette-2024-03-01")
    assert described["evg:textSha256"] == [sha256(words).hexdigest()]
    assert "evg:fileSha256" not in described
    quotes = CliRunner().invoke(group, ["quotes", "--graph", str(mine)]).stdout
    assert "3 quotes: 1 exact, 2 missing" in quotes


def test_the_same_file_is_not_added_twice_and_what_is_new_of_it_is(mine: Path) -> None:
    assert add(mine, "-", data=PDF).exit_code == 0
    before = everything(mine)
    again = add(mine, "-", data=PDF)
    assert again.stdout.splitlines()[0] == f"is there already, nothing new: {FIRST_WORDS}"
    assert everything(mine) == before
    more = add(mine, "-", "--kind", "published report", "--url", "https://example.org/r", data=PDF)
    assert more.stdout.startswith("completed: source:the-govern")
    described = told(mine, FIRST_WORDS)
    assert described["rdf:type"] == ["evg:PublishedReport"]
    assert described["schema:url"] == ["<https://example.org/r>"]
    other = add(mine, "-", "--url", "https://example.org/other", data=PDF)
    assert (other.exit_code, other.stderr.count("\n")) == (2, 1)
    assert "has schema:url 'https://example.org/r' already, and not" in other.stderr


def test_a_text_that_is_gone_is_kept_anew(mine: Path) -> None:
    add(mine, "-", data=PDF)
    (text,) = (mine / "texts").glob("*.txt")
    kept = text.read_bytes()
    text.unlink()
    add(mine, "-", data=PDF)
    assert [path.read_bytes() for path in (mine / "texts").glob("*.txt")] == [kept]


def test_a_reprint_with_the_same_text_is_a_source_of_its_own(mine: Path) -> None:
    add(mine, "-", "--id", "one", data=b"So it is.")
    add(mine, "-", "--id", "two", data=b"So it is.")
    assert [path.name for path in (mine / "texts").iterdir()] == ["one.txt"]
    texts = eg.kept_texts(eg.load(mine), [mine])
    assert sorted(map(curie, texts)) == ["source:one", "source:two"]


def test_an_actor_is_made_only_where_no_name_is_near(mine: Path) -> None:
    near = add(mine, "-", "--publisher", "The Gazete", data=b"So it is.")
    assert near.exit_code == 2
    assert (
        "no actor is named 'The Gazete'; did you mean actor:gazette? --new makes another"
        in near.stderr
    )
    far = add(mine, "-", "--publisher", "El País", "--creator", "Zoë", data=b"So it is.")
    assert "  made actor:el-pais, evg:MediaOutlet, for 'El País'; correct it where it stands" in (
        far.stdout.splitlines()
    )
    assert told(mine, "source:el-pais")["dcterms:creator"] == ["actor:zoe"]
    assert told(mine, "actor:el-pais") == {
        "rdf:type": ["evg:MediaOutlet"],
        "rdfs:label": ["El País"],
    }
    assert add(mine, "-", "--new", "--publisher", "The Gazete", data=b"Else.").exit_code == 0


def test_a_dry_run_writes_nothing(mine: Path) -> None:
    before = everything(mine)
    ran = add(mine, "-", "--dry-run", data=PDF)
    assert ran.stdout.endswith("nothing was written, as --dry-run asks\n")
    assert everything(mine) == before


def test_texts_are_named_in_gitignore_once_and_only_if_wanted(mine: Path) -> None:
    (mine / ".gitignore").write_bytes(b"*.bak")
    add(mine, "-", "--no-ignore", data=b"One.")
    assert (mine / ".gitignore").read_bytes() == b"*.bak"
    add(mine, "-", data=b"Two.")
    add(mine, "-", data=b"Three.")
    assert (mine / ".gitignore").read_text("utf-8").splitlines() == [
        "*.bak",
        "# Texts of others, kept to check quotes; they are not ours to publish.",
        "texts/",
    ]


def test_a_file_changed_meanwhile_is_refused_and_nothing_is_written(mine: Path) -> None:
    adding = Adding(eg.load(mine), [mine])
    adding.add(Incoming(eg.Details(id="x"), data=b"So."))
    with (mine / "things.ttl").open("a") as stream:
        stream.write("\n# more\n")
    before = everything(mine)
    with pytest.raises(EventGraphError, match=r"things.ttl: was changed by someone else meanwhile"):
        adding.commit()
    assert everything(mine) == before


def test_python_adds_a_source_too(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html_of("Nothing was said but so, and many came to hear it."))
    added = eg.add_source(tmp_path / "a.html", mine, eg.Details(title="So", language="en"))
    assert (curie(added.source), added.state) == ("source:so", "new")
    assert sorted(path.name for path in (mine / "texts").iterdir()) == ["so.html", "so.txt"]
