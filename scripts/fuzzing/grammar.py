"""Write SPARQL and TriG that nearly always can be read, however odd it is."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from fuzzing.pieces import CURIES, DATATYPES, HEAD, TERMS, TEXTS, VALUES

__all__ = ["query", "trig"]

_VARIABLES: Final = ("?s", "?p", "?o", "?g", "$x", "?claim")
_FUNCTIONS: Final = (
    "STR", "LANG", "DATATYPE", "BOUND", "IRI", "BNODE", "ABS", "CEIL", "ROUND", "UCASE", "STRLEN",
    "YEAR", "TIMEZONE", "TZ", "SECONDS", "MD5", "isIRI", "isNUMERIC", "ENCODE_FOR_URI",
    "xsd:integer",
    "xsd:date", "xsd:double", "!", "-", "TRIPLE", "no:such",
)  # fmt: skip
_BINARY: Final = ("+", "-", "*", "/", "=", "!=", "<", ">=", "&&", "||")
_AGGREGATES: Final = ("COUNT(*)", "SUM(?o)", "MIN(?o)", "AVG(?o)", "SAMPLE(?p)", "GROUP_CONCAT(?o)")


def literal(random: Random) -> str:
    """Write a literal of a type that its text may not fit."""
    if random.random() < 0.5:
        text = random.choice(TEXTS).replace("\\", "\\\\").replace('"', '\\"')
        text = text.replace("\n", "\\n").replace("\r", "\\r")
        return f'"{text}"{random.choice(("", "@en", "@es-VE"))}'
    return f'"{random.choice(VALUES)}"^^xsd:{random.choice(DATATYPES)}'


def _term(random: Random) -> str:
    if random.random() < 0.03:
        return random.choice(TERMS)
    return random.choice((random.choice(_VARIABLES), random.choice(CURIES), literal(random)))


def _path(random: Random, depth: int) -> str:
    if depth <= 0 or random.random() < 0.6:
        return random.choice((*_VARIABLES[:3], *CURIES, "a"))
    inner = _path(random, depth - 1).lstrip("?$")
    other = _path(random, depth - 1).lstrip("?$")
    return random.choice((f"({inner})*", f"({inner})+", f"({inner})?", f"^({inner})", f"!({inner})",
                          f"({inner}/{other})", f"({inner}|{other})"))  # fmt: skip


def _expression(random: Random, depth: int) -> str:
    if depth <= 0 or random.random() < 0.3:
        return _term(random)
    one, other = _expression(random, depth - 1), _expression(random, depth - 1)
    return random.choice(
        (
            f"({one} {random.choice(_BINARY)} {other})",
            f"{random.choice(_FUNCTIONS)}({one})",
            f"REGEX(STR({one}), {literal(random)})",
            f"IF({one}, {other}, {one})",
            f"COALESCE({one}, {other})",
            f"SUBSTR(STR({one}), {other})",
            f"REPLACE(STR({one}), {literal(random)}, {literal(random)})",
            f"({one} IN ({other}, {one}))",
            f"EXISTS {_group(random, depth - 1)}",
        )
    )


def _triple(random: Random) -> str:
    return f"{_term(random)} {_path(random, 2)} {_term(random)} ."


def _part(random: Random, depth: int) -> str:
    if depth <= 0 or random.random() < 0.45:
        return _triple(random)
    inner = _group(random, depth - 1)
    where = random.choice((*_VARIABLES, *CURIES[8:10]))
    name = random.choice(("?n", "?m", "?s"))
    choices: tuple[Callable[[], str], ...] = (
        lambda: f"GRAPH {where} {inner}",
        lambda: f"OPTIONAL {inner}",
        lambda: f"{inner} UNION {_group(random, depth - 1)}",
        lambda: f"MINUS {inner}",
        lambda: f"FILTER({_expression(random, depth)})",
        lambda: f"FILTER NOT EXISTS {inner}",
        lambda: f"BIND({_expression(random, depth)} AS {name})",
        lambda: f"VALUES {name} {{ {_term(random)} UNDEF {literal(random)} }}",
        lambda: f"{{ {select(random, depth - 1)} }}",
        lambda: (
            f"{random.choice(('GRAPH',) * 9 + ('SERVICE', 'service', 'LATERAL'))} {where} {inner}"
        ),
    )
    return random.choice(choices)()


def _group(random: Random, depth: int) -> str:
    return "{ " + " ".join(_part(random, depth) for _ in range(random.choice((1, 1, 2)))) + " }"


def _clauses(random: Random) -> str:
    if random.random() < 0.8:
        return ""
    graphs = (f"{random.choice(('FROM', 'FROM NAMED', 'from'))} {random.choice(CURIES[:10])}"
              for _ in range(random.choice((1, 2, 3))))  # fmt: skip
    return " ".join(graphs) + " "


def select(random: Random, depth: int) -> str:
    """Write a SELECT, whole or as a part of another query."""
    what = random.choice(("*", "?s ?p", "DISTINCT ?s", "?s (COUNT(*) AS ?n)", "REDUCED *",
                          f"({_expression(random, 2)} AS ?e)",
                          f"({random.choice(_AGGREGATES)} AS ?n)"))  # fmt: skip
    tail = random.choice(("", "", "", "GROUP BY ?s", "ORDER BY ?o", f"ORDER BY {literal(random)}",
                          "LIMIT 3", "LIMIT 0", "OFFSET 99999999999999999999", "HAVING(?n > 1)",
                          f"ORDER BY DESC({_expression(random, 1)})",
                          "VALUES ?s { UNDEF }"))  # fmt: skip
    return f"SELECT {what} {_clauses(random)}{_group(random, depth)} {tail}"


def query(random: Random) -> str:
    """Write a query of any form."""
    head = random.choice(
        ("", "", "PREFIX e: <http://e/>\n", "BASE <http://e/>\n", "#+ summary: x\n")
    )
    depth = random.choice((1, 1, 2, 3))
    form = random.random()
    if form < 0.6:
        return head + select(random, depth)
    clauses, group = _clauses(random), _group(random, depth)
    if form < 0.75:
        return f"{head}ASK {clauses}{group}"
    if form < 0.88:
        return f"{head}DESCRIBE {_term(random)} {clauses}{random.choice(('', group))}"
    return f"{head}CONSTRUCT {{ {_triple(random)} }} {clauses}WHERE {group}"


def trig(random: Random) -> bytes:
    """Write a TriG document of some claims and descriptions."""

    def said() -> str:
        value = random.choice((random.choice(TERMS), random.choice(CURIES), literal(random)))
        return f"{random.choice(CURIES)} {random.choice(CURIES)} {value} .\n"

    blocks = [HEAD]
    for _ in range(random.choice((1, 2, 6))):
        name = random.choice((*CURIES[8:10], random.choice(TERMS)))
        body = "".join(said() for _ in range(random.choice((0, 1, 3))))
        blocks.append(
            random.choice((f"{name} {{ {body} }}\n", f"GRAPH {name} {{ {body} }}\n", body))
        )
    return "".join(blocks).encode("utf-8", "surrogatepass")
