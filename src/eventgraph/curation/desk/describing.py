"""What a dataset says of itself and of who enters claims: its title, languages, curators."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox

from eventgraph.curation.desk.snapshot import Snapshot, node
from eventgraph.vocabulary import DCTERMS, EVG, PAV, VOID

__all__ = ["curators_of", "languages_of", "title_of"]


def title_of(now: Snapshot, language: str) -> str:
    """Give the title that the dataset gives itself, in a language or in any."""
    for dataset in now.of_class(VOID.Dataset):
        titles = {getattr(v, "language", ""): v for v in now.values(dataset, DCTERMS.title)}
        found = titles.get(language) or next(iter(titles.values()), None)
        return str(getattr(found, "value", ""))
    return ""


def languages_of(now: Snapshot) -> tuple[str, ...]:
    """Give the languages that labels are asked for in; English where the dataset says none."""
    every = (now.texts(one, DCTERMS.language) for one in now.of_class(VOID.Dataset))
    return tuple(sorted({tag for tags in every for tag in tags})) or ("en",)


def curators_of(now: Snapshot) -> list[str]:
    """Name who entered or reviewed claims, the busiest first, then whoever else is a curator."""
    counts = Counter(
        quad.object.value
        for relation in (PAV.curatedBy, EVG.reviewedBy)
        for quad in now.store.quads_for_pattern(None, node(relation), None)
        if isinstance(quad.object, ox.NamedNode)
    )
    busy = [name for name, _ in counts.most_common()]
    return list(dict.fromkeys([*busy, *sorted(now.of_class(EVG.Curator))]))
