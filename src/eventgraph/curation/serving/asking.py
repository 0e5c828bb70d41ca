"""What the page asks: texts, names, relations, claims, checks, progress."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, Final

from eventgraph.curation.desk.checking import ASIDE, checked, no_value
from eventgraph.curation.desk.describing import curators_of, languages_of, title_of
from eventgraph.curation.desk.entries import entry_of, named_in, read_entry
from eventgraph.curation.desk.hinting import (
    chips_in,
    quotations,
    speakers_of,
    things_in,
    undated,
)
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.desk.marking import MOST_WORDS, marked
from eventgraph.curation.desk.relations import kinds_of_source, kinds_to_make
from eventgraph.curation.desk.reviewing import hands_on, is_reviewed, reviews_of
from eventgraph.curation.desk.saving import today
from eventgraph.curation.desk.snapshot import Snapshot
from eventgraph.curation.desk.texts import Units, opened
from eventgraph.curation.desk.writing import write
from eventgraph.curation.serving.naming import (
    Given,
    all_in_labels,
    claim_hit,
    in_labels,
    iri_in,
    label_of,
    language_in,
)
from eventgraph.errors import EventGraphError
from eventgraph.rdf.places.listing import files_of
from eventgraph.text.sources import SourceText, Span
from eventgraph.text.wording.phrases import told
from eventgraph.validation.findings import SEVERITIES, Finding
from eventgraph.validation.validating import validate
from eventgraph.vocabulary import DCTERMS, EVG, PROV, curie

__all__ = [
    "check",
    "claim",
    "claims",
    "curator",
    "findings",
    "mark",
    "progress",
    "start",
    "suggested",
    "text",
]

_MOST: Final = 12
_FOUND: Final = 200
_TOLD: Final = ("message", "names")
_CERTAINTIES: Final = ("Stated", "Alleged", "Possible")
_ATTITUDES: Final = ("Denies", "Doubts", "Asks", "Expects", "Attempted", "Conditional")
_WORDINGS: Final = ("Direct", "Rendered")
#: How one claim may stand to another.
_TOWARDS: Final = (
    *("disputes", "corroborates", "consistentWith", "findsUnsupported", "withdraws", "revises"),
)


def start(desk: Desk, given: Given) -> object:
    """Give what the page begins with: the sources, the kinds of things, the words of terms."""
    now, language, texts = desk.now, language_in(given), desk.texts
    terms = {
        group: [_term(now, str(EVG[name]), name, language) for name in names]
        for group, names in (
            ("certainties", _CERTAINTIES),
            ("attitudes", _ATTITUDES),
            ("wordings", _WORDINGS),
            ("towards", _TOWARDS),
        )
    }
    return {
        "title": title_of(now, language),
        "languages": languages_of(now),
        "sources": [_source(now, one, language, texts) for one in now.sources],
        "kinds": kinds_to_make(now, language),
        "documents": kinds_of_source(now, language),
        "curator": desk.curator or next(iter(curators_of(now)), ""),
        "curators": now.named(curators_of(now), language),
        "most": MOST_WORDS,
        "review": is_reviewed(now),
        **terms,
    }


def _term(now: Snapshot, iri: str, name: str, language: str) -> dict[str, str]:
    return {"name": name, "iri": iri, "label": now.label(iri, language)}


def _source(now: Snapshot, source: str, language: str, texts: Container[str]) -> dict[str, Any]:
    return {
        "iri": source,
        "label": now.label(source, language),
        "issued": now.text(source, DCTERMS.issued),
        "publisher": now.text(source, DCTERMS.publisher),
        "language": now.text(source, DCTERMS.language),
        "claims": len(now.claims_of(source)),
        "text": source in texts,
    }


def text(desk: Desk, given: Given) -> object:
    """Open the text of a source."""
    source = iri_in(given, "source")
    if source not in desk.now.sources:
        raise EventGraphError("there is no such source any more; choose another")
    found = opened(desk.now, desk.texts, source, language_in(given))
    fault = told(desk.faults.get(source, ""), language_in(given))
    return {**found, "fault": fault, "suggested": []}


def suggested(desk: Desk, given: Given) -> object:
    """Give the quotations of a text with who may say them; of a long one that takes seconds."""
    source, language = iri_in(given, "source"), language_in(given)
    hints = desk.hints(source, wait=True)
    with desk.lock:
        its = desk.texts.get(source)
        return quotations(desk.now, its, hints, language) if its else []


def curator(desk: Desk, given: Given) -> object:
    """Choose who enters claims from now on."""
    name = iri_in(given, "curator")
    if name not in curators_of(desk.now):
        raise EventGraphError("there is no such curator any more; choose another")
    desk.curator = name
    return {"curator": name}


def claims(desk: Desk, given: Given) -> object:
    """Find claims by their words."""
    now, language = desk.now, language_in(given)
    hits = now.spoken.find(str(given.get("q", "")), None, (), _MOST)
    return [claim_hit(now, hit.key, language) for hit in hits]


def claim(desk: Desk, given: Given) -> object:
    """Give one claim as the form holds it, with the labels of what it names."""
    now, language = desk.now, language_in(given)
    entry = entry_of(now, iri_in(given, "claim"))
    return {
        **entry.sent(),
        "names": {one: label_of(now, one, language) for one in named_in(entry)},
        "short": curie(entry.claim),
        "hands": hands_on(now, entry.claim, desk.curator, language),
    }


def progress(desk: Desk, given: Given) -> object:
    """Count, text by text, the sentences that carry a claim; list drafts and what awaits review."""
    now, language = desk.now, language_in(given)
    rows, seen, texts = [], set[int](), desk.texts
    for source in now.sources:
        text = texts.get(source)
        if text is None or id(text) in seen:
            continue
        seen.add(id(text))
        found = opened(now, texts, source, language)
        rows.append(
            {
                "source": source,
                "label": now.label(source, language),
                "sentences": len(found["sentences"]),
                "uncovered": len(found["uncovered"]),
                "claims": len(found["claims"]),
            }
        )
    drafts = [claim_hit(now, one, language) for one in sorted(now.drafts)]
    awaiting = [name for name, its in reviews_of(now, language).items() if "awaits" in its]
    reviews = [claim_hit(now, one, language) for one in sorted(awaiting)]
    return {"texts": rows, "drafts": drafts, "reviews": reviews, "claims": len(now.claims)}


def findings(desk: Desk, given: Given) -> object:
    """Check the whole dataset as `validate` does; give the first findings and their claims."""
    now, language = desk.now, language_in(given)
    report = validate(desk.load(), files_of(*desk.paths), language=language)
    rows = [
        {
            **_finding(one),
            **dict(zip(_TOLD, all_in_labels(now, one.message, language), strict=True)),
            "name": label_of(now, one.focus, language),
            "claim": one.focus if one.focus in now.claims else "",
            "source": now.text(one.focus, PROV.wasQuotedFrom) if one.focus in now.claims else "",
        }
        for one in report.findings[:_FOUND]
    ]
    counts = {severity: report.count(severity) for severity in SEVERITIES}
    return {"rows": rows, "counts": counts}


def mark(desk: Desk, given: Given) -> object:
    """Read marked pieces of a source's text as a quote."""
    source = iri_in(given, "source")
    found: SourceText | None = desk.texts.get(source)
    if found is None:
        raise EventGraphError("the text of this source is not at hand; give it with --text")
    pieces = given.get("pieces")
    if not isinstance(pieces, list) or not all(_is_pair(one) for one in pieces):
        raise EventGraphError("marked words are pairs of places; mark them again")
    language = desk.now.text(source, DCTERMS.language) or languages_of(desk.now)[0]
    read = marked(found, pieces, language)
    units, hints = Units(found.text), desk.hints(source)
    spans = [Span(units.back(start), units.back(end)) for start, end in read["pieces"]]
    return {
        **read,
        "language": language,
        "speakers": speakers_of(desk.now, hints, spans, language_in(given)),
        "things": things_in(desk.now, hints, spans, language_in(given)),
        "chips": chips_in(found, hints, spans, language_in(given)),
        "undated": undated(desk.now, source, read["quote"], language),
    }


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and [type(one) for one in value] == [int, int]


def check(desk: Desk, given: Given) -> object:
    """Check a claim as it stands in the form; a value that is none is a finding like others."""
    now, entry, language = desk.now, read_entry(given.get("entry")), language_in(given)
    entry = entry._replace(claim=entry.claim or ASIDE)
    try:
        written = write(entry, now, desk.relations, desk.curator, today())
    except EventGraphError as fault:
        return {"findings": [_finding(no_value(fault, language))]}
    report = checked(desk.checker, now, written, desk.texts, language)
    named = named_in(entry)
    rows = []
    for one in report.findings:
        message, names = in_labels(now, one.message, named, language)
        rows.append({**_finding(one), "message": message, "names": names})
    return {"findings": rows}


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "severity": finding.severity,
        "check": finding.check,
        "message": finding.message,
        "mend": finding.mend,
    }
