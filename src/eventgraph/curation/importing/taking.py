"""Take other tools' files over into the files of a dataset, in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from rdflib import Dataset

from eventgraph.claims.scopes import resolve_as
from eventgraph.curation.holding import Holding, hold_to_edit
from eventgraph.curation.importing.annotations import Wanted, drafts_of, read_file
from eventgraph.curation.importing.drafting import Found, write_claims
from eventgraph.curation.importing.linking import read_ftm
from eventgraph.curation.importing.nanopubs import read_nanopubs
from eventgraph.curation.importing.settling import settled
from eventgraph.evidence.sourcetexts import kept_texts, read_texts
from eventgraph.rdf.loading import load
from eventgraph.rdf.oxigraph import prefixes_of
from eventgraph.vocabulary import EVG, speaking

__all__ = [
    "find_annotations",
    "find_ftm",
    "find_nanopubs",
    "import_annotations",
    "import_ftm",
    "import_nanopubs",
]

Paths = Iterable[str | Path]
Texts = Iterable[tuple[str, str | Path]]


def import_annotations(
    file: str | Path, *, graph: Paths, texts: Texts = (), source: str = "", names: bool = False
) -> Found:
    """Make drafts of the passages that another tool's file marks; what is not found is listed.

    `texts` are pairs of a source's name and the file of its text; `source` is that of marks whose
    address no source has; with `names` who marked a passage is carried over. Read are W3C Web
    Annotations, Hypothesis, UIMA CAS, doccano, Label Studio, and the folder of a CATMA project.
    Raises InputError for what cannot be read; nothing is written then.
    """
    paths = [Path(one) for one in graph]

    def find(dataset: Dataset, holding: Holding) -> Found:
        return find_annotations(
            dataset, holding, Path(file), graph=paths, texts=texts, source=source, names=names
        )

    return _taken(paths, find)


def find_annotations(  # noqa: PLR0913 - the options of `import_annotations`, and what it reads
    dataset: Dataset,
    holding: Holding,
    file: Path,
    *,
    graph: Paths,
    texts: Texts = (),
    source: str = "",
    names: bool = False,
) -> Found:
    """Find what `import_annotations` would add, and write nothing."""
    home = str(resolve_as(dataset, source, EVG.Source, "source")) if source else ""
    wanted = Wanted(read_texts(dataset, texts), home, names, kept_texts(dataset, graph))
    return drafts_of(dataset, holding, read_file(file), wanted)


def import_nanopubs(file: str | Path, *, graph: Paths) -> Found:
    """Make claims of nanopublications, with their provenance; drafts of those that do not conform.

    Raises InputError, with file, line and column, for what cannot be read.
    """
    return _taken(graph, lambda dataset, holding: find_nanopubs(dataset, holding, Path(file)))


def find_nanopubs(dataset: Dataset, holding: Holding, file: Path) -> Found:
    """Find what `import_nanopubs` would add, and write nothing."""
    return settled(dataset, holding, read_nanopubs(file, holding))


def import_ftm(file: str | Path, *, graph: Paths) -> Found:
    """Make things and drafts of FollowTheMoney's entities or statements, one JSON value a line.

    Raises InputError, with the line, for what is neither.
    """
    return _taken(graph, lambda dataset, holding: find_ftm(dataset, holding, Path(file)))


def find_ftm(dataset: Dataset, holding: Holding, file: Path) -> Found:
    """Find what `import_ftm` would add, and write nothing."""
    return read_ftm(file, dataset, holding)


def _taken(graph: Paths, find: Callable[[Dataset, Holding], Found]) -> Found:
    """Find what is to be added to the files of a dataset, and add it."""
    paths = [Path(one) for one in graph]
    dataset = load(*paths)
    with speaking(prefixes_of(dataset)):
        holding, edit = hold_to_edit(*paths)
        found = find(dataset, holding)
        write_claims(found, edit)
    return found
