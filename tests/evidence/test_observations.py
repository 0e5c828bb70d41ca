"""What is seen is told as what is seen, and what is not said as somebody's word on a silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.cards import card_of
from eventgraph.cli import group
from eventgraph.vocabulary import CLAIM, PREFIXES, curie

DATA = """
actor:us a evg:Curator ; rdfs:label "us"@en .
actor:ana a evg:Person ; rdfs:label "Ana"@en .
actor:state a evg:Government ; rdfs:label "State"@en .
group:held a evg:Group ; rdfs:label "Held"@en . event:march a evg:Transfer ; rdfs:label "March"@en .
source:photo a evg:Photograph . source:paper a evg:NewsArticle .
claim:seen { event:march evg:durationDays 2 }
claim:seen a evg:Claim , evg:Observation ; sem:accordingTo actor:us ; evg:certainty evg:Stated ;
    prov:wasQuotedFrom source:photo ; evg:observes "two aircraft on an apron"@en ;
    evg:fragment "xywh=percent:1,2,3,4" .
claim:said { event:march evg:durationDays 3 }
claim:said a evg:Claim ; sem:accordingTo actor:ana ; evg:certainty evg:Stated ;
    prov:wasQuotedFrom source:paper ; evg:quote "tres vuelos"@es ;
    evg:quoteTranslation "three flights"@en .
claim:nothing { actor:state evg:declinesComment event:march }
claim:nothing a evg:Claim ; sem:accordingTo actor:ana ; evg:certainty evg:Stated ;
    prov:wasQuotedFrom source:paper ; evg:quote "no comment"@es .
"""


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + DATA, "utf-8")
    return eg.load(tmp_path)


def test_a_card_tells_what_is_seen_from_words(dataset: Dataset) -> None:
    seen, said = (card_of(dataset, str(CLAIM[name])) for name in ("seen", "said"))
    assert (seen.observed, seen.cited) == (True, "observed: two aircraft on an apron")
    assert seen.marks == ("Observation",)
    assert seen.fragment == "xywh=percent:1,2,3,4"
    assert (said.observed, said.cited) == (False, "“tres vuelos”")
    assert (said.quote, said.translation) == ("tres vuelos", "three flights")


def test_what_is_seen_is_no_quote_to_be_found(dataset: Dataset) -> None:
    assert {curie(one.claim) for one in eg.check_quotes(dataset)} == {"claim:said", "claim:nothing"}


def test_accounts_and_why_say_that_it_is_seen(dataset: Dataset) -> None:
    cells = [str(cell) for row in eg.accounts(dataset, "event:march").rows for cell in row]
    assert "2 (stated) observed: two aircraft on an apron" in cells
    (row,) = eg.why(dataset, ("claim:seen",)).records()
    assert curie(str(row["wording"])) == "evg:Observation"


@pytest.mark.parametrize(
    "arguments", [["conflicts"], ["why", "event:march"], ["path", "event:march", "actor:state"]]
)
def test_texts_never_put_what_is_seen_in_quotation_marks(
    dataset: Dataset, tmp_path: Path, arguments: list[str]
) -> None:
    del dataset
    answer = CliRunner().invoke(group, [*arguments, "--graph", str(tmp_path)])
    assert answer.exit_code in {0, 1}
    assert "“two aircraft" not in answer.stdout
    if arguments[0] != "path":
        assert "observed: two aircraft on an apron" in answer.stdout
        assert "“tres vuelos”" in answer.stdout
        assert "translated: three flights" in answer.stdout


def test_a_silence_that_is_told_is_no_silence_of_the_dataset(dataset: Dataset) -> None:
    table = eg.silence_map(dataset, "event:march")
    assert table.columns[-1] == "said to be silent"
    rows = {curie(str(row["actor"])): row for row in table.records()}
    assert rows["actor:state"]["said to be silent"] == "did not comment on (1)"
    assert rows["actor:state"]["when"] == "silent"
    assert rows["actor:ana"]["said to be silent"] is None
    assert eg.silence_map(dataset, language="es").columns[-1] == "se dice que calla"


def test_where_no_silence_is_told_there_is_no_column_for_it(first_story: Dataset) -> None:
    assert "said to be silent" not in eg.silence_map(first_story).columns


def test_a_joint_voice_stands_on_one_card(tmp_path: Path) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    joint = "claim:said sem:accordingTo actor:state ."
    (tmp_path / "joint.trig").write_text(prefixes + DATA + joint, "utf-8")
    dataset = eg.load(tmp_path / "joint.trig")
    card = card_of(dataset, str(CLAIM.said))
    assert [curie(one) for one in card.speakers] == ["actor:ana", "actor:state"]
    (row,) = eg.why(dataset, ("claim:said",)).records()
    assert str(row["chain"]).startswith("said by actor:ana → together with actor:state → ")
