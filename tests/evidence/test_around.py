"""What stands around an event: parts of parts, and who has a part in any of them."""

from pathlib import Path

import eventgraph as eg
from eventgraph.evidence.around import around
from eventgraph.vocabulary import PREFIXES, curie

DATA = """
claim:a a evg:Claim ; sem:accordingTo actor:ana .
claim:b a evg:Claim ; sem:accordingTo actor:ben .
actor:ben a evg:Person .
claim:a { event:leg sem:subEventOf event:flight . event:flight sem:subEventOf event:swap ;
          evg:heldAt place:town . event:other sem:hasActor actor:carl }
claim:b { event:leg evg:carriedOutBy actor:mute . event:swap evg:reason "why" .
          event:odd sem:subEventOf event:even . event:even sem:subEventOf event:odd }
"""


def test_an_event_has_around_it_its_parts_and_who_and_what_has_a_part_in_them(
    tmp_path: Path,
) -> None:
    prefixes = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    (tmp_path / "data.trig").write_text("\n".join([*prefixes, DATA]), "utf-8")
    data = eg.load(tmp_path)
    for seen in (data, eg.scope(data, according_to=f"{PREFIXES['actor']}ben")):
        found = {curie(event): {*map(curie, things)} for event, things in around(seen).items()}
        assert found == {
            "event:swap": {"event:swap", "event:flight", "event:leg", "place:town", "actor:mute"},
            "event:flight": {"event:flight", "event:leg", "place:town", "actor:mute"},
            "event:leg": {"event:leg", "actor:mute"},
            "event:other": {"event:other", "actor:carl"},
            "event:odd": {"event:odd", "event:even"},
            "event:even": {"event:odd", "event:even"},
        }
