"""Add one source, or those of a list, to the files of a dataset: what the verb and Python share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from rdflib import Dataset

from eventgraph.curation.texts.adding import Added, Adding, Incoming
from eventgraph.curation.texts.details import Details
from eventgraph.curation.texts.extracting import extract, has_words
from eventgraph.curation.texts.lists import ListFaults, Row, read_list
from eventgraph.curation.texts.offering import taken, wanted
from eventgraph.errors import EventGraphError, InputError, reading
from eventgraph.rdf.loading import load
from eventgraph.rdf.streams import whole
from eventgraph.steps import steps

__all__ = ["Ways", "add_list", "add_source", "add_words"]

#: How many words name what came without a name.
_FIRST: Final = 6


class Ways(NamedTuple):
    """How sources are added: what is taken of what files say of themselves, and so on.

    `take` names fields of `FIELDS`; `whole_page` keeps all of a web page; `new` makes actors
    although others have nearly their names; `ignore` names the texts in `.gitignore`.
    """

    take: Sequence[str] = ()
    whole_page: bool = False
    new: bool = False
    ignore: bool = True
    dry_run: bool = False


def add_source(
    file: str | Path,
    graph: str | Path = "graph",
    details: Details | None = None,
    ways: Ways | None = None,
) -> Added:
    """Add a source to the dataset in a folder: its words and its file beside it, its description.

    What `details` state is checked and written. Raises InputError for a file without words or a
    dataset that cannot be written, EventGraphError for a detail that is wrong; nothing is written
    then.
    """
    path = Path(file)
    with reading(path), path.open("rb") as stream:
        data = whole(stream, path)
    given, dataset = details or Details(), load(graph)
    added, _ = add_words(dataset, [Path(graph)], (data, path), given, ways or Ways())
    return added


def add_words(
    dataset: Dataset,
    graph: Sequence[Path],
    file: tuple[bytes, Path],
    details: Details,
    ways: Ways,
) -> tuple[Added, list[Path]]:
    """Add a source whose bytes are at hand, and give the files that changed."""
    data, path = file
    words = extract(data, path, whole_page=ways.whole_page)
    stated, notes = taken(details, words.offers, wanted(ways.take))
    adding = Adding(dataset, graph, new=ways.new)
    name = " ".join(words.text.split()[:_FIRST]) if str(path) == "-" else path.stem
    added = adding.add(Incoming(stated, name, data, words))
    said = (*notes, *added.notes, *words.notes)
    if words.pages:
        said += (f'{words.pages} pages: evg:fragment "page=1" to "page={words.pages}"',)
    files = [] if ways.dry_run else adding.commit(ignore=ways.ignore)
    return added._replace(notes=said), files


def add_list(
    dataset: Dataset, graph: Sequence[Path], path: Path, details: Details, ways: Ways
) -> tuple[list[Added], list[str], list[Path]]:
    """Add all sources of a list, or none; give what came of each, notes, and the files changed.

    `details` hold for each of them. Raises ListFaults with every row that cannot be added.
    """
    rows, unread = read_list(path)
    adding = Adding(dataset, graph, new=ways.new)
    fields = wanted(ways.take)
    found, faults = list[Added](), list[tuple[int, str]]()
    for row in steps(rows, "adding sources"):
        try:
            found.append(adding.add(_incoming(row, details, fields)))
        except EventGraphError as error:
            faults.append((row.line, str(error)))
    if faults:
        raise ListFaults(path, faults)
    notes = [f"columns that are not read: {', '.join(unread)}"] if unread else []
    notes += dict.fromkeys(_offered(rows, fields))
    return found, notes, [] if ways.dry_run else adding.commit(ignore=ways.ignore)


def _incoming(row: Row, details: Details, fields: Collection[str]) -> Incoming:
    own = row.details._replace(
        kind=details.kind,
        publishers=details.publishers,
        creators=details.creators,
        language=details.language,
        retrieved=row.details.retrieved or details.retrieved,
    )
    stated, _ = taken(own, row.offers, fields)
    if row.copy is None:
        return Incoming(stated, row.details.url, sum=row.sum)
    with reading(row.copy), row.copy.open("rb") as stream:
        data = whole(stream, row.copy)
    total = sha256(data).hexdigest()
    if row.sum and total != row.sum:
        raise InputError(f"has another SHA-256 than the list states: {total}", row.copy)
    words = extract(data, row.copy) if has_words(data) else None
    return Incoming(stated, row.details.url, data if words else b"", words, total)


def _offered(rows: Sequence[Row], fields: Collection[str]) -> Iterator[str]:
    """Say which columns are offered, and not written."""
    for name in ("title", "issued"):
        if name not in fields and any(one.field == name for row in rows for one in row.offers):
            yield f"the list has {name}s, which are not written; --take {name} writes them"
