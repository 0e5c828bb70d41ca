"""Where answers go: to stdout or, whole or not at all, into a file; and what reads as text."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from errno import EBADF
from pathlib import Path
from typing import BinaryIO, cast

import click
from rdflib import Dataset

from eventgraph.claims.naming import Names
from eventgraph.commands.parts.outputs import write_whole
from eventgraph.commands.parts.progress import watch
from eventgraph.errors import EventGraphError, FormatError, InputError
from eventgraph.evidence.independence import independence_note
from eventgraph.rdf.naming import names_in
from eventgraph.stores.opening import files_read, roots_of
from eventgraph.tables.table import Table, write
from eventgraph.text.characters import visible
from eventgraph.text.terminal import filled, screen_width

__all__ = ["emit", "emit_pieces", "emit_report", "emit_table", "names_for", "save"]


def names_for(graph: tuple[Path, ...], output: Path) -> dict[Path, Path]:
    """Name the dataset's files for who reads of them: on stdout as typed, in a file as in it."""
    if str(output) == "-":
        return {path: path for path in files_read(*graph)}
    return names_in(*roots_of(graph)) if files_read(*graph) else {}


def emit(data: bytes | str, output: Path) -> None:
    """Write an answer to stdout or, whole or not at all, to a file.

    A terminal gets a mark for what could steer it; a pipe or a file gets every byte.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    watch.end()
    if str(output) == "-":
        stdout = _stdout()
        stdout.write(_for_screen(raw) if stdout.isatty() else raw)
        stdout.flush()
    else:
        save(raw, output)


def emit_pieces(pieces: Iterable[bytes], output: Path) -> None:
    """Write an answer that is made while it is written, as `emit` does with one that is there.

    Each piece ends where a character does. Progress is shown as long as stdout is left alone.
    """
    if str(output) != "-":
        save(pieces, output)
        watch.end()
        return
    stdout = _stdout()
    screen = stdout.isatty()
    for piece in pieces:
        watch.end()
        stdout.write(_for_screen(piece) if screen else piece)
    stdout.flush()


def save(data: bytes | Iterable[bytes], path: Path) -> None:
    """Write a file that an option names, whole or not at all, but never over what was read."""
    context = click.get_current_context(silent=True)
    given = context.params if context is not None else {}
    if os.path.isfile(path) and any(map(path.samefile, _read(given))):  # noqa: PTH113 - never raises
        raise InputError("is what this command reads; name another file to write", path)
    write_whole(path, data)


def _read(given: Mapping[str, object]) -> Iterator[Path]:
    """Give each file that a command line names to be read: of the dataset, texts, sheets."""
    with suppress(EventGraphError):  # a verb may do without a dataset
        yield from files_read(*cast("tuple[Path, ...]", given.get("graph", ())))
    for name in ("query", "kind", "texts", "files"):
        value = given.get(name) or ()
        for one in value if isinstance(value, tuple) else (value,):
            path = one[1] if name == "texts" else Path(str(one))
            if os.path.isfile(path):  # noqa: PTH113 - never raises
                yield path


def _for_screen(raw: bytes) -> bytes:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = "this is no text to be shown on a terminal; name a file with -o FILE"
        raise FormatError(message) from error
    return visible(text.replace("\r\n", "\n")).encode("utf-8")


def _stdout() -> BinaryIO:
    """Give the stream of answers; a process may be started with it closed."""
    if sys.stdout is None:
        raise OSError(EBADF, os.strerror(EBADF))
    return sys.stdout.buffer


def emit_table(
    table: Table, format: str, output: Path, dataset: Dataset | None = None, language: str = "en"
) -> None:
    """Write a table; with a dataset, its labels stand for IRIs in text and markdown."""
    names = (
        Names(dataset, language) if dataset is not None and format in {"text", "markdown"} else None
    )
    emit(write(table, format, names, language=language), output)


def emit_report(
    table: Table, format: str, output: Path, dataset: Dataset, language: str = "en"
) -> None:
    """Write a table as `emit_table` does; text begins with how independent publications are."""
    if format != "text":
        emit_table(table, format, output, dataset, language)
        return
    note = "\n".join([*filled(independence_note(dataset), screen_width()), "", ""])
    names = Names(dataset, language)
    emit(note + write(table, format, names, language=language), output)
