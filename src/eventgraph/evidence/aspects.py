"""The aspects under which the accounts of an event are set side by side, by the ontology."""

from __future__ import annotations

from typing import Final

from rdflib import Dataset

from eventgraph.sparql.running import packaged, solve

__all__ = ["ASPECTS", "aspects"]

#: The aspects of an event, in order, as they read in English and Spanish.
ASPECTS: Final[dict[str, dict[str, str]]] = {
    "names": {"en": "what it is called", "es": "cómo se llama"},
    "when": {"en": "when", "es": "cuándo"},
    "where": {"en": "where", "es": "dónde"},
    "who": {"en": "who, in which role", "es": "quién, en qué papel"},
    "numbers": {"en": "numbers", "es": "cifras"},
    "reasons": {"en": "reasons and circumstances", "es": "motivos y circunstancias"},
    "links": {"en": "how it is linked", "es": "cómo se vincula"},
    "speech": {
        "en": "what is asked or said of it",
        "es": "qué se exige o dice de ello",
    },
}


def aspects(dataset: Dataset) -> dict[str, str]:
    """Map each property to the aspect of an event it belongs to, by the ontology alone.

    >>> import eventgraph as eg
    >>> aspects(eg.load("graph"))["https://w3id.org/eventgraph/ns#orderedBy"]
    'who'
    """
    order = list(ASPECTS)
    found: dict[str, str] = {}
    for row in solve(packaged("evidence/accounts-aspects"), dataset):
        given, aspect = row["property"].value, row["aspect"].value
        if given not in found or order.index(aspect) < order.index(found[given]):
            found[given] = aspect
    return found
