"""What tests of the page share: the page of the curated graph, written once in each language."""

import pytest
from rdflib import Dataset

import eventgraph as eg


@pytest.fixture(scope="session")
def page(dataset: Dataset) -> str:
    """Write the page of the curated graph."""
    return eg.page(dataset)


@pytest.fixture(scope="session")
def page_in_spanish(dataset: Dataset) -> str:
    """Write it in Spanish."""
    return eg.page(dataset, language="es")
