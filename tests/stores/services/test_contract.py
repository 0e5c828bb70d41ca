"""The same questions on files, on a store on disk, on Oxigraph's server and on Virtuoso 7."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset

from eventgraph.cli import group
from eventgraph.commands.parts import options
from eventgraph.stores.opening import load

pytestmark = pytest.mark.external

ROOT = Path(__file__).parents[3]
LINES = re.compile(r" +\S+\.(?:trig|ttl):\d+$|^\S+\.(?:trig|ttl):\d+: ", re.MULTILINE)
EVENT = "event:negotiation"
QUESTIONS = (
    ("query", "left-out"),
    ("query", "attribution-chains", "-f", "json"),
    ("query", "timeline", "-f", "csv"),
    ("query", "intermediaries", "--according-to", "actor:marco-rubio", "-f", "csv"),
    ("conflicts",),
    ("accounts", EVENT),
    ("why", EVENT),
    ("stats",),
    ("corroboration",),
    ("silence",),
    ("rank", "degree", "--by", "speaker"),
    ("path", EVENT, "actor:marco-rubio"),
    ("quotes",),
    ("story",),
    ("validate",),
    ("page",),
    ("export", "nquads"),
    ("export", "trig"),
    ("stats", "--during", "2025-07", "--drafts"),
)


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """Let verbs share what one of them has read of a place in the same way: none changes it."""
    read: dict[str, Dataset] = {}

    def loaded(*paths: str | Path, **how: object) -> Dataset:
        key = repr((paths, sorted(how.items())))
        if key not in read:
            read[key] = load(*paths, **how)  # type: ignore[arg-type]
        return read[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(options, "load", loaded)
        yield


def asked(words: tuple[str, ...], graph: str) -> Result:
    return CliRunner().invoke(group, [*words, "--graph", graph])


@cache
def of_files(words: tuple[str, ...]) -> Result:
    """Ask the files, once for all places."""
    return asked(words, str(ROOT / "graph"))


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("place", ["on_disk", "on_oxigraph", "on_virtuoso"])
def test_every_place_answers_as_files_do(
    request: pytest.FixtureRequest, place: str, words: tuple[str, ...]
) -> None:
    answers = [of_files(words), asked(words, request.getfixturevalue(place))]
    assert [answer.exit_code for answer in answers] in ([0, 0], [1, 1]), answers[1].output
    assert len(answers[0].stdout) > 100
    # Of a service nobody knows files, and lines in them.
    files, other = (LINES.sub("", answer.stdout) for answer in answers)
    if words == ("validate",):
        # They come in the order of the files, if there are any.
        files, other = ("\n".join(sorted(text.splitlines())) for text in (files, other))
    assert other == files
