"""The house style: how a term, a statement and a claim are written, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from eventgraph.exports.turtle import term_text
from eventgraph.vocabulary import DCTERMS, EVG, PAV, PREFIXES, PROV, RDFS, SEM, SKOS

__all__ = [
    "TYPE",
    "Pairs",
    "Term",
    "between_objects",
    "claim_text",
    "objects_text",
    "rank_of",
    "thing_text",
    "verb_text",
]

Term = ox.NamedNode | ox.Literal
#: What is said of one subject: verbs and their objects, in the order they are written.
Pairs = Mapping[ox.NamedNode, Sequence[Term]]

TYPE: Final = ox.NamedNode(PREFIXES["rdf"] + "type")
_FIRST: Final = (
    PREFIXES["rdf"] + "type",
    DCTERMS.replaces,
    RDFS.label,
    SKOS.altLabel,
    SEM.accordingTo,
    *(EVG[name] for name in ("reportedBy", "relay1", "relay2", "relay3", "statedIn")),
    PROV.wasQuotedFrom,
    *(EVG[name] for name in ("fragment", "quotePrefix", "quote", "quoteSuffix")),
    *(EVG[name] for name in ("quoteTranslation", "observes", "certainty", "attitude", "wording")),
    EVG.status,
)
_LAST: Final = (
    *(PAV.curatedBy, PAV.curatedOn, EVG.reviewedBy, EVG.reviewedOn, EVG.note, EVG.curatorDoubt),
)
_RANK: Final = {str(verb): place for place, verb in enumerate(_FIRST)}
_AFTER: Final = {str(verb): 1000 + place for place, verb in enumerate(_LAST)}


def rank_of(verb: ox.NamedNode) -> int:
    """Rank a verb: those of a claim's head first, who entered it and the notes last.

    >>> rank_of(TYPE) < rank_of(ox.NamedNode("http://example.org/x")) < rank_of(
    ...     ox.NamedNode("http://purl.org/pav/curatedBy")
    ... )
    True
    """
    return _RANK.get(verb.value, _AFTER.get(verb.value, 500))


def verb_text(verb: ox.NamedNode, prefixes: Mapping[str, str]) -> str:
    """Write a verb; the type is `a`."""
    return "a" if verb == TYPE else term_text(verb, prefixes)


def objects_text(
    verb: ox.NamedNode, objects: Iterable[Term], prefixes: Mapping[str, str], indent: str
) -> str:
    """Write objects: texts in languages and names one a line, others beside one another."""
    written = ""
    for term in objects:
        between = between_objects(verb, term, indent)
        written += (between if written else "") + term_text(term, prefixes)
    return written


def between_objects(verb: ox.NamedNode, term: Term, indent: str) -> str:
    """Give what stands between an object and the one before it."""
    alone = bool(term.language) if isinstance(term, ox.Literal) else verb != TYPE
    return f" ,\n{indent}    " if alone else " , "


def thing_text(
    subject: ox.NamedNode, pairs: Pairs, prefixes: Mapping[str, str], indent: str = ""
) -> str:
    """Write all that is said of one subject, a verb a line.

    >>> thing = ox.NamedNode("http://a/b")
    >>> print(thing_text(thing, {TYPE: [thing]}, {"a": "http://a/"}))
    a:b
        a a:b .
    """
    inside = f"{indent}    "
    lines = [
        f"{verb_text(verb, prefixes)} {objects_text(verb, objects, prefixes, inside)}"
        for verb, objects in sorted(pairs.items(), key=lambda pair: rank_of(pair[0]))
    ]
    return f"{indent}{term_text(subject, prefixes)}\n{inside}" + f" ;\n{inside}".join(lines) + " ."


def claim_text(
    claim: ox.NamedNode, contents: Mapping[ox.NamedNode, Pairs], prefixes: Mapping[str, str]
) -> str:
    """Write the graph of a claim."""
    said = "\n".join(
        thing_text(subject, pairs, prefixes, "    ") for subject, pairs in contents.items()
    )
    return f"{term_text(claim, prefixes)} {{\n{said}\n}}"
