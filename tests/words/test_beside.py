"""The index of words while a dataset is served: made on the side, waited for, removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.serving.holding import Held, Served
from eventgraph.words.beside import indexed, made_beside
from eventgraph.words.indexing import make_index
from eventgraph.words.keeping import kept_index

COUNT = "SELECT count(*) FROM entry"


@pytest.mark.external
def test_it_is_made_by_a_process_of_its_own_and_removed() -> None:
    dataset = eg.load("graph")
    with made_beside(dataset) as children:
        (child,) = children
        assert indexed(dataset).execute(COUNT) is not None
        path = kept_index(dataset)
        assert path is not None
        assert path.exists()
        os.waitpid(child, 0)
    assert not path.parent.exists()


@pytest.mark.external
def test_one_that_is_not_done_is_ended_and_nothing_stays() -> None:
    for _ in range(5):
        dataset = eg.load("src/eventgraph/commands/starter")
        with made_beside(dataset) as children:
            path = kept_index(dataset)
        assert path is not None
        assert not path.parent.exists()
        with pytest.raises(ChildProcessError):
            os.waitpid(min(children), 0)


@pytest.mark.external
def test_one_that_cannot_be_made_there_is_made_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> int:
        raise MemoryError

    monkeypatch.setattr("eventgraph.words.beside.write_index", fails)
    mine = eg.load("src/eventgraph/commands/starter")
    with made_beside(mine) as children:
        assert indexed(mine).execute(COUNT).fetchone()[0] > 0
        for child in children:
            os.waitpid(child, 0)


def test_without_room_for_it_each_makes_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    mine = eg.load("src/eventgraph/commands/starter")
    with made_beside(mine) as children:
        assert children == set()
        assert indexed(mine).execute(COUNT).fetchone()[0] > 0


def test_a_store_has_its_own(tmp_path: Path) -> None:
    eg.build_store(tmp_path / "store", "src/eventgraph/commands/starter")
    held = Held(Served((str(tmp_path / "store"),)))
    with made_beside(held.dataset) as children:
        assert children == set()
    made = make_index(held.dataset.store.inner)  # type: ignore[attr-defined]
    assert held.index.execute(COUNT).fetchone() == made.execute(COUNT).fetchone()


def test_of_many_claims_no_sentence_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(Served(("graph",)))
    assert any(iri in held.claims for _, iri, _ in held.offered())
    monkeypatch.setattr("eventgraph.serving.holding._SENTENCES", 10)
    few = Held(Served(("graph",)))
    labelled = {iri for _, iri, _ in few.offered()}
    assert labelled < {iri for _, iri, _ in held.offered()}
    assert "https://w3id.org/eventgraph/id/actor/marco-rubio" in labelled
