"""Bodies and parties: every body a speaker belongs to, and the one that counts as its party."""

from pathlib import Path

from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.parties import bodies, parties
from eventgraph.claims.scopes import claims
from eventgraph.vocabulary import PREFIXES, curie

DATA = """
actor:state a evg:Government .
actor:ministry a evg:PublicBody ; evg:partOf actor:state .
actor:club a evg:PublicBody ; evg:partOf actor:union .
actor:union a evg:PublicBody .
actor:ana a evg:Person ; evg:holds office:minister ; evg:memberOf actor:club .
office:minister a evg:Office ; evg:officeIn actor:ministry .
actor:ben a evg:Person ; evg:represents actor:club .
actor:carl a evg:Person .
actor:mute a evg:Person ; evg:memberOf actor:state .
"""
SPEAKERS = ("ana", "ben", "carl", "ministry")


def written(folder: Path) -> Dataset:
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()] + [DATA]
    for name in SPEAKERS:
        lines.append(f"claim:{name} a evg:Claim ; sem:accordingTo actor:{name} .")
        lines.append(f"claim:{name} {{ event:talks sem:hasActor actor:{name} }}")
    (folder / "data.trig").write_text("\n".join(lines), "utf-8")
    return eg.load(folder)


def test_who_speaks_belongs_to_itself_and_to_every_body_above(tmp_path: Path) -> None:
    found = {
        curie(speaker): {curie(body.iri).removeprefix("actor:") for body in its}
        for speaker, its in bodies(written(tmp_path)).items()
    }
    assert found == {
        "actor:ana": {"ana", "ministry", "state", "club", "union"},
        "actor:ben": {"ben", "club", "union"},
        "actor:carl": {"carl"},
        "actor:ministry": {"ministry", "state"},
    }


def test_a_party_is_the_government_or_else_the_widest_body_or_the_speaker(tmp_path: Path) -> None:
    data = written(tmp_path)
    expected = {
        "actor:ana": ["actor:state"],
        "actor:ben": ["actor:union"],
        "actor:carl": ["actor:carl"],
        "actor:ministry": ["actor:state"],
    }
    for seen in (data, eg.scope(data, according_to="actor:ben")):
        found = {curie(speaker): [*map(curie, its)] for speaker, its in parties(seen).items()}
        assert found == expected


def test_the_option_takes_any_body_and_a_person_stands_for_itself(tmp_path: Path) -> None:
    data = written(tmp_path)
    for body, names in {
        "actor:state": ("ana", "ministry"),
        "actor:ministry": ("ana", "ministry"),
        "actor:club": ("ana", "ben"),
        "actor:carl": ("carl",),
        "actor:mute": (),
    }.items():
        found = claims(data, eg.Scope(party=body))
        assert found == tuple(f"{PREFIXES['claim']}{name}" for name in names)
