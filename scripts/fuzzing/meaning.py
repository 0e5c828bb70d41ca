"""Change what a dataset means and keep it readable: lose, repeat, twist and knot its statements."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

import pyoxigraph as ox

from eventgraph.vocabulary import PREFIXES, expand
from fuzzing.pieces import CURIES, DATATYPES, TEXTS, VALUES, quads

__all__ = ["twisted"]

_Quads = list[ox.Quad]
#: Properties that no thing should lead back to itself by.
_CHAINS: Final = ("sem:subEventOf", "evg:in", "evg:leadsTo", "evg:disputes", "prov:wasDerivedFrom",
                  "prov:actedOnBehalfOf", "rdfs:subClassOf", "rdfs:subPropertyOf", "evg:partOf",
                  "sem:hasPlace", "prov:wasQuotedFrom", "sem:accordingTo", "org:memberOf",
                  "evg:saidBy", "owl:sameAs", "org:subOrganizationOf")  # fmt: skip


def twisted(random: Random, *, whole: bool) -> bytes:
    """Give the curated dataset, or a small one, as N-Quads with one to eight changes of meaning."""
    statements = list(quads(whole=whole))
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        statements = random.choice(_WAYS)(statements, random)
    return ox.serialize(statements, format=ox.RdfFormat.N_QUADS) or b""


def _node(text: str) -> ox.NamedNode:
    return ox.NamedNode(expand(text) or text)


def _literal(random: Random) -> ox.Literal:
    if random.random() < 0.5:
        text = random.choice(TEXTS)
        return ox.Literal(text, language=random.choice(("en", "es", "zh", "es-ve", "x-y")))
    datatype = ox.NamedNode(PREFIXES["xsd"] + random.choice(DATATYPES[:-3]))
    return ox.Literal(random.choice(VALUES), datatype=datatype)


def _anything(random: Random) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    return random.choice((_node(random.choice(CURIES)), _literal(random), ox.BlankNode("b"),
                          _node(random.choice(("http://e/" + "x" * 500, "urn:x", "http://e/é#'()",
                                               "javascript:alert(1)")))))  # fmt: skip


def _one(statements: _Quads, random: Random) -> ox.Quad:
    return random.choice(statements) if statements else ox.Quad(*[_node("evg:x")] * 3)


def _lose(statements: _Quads, random: Random) -> _Quads:
    """Lose each with some chance."""
    share = random.choice((0.01, 0.1, 0.5, 0.95))
    return [quad for quad in statements if random.random() > share]


def _lose_kind(statements: _Quads, random: Random) -> _Quads:
    """Lose every statement with one property: all labels, all speakers, all descriptions."""
    predicate = _one(statements, random).predicate
    return [quad for quad in statements if quad.predicate != predicate]


def _lose_subject(statements: _Quads, random: Random) -> _Quads:
    """Lose what describes one thing."""
    subject = _one(statements, random).subject
    return [quad for quad in statements if quad.subject != subject]


def _lose_graphs(statements: _Quads, random: Random) -> _Quads:
    """Lose what claims say, or put it among their descriptions."""
    if random.random() < 0.5:
        return [quad for quad in statements if isinstance(quad.graph_name, ox.DefaultGraph)]
    return [ox.Quad(*quad.triple) for quad in statements]


def _object(statements: _Quads, random: Random) -> _Quads:
    """Give one statement another object, or say it with both."""
    old = _one(statements, random)
    new = ox.Quad(old.subject, old.predicate, _anything(random), old.graph_name)
    return [*(q for q in statements if q != old or random.random() < 0.3), new]


def _predicate(statements: _Quads, random: Random) -> _Quads:
    """Say one thing with another property."""
    old = _one(statements, random)
    new = ox.Quad(old.subject, _node(random.choice(CURIES)), old.object, old.graph_name)
    return [*(q for q in statements if q != old), new]


def _elsewhere(statements: _Quads, random: Random) -> _Quads:
    """Let another claim, a thing or nobody say the same."""
    old = _one(statements, random)
    graph = random.choice((_one(statements, random).graph_name, _node(random.choice(CURIES)),
                           ox.DefaultGraph()))  # fmt: skip
    return [*statements, ox.Quad(old.subject, old.predicate, old.object, graph)]


def _knot(statements: _Quads, random: Random) -> _Quads:
    """Close a circle of one to five things, in a claim or outside."""
    predicate = _node(random.choice(_CHAINS))
    things = [_one(statements, random).subject for _ in range(random.choice((1, 2, 3, 5)))]
    graph = _one(statements, random).graph_name
    pairs = zip(things, [*things[1:], things[0]], strict=True)
    return [*statements, *(ox.Quad(one, predicate, other, graph) for one, other in pairs)]


def _rename(statements: _Quads, random: Random) -> _Quads:
    """Give one thing another name everywhere, another thing's or an odd one."""
    old = _one(statements, random).subject
    new = random.choice((_one(statements, random).subject, _node("http://e/" + "y" * 300),
                         _node("http://e/%2F?a=<b>".replace("<", "").replace(">", "")),
                         ox.BlankNode("renamed")))  # fmt: skip

    def name(value: object) -> object:
        return new if value == old else value

    return [
        ox.Quad(name(q.subject), q.predicate, name(q.object), name(q.graph_name))  # type: ignore[arg-type]
        for q in statements
    ]


def _many(statements: _Quads, random: Random) -> _Quads:
    """Say many values of one property of one thing."""
    old, count = _one(statements, random), random.choice((10, 100, 300))
    values = [ox.Literal(i) if random.random() < 0.5 else _anything(random) for i in range(count)]
    return [*statements, *(ox.Quad(old.subject, old.predicate, v, old.graph_name) for v in values)]


def _long(statements: _Quads, random: Random) -> _Quads:
    """Let one text go on for long."""
    old = _one(statements, random)
    text = random.choice(("word ", "x", "\n", "«", "12 ", "no ")) * random.choice((1000, 20000))
    new = ox.Quad(old.subject, old.predicate, ox.Literal(text, language="en"), old.graph_name)
    return [*statements, new]


_WAYS: Final[tuple[Callable[[_Quads, Random], _Quads], ...]] = (
    _lose, _lose_kind, _lose_subject, _lose_graphs, _object, _object, _object, _predicate,
    _elsewhere, _knot, _knot, _rename, _many, _long,
)  # fmt: skip
