"""Random edits of the curated graph: each can be read, says what it should, and can be undone."""

from __future__ import annotations

import random
import shutil
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.curation.editing import Edit
from eventgraph.vocabulary import PREFIXES

ROOT = Path(__file__).parents[2]
EVG, PROV = PREFIXES["evg"], PREFIXES["prov"]
TYPE = f"<{PREFIXES['rdf']}type>"
LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
QUOTED_FROM = ox.NamedNode(PROV + "wasQuotedFrom")
WORDS = ("plain", 'with "marks" and \\ strokes', "two\nlines\r\n", "# no comment", "",
         "a . b ; c , d {e}", "“typographic” – «¡ñ!»", "مرحبا", "😀 .", " ")  # fmt: skip
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph
#: Subject, predicate, object and graph, each as N-Quads spell it: quick to compare.
Quad = tuple[str, str, str, str]
Quads = frozenset[Quad]
OUTSIDE = str(ox.DefaultGraph())
#: What each spelling stands for.
TERMS: dict[str, Term] = {}


def spelt(*terms: Term) -> Quad:
    """Spell the terms of a quad."""
    spellings = tuple(map(str, terms))
    TERMS.update(zip(spellings, terms, strict=True))
    return spellings  # type: ignore[return-value]


@lru_cache(maxsize=500)
def parsed(data: bytes) -> Quads:
    """Parse a file."""
    quads = ox.parse(data, format=ox.RdfFormat.TRIG)
    return frozenset(spelt(q.subject, q.predicate, q.object, q.graph_name) for q in quads)


def quads_of(folder: Path) -> Quads:
    """Parse all that a folder says."""
    return frozenset().union(*(parsed(path.read_bytes()) for path in folder.rglob("*.t*")))


def bytes_of(folder: Path) -> dict[Path, bytes]:
    """Read all that a folder holds, hidden files too."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def triple(quad: Quad) -> ox.Triple:
    """Give the triple of a quad."""
    return ox.Triple(*(TERMS[term] for term in quad[:3]))  # type: ignore[arg-type]


def described(quads: Quads, node: ox.NamedNode) -> list[ox.Triple]:
    """Give what is said of a node outside graphs."""
    name = str(node)
    found = (triple(q) for q in quads if q[0] == name and q[3] == OUTSIDE)
    return sorted(found, key=str)


def contents(quads: Quads, claim: ox.NamedNode) -> list[ox.Triple]:
    """Give what a claim's graph holds."""
    name = str(claim)
    return sorted((triple(q) for q in quads if q[3] == name), key=str)


def in_graph(triples: list[ox.Triple], graph: ox.NamedNode | ox.DefaultGraph) -> set[Quad]:
    """Put triples into a graph."""
    return {spelt(t.subject, t.predicate, t.object, graph) for t in triples}


def spoilt(
    chance: random.Random, triples: list[ox.Triple], subject: ox.NamedNode
) -> list[ox.Triple]:
    """Take some triples away, change others, add new ones."""
    kept = [t for t in triples if chance.random() > 0.2]
    changed = [
        ox.Triple(t.subject, t.predicate, ox.Literal(chance.choice(WORDS), language="en"))
        if isinstance(t.object, ox.Literal) and chance.random() < 0.3
        else t
        for t in kept
    ]
    verbs = [t.predicate for t in triples] or [LABEL]
    new = ox.Literal(
        chance.choice(WORDS) + str(chance.random()), language=chance.choice(("en", "es"))
    )
    value = chance.choice((new, ox.NamedNode(f"{PREFIXES['actor']}x{chance.randrange(99)}")))
    odd = ox.NamedNode(chance.choice((str(EVG) + "note", "http://example.org/other#verb")))
    return [*changed, ox.Triple(subject, chance.choice((*verbs, odd)), value)]


def swapped(quads: Quads, old: ox.NamedNode, new: ox.NamedNode) -> Quads:
    """Give quads with another name in the place of one."""
    name, (other, *_) = str(old), spelt(new)
    told = {quad for quad in quads if name in quad}
    named = set()
    for quad in told:
        subject, value, graph = (other if quad[at] == name else quad[at] for at in (0, 2, 3))
        named.add((subject, quad[1], value, graph))
    return (quads - told) | named


def undescribed(quads: Quads, node: ox.NamedNode) -> set[Quad]:
    """Give what is left when a node is described no more."""
    name = str(node)
    return {q for q in quads if not (q[0] == name and q[3] == OUTSIDE)}


def edit_claim(
    chance: random.Random, edit: Edit, quads: Quads, claim: ox.NamedNode, new: ox.NamedNode | None
) -> Quads:
    """Change a claim, or add one like it."""
    said, told = contents(quads, claim), described(quads, claim)
    target = new or claim
    told = [ox.Triple(target, t.predicate, t.object) for t in told]
    subject = said[0].subject if said else target
    assert isinstance(subject, ox.NamedNode)
    said, told = spoilt(chance, said, subject), spoilt(chance, told, target)
    source = next((t.object for t in told if t.predicate == QUOTED_FROM), None)
    edit.put_claim(target, said, told, source if isinstance(source, ox.NamedNode) else None)
    name = str(target)
    stays = {q for q in undescribed(quads, target) if q[3] != name}
    return frozenset(stays | in_graph(said, target) | in_graph(told, ox.DefaultGraph()))


def one_edit(chance: random.Random, edit: Edit, quads: Quads, number: int) -> Quads:
    """Ask for one change, and say what the folder should then hold."""
    claims = {q[3] for q in quads if q[3] != OUTSIDE}
    things = {q[0] for q in quads if q[1] == TYPE and q[0] not in claims and q[0][0] == "<"}
    claim, thing = (TERMS[chance.choice(sorted(names))] for names in (claims, things))
    assert isinstance(claim, ox.NamedNode)
    assert isinstance(thing, ox.NamedNode)
    what = chance.choice(("add", "change", "remove", "thing", "new thing", "lose thing", "rename"))
    if what in {"add", "change"}:
        new = ox.NamedNode(f"{PREFIXES['claim']}new-{number}") if what == "add" else None
        return edit_claim(chance, edit, quads, claim, new)
    if what in {"remove", "lose thing"}:
        target = claim if what == "remove" else thing
        edit.remove(target)
        name = str(target)
        return frozenset(q for q in undescribed(quads, target) if q[3] != name)
    if what == "rename":
        other = ox.NamedNode(f"{PREFIXES['event']}renamed-{number}")
        edit.rename({thing: other})
        return swapped(quads, thing, other)
    target = ox.NamedNode(f"{PREFIXES['place']}new-{number}") if what == "new thing" else thing
    changed = spoilt(chance, described(quads, thing), thing)
    told = [ox.Triple(target, t.predicate, t.object) for t in changed]
    edit.put_thing(target, told)
    return frozenset(undescribed(quads, target) | in_graph(told, ox.DefaultGraph()))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_fifty_random_sequences_are_valid_and_undone_to_the_same_bytes(
    tmp_path: Path, seed: int
) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(ROOT / "graph", folder)
    before, quads = bytes_of(folder), quads_of(folder)
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    for _ in range(50):
        edit, expected, commits = Edit(folder), quads, 0
        for number in range(chance.randrange(1, 5)):
            expected = one_edit(chance, edit, expected, number)
            if chance.random() < 0.5:
                commits += bool(edit.commit())
        commits += bool(edit.commit())
        assert quads_of(folder) == expected
        for _ in range(commits):
            edit.undo()
        assert bytes_of(folder) == before
