"""Claims saved, changed, deleted, taken back: files to the byte, and what is loaded follows."""

import errno
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

import eventgraph as eg
from curated import GAZETTE
from eventgraph.curation.desk.entries import Entry, Statement, entry_of
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.desk.made import Made
from eventgraph.curation.desk.saving import Conflict, Saver
from eventgraph.errors import EventGraphError, InputError
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import EVG, expand

MAYOR = str(expand("claim:mayor-dates-the-reopening"))
BRIDGE = str(expand("event:reopening-of-the-bridge"))
NEW = Entry(
    source=GAZETTE,
    quote="Nearly 300 people",
    language="en",
    speakers=(str(expand("actor:gazette")),),
    certainty="Stated",
    statements=(Statement(BRIDGE, str(EVG.calls), "text", "a feast", "en"),),
)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def quads(store: ox.Store) -> set[str]:
    return {str(quad) for quad in store if "_:" not in str(quad)}


def follows(desk: Desk, folder: Path) -> bool:
    """Tell whether what is loaded is what the files hold."""
    return quads(desk.now.store) == quads(store_of(eg.load(folder, drafts=True)))


def test_a_new_claim_stands_after_the_others_of_its_source(desk: Desk, mine: Path) -> None:
    before = files(mine)
    claim = Saver(desk).claim(NEW)
    after = files(mine)
    assert claim == expand("claim:the-gazette-nearly-300-people")
    assert {name for name in after if after[name] != before.get(name)} == {"claims.trig"}
    assert after["claims.trig"].startswith(before["claims.trig"].rstrip())
    assert entry_of(desk.now, claim).statements == NEW.statements
    assert eg.validate(eg.load(mine)).conforms()
    assert follows(desk, mine)


def test_what_a_hand_written_claim_says_besides_is_kept(desk: Desk, mine: Path) -> None:
    text = (mine / "claims.trig").read_text("utf-8")
    more = 'evg:fragment "page=3" ; evg:status evg:Reviewed ;\n    evg:note "One."@en , "Two."@en'
    text = text.replace('evg:note "The year is that of the article."@en', more, 1)
    (mine / "claims.trig").write_text(text, "utf-8")
    entry = entry_of(desk.now, MAYOR)
    assert entry.notes == {"en": "One.\nTwo."}
    Saver(desk).claim(entry._replace(certainty="Alleged"))
    after = (mine / "claims.trig").read_text("utf-8")
    assert after == text.replace("evg:certainty evg:Stated", "evg:certainty evg:Alleged", 1)
    assert follows(desk, mine)


def test_a_claim_that_nobody_changed_is_saved_to_the_same_bytes(desk: Desk, mine: Path) -> None:
    before = files(mine)
    for claim in sorted(desk.now.claims):
        Saver(desk).claim(entry_of(desk.now, claim))
    assert files(mine) == before


def test_each_step_is_taken_back_to_the_byte(desk: Desk, mine: Path) -> None:
    saver = Saver(desk)
    states = [files(mine)]
    saver.things([Made(str(expand("actor:ana")), str(EVG.Person), {"en": "Ana"}, ("Anita",))])
    states.append(files(mine))
    new = saver.claim(NEW)
    states.append(files(mine))
    entry = entry_of(desk.now, new)._replace(draft=True, statements=())
    saver.claim(entry)
    assert (mine / "drafts.trig").exists()
    states.append(files(mine))
    saver.claim(entry_of(desk.now, MAYOR)._replace(attitude="Denies"))
    states.append(files(mine))
    saver.delete(MAYOR, entry_of(desk.now, MAYOR).version)
    while True:
        assert follows(desk, mine)
        try:
            saver.undo()
        except EventGraphError:
            break
        assert files(mine) == states.pop()
    assert not states


def test_a_draft_may_lack_everything_and_is_finished_later(desk: Desk, mine: Path) -> None:
    saver = Saver(desk)
    begun = saver.claim(Entry(draft=True))
    assert follows(desk, mine)
    assert eg.validate(eg.load(mine)).conforms()
    found = entry_of(desk.now, begun)
    saver.claim(NEW._replace(claim=begun, version=found.version))
    assert begun not in (mine / "drafts.trig").read_text("utf-8")
    assert follows(desk, mine)


def test_what_was_made_and_renamed_is_found_at_once(desk: Desk) -> None:
    saver = Saver(desk)
    ana = str(expand("actor:ana"))
    saver.things([Made(ana, str(EVG.Person), {"en": "Ana Nowak"})])
    assert [hit.key for hit in desk.now.names.find("now")] == [ana]
    saver.things([Made(ana, str(EVG.Person), {"en": "Ana Lee"})])
    assert [hit.key for hit in desk.now.names.find("now")] == []
    assert desk.now.names.near("Ana Lea") == [ana]
    saver.undo()
    assert [hit.name for hit in desk.now.names.find("ana")] == ["Ana Nowak"]


def test_two_who_edit_one_claim_are_told_and_nothing_is_overwritten(desk: Desk, mine: Path) -> None:
    saver = Saver(desk)
    one = entry_of(desk.now, MAYOR)
    saver.claim(one._replace(certainty="Alleged"))
    before = files(mine)
    with pytest.raises(Conflict) as found:
        saver.claim(one._replace(certainty="Possible"))
    assert found.value.theirs is not None
    assert found.value.theirs["certainty"] == "Alleged"
    with pytest.raises(Conflict):
        saver.delete(MAYOR, one.version)
    saver.delete(MAYOR, entry_of(desk.now, MAYOR).version)
    with pytest.raises(Conflict, match="was deleted"):
        saver.claim(one)
    assert files(mine)["things.ttl"] == before["things.ttl"]


def test_a_file_changed_by_hand_meanwhile_is_read_anew(desk: Desk, mine: Path) -> None:
    saver = Saver(desk)
    one = entry_of(desk.now, MAYOR)
    path = mine / "claims.trig"
    path.write_text("# A remark.\n" + path.read_text("utf-8"), "utf-8")
    saver.claim(one._replace(certainty="Alleged"))
    assert path.read_text("utf-8").startswith("# A remark.\n")
    path.write_text(path.read_text("utf-8").replace("since 28", "since the 28"), "utf-8")
    with pytest.raises(Conflict):
        saver.claim(one)
    with pytest.raises(InputError, match="changed by someone else"):
        saver.undo()
    assert "# A remark." in path.read_text("utf-8")


def test_a_file_that_is_broken_by_hand_is_told_with_its_line(desk: Desk, mine: Path) -> None:
    (mine / "claims.trig").write_text("claim:x {", "utf-8")
    with pytest.raises(InputError, match=r"claims\.trig:1:"):
        Saver(desk).claim(NEW)


def test_a_full_disk_leaves_everything_as_it_was(
    desk: Desk, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, saver = files(mine), Saver(desk)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left on device"):
        saver.claim(NEW)
    monkeypatch.undo()
    assert files(mine) == before
    assert saver.steps == []
    assert follows(desk, mine)
    saver.claim(NEW)
    assert follows(desk, mine)


def test_a_merge_is_taken_back_to_the_byte_and_where_somebody_wrote_since_by_parting(
    desk: Desk, mine: Path
) -> None:
    before, saver = files(mine), Saver(desk)
    mayor, gazette = (str(expand(f"actor:{name}")) for name in ("mayor", "gazette"))
    saver.merge(gazette, mayor, "One voice.", dry=False)
    saver.undo()
    assert files(mine) == before
    saver.merge(gazette, mayor, "One voice.", dry=False)
    with (mine / "claims.trig").open("a", encoding="utf-8") as file:
        file.write("# somebody was here\n")
    saver.undo()
    after = files(mine)
    assert after["claims.trig"] == before["claims.trig"] + b"# somebody was here\n"
    assert follows(desk, mine)


def test_who_enters_claims_may_be_renamed_and_goes_on(desk: Desk, mine: Path) -> None:
    saver = Saver(desk)
    curator = str(expand("actor:curator"))
    assert desk.curator == curator
    saver.rename(curator, "actor:desk", dry=False)
    assert desk.curator == expand("actor:desk")
    saver.claim(NEW)
    assert (mine / "claims.trig").read_text("utf-8").count("pav:curatedBy actor:desk") == 4
    saver.undo()
    saver.undo()
    assert desk.curator == curator
