"""What inputs are put together from: awkward characters, numbers, terms, and the project's data."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.exports.registry import export
from eventgraph.rdf.formats import FORMATS
from eventgraph.rdf.loading import load
from eventgraph.vocabulary import PREFIXES

__all__ = [
    "CURIES",
    "DATATYPES",
    "HEAD",
    "NETWORK_NAMES",
    "ROOT",
    "TERMS",
    "TEXTS",
    "VALUES",
    "quads",
    "seed_files",
    "seed_queries",
]

ROOT: Final = Path(__file__).resolve().parents[2]
CLEAN: Final = ROOT / "tests/clean.trig"
NETWORK: Final = ROOT / "tests/network.trig"

HEAD: Final = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())

#: Words that something may trip over: controls, directions, widths, markup, formulas, paths.
TEXTS: Final = (
    "", " ", "\t", "\n", "\r\n", "\0", "\x07", "\x1b[31m", "\x7f", "\x85", "\u00a0", "\u00ad",
    "\u0301", "\u200b", "\u200d", "\u202e", "\u2028", "\u2066", "\ufeff", "\ufffd", "\ufffe",
    "\U0001f468\u200d\U0001f469", "\U0010ffff", "漢字かな", "ไทย", "مرحبا", "ﬁ", "ß", "İ", "ı", "ǅ",
    "'", '"', '"""', "\\", "\\u0041", "\\U00110000", "\\ud800", "<", ">", "&amp;", "<!--", "]]>",
    "<script>alert(1)</script>", "=1+1", "@SUM(A1)", "-1", "+1", "|", "%s", "%00", "{{7*7}}",
    "${x}", "`x`", "../..", "a" * 300, "{" * 40, "[…]", "…", "(sic)", "no", "not", "nunca",
    "twelve", "doce", "one thousand and one", "mil", "3,5", "1.000", "18 July 2025", "ayer",
    "31 February", "first of May", "1499", "½", "٣", "Ⅻ", "1e400", "claim:", "a:b:c", "_:b",
)  # fmt: skip

#: Lexical forms of numbers, dates and booleans, of which many are none.
VALUES: Final = (
    "0", "-0", "+1", "01", "0.50", ".5", "5.", "1.0e6", "1E400", "-1e-400", "NaN", "INF", "-INF",
    "9" * 17, "9" * 40, "9" * 400, "0." + "0" * 40 + "1", "true", "1", "TRUE", "2025-07-18",
    "2025-02-30", "2025-07-18Z", "2025-07-18-14:00", "-0044-03-15", "12025-01-01", "0000-01-01",
    "2025-07-18T24:00:00", "2025-07-18T12:00:00.123456789012+14:00", "2025-07", "2025", "--07-18",
    "P1Y", "-P1M", "PT0.1S", "P", "12:00:00", "", " 12 ", "twelve", "١٢",
)  # fmt: skip
DATATYPES: Final = (
    "integer", "decimal", "double", "float", "boolean", "date", "dateTime", "gYear", "gYearMonth",
    "gMonthDay", "time", "duration", "string", "anyURI", "byte", "nonNegativeInteger", "nothing",
)  # fmt: skip
CURIES: Final = (
    "actor:gazette", "actor:ministry", "actor:nobody", "group:prisoners", "event:talks",
    "event:release", "place:town", "source:report", "claim:release", "claim:talks", "evg:Claim",
    "evg:size", "evg:quote", "evg:party", "evg:disputes", "evg:certainty", "evg:in", "rdf:type",
    "evg:leadsTo", "sem:accordingTo", "sem:hasPlace", "sem:hasTimeStamp", "sem:subEventOf",
    "prov:wasDerivedFrom", "prov:wasQuotedFrom", "prov:wasAttributedTo", "prov:actedOnBehalfOf",
    "rdfs:label", "rdfs:subClassOf", "rdfs:subPropertyOf", "skos:altLabel", "owl:sameAs",
    "dcterms:issued", "dcterms:language", "geo:lat", "org:memberOf", "schema:url",
)  # fmt: skip
#: Things that a verb may be asked about, and what is none.
NETWORK_NAMES: Final = ("actor:gazette", "actor:ministry", "group:prisoners", "event:talks",
                        "event:release", "claim:release", "source:report", "place:land",
                        "talks", "evg:size", "nobody", "actor:nobody", "Ministry",
                        "<http://e/x>")  # fmt: skip
#: Terms as Turtle, TriG and SPARQL write them; some are none.
TERMS: Final = (
    *CURIES, "a", "<http://e/x>", "<http://e/\u00e9>", "<x>", "<>", "<#x>", "<urn:x:y>", "<a b>",
    "<http://e/\\u0020>", "<mailto:a@b>", "<javascript:alert(1)>", "<file:x>", "_:b", "_:b0.1",
    "[]", "[ a evg:Claim ]", "()", "(1 2 (3))", "true", "false", "1", "-1.0", "+.5", "1e6", "1.",
    '"x"', "'x'", '"""x\n"y""""', '"x"@en', '"x"@en-GB', '"x"@x-' + "y" * 12, '"x"@',
    '"x"^^xsd:date',
    '"x"^^<x>', '"\\uD800"', '"\\x"', "<<( evg:a evg:b evg:c )>>", "<< evg:a evg:b 1 >>",
    "ex:no",
    ":x", "evg:", "evg:a\\(b\\)", "evg:%41", "evg:a.", "evg:a..b", "?x", "$x",
)  # fmt: skip


@cache
def seed_files() -> dict[str, tuple[bytes, ...]]:
    """Give whole documents to spoil, by the name of their format."""
    small = [load(CLEAN), load(NETWORK)]
    seeds = {name: tuple(export(dataset, name) for dataset in small) for name in FORMATS}
    return {**seeds, "trig": (CLEAN.read_bytes(), NETWORK.read_bytes(), *seeds["trig"])}


@cache
def seed_queries() -> tuple[str, ...]:
    """Give every query file of the project."""
    folders = (ROOT / "queries", ROOT / "src/eventgraph")
    return tuple(
        path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.rq"))
    )


@cache
def quads(*, whole: bool) -> tuple[ox.Quad, ...]:
    """Give the statements of the small dataset or of the curated one, always in one order."""
    data = export(load(ROOT / "graph" if whole else CLEAN), "nquads")
    return tuple(ox.parse(data, format=ox.RdfFormat.N_QUADS))
