"""Make what is said of a subject just what is asked for, wherever in the files it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from eventgraph.curation.checking import Delta
from eventgraph.curation.files import EditedFile
from eventgraph.curation.parsing import Sentence
from eventgraph.curation.revising import Change, Said, removal, revised
from eventgraph.curation.scanning import Statement
from eventgraph.curation.styling import Term, claim_text, thing_text
from eventgraph.errors import EventGraphError

__all__ = ["Placed", "add_pair", "grouped", "set_contents", "set_description"]

Verbs = dict[ox.NamedNode, list[Term]]
#: A statement and the file it stands in.
Placed = tuple[EditedFile, Statement]


class _Spot(NamedTuple):
    """A statement about one subject, within what stands in a file."""

    file: EditedFile
    statement: Statement
    sentence: Sentence

    @property
    def said(self) -> set[Said]:
        """What it says, but for what has blank nodes."""
        return {
            (pair.verb, found.term)
            for pair in self.sentence.pairs
            for found in pair.objects
            if found.term is not None
        }

    @property
    def is_simple(self) -> bool:
        """Whether it says nothing with blank nodes."""
        return all(found.term is not None for p in self.sentence.pairs for found in p.objects)


def grouped(triples: Iterable[ox.Triple]) -> dict[ox.NamedNode, Verbs]:
    """Group triples by subject and verb, each once, in their order.

    Raises EventGraphError for a blank node.
    """
    subjects: dict[ox.NamedNode, Verbs] = {}
    for triple in triples:
        if not isinstance(triple.subject, ox.NamedNode) or not isinstance(
            triple.object, ox.NamedNode | ox.Literal
        ):
            raise EventGraphError(f"{triple}: holds a blank node; name it with an IRI")
        terms = subjects.setdefault(triple.subject, {}).setdefault(triple.predicate, [])
        if triple.object not in terms:
            terms.append(triple.object)
    return subjects


def set_contents(
    delta: Delta,
    claim: ox.NamedNode,
    graphs: Sequence[Placed],
    triples: Sequence[Placed],
    said: dict[ox.NamedNode, Verbs],
) -> None:
    """Make the graph of a claim hold just this."""
    if not graphs:
        if said:
            file, statement = triples[0]
            known = file.written(statement.prefixes)
            text = f"{claim_text(claim, said, known)}\n\n"
            file.declare(text, statement.prefixes)
            file.change(claim.value, [Change(statement.start, statement.start, text)])
            delta.add(claim, said)
        return
    spots = [_Spot(file, block, one) for file, block in graphs for one in file.inside(block)]
    simple = all(spot.is_simple and spot.sentence.subject is not None for spot in spots)
    if not said and simple:
        for spot in spots:
            delta.lose(spot.sentence, claim)
        for file, block in graphs:
            file.change(claim.value, [removal(file.text, block.start, block.end)])
        return
    there = dict.fromkeys(spot.sentence.subject for spot in spots)
    for subject in filter(None, there):
        own = [spot for spot in spots if spot.sentence.subject == subject]
        _set(delta, claim, claim, own, said.get(subject, {}))
    more = {subject: verbs for subject, verbs in said.items() if subject not in there}
    if more:
        file = graphs[0][0]
        # What was taken out of the block is gone before something is put at its end.
        block = next(one for one in file.about(claim.value) if one.kind == "graph")
        _add_sentences(claim, file, block, more)
        delta.add(claim, more)


def set_description(
    delta: Delta,
    node: ox.NamedNode,
    triples: Sequence[Placed],
    graphs: Sequence[Placed],
    told: Verbs,
) -> None:
    """Make what is said of a claim or thing, outside graphs, just this."""
    if triples:
        spots = [
            _Spot(file, block, one)
            for file, block in triples
            for one in file.inside(block)
            if one.subject == node
        ]
        _set(delta, node, ox.DefaultGraph(), spots, told)
    elif told:
        file, statement = graphs[-1]
        text = thing_text(node, told, file.written(statement.prefixes))
        file.insert(node.value, statement, text)
        delta.add(ox.DefaultGraph(), {node: told})


def add_pair(delta: Delta, placed: Placed, node: ox.NamedNode, pair: Said) -> None:
    """Say one thing more in a statement that describes a name, unless it says so."""
    file, block = placed
    spots = [_Spot(file, block, one) for one in file.inside(block) if one.subject == node]
    told: Verbs = {}
    for verb, term in (*spots[0].said, pair):
        told.setdefault(verb, []).append(term)
    _set(delta, node, ox.DefaultGraph(), spots[:1], told)


def _set(
    delta: Delta,
    node: ox.NamedNode,
    graph: ox.NamedNode | ox.DefaultGraph,
    spots: Sequence[_Spot],
    told: Verbs,
) -> None:
    """Make statements about one subject together say just this."""
    wanted = {(verb, term): None for verb, terms in told.items() for term in terms}
    there = set().union(*(spot.said for spot in spots))
    come = [one for one in wanted if one not in there]
    for place, spot in enumerate(spots):
        gone = {one for one in spot.said if one not in wanted}
        new = come if place == 0 else []
        if not gone and not new:
            continue
        file, one = spot.file, spot.sentence
        if spot.is_simple and gone == spot.said and not new:
            file.change(node.value, [removal(file.text, one.start, one.stop)])
        else:
            known = file.written(spot.statement.prefixes)
            changes = revised(file.text, one, gone, new, known)
            for change in changes:
                file.declare(change.text, spot.statement.prefixes)
            file.change(node.value, changes)
        if isinstance(one.subject, ox.NamedNode):
            for verb, term in gone:
                delta.take(ox.Quad(one.subject, verb, term, graph))
            for verb, term in new:
                delta.add(graph, {one.subject: {verb: [term]}})


def _add_sentences(
    claim: ox.NamedNode,
    file: EditedFile,
    block: Statement,
    said: Mapping[ox.NamedNode, Verbs],
) -> None:
    """Say something of further subjects at the end of a claim's graph."""
    known = file.written(block.prefixes)
    text = "\n".join(thing_text(one, told, known, "    ") for one, told in said.items())
    file.declare(text, block.prefixes)
    last = file.inside(block)[-1:]
    at = last[0].stop if last else block.body + 1
    dot = " ." if last and last[0].stop == last[0].end else ""
    end = "" if "\n" in file.text[at : block.end - 1] else "\n"
    file.change(claim.value, [Change(at, at, f"{dot}\n{text}{end}")])
