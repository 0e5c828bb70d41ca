"""Tables of quads: what they are made from, what is in them, and what is refused."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from disagreeing import disagreeing
from eventgraph.bulk.asking import BY
from eventgraph.bulk.inputs import STDIN, Piece, inputs_of, pieces
from eventgraph.bulk.working import Crew, Task
from eventgraph.cli import group
from eventgraph.errors import InputError, StoreError
from eventgraph.rdf.streams import Stream
from eventgraph.vocabulary import PREFIXES

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
CLAIM = f"""{HEAD}
event:e a evg:Detention . event:f a evg:Release . actor:x a evg:Person .
claim:a {{ event:f evg:relatedTo event:e ; sem:hasTimeStamp "2025-07" . [] a evg:Person . }}
claim:a a evg:Claim ; sem:accordingTo actor:x ; prov:wasQuotedFrom source:s .
claim:b {{ actor:x evg:comments event:e . event:z sem:hasTimeStamp "~2025-06-02"^^xsd:string . }}
claim:b a evg:Claim ; sem:accordingTo actor:x ; evg:status evg:Draft .
claim:c {{ actor:x evg:about event:e . }}
claim:c a evg:Claim ; sem:accordingTo actor:x .
"""


def rows(folder: Path, what: str) -> list[tuple[object, ...]]:
    """Ask DuckDB of the quads, as anybody would who knows of no package."""
    tables = duckdb.read_parquet(f"{folder}/quads/*/*.parquet", hive_partitioning=True)
    with duckdb.connect() as database:
        database.register("tables", tables.arrow())
        return database.execute(what.format(quads="tables")).fetchall()


def zstd() -> object:
    new = sys.version_info >= (3, 14)
    return import_module("compression.zstd" if new else "backports.zstd")


def test_a_row_knows_its_claim_its_event_and_its_day(tmp_path: Path) -> None:
    path = tmp_path / "claims.trig"
    path.write_text(CLAIM, "utf-8")
    made = eg.build_parquet(tmp_path / "tables", path)
    assert (made.claims, made.events, made.drafts) == (2, 2, 5)
    claim, event = PREFIXES["claim"], PREFIXES["event"]
    found = rows(
        tmp_path / "tables",
        "SELECT DISTINCT claim, event, date FROM {quads} WHERE claim IS NOT NULL ORDER BY claim",
    )
    assert found == [(f"{claim}a", f"{event}f", 20250701), (f"{claim}c", f"{event}e", None)]
    (typed,) = rows(tmp_path / "tables", "SELECT datatype FROM {quads} WHERE object = '2025-07'")
    assert typed == (f"{PREFIXES['xsd']}gYearMonth",)


def test_each_event_has_a_folder_of_its_own_and_what_has_none_another(tmp_path: Path) -> None:
    path = tmp_path / "claims.trig"
    path.write_text(CLAIM, "utf-8")
    eg.build_parquet(tmp_path / "tables", path)
    found = rows(tmp_path / "tables", "SELECT DISTINCT bucket, event FROM {quads} ORDER BY bucket")
    event = PREFIXES["event"]
    assert found == [(0, None), (1, f"{event}e"), (2, f"{event}f")]
    names = sorted(one.name for one in (tmp_path / "tables/quads").iterdir())
    assert names == ["bucket=0", "bucket=1", "bucket=2"]


def test_many_events_share_few_folders(tmp_path: Path) -> None:
    path = tmp_path / "many.nq"
    kind = f"<{PREFIXES['rdf']}type> <{PREFIXES['evg']}Detention>"
    path.write_text("".join(f"<urn:e{n:04}> {kind} .\n" for n in range(500)), "utf-8")
    eg.build_parquet(tmp_path / "tables", path)
    assert len(list((tmp_path / "tables/quads").iterdir())) == 63


def test_equal_files_give_equal_tables_however_many_processes_read_them(tmp_path: Path) -> None:
    path = tmp_path / "claims.nq"
    path.write_text(disagreeing(1, 400), "utf-8")
    sums = []
    for name in ("one", "two"):
        made = eg.build_parquet(tmp_path / name, path)
        sums.append([one.sha256 for one in made.files])
    assert sums[0] == sums[1]


def test_packed_files_and_standard_input_are_read_as_plain_ones(tmp_path: Path) -> None:
    data = disagreeing(2).encode()
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a/claims.nq.gz").write_bytes(gzip.compress(data))
    (tmp_path / "b/claims.nq.zst").write_bytes(zstd().compress(data))  # type: ignore[attr-defined]
    found = [
        eg.build_parquet(tmp_path / f"of-{name}", tmp_path / name).files for name in ("a", "b")
    ]
    words = ["bulk", "parquet", "-", str(tmp_path / "piped")]
    ran = CliRunner().invoke(group, words, input=data)
    assert (ran.exit_code, ran.stderr) == (0, "")
    piped = {one.name for one in (tmp_path / "piped").iterdir()}
    assert "eventgraph-bulk.json" in piped
    assert found[0] == found[1]
    sum = hashlib.sha256((tmp_path / "piped/readings.parquet").read_bytes()).hexdigest()
    assert sum in {one.sha256 for one in found[0]}


def test_counts_are_those_of_the_dataset(curated_tables: Path, dataset: Dataset) -> None:
    counted = {str(row[0]): row[1] for row in eg.bulk_stats(curated_tables).rows}
    (known,) = eg.summarize(dataset).records()
    for name in ("claims", "speakers", "sources", "actors", "events", "places"):
        assert counted[name] == int(str(known[name])), name
    by_predicate = {str(row[0]): row[1] for row in eg.bulk_stats(curated_tables, "predicate").rows}
    assert sum(int(str(count)) for count in by_predicate.values()) == counted["quads"]
    of_events = eg.bulk_stats(curated_tables, "event", limit=1)
    assert of_events.columns == ("event", "claims", "speakers", "earliest", "latest")
    assert str(of_events.rows[0][0]) == f"{PREFIXES['event']}negotiation"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{disagreeing(3)}<urn:a> <urn:b> .\n", ":{line}:"),
        (
            f"{disagreeing(3)}<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .\n",
            ":{line}: a triple",
        ),
        (f"{'<<( <urn:a> <urn:b> ' * 9000}<urn:c>", ":1: a triple"),
        ("<urn:a> <urn:b> <urn:c> _:g .\n", ": a graph is named by a blank node"),
        ("<urn:a> <http://www.w3.org/2002/07/owl#imports> <urn:c> .\n", ": asks to import"),
        ("", ": hold no statement"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_written(
    tmp_path: Path, text: str, place: str
) -> None:
    path, folder = tmp_path / "claims.nq", tmp_path / "tables"
    path.write_text(text, "utf-8")
    ran = CliRunner().invoke(group, ["bulk", "parquet", str(path), str(folder)])
    assert ran.exit_code == 2
    expected = place.format(line=text.count("\n"))
    assert ran.stderr.startswith(f"eventgraph: {path}{expected}"), ran.stderr
    assert ran.stderr.count("\n") == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["claims.nq"]


def test_lines_are_counted_over_pieces_and_by_every_process(tmp_path: Path) -> None:
    path, folder = tmp_path / "claims.nq", tmp_path / "tables"
    line = f'<urn:a> <urn:b> "{"x" * 10_000}" .\n'
    path.write_text(f"{line * 2000}<urn:a> <urn:b> .\n{line * 100}", "utf-8")
    with pytest.raises(InputError, match=f"^{path}:2001:"):
        eg.build_parquet(folder, path)


@pytest.mark.external
def test_large_files_are_read_by_processes_that_end(tmp_path: Path) -> None:
    path = tmp_path / "claims.nq"
    line = f'<urn:a> <urn:b> "{"x" * 10_000}" .\n'
    path.write_text(line * 2000, "utf-8")
    assert eg.build_parquet(tmp_path / "tables", path).quads == 2000
    with Crew(2) as crew:
        assert crew.rest() == 0


def test_an_endless_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "endless.nq"
    path.write_bytes(b"x" * (20 << 20))
    with path.open("rb") as raw, pytest.raises(InputError, match="holds a line of more than"):
        list(pieces(Stream(raw, path, 1 << 30)))


def test_tables_are_replaced_and_what_is_no_table_stays(tmp_path: Path) -> None:
    path, folder = tmp_path / "claims.trig", tmp_path / "tables"
    path.write_text(CLAIM, "utf-8")
    words = ["bulk", "parquet", str(path), str(folder)]
    ran = CliRunner().invoke(group, words)
    assert (ran.exit_code, ran.stderr) == (0, "")
    ran = CliRunner().invoke(group, words)
    assert ran.stdout.splitlines()[-1] == "5 quads of drafts left out"
    with pytest.raises(InputError, match="is there already"):
        eg.build_parquet(folder, path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    ran = CliRunner().invoke(group, [*words[:3], str(other)])
    assert ran.exit_code == 2
    assert (other / "mine.txt").read_text() == "mine"


def test_what_is_no_folder_of_tables_is_told(tmp_path: Path, curated_tables: Path) -> None:
    for by in BY:
        with pytest.raises(StoreError, match="holds no tables; make them with"):
            eg.bulk_stats(tmp_path, by)
    ran = CliRunner().invoke(group, ["bulk", "stats", str(curated_tables), "--master", "local"])
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    ran = CliRunner().invoke(group, ["bulk", "parquet", "-", "x.nq", str(tmp_path / "t")])
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert str(STDIN) == "-"


def test_rows_whose_events_take_turns_keep_their_order(tmp_path: Path) -> None:
    path = tmp_path / "turns.nq"
    kind = f"<{PREFIXES['rdf']}type> <{PREFIXES['evg']}Detention>"
    lines = [f"<urn:e{n:02}> {kind} .\n" for n in range(50)]
    lines += [f'<urn:e{n % 50:02}> <urn:says> "{n:05}" .\n' for n in range(5000)]
    path.write_text("".join(lines), "utf-8")
    eg.build_parquet(tmp_path / "tables", path)
    asked = "SELECT object FROM {quads} WHERE event = 'urn:e07' AND predicate = 'urn:says'"
    found = [row[0] for row in rows(tmp_path / "tables", asked)]
    assert found == [f"{n:05}" for n in range(7, 5000, 50)]


def in_two_processes(task: Task) -> None:
    with Crew(2) as crew:
        crew.give(task)
        crew.give(task)
        crew.rest()


@pytest.mark.external
def test_a_process_that_cannot_write_or_ends_is_told(tmp_path: Path) -> None:
    (given,) = inputs_of("-")
    task = Task(given, 1, Piece(7, b"<urn:a> <urn:b> <urn:c> .\n"), tmp_path / "none/x.parquet")
    with pytest.raises(OSError, match=r"none/x\.parquet|No such file"):
        in_two_processes(task)
    broken = task._replace(to=tmp_path / "x.parquet", piece=Piece(7, b"x" * (1 << 20)))
    with pytest.raises(InputError, match=r"^-:7:"):
        in_two_processes(broken)


@pytest.mark.external
@pytest.mark.parametrize("name", ["duckdb", "pyarrow", "pyspark"])
def test_a_library_that_is_missing_is_named(curated_tables: Path, name: str) -> None:
    engine = "spark" if name == "pyspark" else "duckdb"
    script = f"import sys; sys.modules[{name!r}] = None; from eventgraph.cli import main; main()"
    made, asked = ["parquet", "-", "none"], ["stats", str(curated_tables), "--engine", engine]
    words = ["bulk", *(made if name == "pyarrow" else asked)]
    ran = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"eventgraph: bulk needs {name}; install it with: pip install ")
    assert ran.stderr.count("\n") == 1
