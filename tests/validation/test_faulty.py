"""Of many claims with faults of all kinds the same is found, however the work is shared out."""

from __future__ import annotations

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.validation.checks import apply_checks, read_checks
from faulty import faulty


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Load claims of which a third have a fault."""
    path = tmp_path_factory.mktemp("faulty") / "claims.nq"
    faulty(path, 400, seed=3)
    return eg.load(path)


def test_there_are_faults_of_nearly_all_kinds(dataset: Dataset) -> None:
    found = {finding.check for finding in eg.validate(dataset).findings}
    assert len(found) > 40


def test_rules_that_share_their_work_find_what_each_finds_alone(dataset: Dataset) -> None:
    together = list(apply_checks(dataset, read_checks()))
    alone = [one for check in read_checks() for one in apply_checks(dataset, [check])]
    assert sorted(together) == sorted(alone)
    assert len(together) > 1000
