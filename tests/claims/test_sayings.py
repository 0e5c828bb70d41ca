"""What claims say of things: which things two claims speak of, and each value with its voice."""

from pathlib import Path

from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.sayings import said_of_things
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.vocabulary import EVG, PREFIXES

SIZE = str(EVG.size)
GROUP = PREFIXES["group"]
DATA = """
@prefix actor: <{actor}> . @prefix claim: <{claim}> . @prefix evg: <{evg}> .
@prefix group: <{group}> . @prefix sem: <{sem}> .
claim:a sem:accordingTo actor:ana . claim:b sem:accordingTo actor:ben, actor:ana .
claim:c sem:accordingTo actor:cleo . actor:ana a evg:Person .
group:unsaid evg:size 1, 2 .
claim:a {{ group:two evg:size 3 . group:one evg:size 4, 5 . group:other evg:note "x" }}
claim:b {{ group:two evg:size 6 . group:other evg:note "y" }}
claim:c {{ group:late evg:size 7 }}
claim:a {{ group:late evg:size 8 }}
"""


def _loaded(tmp_path: Path) -> Dataset:
    path = tmp_path / "claims.trig"
    path.write_text(DATA.format(**PREFIXES), encoding="utf-8")
    return eg.load(path)


def test_things_of_which_two_claims_speak_come_in_order_with_one_voice_each(
    tmp_path: Path,
) -> None:
    found = dict(said_of_things(_loaded(tmp_path), {SIZE}))
    assert list(found) == [f"{GROUP}late", f"{GROUP}two"]
    told = [(str(one.value), one.speaker.rpartition("/")[2]) for one in found[f"{GROUP}two"]]
    assert told == [("3", "ana"), ("6", "ana")]


def test_only_what_is_wanted_and_what_a_scope_shows_is_told(tmp_path: Path) -> None:
    dataset = _loaded(tmp_path)
    wanted = {f"{GROUP}late", f"{GROUP}one"}
    assert [thing for thing, _ in said_of_things(dataset, {SIZE}, wanted)] == [f"{GROUP}late"]
    seen = narrow(dataset, Scope(according_to="actor:ana"))
    assert [thing for thing, _ in said_of_things(seen, {SIZE})] == [f"{GROUP}two"]
