"""Where an IRI is expected, data may hold anything: every verb gives an answer or one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from eventgraph.cli import group
from eventgraph.vocabulary import PREFIXES

DATA = """
claim:a {{ event:e evg:mediatedBy {other} ; sem:hasTimeStamp "2024-05-02"^^xsd:date .
           {node} sem:hasTimeStamp "2024-05-03"^^xsd:date ; evg:mediatedBy actor:x . }}
claim:a a evg:Claim ; sem:accordingTo {other} ; prov:wasQuotedFrom {other} ;
    evg:quote "one … two without three"@en ; evg:statedIn {other} ; evg:certainty evg:Alleged ;
    evg:reportedBy {other} ; pav:curatedBy {other} ; evg:basedOn {other} ; evg:disputes {other} .
claim:b {{ event:e sem:hasTimeStamp "2024-05-04"^^xsd:date . }}
claim:b a evg:Claim ; sem:accordingTo actor:x ; prov:wasQuotedFrom source:s ;
    evg:quote "one not two three"@en .
source:s prov:wasDerivedFrom {other} ; dcterms:publisher {other} ; dcterms:issued "2024-05-04" .
{node} prov:wasDerivedFrom source:s ; a evg:NewsArticle ; evg:inClaim claim:a .
"""
VERBS = (
    ("validate",), ("conflicts",), ("conflicts", "--pairs"), ("quotes",), ("fmt", "--check"),
    ("stats",), ("silence",), ("search", "a*"),
    ("corroboration",), ("spread", "claim:b"), ("spread", "claim:a"), ("why", "event:e"),
    ("story",),    ("why", "claim:a"), ("accounts", "event:e"), ("rank", "degree"),
    ("query", "attribution-chains"), ("diff", "data.trig"), ("duplicates",),
    ("merge", "actor:x", "event:e"), ("split", "event:e"), ("rename", "source:s", "source:t"),
    ("diff", "old.ttl"), ("todo",),
    ("page", "-o", "p.html"), ("build", "-o", "site", "--force"), ("export", "jsonld"),
    ("export", "nanopub"), ("export", "timelinejs"), ("export", "xlsx", "-o", "x.xlsx"),
    ("page", "--during", "2024-05", "-o", "q.html"), ("stats", "--certainty", "alleged"),
    ("stats", "--according-to", "actor:x"), ("stats", "--as-of", "2024-06"),
    ("source", "add", "data.trig"), ("source", "add", "data.trig", "--url", "http://x.org/"),
)  # fmt: skip


@pytest.mark.parametrize("other", ['"words"', "_:b", "[]", "7", '"2024"^^xsd:gYear'])
def test_every_verb_ends_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    monkeypatch.chdir(tmp_path)
    node = other if other[0] in "_[" else "[]"
    heads = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    Path("data.trig").write_text(heads + DATA.format(other=other, node=node), "utf-8")
    Path("old.ttl").write_text("<urn:a> <urn:b> 1 .")
    for words in VERBS:
        ran = CliRunner().invoke(group, [*words, "--graph", "data.trig"])
        assert ran.exception is None or isinstance(ran.exception, SystemExit), (words, ran.exc_info)
        assert ran.exit_code in {0, 1, 2}
        if ran.exit_code == 2:
            assert ran.stderr.startswith("eventgraph: ")
            assert ran.stderr.count("\n") == 1
