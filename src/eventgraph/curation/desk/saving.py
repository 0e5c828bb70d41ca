"""Save, delete and take back: each in one step, never over what somebody else changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from eventgraph.claims.hands import curators_of
from eventgraph.curation.desk.adding import pasted
from eventgraph.curation.desk.describing import languages_of
from eventgraph.curation.desk.entries import Entry, entry_of, version_of
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.desk.made import ALIAS, Made
from eventgraph.curation.desk.minting import claim_name
from eventgraph.curation.desk.patching import Part, part_of
from eventgraph.curation.desk.snapshot import Snapshot
from eventgraph.curation.desk.undoing import Step, Undone, parted
from eventgraph.curation.desk.writing import write
from eventgraph.curation.editing import Edit
from eventgraph.curation.identity.decisions import Given
from eventgraph.curation.identity.merging import Merged, merging
from eventgraph.curation.identity.renaming import Renamed, renaming
from eventgraph.curation.reviewing import approved, reviewers_in
from eventgraph.curation.texts.known import Known
from eventgraph.curation.texts.restating import Stated, restated
from eventgraph.errors import EventGraphError

__all__ = ["Conflict", "Saver", "named_entry"]

_DRAFTS: Final = "drafts.trig"


class Conflict(EventGraphError):
    """A claim that changed since the form was filled; `theirs` is what the files hold now."""

    def __init__(self, theirs: dict[str, Any] | None) -> None:
        """Keep the other state; None where the claim is gone."""
        what = "changed" if theirs else "was deleted"
        super().__init__(f"the claim {what} since you opened it; look at both, and choose")
        self.theirs = theirs


def named_entry(desk: Desk, entry: Entry) -> Entry:
    """Give a claim a name, if it has none yet: after who says it, and its first words."""
    if entry.claim:
        return entry
    speaker = desk.now.label(entry.speakers[0], "en") if entry.speakers else ""
    return entry._replace(claim=claim_name(desk.now, entry.source, speaker, entry.quote))


@dataclass
class Saver:
    """What was saved in this session, to be taken back step by step."""

    desk: Desk
    steps: list[Step] = field(default_factory=list)
    _open: tuple[Snapshot, Edit] | None = None

    def claim(self, entry: Entry) -> str:
        """Save a claim, and give its name.

        Raises Conflict for one that changed since its form was filled, and InputError where a file
        changed at this very moment or cannot be written.
        """
        now = self.desk.now
        if entry.claim:
            self._unchanged(entry.claim, entry.version)
        entry = named_entry(self.desk, entry)
        written = write(entry, now, self.desk.relations, self.desk.curator, today())
        edit = self._edit()
        path = self._drafts() if entry.draft else None
        if entry.claim in now.claims and entry.draft != (entry.claim in now.drafts):
            edit.remove(written.claim)
            for file in edit.files:
                file.flush()
        beside = ox.NamedNode(entry.source) if entry.source else None
        edit.put_claim(written.claim, written.contents, written.description, beside, path)
        self._done(edit, Part(entry.claim, written.contents, written.description))
        self.desk.use(*(row.thing for row in entry.statements), *entry.speakers)
        return entry.claim

    def approve(self, iri: str, version: str) -> None:
        """Say that who sits here read a claim and approves how it is entered.

        Raises EventGraphError for a claim that is one's own, a draft or approved; else as `claim`.
        """
        self._unchanged(iri, version)
        now, who = self.desk.now, self.desk.curator
        said = now.described(iri)
        if iri in now.drafts:
            raise EventGraphError("a draft is not finished; save it as a claim, then review it")
        if not who:
            raise EventGraphError("nobody is named who reviews; begin with --as and your name")
        if who in curators_of(now.store, iri):
            raise EventGraphError("you entered this claim yourself; somebody else is to review it")
        if who in reviewers_in(said):
            raise EventGraphError("you approved this claim before; it stands as you approved it")
        description = approved(ox.NamedNode(iri), said, ox.NamedNode(who), today())
        edit = self._edit()
        edit.put_thing(ox.NamedNode(iri), description)
        self._done(edit, Part(iri, tuple(now.contents(iri)), tuple(description)))

    def delete(self, iri: str, version: str) -> None:
        """Take a claim out of the files; raises as `claim` does."""
        self._unchanged(iri, version)
        edit = self._edit()
        edit.remove(ox.NamedNode(iri))
        self._done(edit, Part(iri))

    def things(self, made: Iterable[Made]) -> None:
        """Describe things, new or not; of those that are, kind and names become these."""
        edit, parts = self._edit(), list[Part]()
        for one in made:
            before = [t for t in self.desk.now.described(one.iri) if t.predicate == ALIAS]
            new = one.triples(before)
            said = {triple.predicate for triple in new}
            said.add(ALIAS)
            kept = [t for t in self.desk.now.described(one.iri) if t.predicate not in said]
            parts.append(Part(one.iri, (), (*new, *kept)))
            edit.put_thing(ox.NamedNode(one.iri), parts[-1].description)
        self._done(edit, *parts)
        self.desk.use(*(part.name for part in parts))

    def restate(self, source: str, new: Stated, version: str = "") -> None:
        """State otherwise who published a source, when, under which title, and so on.

        Raises EventGraphError for a date, an address or a language that is none, and for a source
        that changed since its `version`, if one is given.
        """
        now, name = self.desk.now, ox.NamedNode(source)
        if version and version != version_of(now, source):
            raise EventGraphError("somebody changed this source meanwhile; open it again")
        told = restated(name, Known(now.dataset), now.described(source), new)
        edit = self._edit()
        edit.put_thing(name, told)
        self._done(edit, Part(source, (), tuple(told)))
        self.desk.forget_hints(source)

    def source(self, given: Mapping[str, str]) -> str:
        """Add a source, with its text beside the dataset; give its name.

        Raises EventGraphError for what is missing or wrong, InputError where it cannot be written.
        Taking it back takes the text away, unless somebody changed it meanwhile.
        """
        desk = self.desk
        self._open = None
        iri, adding = pasted(desk.now.dataset, desk.paths, given)
        desk.refuse_if_changed()
        adding.commit()
        self.steps.append(Step(adding.undo))
        return iri

    def merge(self, kept: str, other: str, why: str, *, dry: bool) -> Merged:
        """Make one thing of two in all files; with `dry`, only tell what would change.

        Raises EventGraphError for what cannot be one, InputError where it cannot be written.
        """
        desk = self.desk
        given = Given(today().isoformat(), why, desk.curator, languages_of(desk.now)[0])
        done, edit = merging(desk.paths, f"<{kept}>", f"<{other}>", given)
        if dry:
            edit.preview()
            return done
        self._open = None
        edit.commit()
        self.steps.append(Step(lambda: parted(edit, desk.paths, other)))
        return done

    def rename(self, old: str, new: str, *, dry: bool) -> Renamed:
        """Give a thing another name in all files; with `dry`, only tell what would change.

        Raises EventGraphError for a name that is none or is borne, InputError where it cannot be
        written.
        """
        desk = self.desk
        done, edit = renaming(desk.paths, f"<{old}>", new)
        if dry:
            edit.preview()
            return done
        self._open = None
        desk.refuse_if_changed()
        edit.commit()
        self.steps.append(Step(edit.undo, renamed=(done.new, done.old)))
        desk.called(done.old, done.new)
        return done

    def undo(self) -> Undone:
        """Take back what was saved last; say which claim or thing it was.

        Raises EventGraphError where nothing is left, or a file changed since.
        """
        if not self.steps:
            raise EventGraphError("nothing was saved in this session that could be taken back")
        last = self.steps[-1]
        self._open = None
        back = last.back()
        paths, left = back if isinstance(back, tuple) else (back, [])
        if last.before:
            self.desk.follow(paths, last.before)
        self.steps.pop()
        for part in last.before:
            self.desk.forget_hints(part.name)
        if last.renamed:
            self.desk.called(*last.renamed)
        return Undone(
            last.before[0].name if last.before else "", last.renamed, tuple(map(str, left))
        )

    def _edit(self) -> Edit:
        """Give what changes files: as it was left by the last save, else anew."""
        now = self.desk.now
        known, self._open = self._open, None
        return known[1] if known and known[0] is now else Edit(*self.desk.paths)

    def _unchanged(self, claim: str, version: str) -> None:
        now = self.desk.now
        if claim not in now.claims:
            raise Conflict(None)
        if version_of(now, claim) != version:
            raise Conflict(entry_of(now, claim).sent())

    def _done(self, edit: Edit, *parts: Part) -> None:
        """Write what was read and changed, if the files are still as they were loaded."""
        before = [part_of(self.desk.now, part.name) for part in parts]
        edit.preview()
        self.desk.refuse_if_changed()
        if paths := edit.commit():
            self.desk.follow(paths, parts)
            self.steps.append(Step(edit.undo, tuple(before)))
        self._open = (self.desk.now, edit)

    def _drafts(self) -> Path:
        return self.desk.root / _DRAFTS


def today() -> date:
    """Give the day."""
    return datetime.now(tz=UTC).astimezone().date()
