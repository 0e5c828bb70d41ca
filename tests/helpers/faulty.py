"""Claims in great number, into which faults of many kinds are put, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from eventgraph.vocabulary import PREFIXES

__all__ = ["faulty"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal

#: What quotes say, by turns; some say the number, the date or the thing of their claim, some not.
QUOTES = (
    ("about 252 people were taken from the group on the second flight", "en"),
    ("they were flown out in March 2025 and came home on 18 July 2025", "en"),
    ("doscientas cincuenta personas fueron liberadas el 15 de marzo de 2025", "es"),
    ("plus de deux cents personnes, dit-on, sont arrivées ce vendredi", "fr"),
    ("it was the group that Actor 3 had asked for … and nobody else", "en"),
    ("it was the group that Actor 3 had never asked for and nobody else", "en"),
    (" ".join(f"word{n}" for n in range(28)), "en"),
    ("We did it ourselves, through a mediator", "en"),
    ("", ""),
    ("half of them", ""),
)
#: Values that are right of one property and wrong of another, or of none.
VALUES = (
    ("252", "integer"),
    ("-3", "integer"),
    ("2x", "integer"),
    ("12.5", "decimal"),
    ("NaN", "double"),
    ("2025-03-15", "date"),
    ("2025-02-31", "date"),
    ("2025-13", "gYearMonth"),
    ("2025-03", "gYearMonth"),
    ("2024", "gYear"),
    ("2025-07-18T14:30:00Z", "dateTime"),
    ("true", "boolean"),
    ("words", "string"),
)
#: Triples of one claim's graph or description, as `prefix:name` of property and value.
_SAID = (
    "evg:disputes claim:c7 evg:corroborates claim:c7 evg:basedOn claim:c9 evg:withdraws claim:c11 "
    "evg:revises claim:c12 evg:findsUnsupported claim:c3 evg:consistentWith actor:a3 "
    "evg:mediatedBy actor:a4 evg:party actor:nobody evg:partOf actor:a5 evg:operatedBy actor:a2 "
    "evg:heldAt place:p2 evg:heldAt actor:a2 sem:hasPlace place:p3 evg:linkedTo group:g3 "
    "evg:characterizedAs event:e1 evg:affcts group:g1 evg:In place:p3 evg:in place:p3 "
    "sem:subEventOf event:e0 evg:holds office:o1 evg:represents actor:a1 rdf:type evg:Release "
    "evg:relay1 actor:a1 evg:relay2 actor:a2 evg:relay3 actor:a3 evg:wording evg:Rendered "
    "evg:wording evg:Direct evg:attitude evg:Denies evg:attitude evg:Asserts "
    "evg:status evg:InReview evg:status evg:Draft pav:curatedBy actor:curator "
    "evg:reviewedBy actor:curator "
    "prov:wasAttributedTo actor:a9 prov:wasQuotedFrom source:s3 prov:wasQuotedFrom actor:a6 "
    "sem:accordingTo actor:a8 sem:accordingTo source:s2 evg:certainty evg:Statd "
    "evg:statedIn event:e4 dcterms:publisher actor:a2 dcterms:creator actor:a2 foaf:knows actor:a1 "
    "prov:wasDerivedFrom source:s5 evg:carriedOutBy actor:a1 evg:strange evg:Stated"
)
SAID = tuple(_SAID.split())


def _quad(subject: str, relation: str, value: Term | str, graph: str = "") -> ox.Quad:
    said = _node(value) if isinstance(value, str) else value
    where = _node(graph) if graph else ox.DefaultGraph()
    return ox.Quad(_node(subject), _node(relation), said, where)


def _node(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def _typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=_node(f"xsd:{kind}"))


def faulty(path: Path, claims: int, seed: int = 1) -> None:
    """Write claims as N-Quads, a third of them with a fault or more."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated, and no secret
    quads = [*_things(claims), *(quad for n in range(claims) for quad in _claim(n, chance))]
    for _ in range(claims // 3):
        fault = chance.choice(_FAULTS)
        place = chance.randrange(len(quads))
        quads[place : place + 1] = fault(quads[place], chance)
    lines = dict.fromkeys(f"{quad} .\n" for quad in quads)
    path.write_text("".join(lines), "utf-8")


def _things(claims: int) -> Iterator[ox.Quad]:
    """Describe the things: of each kind some that lack a label, a type or a property."""
    for n in range(60):
        yield _quad(f"actor:a{n}", "rdf:type", "evg:Person" if n % 5 else "evg:Organization")
        yield _quad(f"actor:a{n}", "rdfs:label", ox.Literal(f"Actor {n % 57}", language="en"))
        if n % 3:
            yield _quad(f"actor:a{n}", "rdfs:label", ox.Literal(f"Actor {n}", language="es"))
    for n in range(12):
        yield _quad(f"source:s{n}", "rdf:type", "evg:Source" if n else "evg:Place")
        yield _quad(f"source:s{n}", "dcterms:language", ox.Literal("en" if n % 2 else "es"))
        yield _quad(f"source:s{n}", "dcterms:publisher", f"actor:a{5 * n}")
        if n % 2:
            yield _quad(f"source:s{n}", "dcterms:issued", _typed("2025-07-20", "date"))
            yield _quad(f"source:s{n}", "evg:wordCount", _typed(f"{100 * n}", "integer"))
    for n in range(8):
        yield _quad(f"place:p{n}", "rdf:type", "evg:Place")
        yield _quad(f"place:p{n}", "evg:in", f"place:p{(n + 1) % 4 if n < 5 else n - 1}")
    yield _quad("actor:curator", "rdf:type", "evg:Curator")
    for n in range(claims // 10 + 1):
        yield _quad(f"event:e{n}", "rdf:type", "evg:Detention" if n % 7 else "evg:Detenton")
        yield _quad(f"group:g{n}", "rdf:type", "evg:Group")
        yield _quad(f"group:g{n}", "rdfs:label", ox.Literal(f"the group {n}", language="en"))


def _claim(n: int, chance: random.Random) -> Iterator[ox.Quad]:
    """Write one claim: right but for a quote that may not carry it."""
    claim, event, group = f"claim:c{n}", f"event:e{n // 10}", f"group:g{n // 10}"
    words, language = QUOTES[chance.randrange(len(QUOTES))]
    quote = words if chance.random() < 0.5 else f"{words} {n % 300}"
    yield _quad(claim, "rdf:type", "evg:Claim")
    yield _quad(claim, "sem:accordingTo", f"actor:a{n * 7 % 60}")
    yield _quad(claim, "prov:wasQuotedFrom", f"source:s{n % 12}")
    literal = ox.Literal(quote, language=language) if language else ox.Literal(quote)
    yield _quad(claim, "evg:quote", literal)
    yield _quad(claim, "evg:certainty", "evg:Stated")
    yield _quad(claim, "pav:curatedBy", "actor:curator")
    if n % 4 == 0:
        note = ox.Literal(f"It is the group {n // 10}, in March 2025.", language="en")
        yield _quad(claim, "evg:note", note)
    yield _quad(event, "evg:affects", group, claim)
    said: tuple[tuple[str, str, Term | str], ...] = (
        (group, "evg:size", _typed(f"{250 + n % 3}", "integer")),
        (event, "sem:hasBeginTimeStamp", _typed("2025-03", "gYearMonth")),
        (event, "sem:hasEndTimeStamp", _typed(f"2025-07-{10 + n % 19}", "date")),
        (event, "evg:calls", ox.Literal(f"name {n % 7}", language="en")),
        (event, "evg:party", f"actor:a{n % 5}"),
        (group, "evg:size", ox.Literal(f">{n % 90}", datatype=_node("evg:quantity"))),
    )
    subject, relation, value = said[n % len(said)]
    yield _quad(subject, relation, value, claim)


_OF_NAMES = frozenset(map(_node, ("evg:quote", "rdfs:label")))


def _dropped(_: ox.Quad, __: random.Random) -> list[ox.Quad]:
    return []


def _of_another(quad: ox.Quad, chance: random.Random) -> list[ox.Quad]:
    """Put a quad into another graph, or outside."""
    graphs = (_node(f"claim:c{chance.randrange(40)}"), ox.DefaultGraph(), _node("claim:none"))
    return [ox.Quad(quad.subject, quad.predicate, quad.object, chance.choice(graphs))]


def _other_value(quad: ox.Quad, chance: random.Random) -> list[ox.Quad]:
    """Give a value beside or instead of one."""
    value = _typed(*chance.choice(VALUES))
    other = ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)
    return [quad, other] if chance.random() < 0.3 else [other]


def _nameless(quad: ox.Quad, chance: random.Random) -> list[ox.Quad]:
    """Put a node without a name beside; quotes and labels are told of in the order of names."""
    blank = ox.BlankNode(f"b{chance.randrange(50)}")
    if quad.predicate in _OF_NAMES:
        return [quad]
    if chance.random() < 0.5:
        return [quad, ox.Quad(blank, quad.predicate, quad.object, quad.graph_name)]
    return [quad, ox.Quad(quad.subject, quad.predicate, blank, quad.graph_name)]


def _more_said(quad: ox.Quad, chance: random.Random) -> list[ox.Quad]:
    """Say something more of a thing, of a claim, or in its graph."""
    at = 2 * chance.randrange(len(SAID) // 2)
    subject = quad.subject if chance.random() < 0.7 else quad.graph_name
    subject = quad.subject if isinstance(subject, ox.DefaultGraph) else subject
    return [quad, ox.Quad(subject, _node(SAID[at]), _node(SAID[at + 1]), quad.graph_name)]


def _more_described(quad: ox.Quad, chance: random.Random) -> list[ox.Quad]:
    relation = chance.choice(("rdfs:label", "skos:altLabel", "evg:note", "evg:calls", "evg:size"))
    value = ox.Literal(f"name {chance.randrange(9)}", language=chance.choice(("en", "es", "EN")))
    return [quad, ox.Quad(quad.subject, _node(relation), value, quad.graph_name)]


def _alike(quad: ox.Quad, chance: random.Random) -> list[ox.Quad]:
    """Let a claim have what another one has."""
    other = _node(f"claim:c{chance.randrange(30)}")
    return [quad, ox.Quad(other, quad.predicate, quad.object, quad.graph_name)]


_FAULTS: tuple[Callable[[ox.Quad, random.Random], list[ox.Quad]], ...] = (
    _dropped,
    _of_another,
    _other_value,
    _nameless,
    _more_said,
    _more_said,
    _more_described,
    _alike,
)
