"""One statement that three claims make, each read in a document of its own."""

from __future__ import annotations

from pathlib import Path

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES

PREFIX_LINES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
DATA = """
actor:ana a evg:Person . actor:ben a evg:Person . actor:cai a evg:Person .
group:held a evg:Group .
source:one a evg:NewsArticle . source:two a evg:NewsArticle . source:three a evg:NewsArticle .
claim:a { group:held evg:size 5 . }
claim:a a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:one .
claim:b { group:held evg:size 5 . }
claim:b a evg:Claim ; sem:accordingTo actor:ben ; prov:wasQuotedFrom source:two .
claim:c { group:held evg:size 5 . }
claim:c a evg:Claim ; sem:accordingTo actor:cai ; prov:wasQuotedFrom source:three .
"""


def counts(folder: Path, said: str, scope: eg.Scope | None = None) -> tuple[int, int, int]:
    """Count documents, publications and publishers of the one statement."""
    (folder / "data.trig").write_text(PREFIX_LINES + DATA + said, "utf-8")
    (row,) = eg.independence(eg.load(folder), scope).records()
    documents, publications, publishers = (
        row[name] for name in ("documents", "publications", "publishers")
    )
    assert isinstance(documents, int)
    assert isinstance(publications, int)
    assert isinstance(publishers, int)
    return documents, publications, publishers
