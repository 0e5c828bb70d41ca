"""Give a claim or a thing another name in all files; the old one goes on to lead to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.curation.comparing.sides import Side
from eventgraph.curation.editing import Edit
from eventgraph.curation.identity.subjects import counted, known, new_name, owners
from eventgraph.errors import EventGraphError
from eventgraph.rdf.loading import load
from eventgraph.rdf.streams import MOST
from eventgraph.steps import doing
from eventgraph.vocabulary import DCTERMS, curie

__all__ = ["Renamed", "rename", "renaming"]

_REPLACES = ox.NamedNode(str(DCTERMS.replaces))


class Renamed(NamedTuple):
    """What is renamed: both names, how often the old one stands in each file, and in words.

    `claims` and `things` count those that name it.
    """

    old: str
    new: str
    files: Mapping[Path, int]
    words: str
    claims: int = 0
    things: int = 0


def rename(
    paths: Iterable[str | Path], old: str, new: str, *, dry: bool = False, max_file: int = MOST
) -> Renamed:
    """Give what `old` stands for the name `new` in all files, in one step.

    The new name keeps the old one with `dcterms:replaces`, so it is still found by it. With `dry`
    nothing is written. Raises UnknownName for a name that nothing bears, EventGraphError for a new
    one that something bears, and InputError for a file that cannot be changed.
    """
    done, edit = renaming(paths, old, new, max_file=max_file)
    if dry:
        edit.preview()
    else:
        with doing("writing files"):
            edit.commit()
    return done


def renaming(
    paths: Iterable[str | Path], old: str, new: str, *, max_file: int = MOST
) -> tuple[Renamed, Edit]:
    """Prepare what `rename` does, and give it with the change that is to be written.

    Raises as `rename` does.

    >>> done, edit = renaming(["graph"], "actor:delcy-rodriguez", "actor:delcy")
    >>> done.words, edit.preview().keys() == done.files.keys()
    ('5 claims in 3 files', True)
    """
    paths = [Path(path) for path in paths]
    dataset = load(*paths, drafts=True, max_file=max_file)
    before = known(dataset, old)
    after = new_name(dataset, new)
    _refuse_known(dataset, before, after)
    claims, things = owners(dataset, before)
    edit = Edit(*paths, max_file=max_file)
    with doing("renaming"):
        files = edit.rename({before: after})
        edit.add(after, _REPLACES, before)
    words = counted(len(claims), len(things), files)
    return Renamed(before.value, after.value, files, words, len(claims), len(things)), edit


def _refuse_known(dataset: Dataset, before: ox.NamedNode, after: ox.NamedNode) -> None:
    claims, things = owners(dataset, after)
    if before == after or claims or things or Side(dataset).has(after):
        kept = curie(after.value)
        raise EventGraphError(
            f"{kept} is there already; to make one of both: "
            f"eventgraph merge {kept} {curie(before.value)}"
        )
