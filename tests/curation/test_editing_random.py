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
TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
QUOTED_FROM = ox.NamedNode(PROV + "wasQuotedFrom")
WORDS = ("plain", 'with "marks" and \\ strokes', "two\nlines\r\n", "# no comment", "",
         "a . b ; c , d {e}", "“typographic” – «¡ñ!»", "مرحبا", "😀 .", " ")  # fmt: skip
Quads = frozenset[ox.Quad]


@lru_cache(maxsize=500)
def parsed(data: bytes) -> Quads:
    """Parse a file."""
    return frozenset(ox.parse(data, format=ox.RdfFormat.TRIG))


def quads_of(folder: Path) -> Quads:
    """Parse all that a folder says."""
    return frozenset().union(*(parsed(path.read_bytes()) for path in folder.rglob("*.t*")))


def bytes_of(folder: Path) -> dict[Path, bytes]:
    """Read all that a folder holds, hidden files too."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def described(quads: Quads, node: ox.NamedNode) -> list[ox.Triple]:
    """Give what is said of a node outside graphs."""
    return sorted(
        (q.triple for q in quads if q.subject == node and q.graph_name == ox.DefaultGraph()),
        key=str,
    )


def contents(quads: Quads, claim: ox.NamedNode) -> list[ox.Triple]:
    """Give what a claim's graph holds."""
    return sorted((q.triple for q in quads if q.graph_name == claim), key=str)


def in_graph(triples: list[ox.Triple], graph: ox.NamedNode | ox.DefaultGraph) -> set[ox.Quad]:
    """Put triples into a graph."""
    return {ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples}


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


def swapped(quad: ox.Quad, old: ox.NamedNode, new: ox.NamedNode) -> ox.Quad:
    """Give a quad with another name in the place of one."""
    subject, object, graph = (
        new if term == old else term for term in (quad.subject, quad.object, quad.graph_name)
    )
    return ox.Quad(subject, quad.predicate, object, graph)  # type: ignore[arg-type]


def undescribed(quads: Quads, node: ox.NamedNode) -> set[ox.Quad]:
    """Give what is left when a node is described no more."""
    return {q for q in quads if not (q.subject == node and q.graph_name == ox.DefaultGraph())}


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
    stays = {q for q in undescribed(quads, target) if q.graph_name != target}
    return frozenset(stays | in_graph(said, target) | in_graph(told, ox.DefaultGraph()))


def one_edit(chance: random.Random, edit: Edit, quads: Quads, number: int) -> Quads:
    """Ask for one change, and say what the folder should then hold."""
    claims = {q.graph_name for q in quads if isinstance(q.graph_name, ox.NamedNode)}
    typed = {q.subject for q in quads if q.predicate == TYPE and q.subject not in claims}
    things = [node for node in sorted(typed, key=str) if isinstance(node, ox.NamedNode)]
    claim, thing = chance.choice(sorted(claims, key=str)), chance.choice(things)
    what = chance.choice(("add", "change", "remove", "thing", "new thing", "lose thing", "rename"))
    if what in {"add", "change"}:
        new = ox.NamedNode(f"{PREFIXES['claim']}new-{number}") if what == "add" else None
        return edit_claim(chance, edit, quads, claim, new)
    if what in {"remove", "lose thing"}:
        target = claim if what == "remove" else thing
        edit.remove(target)
        return frozenset(q for q in undescribed(quads, target) if q.graph_name != target)
    if what == "rename":
        other = ox.NamedNode(f"{PREFIXES['event']}renamed-{number}")
        edit.rename({thing: other})
        return frozenset(swapped(quad, thing, other) for quad in quads)
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
