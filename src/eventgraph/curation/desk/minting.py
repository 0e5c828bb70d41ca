"""Make names for what is new: from its label or its words, never one that is taken."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.desk.snapshot import Snapshot
from eventgraph.curation.texts.naming import free
from eventgraph.text.lettering import unaccented
from eventgraph.vocabulary import EVG, PREFIXES

__all__ = ["claim_name", "slug", "thing_name"]

_LONGEST: Final = 60
_WORDS: Final = 6
#: Under which prefix things of a broad kind are named.
_PREFIX: Final = {
    "Group": "group",
    "Office": "office",
    "Event": "event",
    "Place": "place",
    "Source": "source",
    "Claim": "claim",
    "Actor": "actor",
    "Curator": "actor",
}


def slug(text: str, words: int = _WORDS) -> str:
    """Write the first words of a text as the end of a name.

    >>> slug("José Luis Rodríguez Zapatero"), slug("«¡252!»"), slug("特朗普")
    ('jose-luis-rodriguez-zapatero', '252', '特朗普')
    """
    plain = unicodedata.normalize("NFC", unaccented(text.casefold()))
    parts = re.findall(r"[^\W_]+", re.sub("[\u2019']", "", plain))
    return "-".join(parts[:words])[:_LONGEST].rstrip("-")


def thing_name(now: Snapshot, label: str, kind: str) -> str:
    """Name a new thing of a kind after its label, where most things of its broad kind are named."""
    broad = next((one for one in _PREFIX if str(EVG[one]) in now.above.get(kind, ())), "Actor")
    space = _space(now, now.of_class(EVG[broad]), _PREFIX[broad])
    return _free(now, space, slug(label) or broad.lower())


def claim_name(now: Snapshot, source: str, speaker: str, words: str) -> str:
    """Name a new claim after its speaker and the first of its words."""
    space = _space(now, now.claims_of(source) or sorted(now.claims), "claim")
    return _free(now, space, f"{slug(speaker, 3)}-{slug(words)}"[:_LONGEST].strip("-") or "claim")


def _space(now: Snapshot, others: Iterable[str], prefix: str) -> str:
    """Give the namespace that most of some things are named in; else that of a prefix."""
    counts = Counter(re.sub(r"[^/#]*$", "", name) for name in others)
    counts.pop("", None)
    most = counts.most_common(1)
    return most[0][0] if most else now.prefixes.get(prefix, PREFIXES[prefix])


def _free(now: Snapshot, space: str, name: str) -> str:
    """Give the name, with a number if it is taken."""

    def taken(local: str) -> bool:
        node = ox.NamedNode(f"{space}{local}")
        places = ((node, None, None), (None, None, node), (None, None, None, node))
        return any(next(iter(now.store.quads_for_pattern(*one)), None) for one in places)

    return space + free(name, taken)
