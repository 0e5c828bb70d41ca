"""Words of vocabularies that the ontology borrows from: which are real, and which misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from rdflib import namespace

from eventgraph.vocabulary import EVG, PREFIXES

__all__ = ["misspelt"]

#: Vocabularies whose words rdflib lists; a word that it lists is not misspelt.
_LISTED: Final = {
    PREFIXES["geo"]: namespace.WGS,
    **{
        str(vocabulary): vocabulary
        for vocabulary in (
            *(namespace.DCAT, namespace.VOID),
            *(namespace.DCTERMS, namespace.FOAF, namespace.ORG, namespace.OWL, namespace.PROV),
            *(namespace.RDF, namespace.RDFS, namespace.SDO, namespace.SKOS),
        )
    },
}
_BORROWED: Final = frozenset(PREFIXES.values())
_SPLIT: Final = re.compile(r"(?<=[#/])[^#/]*\Z")
#: How alike two words are, from 0 to 1, when one is the other misspelt. Where nothing tells which
#: words are real, two that differ by a syllable may both be.
_ALIKE: Final = 0.75
_VERY_ALIKE: Final = 0.87


def misspelt(iri: str, known: Iterable[str]) -> bool:
    """Tell whether an IRI is a word of the ontology's, `known` among others, misspelt.

    Every word in the ontology's own namespace is: asked are only those it does not have.

    >>> sem = "http://semanticweb.cs.vu.nl/2009/11/sem/"
    >>> [misspelt(sem + word, [sem + "hasTimeStamp"]) for word in ("hasTimeStmp", "hasPlace")]
    [True, False]
    """
    if iri.startswith(str(EVG)):
        return True
    home = _SPLIT.sub("", iri)
    word = iri.removeprefix(home)
    listed = _LISTED.get(home)
    if home not in _BORROWED or not word or (listed is not None and word in listed):
        return False
    alike = _VERY_ALIKE if listed is None else _ALIKE
    others = {name.removeprefix(home) for name in known if name.startswith(home)}
    return any(
        sorted(word.lower()) == sorted(other.lower())
        or SequenceMatcher(None, word.lower(), other.lower()).ratio() >= alike
        for other in others - {word, ""}
    )
