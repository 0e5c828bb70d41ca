"""What is said of a query beside its answer: names that are others now, and why nothing came."""

from __future__ import annotations

import click
from rdflib import Dataset

from eventgraph.claims.names import in_current_names, strangers
from eventgraph.sparql.files import Query
from eventgraph.vocabulary import curie

__all__ = ["asked_anew", "explain_nothing"]


def asked_anew(query: Query, dataset: Dataset) -> Query:
    """Ask by the names that things have now, and say on stderr which had others."""
    current, renamed = in_current_names(query, dataset)
    for old, new in renamed.items():
        click.echo(f"eventgraph: {curie(old)} is now {curie(new)}, and asked so", err=True)
    return current


def explain_nothing(query: Query, dataset: Dataset) -> None:
    """Say on stderr that there is no answer, and which name in the query may be why."""
    click.echo(f"eventgraph: {query.name} has no answer in this dataset", err=True)
    for hint in strangers(query, dataset):
        click.echo(f"eventgraph: {hint}", err=True)
