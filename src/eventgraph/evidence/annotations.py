"""Quotes as W3C Web Annotations, which annotation tools can read and draw on the page.

See https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from rdflib import Dataset

from eventgraph.claims.names import labels
from eventgraph.evidence.quotes import CheckedQuote
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.anchoring import SourceText
from eventgraph.text.characters import web_address
from eventgraph.vocabulary import PREFIXES

__all__ = ["web_annotations"]

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32
_FOUND: Final = ("exact", "normalised")


def web_annotations(
    dataset: Dataset, checked: Iterable[CheckedQuote], texts: Mapping[str, SourceText]
) -> str:
    """Write the quotes that were found as an annotation collection in JSON-LD.

    Each has a text-quote selector, with the words before and after, and a text-position selector
    in Unicode code points. The target is the web address at which the text can be read, where
    the dataset has one. The `exact` of a quote with an omission is the source's whole passage,
    what was left out included.

    >>> import eventgraph as eg
    >>> json.loads(web_annotations(eg.load("graph"), (), {}))["total"]
    0
    """
    names = labels(dataset)
    urls = _addresses(dataset)
    items = [
        _annotation(one, texts[one.source].text, urls.get(one.source, one.source), names)
        for one in checked
        if one.anchor.outcome in _FOUND
    ]
    collection = {
        "@context": _CONTEXT,
        "id": f"{PREFIXES['claim'].removesuffix('claim/')}annotations",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {
            "id": f"{PREFIXES['claim'].removesuffix('claim/')}annotations/1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def _addresses(dataset: Dataset) -> dict[str, str]:
    """Give each source's web address, or that of another source with the very same text."""
    rows = list(solve(packaged("evidence/quotes-sources"), dataset))
    on_the_web = [row for row in rows if row["url"] and web_address(row["url"].value)]
    own = {row["source"].value: row["url"].value for row in on_the_web}
    by_sum = {row["sum"].value: row["url"].value for row in on_the_web if row["sum"]}
    alike = {row["source"].value: by_sum.get(row["sum"].value, "") for row in rows if row["sum"]}
    return {source: url for source, url in (alike | own).items() if url}


def _annotation(
    one: CheckedQuote, text: str, source: str, names: Mapping[str, str]
) -> dict[str, object]:
    (span,) = one.anchor.spans
    comment = names.get(one.claim, "")
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    body = {"type": "TextualBody", "value": comment, "format": "text/plain", "language": "en"}
    return {
        "id": f"{one.claim}#quote",
        "type": "Annotation",
        "motivation": "linking",
        "body": [{"id": one.claim, "purpose": "linking"}, *([body] if comment else [])],
        "target": {"source": source, "selector": [quote, position]},
    }
