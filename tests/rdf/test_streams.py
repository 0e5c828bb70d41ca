"""Files are read within a limit, and only files are read."""

import gzip
import os
import socket
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

import eventgraph as eg
from eventgraph.errors import InputError
from eventgraph.rdf.streams import MOST

zstandard = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
#: How files are packed, by suffix.
PACKERS: Final = {".gz": gzip.compress, ".zst": zstandard.compress}
LINE: Final = b'<urn:a> <urn:b> "c" .\n'


def fault(path: Path, max_file: int = MOST) -> str:
    """Load a path, and give the error without the folder in front."""
    with pytest.raises(InputError) as error:
        eg.load(path, ontology=False, max_file=max_file)
    return str(error.value).replace(f"{path.parent}/", "")


def forms(path: Path, data: bytes) -> list[tuple[Path, bytes]]:
    """Give the name and the bytes of a file as it is, and packed."""
    packed = ((path.with_name(path.name + end), pack(data)) for end, pack in PACKERS.items())
    return [(path, data), *packed]


SOUND: Final = {
    "a.ttl": LINE,
    "a.trig": LINE,
    "a.nt": LINE,
    "a.nq": LINE,
    "a.jsonld": b'{"@id": "urn:a", "urn:b": "c"}',
    "a.rdf": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:">'
    b'<rdf:Description rdf:about="urn:a"><e:b>c</e:b></rdf:Description></rdf:RDF>',
}


@pytest.mark.parametrize("name", SOUND)
def test_a_file_larger_than_the_limit_is_refused_packed_or_not(name: str, tmp_path: Path) -> None:
    data = SOUND[name]
    for path, content in forms(tmp_path / name, data):
        path.write_bytes(content)
        assert len(eg.load(path, ontology=False, max_file=len(data))) == 1
        assert fault(path, max_file=len(data) - 1) == (
            f"{path.name}: holds more than {len(data) - 1} B; split it, or allow more with "
            "--max-file (max_file in Python)"
        )


@pytest.mark.parametrize("name", ["a.ttl", "a.nq", "a.jsonld", "a.rdf"])
@pytest.mark.parametrize("suffix", PACKERS)
def test_a_file_that_unpacks_to_much_more_is_read_no_further_than_the_limit(
    name: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"{name}{suffix}"
    path.write_bytes(PACKERS[suffix](SOUND[name] + b"\n" * 40_000_000))
    assert fault(path, max_file=1 << 20).startswith(f"{path.name}: holds more than 1 MiB; ")


def test_a_file_in_zstandard_that_asks_for_much_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.nq.zst"
    parameter = zstandard.CompressionParameter
    options = {parameter.window_log: 30, parameter.enable_long_distance_matching: 1}
    packer = zstandard.ZstdCompressor(options=options)
    path.write_bytes(packer.compress(LINE) + packer.flush())
    assert fault(path).startswith("a.nq.zst: is no whole Zstandard file (")
    assert "too much memory" in fault(path)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda _: LINE, "Unable to decompress Zstandard data"),
        (lambda data: data[:-5], "Compressed file ended"),
        (lambda data: data + b"more", "Unable to decompress Zstandard data"),
        (lambda _: b"", "it is empty"),
    ],
)
def test_a_broken_file_in_zstandard_is_refused(
    change: Callable[[bytes], bytes], what: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.nq.zst"
    path.write_bytes(change(zstandard.compress(LINE * 3)))
    assert fault(path).startswith(f"a.nq.zst: is no whole Zstandard file ({what}")
    assert fault(path).endswith("; compress it anew")


def test_files_in_zstandard_that_are_put_together_are_one(tmp_path: Path) -> None:
    path = tmp_path / "a.nq.zst"
    path.write_bytes(zstandard.compress(LINE) + zstandard.compress(b'<urn:a> <urn:b> "d" .'))
    assert len(eg.load(path, ontology=False)) == 2


@pytest.mark.parametrize("name", SOUND)
def test_a_byte_order_mark_is_passed_over_packed_or_not(name: str, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + SOUND[name]
    for path, content in forms(tmp_path / name, data):
        path.write_bytes(content)
        assert len(eg.load(path, ontology=False)) == 1


def test_what_is_no_file_is_refused_by_its_name_in_a_folder_and_alone(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(LINE)
    pipe = tmp_path / "pipe.ttl"
    os.mkfifo(pipe)
    expected = "is a named pipe and no file; save what it gives as a file"
    assert fault(pipe) == f"pipe.ttl: {expected}"
    assert fault(tmp_path).endswith(f"/pipe.ttl: {expected}")
    pipe.unlink()
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "s.nq"))
        assert fault(tmp_path).endswith(
            "/s.nq: is a socket and no file; save what it gives as a file"
        )
    (tmp_path / "s.nq").unlink()
    (tmp_path / "null.trig").symlink_to("/dev/null")
    assert "null.trig: is a device and no file" in fault(tmp_path)


def test_what_is_no_file_and_no_data_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(LINE)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    assert len(eg.load(tmp_path, ontology=False)) == 1


def test_a_folder_called_like_a_file_is_a_folder_and_a_broken_link_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.ttl").mkdir()
    (tmp_path / "b.ttl/a.nt").write_bytes(LINE)
    assert len(eg.load(tmp_path, ontology=False)) == 1
    (tmp_path / "gone.ttl").symlink_to(tmp_path / "nowhere")
    assert fault(tmp_path).endswith("/gone.ttl: no such file or folder; check the path")


@pytest.mark.parametrize(
    "suffix",
    [
        *("pdf", "html", "json", "xml", "rq", "tif", "tiff", "toml", "tar", "orig", "rtf", "vtt"),
        *("ris", "jsonl", "geojson", "ndjson", "txt", "R"),
    ],
)
def test_a_suffix_that_others_use_is_no_slip(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(LINE)
    (tmp_path / f"b.{suffix}").write_bytes(b"other")
    (tmp_path / f"c.{suffix}.gz").write_bytes(b"other")
    assert len(eg.load(tmp_path, ontology=False)) == 1


@pytest.mark.parametrize(
    ("suffix", "meant"),
    [("tll", "ttl"), ("trg", "trig"), ("nqs", "nq"), ("jsonld5", "jsonld"), ("rdff", "rdf")],
)
def test_a_slip_of_the_pen_is_still_refused(suffix: str, meant: str, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(LINE)
    (tmp_path / f"b.{suffix}").write_bytes(LINE)
    assert f"did you mean .{meant}" in fault(tmp_path)
