"""`eventgraph init`: start a new dataset folder."""

from __future__ import annotations

import json
import os
import re
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import click

from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.errors import pick
from eventgraph.reports.manifest import Claim
from eventgraph.text.languages import language_of

__all__ = ["command", "starter"]

_FILES: Final = ("dataset.ttl", "things.ttl", "claims.trig")
_ENGLISH: Final = "en"
_TAGGED: Final = re.compile(r'"([^"]*)"@en\b')
_TAG: Final = re.compile(r'(dcterms:language) "en"')
#: What says in which language the system speaks, the first that is set counts.
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


@click.command("init")
@click.option(
    "--lang",
    metavar="CODE",
    help="The language of the dataset, such as en, es or pt-BR; else the system's, or English.",
)
@click.option(
    "--example", is_flag=True, help="Write a made-up story in three publications, in English."
)
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path, lang: str | None, example: bool) -> None:
    """Start a dataset in FOLDER: three small files that conform, to be filled with your own.

    The folder must be new or empty; nothing of yours is ever written over. With --example it holds
    a longer story to learn from: reprints, agency copy, a correction, a denial, words passed on.
    """
    if example and lang and language_of(lang) != _ENGLISH:
        raise click.UsageError("--example is in English; leave out --lang")
    texts = _example() if example else starter(lang or _system())
    with folder_replaced(folder, Claim(marked=False)) as new:
        for name, text in texts.items():
            (new / name).write_text(text, "utf-8")
    for name in texts:
        click.echo(f"wrote {folder / name}")
    click.echo(f"next: eventgraph validate --graph {folder}")


def starter(tag: str) -> dict[str, str]:
    """Give the text of each file of a new dataset, its labels in one language.

    Raises UnknownName for a language that the small story is not told in.

    >>> "Die Gazette" in starter("de")["things.ttl"]
    True
    """
    known = sorted((_ENGLISH, *(path.name.partition(".")[0] for path in _folder("words"))))
    language = pick(language_of(tag), known, "language of a new dataset")
    files = {file.name: file.read_text("utf-8") for file in _folder("starter")}
    words: dict[str, str] = {}
    if language != _ENGLISH:
        place = resources.files("eventgraph").joinpath(f"commands/words/{language}.json")
        words = json.loads(place.read_text("utf-8"))
    return {
        name: _TAG.sub(
            rf'\1 "{tag}"',
            _TAGGED.sub(lambda found: f'"{words.get(found[1], found[1])}"@{tag}', files[name]),
        )
        for name in _FILES
    }


def _example() -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in _folder("example")}


def _folder(name: str) -> list[Traversable]:
    """List the files of one of the folders beside this module, by name."""
    folder = resources.files("eventgraph").joinpath(f"commands/{name}")
    return sorted(folder.iterdir(), key=lambda file: file.name)


def _system() -> str:
    """Give the system's language where the small story is told in it, else English."""
    value = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    language = language_of(value.replace("_", "-").partition(".")[0])
    known = {path.name.partition(".")[0] for path in _folder("words")}
    return language if language in known else _ENGLISH
