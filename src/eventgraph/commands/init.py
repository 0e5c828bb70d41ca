"""`eventgraph init`: start a new dataset folder."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import click
import pyoxigraph as ox

from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.errors import pick
from eventgraph.reports.manifest import Claim
from eventgraph.text.languages import language_of

__all__ = ["command", "starter"]

_FILES: Final = ("dataset.ttl", "things.ttl", "claims.trig")
_ENGLISH: Final = "en"
_TAGGED: Final = re.compile(r'"([^"]*)"@en\b')
_TAG: Final = re.compile(r'(dcterms:language) "en"')
_TITLED: Final = re.compile(r'(dcterms:title )"[^"]*"(@)')
_DESCRIBED: Final = re.compile(r" *dcterms:description [^\n]*;\n")
_NAMED: Final = re.compile(r"(/id/dataset/)[\w-]+(>)")
_BLANK: Final = re.compile(r"\n\n+")
_ABOUT: Final = re.compile(r"\n# The names here are made up[^\n]*")
_LONGEST: Final = 60
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
@click.option("--title", metavar="TITLE", help="What your story is called: no made-up one then.")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path, lang: str | None, example: bool, title: str | None) -> None:
    """Start a dataset in FOLDER: three small files that conform, to be filled with your own.

    The folder must be new or empty; nothing of yours is ever written over. With --title the files
    hold the title and yourself as the curator, and nothing else; without it a small made-up story
    to be replaced. With --example it holds a longer story to learn from: reprints, agency copy, a
    correction, a denial, words passed on.
    """
    if example and lang and language_of(lang) != _ENGLISH:
        raise click.UsageError("--example is in English; leave out --lang")
    if example and title:
        raise click.UsageError("--example has a title; leave out --title")
    if title is not None and not re.search(r"\w", title):
        raise click.UsageError("--title is empty; say what your story is called")
    texts = _example() if example else starter(lang or _system())
    texts = texts if title is None else _emptied(texts, title)
    with folder_replaced(folder, Claim(marked=False)) as new:
        for name, text in texts.items():
            (new / name).write_text(text, "utf-8")
    for name in texts:
        click.echo(f"wrote {folder / name}")
    following = "source add FILE" if title else "validate"
    click.echo(f"next: eventgraph {following} --graph {folder}")


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


def _emptied(texts: Mapping[str, str], title: str) -> dict[str, str]:
    """Keep of a new dataset its prefixes, its curator and what it says of itself."""
    written = str(ox.Literal(" ".join(title.split())))
    dataset = _TITLED.sub(lambda found: f"{found[1]}{written}{found[2]}", texts["dataset.ttl"])
    name = "-".join(re.findall(r"[a-z0-9]+", title.casefold())) or "mine"
    dataset = _NAMED.sub(lambda found: f"{found[1]}{name[:_LONGEST]}{found[2]}", dataset)
    things, claims = (_BLANK.split(texts[name]) for name in ("things.ttl", "claims.trig"))
    return {
        "dataset.ttl": _DESCRIBED.sub("", dataset),
        "things.ttl": "\n\n".join([_ABOUT.sub("", things[0]), *things[1:3]]) + "\n",
        "claims.trig": "\n\n".join(claims[:2]) + "\n",
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
