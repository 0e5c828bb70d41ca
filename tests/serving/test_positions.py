"""What accounts of a thing answer differently stands on its page, as `conflicts` finds it."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from disagreeing import disagreeing
from eventgraph.evidence.matters.gathering import gather_matters
from eventgraph.evidence.matters.records import Matter
from eventgraph.serving.answers.nearby import nearby
from eventgraph.serving.answers.positions import differing, matters_on
from eventgraph.serving.holding import Held, Served

GROUP = "https://w3id.org/eventgraph/id/group/venezuelans-held-in-el-salvador"


@pytest.fixture(scope="module")
def held() -> Held:
    return Held(Served(("graph",)))


def named_in(matters: list[Matter]) -> dict[str, list[Matter]]:
    """Give each name that has to do with matters these matters."""
    found: dict[str, list[Matter]] = {}
    for matter in matters:
        positions = [
            name
            for one in matter.positions
            for name in (one.thing, str(one.value), *one.claims)
            if name.startswith("https://")
        ]
        for name in dict.fromkeys((matter.about, *positions)):
            found.setdefault(name, []).append(matter)
    return found


def alike(matters: list[Matter] | None) -> list[Matter]:
    """Sort what has no order: three and three numbers that do not come out."""
    sorted_ = (one._replace(standings=tuple(sorted(one.standings))) for one in matters or ())
    return sorted(sorted_, key=lambda one: (*one.order, one.standings))


def same(held: Held) -> int:
    every = named_in(list(gather_matters(held.dataset)))
    for name, matters in every.items():
        assert alike(matters_on(held, name)) == alike(matters), name
    return len(every)


def test_what_is_near_gives_the_matters_that_all_claims_give(held: Held) -> None:
    assert same(held) > 60
    assert matters_on(held, "https://w3id.org/eventgraph/id/source/orinoco-2025-07-19") == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_so_it_does_in_made_up_data(tmp_path: Path, seed: int) -> None:
    (tmp_path / "all.nq").write_text(disagreeing(seed, 60, speeches=seed == 2), "utf-8")
    assert same(Held(Served((str(tmp_path),)))) > 40


def test_too_many_claims_are_not_compared(held: Held) -> None:
    assert nearby(held, GROUP, most=10) is None
    assert nearby(held, GROUP) is not None


def test_each_position_has_its_voices_words_and_how_it_stands(held: Held) -> None:
    shown = differing(held, GROUP)
    sizes = next(one for one in shown.matters if [it.words for it in one.properties] == ["size"])
    values = [one.value.words for one in sizes.positions]
    assert values == ["more than 200", "about 250", "238", "more than 250", "252"]
    last = sizes.positions[-1]
    assert (str(last.support), len(last.claims)) == ("15 voices, 17 carriers, 17 origins", 10)
    assert last.more > 0
    assert "less precise: 1, 2, 4" in last.stands
    assert {one.speaker.words for one in sizes.positions[0].claims} == {"El Destape", "Univision"}


def test_the_page_shows_them_and_calls_none_right(ask: httpx.Client) -> None:
    page = ask.get("/doc/group/venezuelans-held-in-el-salvador.html").text
    part = page[page.index("Where accounts differ") :]
    assert part.index("more than 200") < part.index("238") < part.index("252")
    assert "15 voices, 17 carriers, 17 origins" in part
    assert "el regreso de más de 200 venezolanos" in part
    assert "Nothing here is called right" in part


def test_a_claim_shows_the_matter_in_which_it_stands(ask: httpx.Client) -> None:
    page = ask.get("/doc/claim/families-dispute-the-accusation.html").text
    assert "/id/claim/accusers-ties-to-tren-de-aragua" in page[page.index('id="differ"') :]


def test_where_nothing_differs_nothing_is_said_of_it(ask: httpx.Client) -> None:
    assert 'id="differ"' not in ask.get("/doc/source/orinoco-2025-07-19.html").text
