"""What the tests of the network share: a small dataset, read once."""

import pytest
from rdflib import Dataset

import eventgraph as eg
from small import SMALL


@pytest.fixture(scope="session")
def small() -> Dataset:
    """Load the small network; no test changes it."""
    return eg.load(SMALL)
