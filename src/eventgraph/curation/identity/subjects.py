"""The names that are renamed or merged: found, refused, counted, and read from the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.finding import find
from eventgraph.claims.names import is_term
from eventgraph.curation.comparing.sides import Side
from eventgraph.curation.editing import Edit
from eventgraph.errors import EventGraphError, UnknownName
from eventgraph.rdf.oxigraph import named_node, prefixes_of
from eventgraph.vocabulary import curie, expand

__all__ = ["counted", "described", "known", "new_name", "owners", "refuse_same"]


def known(dataset: Dataset, text: str) -> ox.NamedNode:
    """Find what a name stands for; raises UnknownName where nothing bears it, or several do."""
    iri = str(find(dataset, text))
    if is_term(iri):
        raise UnknownName(f"{curie(iri)} is a term of a vocabulary, and no thing of the dataset")
    return ox.NamedNode(iri)


def new_name(dataset: Dataset, text: str) -> ox.NamedNode:
    """Read a name that nothing may bear yet; raises UnknownName where it is none, or is borne."""
    iri = expand(text, prefixes_of(dataset))
    node = None if iri is None or " " in iri else named_node(iri)
    if node is None or node.value.endswith(("/", "#", ":")):
        raise UnknownName(f"{text!r} is no name for a thing; write a CURIE such as actor:ana-vega")
    if is_term(node.value):
        raise UnknownName(f"{curie(node.value)} is a name for a term of a vocabulary, not a thing")
    return node


def owners(dataset: Dataset, node: ox.NamedNode) -> tuple[set[ox.NamedNode], set[ox.NamedNode]]:
    """Name the claims in which a name stands, and the things whose descriptions hold it."""
    side = Side(dataset)
    store = side.store
    quads = [
        *store.quads_for_pattern(None, None, node),
        *store.quads_for_pattern(node, None, None),
        *store.quads_for_pattern(None, node, None),
    ]
    found = {owner for quad in quads if (owner := side.owner(quad)) is not None}
    claims = {owner for owner in found if side.kind(owner) == "claim"}
    return claims, found - claims - {node}


def described(edit: Edit, node: ox.NamedNode) -> list[ox.Triple]:
    """Read what describes a name in the files as they are to be; blank nodes are left out."""
    return list(_described(edit, node))


def _described(edit: Edit, node: ox.NamedNode) -> Iterator[ox.Triple]:
    for file in edit.files:
        for statement in file.about(node.value):
            if statement.kind != "triples":
                continue
            for sentence in file.inside(statement):
                for pair in sentence.pairs if sentence.subject == node else ():
                    for found in pair.objects:
                        if found.term is not None:
                            yield ox.Triple(node, pair.verb, found.term)


def counted(claims: int, things: int, files: Mapping[Path, int]) -> str:
    """Count in words.

    >>> counted(12, 0, {Path("a"): 1, Path("b"): 20, Path("c"): 1})
    '12 claims in 3 files'
    """
    parts = [f"{claims:,} claim{'' if claims == 1 else 's'}"]
    if things:
        parts.append(f"{things:,} description{'' if things == 1 else 's'}")
    return f"{' and '.join(parts)} in {len(files):,} file{'' if len(files) == 1 else 's'}"


def refuse_same(one: ox.NamedNode, other: ox.NamedNode) -> None:
    """Refuse two names of which one leads to the other already."""
    if one == other:
        raise EventGraphError(f"{curie(one.value)}: both names stand for it already")
