"""A claim awaits review, is approved by somebody else, and awaits it again once it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.curation.comparing.diffing import diff
from eventgraph.curation.desk.entries import entry_of, version_of
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.desk.reviewing import hands_on, reviews_of
from eventgraph.curation.desk.saving import Conflict, Saver
from eventgraph.errors import EventGraphError
from eventgraph.vocabulary import expand

MAYOR = str(expand("claim:mayor-dates-the-reopening"))
CURATOR, ANA = str(expand("actor:curator")), str(expand("actor:ana"))


@pytest.fixture
def desk(desk: Desk, mine: Path) -> Desk:
    """Let a second curator be known."""
    text = 'actor:ana a evg:Curator ; rdfs:label "Ana"@en .\n'
    with (mine / "things.ttl").open("a", encoding="utf-8") as file:
        file.write(text)
    return desk


def asked(desk: Desk) -> Saver:
    """Let the mayor's claim await review."""
    saver = Saver(desk)
    saver.claim(entry_of(desk.now, MAYOR)._replace(review=True))
    return saver


def test_somebody_else_approves_a_claim_and_it_is_taken_back_to_the_byte(
    desk: Desk, mine: Path
) -> None:
    path = mine / "claims.trig"
    first = path.read_text("utf-8")
    saver = asked(desk)
    waiting = path.read_text("utf-8")
    assert "evg:status evg:InReview ;" in waiting
    assert reviews_of(desk.now, "en") == {MAYOR: {"awaits": True}}
    desk.curator = ANA
    saver.approve(MAYOR, version_of(desk.now, MAYOR))
    after = path.read_text("utf-8")
    assert "evg:status" not in after
    assert 'evg:reviewedBy actor:ana ;\n    evg:reviewedOn "' in after
    assert after.count("mayor-dates-the-reopening {") == 1
    assert reviews_of(desk.now, "en") == {MAYOR: {"reviewed": "Ana"}}
    assert hands_on(desk.now, MAYOR, ANA, "en")["approved"]
    assert eg.validate(eg.load(mine)).conforms("warning")
    assert diff(mine, mine).same
    assert saver.undo().what == MAYOR
    assert path.read_text("utf-8") == waiting
    saver.undo()
    assert path.read_text("utf-8") == first


def test_nobody_approves_what_is_their_own_a_draft_approved_or_changed(desk: Desk) -> None:
    saver = asked(desk)
    version = version_of(desk.now, MAYOR)
    desk.curator = CURATOR
    with pytest.raises(EventGraphError, match="you entered this claim yourself; somebody else"):
        saver.approve(MAYOR, version)
    desk.curator = ANA
    with pytest.raises(Conflict):
        saver.approve(MAYOR, "another")
    saver.approve(MAYOR, version)
    with pytest.raises(EventGraphError, match="you approved this claim before"):
        saver.approve(MAYOR, version_of(desk.now, MAYOR))
    saver.claim(entry_of(desk.now, MAYOR)._replace(draft=True))
    with pytest.raises(EventGraphError, match="a draft is not finished"):
        saver.approve(MAYOR, version_of(desk.now, MAYOR))
    desk.curator, other = "", str(expand("claim:department-dates-the-reopening"))
    with pytest.raises(EventGraphError, match="begin with --as"):
        saver.approve(other, version_of(desk.now, other))


def test_a_claim_that_changes_after_its_review_awaits_another(desk: Desk, mine: Path) -> None:
    saver = asked(desk)
    desk.curator = ANA
    saver.approve(MAYOR, version_of(desk.now, MAYOR))
    entry = entry_of(desk.now, MAYOR)
    before = (mine / "claims.trig").read_bytes()
    saver.claim(entry)
    assert (mine / "claims.trig").read_bytes() == before
    saver.claim(entry._replace(certainty="Alleged"))
    assert reviews_of(desk.now, "en") == {MAYOR: {"awaits": True}}
    saver.undo()
    saver.claim(entry._replace(draft=True))
    text = "".join(path.read_text("utf-8") for path in sorted(mine.glob("*.trig")))
    assert "evg:reviewed" not in text
    assert "evg:InReview" not in text
    assert reviews_of(desk.now, "en") == {}


def test_a_difference_tells_who_reviewed(desk: Desk, mine: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for file in mine.glob("*.t*"):
        (old / file.name).write_bytes(file.read_bytes())
    saver = asked(desk)
    desk.curator = ANA
    saver.approve(MAYOR, version_of(desk.now, MAYOR))
    (entry,) = diff(old, mine).entries
    assert [change.field for change in entry.changes] == ["reviewed by", "reviewed on"]
