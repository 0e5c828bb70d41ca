"""The kinds of input that change a dataset: sheets, others' data, sources and stores."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import eventgraph as eg
from eventgraph.curation.sheets.exporting import sheet_files
from fuzzing.cases import Case
from fuzzing.grammar import trig
from fuzzing.pieces import ROOT, TEXTS, VALUES, seed_files
from fuzzing.spoiling import spoiled

__all__ = ["imported", "kept", "listed", "sheet", "store"]

_STARTER: Final = ROOT / "src/eventgraph/commands/starter"
_GAZETTE: Final = "source:gazette-2024-03-01"
#: The words of the starter's source, and of what others marked in it.
WORDS: Final = """\
The works department said the barriers came down on 29 February. The mayor said traffic has \
flowed since 28 February over the old bridge in Riverton. “We are relieved,” said the mayor.
"""
_QUOTE: Final = "traffic has flowed since 28 February"
_SELECTORS: Final = [
    {"type": "TextQuoteSelector", "exact": _QUOTE, "prefix": "mayor said ", "suffix": " over"},
    {"type": "TextPositionSelector", "start": 77, "end": 113},
]
#: What others' tools write, one small file each.
_MARKED: Final[Mapping[str, object]] = {
    "web.json": {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "#a",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "Says **who**?", "purpose": "commenting"}],
        "target": {"source": "https://gazette.example/a", "selector": _SELECTORS},
    },
    "hypothesis.json": {
        "rows": [
            {
                "id": "w02",
                "uri": "https://gazette.example/a",
                "created": "2024-03-05T14:34:41+00:00",
                "user": "acct:reader@example.org",
                "text": "Says **who**?",
                "tags": ["traffic"],
                "target": [{"source": "https://gazette.example/a", "selector": _SELECTORS}],
            }
        ]
    },
    "doccano.jsonl": {"id": 1, "text": WORDS, "label": [[77, 113, "Claim"]], "Comments": []},
    "studio.json": [
        {
            "id": 1,
            "data": {"text": WORDS},
            "annotations": [
                {
                    "completed_by": 1,
                    "result": [
                        {
                            "id": "a",
                            "type": "labels",
                            "value": {"start": 77, "end": 113, "text": _QUOTE, "labels": ["Claim"]},
                        },
                        {"from_id": "a", "to_id": "a", "type": "relation", "labels": ["says"]},
                    ],
                }
            ],
        }
    ],
}
_ENTITIES: Final = (
    {"id": "p1", "schema": "Person", "properties": {"name": ["Ada Quill"], "alias": ["A. Q."]}},
    {"id": "c1", "schema": "Company", "properties": {"name": ["Riverton Bridges Ltd"]}},
    {"id": "o1", "schema": "Ownership", "properties": {"owner": ["p1"], "asset": ["c1"]}},
    {"id": "d1", "schema": "Article", "properties": {"title": ["Register"], "sourceUrl": ["x"]}},
)
_LIST: Final = b"""\
url,archive,sha256,time
https://example.org/a,https://archive.example.org/a,%s,2024-03-01T08:00:00Z
https://example.org/b,,,1709280000
""" % (b"0" * 64)
_MAIL: Final = f"""\
From: desk@example.org
Subject: =?utf-8?q?The_bridge?=
Date: Fri, 01 Mar 2024 08:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

{WORDS}
--b
Content-Type: text/html

<p>{WORDS}</p>
--b--
""".encode()
_PAGE: Final = f"""\
<!doctype html><html lang="en"><head><title>The bridge</title>
<meta property="article:published_time" content="2024-03-01"><meta name="author" content="A. B.">
</head><body><nav>All news</nav><article><h1>The bridge</h1><p>{WORDS}</p></article></body></html>
""".encode()
_PDF: Final = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R\
/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 52>>stream
BT /F1 12 Tf 9 99 Td (The mayor said it is open.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Info<</Title(The bridge)/CreationDate(D:20240301)>>>>
%%EOF
"""


_STATED: Final = (
    *("--title", "--publisher", "--issued", "--lang", "--url", "--id"),
    *("--kind", "--archived", "--creator"),
)


def mine() -> dict[str, bytes]:
    """Give the starter's files in a folder."""
    return {f"mine/{path.name}": path.read_bytes() for path in sorted(_STARTER.iterdir())}


@cache
def _sheets(suffix: str) -> tuple[tuple[str, bytes], ...]:
    """Write the starter as a spreadsheet."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "a"
        for name, data in mine().items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
        files = sheet_files(eg.load(place), [place], Path(folder) / f"s{suffix}")
    return tuple((path.name, data) for path, data in sorted(files.items()))


def _packed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Change the parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(one.filename, archive.read(one)) for one in archive.infolist()]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name), change(name, part))
    return packed.getvalue()


def _workbook(data: bytes, random: Random) -> bytes:
    """Spoil a workbook: its bytes, or one of its parts."""
    if random.random() < 0.2:
        return spoiled(data, random)
    part = random.choice(("sheet1", "sheet2", "sharedStrings", "workbook", "styles", "rels"))
    return _packed(data, lambda name, its: spoiled(its, random) if part in name else its)


def sheet(random: Random) -> Case:
    """Read a spreadsheet back of which cells are others."""
    suffix = random.choice((".csv", ".csv", ".csv", ".xlsx"))
    files = dict(_sheets(suffix))
    name = random.choice(sorted(files))
    files[name] = (_workbook if suffix == ".xlsx" else spoiled)(files[name], random)
    more = random.choice(((), ("--dry-run",), ("--as-drafts",), ("-f", "json"),
                          ("--curator", "actor:curator"), ("--mark", "marked.xlsx")))  # fmt: skip
    return Case(("sheet", "import", *sorted(files), *more, "--graph", "mine"), mine() | files)


def imported(random: Random) -> Case:
    """Take over what others marked, published or hold."""
    kind = random.choice(("annotations", "annotations", "nanopubs", "ftm"))
    more: tuple[str, ...] = random.choice(((), ("--dry-run",)))
    files = mine()
    if kind == "annotations":
        name, seed = random.choice(sorted(_MARKED.items()))
        data = json.dumps(_twisted(seed, random), ensure_ascii=False).encode("utf-8", "replace")
        files["text.txt"] = WORDS.encode()
        more += ("--source", _GAZETTE, "--text", f"{_GAZETTE}=text.txt")
        more += random.choice(((), ("--with-names",)))
    elif kind == "ftm":
        name = "a.jsonl"
        lines = [json.dumps(_twisted(one, random)) for one in _ENTITIES]
        data = "\n".join(random.sample(lines, len(lines))).encode()
    else:
        name = "a.trig"
        data = random.choice((seed_files()["trig"][0], trig(random)))
    files[name] = spoiled(data, random) if random.random() < 0.6 else data
    return Case(("import", kind, name, *more, "--graph", "mine"), files)


def _twisted(value: Any, random: Random) -> Any:  # noqa: ANN401 - JSON
    """Put other values into some places of what is JSON."""
    if random.random() < 0.04:
        return random.choice((None, True, -1, 10**30, 0.5, [], {}, "", *TEXTS, *VALUES))
    if isinstance(value, Mapping):
        kept = {key: _twisted(one, random) for key, one in value.items() if random.random() < 0.97}
        return kept | ({random.choice(TEXTS): value} if random.random() < 0.01 else {})
    if isinstance(value, list | tuple):
        return [_twisted(one, random) for one in value]
    return value


def kept(random: Random) -> Case:
    """Add a source of which the file is spoiled."""
    name, data = random.choice(
        (("a.txt", WORDS.encode()), ("a.html", _PAGE), ("a.eml", _MAIL), ("a.pdf", _PDF))
    )
    data = spoiled(data, random)
    if random.random() < 0.1:
        code = random.choice(("utf-16", "cp1252"))
        data = data.decode("utf-8", "replace").encode(code, "replace")
    told: tuple[str, ...] = ()
    for option in random.sample(_STATED, random.choice((0, 1, 3))):
        words = random.choice((*TEXTS, *VALUES, "The Gazette", "2024-03-01", "es"))
        # What begins at the root or leaves the folder would touch this machine's own files.
        told += (option, words.replace("\0", "").replace("/", "_").replace("..", "."))
    more = random.choice(((), ("--take", "all"), ("--whole-page",), ("--dry-run",), ("--new",)))
    words_of = random.choice((name, name, name, "-"))
    arguments = ("source", "add", words_of, *told, *more, "--graph", "mine")
    return Case(arguments, mine() | {name: data}, data)


def listed(random: Random) -> Case:
    """Add an archiver's list that is spoiled."""
    files = mine() | {"list.csv": spoiled(_LIST, random), "a.txt": WORDS.encode()}
    more = random.choice(((), ("--take", "all"), ("--dry-run",), ("--kind", "NewsArticle")))
    return Case(("source", "add", "--list", "list.csv", *more, "--graph", "mine"), files)


def store(random: Random) -> Case:
    """Build a store of files that are spoiled, over one or beside."""
    format = random.choice(("trig", "turtle", "nquads"))
    data = random.choice(seed_files()[format])
    name = {"trig": "a.trig", "turtle": "a.ttl", "nquads": "a.nq"}[format]
    files = {name: spoiled(data, random) if random.random() < 0.8 else data}
    if random.random() < 0.3:
        files["out/manifest.json"] = spoiled(b'{"version": 1, "files": []}', random)
    return Case(("store", "build", random.choice(("out", "out", name, ".")), name), files)
