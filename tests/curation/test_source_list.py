"""An archiver's list is added whole or not at all; each fault has its line."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from adding import everything, told
from eventgraph.cli import group
from eventgraph.curation.texts.lists import ListFaults, read_list
from eventgraph.errors import InputError
from files import pdf_of

SUM = "a" * 64


def add(mine: Path, text: str | bytes, *words: str) -> Result:
    path = mine.parent / "list.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    run = ["source", "add", "--list", str(path), "--graph", str(mine), *words]
    return CliRunner().invoke(group, run)


def test_a_list_as_the_archiver_writes_it(mine: Path) -> None:
    ran = add(
        mine,
        "Link,Destination Folder,Archive Status,Archive Location,Archive Date,Upload Timestamp,"
        "Upload Title,Hash\n"
        f"https://x.org/a/1,f,success,https://arch.org/1,2024-03-01T10:00:00Z,2024-02-29,So,SHA-256:{SUM}\n"
        "https://x.org/a/2,f,nothing archived,,,,,\n",
        "--kind",
        "SocialPost",
        "--retrieved",
        "2024-05",
        "--take",
        "issued",
    )
    assert ran.stdout.splitlines() == [
        "new: source:x-org-a-1",
        "new: source:x-org-a-2",
        "  not stated, and asked for by validate: --title, --publisher, --lang",
        "  not stated, and asked for by validate: --title, --publisher, --issued, --lang",
        "  columns that are not read: destination folder, archive status",
        "  the list has titles, which are not written; --take title writes them",
        "2 rows: 2 new",
        f"wrote {mine}/things.ttl",
        f"next: eventgraph quotes --graph {mine}",
    ]
    assert told(mine, "source:x-org-a-1") == {
        "rdf:type": ["evg:SocialPost"],
        "rdfs:label": ["https://x.org/a/1"],
        "schema:url": ["<https://x.org/a/1>"],
        "dcterms:issued": ["2024-02-29"],
        "evg:archivedAt": ["<https://arch.org/1>"],
        "evg:retrieved": ["2024-03-01"],
        "evg:fileSha256": [SUM],
    }
    assert told(mine, "source:x-org-a-2")["evg:retrieved"] == ["2024-05"]


@pytest.mark.parametrize(
    "text",
    [
        f"url,archived copy,sha256,time\nhttps://x.org/1,https://arch.org/1,{SUM},2024-03-01\n",
        f"Time;URL;SHA-256;Archived_Copy\r\n2024-03-01;https://x.org/1;{SUM.upper()};https://arch.org/1",
        (
            f'\ufeff"Original URL"\t"Archive URL"\t"hash"\t"timestamp"\n'
            f"https://x.org/1\thttps://arch.org/1\tsha256:{SUM}\t1709280000\n\n"
        ),
    ],
)
def test_columns_are_known_by_their_headings(mine: Path, text: str) -> None:
    assert add(mine, text).exit_code == 0
    described = told(mine, "source:x-org-1")
    assert described["evg:fileSha256"] == [SUM]
    assert described["evg:archivedAt"] == ["<https://arch.org/1>"]
    assert described["evg:retrieved"] == ["2024-03-01"]


def test_every_fault_is_told_with_its_line_and_nothing_is_added(mine: Path) -> None:
    before = everything(mine)
    ran = add(
        mine,
        "url,archived copy,sha256,time\n"
        '"https://x.org/1\n",,,\n'
        "x.org,,,\n"
        ",,abc,\n"
        f"https://x.org/4,,SHA3-512:{SUM},\n"
        "https://x.org/5,../../etc/passwd,,\n"
        "https://x.org/6,,,2024-02-30\n"
        "https://x.org/7,,,\n",
    )
    path = mine.parent / "list.csv"
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.splitlines() == [
        f"{path}:4: url 'x.org' is no web address; write it as https://…",
        f"{path}:5: has no address",
        f"{path}:6: the hash 'SHA3-512:{SUM}' is no SHA-256, which has 64 signs of 0-9 and a-f",
        f"{path}:7: archived copy '../../etc/passwd' is no web address and no file beside it",
        f"{path}:8: the time '2024-02-30' is no date; write 2025-07-19, 2025-07, 2025",
        f"eventgraph: {path}: nothing was added, because of the 5 faults told; mend the list",
    ]
    assert everything(mine) == before


def test_what_is_there_already_is_not_added_again(mine: Path) -> None:
    rows = "url\nhttps://x.org/1\nhttps://x.org/2\nhttps://x.org/1\n"
    assert "3 rows: 2 new, 1 there" in add(mine, rows).stdout
    before = everything(mine)
    assert add(mine, rows).stdout == "3 rows: 3 there\n"
    assert everything(mine) == before
    completed = add(mine, f"url,sha256\nhttps://x.org/1,{SUM}\n")
    assert completed.stdout.startswith("completed: source:x-org-1\n")
    other = add(mine, f"url,sha256\nhttps://x.org/1,{'b' * 64}\n")
    assert "list.csv:2: source:x-org-1 has evg:fileSha256" in other.stderr


def test_a_copy_beside_the_list_is_read_and_its_sum_is_checked(mine: Path) -> None:
    data = pdf_of("So it is.")
    (mine.parent / "copies").mkdir()
    (mine.parent / "copies/1.pdf").write_bytes(data)
    (mine.parent / "copies/2.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    wrong = add(mine, f"url,copy,sha256\nhttps://x.org/1,copies/1.pdf,{SUM}\n")
    assert "list.csv:2: " in wrong.stderr
    assert f"has another SHA-256 than the list states: {sha256(data).hexdigest()}" in wrong.stderr
    right = add(mine, "url,copy\nhttps://x.org/1,copies/1.pdf\nhttps://x.org/2,copies/2.png\n")
    assert "2 rows: 2 new" in right.stdout
    assert (mine / "texts/x-org-1.txt").read_text("utf-8") == "So it is."
    assert "evg:textSha256" not in told(mine, "source:x-org-2")
    assert told(mine, "source:x-org-2")["evg:fileSha256"] == [
        sha256(b"\x89PNG\r\n\x1a\n").hexdigest()
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no rows below its headings"),
        (b"url\n", "holds no rows below its headings"),
        (
            b"name,hash\na,b\n",
            "1: has no column of addresses, headed url or link; its headings are",
        ),
        (b"url\nhttps://x.org/\xe9\n", "is not UTF-8; save the file with UTF-8 encoding"),
        (b"url\nhttps://x.org/\x00\n", "holds bytes that no text has"),
        (b'url\n"https://x.org/1"x\n', "2: is no CSV: "),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read_list(path)
    assert "\n" not in str(caught.value)
    assert not isinstance(caught.value, ListFaults)


def test_what_is_for_one_source_is_refused_with_a_list(mine: Path) -> None:
    ran = add(mine, "url\nhttps://x.org/1\n", "--title", "So")
    assert ran.exit_code == 2
    assert "--title is for one source; leave it out with --list" in ran.stderr
