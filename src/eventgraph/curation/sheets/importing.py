"""Read a sheet into the files of a dataset: all of it or nothing, every fault by its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import RDF, Dataset, URIRef

from eventgraph.curation.editing import Edit
from eventgraph.curation.holding import Holding, hold_to_edit
from eventgraph.curation.judging import judge
from eventgraph.curation.sheets.claiming import take_claims
from eventgraph.curation.sheets.comparing import NewClaim, changed_claims, changed_things
from eventgraph.curation.sheets.grids import Fault, column_name
from eventgraph.curation.sheets.lexicon import Lexicon
from eventgraph.curation.sheets.reading import Sheet, read_sheets
from eventgraph.curation.sheets.taking import Wanted, take_things
from eventgraph.curation.wording import Quoting, unfound
from eventgraph.evidence.sourcetexts import kept_texts
from eventgraph.rdf.loading import load
from eventgraph.rdf.oxigraph import prefixes_of
from eventgraph.text.sources import SourceText
from eventgraph.validation.findings import Finding
from eventgraph.vocabulary import EVG, PAV, XSD, curie, speaking

__all__ = ["Imported", "Ways", "import_sheet", "read_changes"]

_STATUS: Final = ox.NamedNode(str(EVG.status))
_DRAFT: Final = ox.NamedNode(str(EVG.Draft))
_CURATOR: Final = ox.NamedNode(str(PAV.curatedBy))
_CURATED_ON: Final = ox.NamedNode(str(PAV.curatedOn))


class Ways(NamedTuple):
    """How a sheet is taken: who enters what is new, whether faulty claims are kept as drafts.

    `texts` are those of sources, by IRI, in which the words that are quoted must stand.
    """

    curator: str = ""
    drafts: bool = False
    texts: Mapping[str, SourceText] = MappingProxyType({})


_AS_IT_IS: Final = Ways()


class Imported(NamedTuple):
    """What a sheet changes: claims and things, new and changed; or the faults for which it cannot.

    `drafts` are the claims that are kept as drafts for what is wrong with them.
    """

    claims: list[NewClaim]
    things: list[tuple[Wanted, list[ox.Triple]]]
    faults: list[Fault]
    remarks: list[str]
    drafts: frozenset[str] = frozenset()

    @property
    def changes(self) -> bool:
        """Whether anything is to be changed."""
        return bool(self.claims or self.things)


def import_sheet(
    *files: str | Path, graph: Iterable[str | Path], curator: str = "", drafts: bool = False
) -> Imported:
    """Read spreadsheets into the files of a dataset, unless anything is wrong with them.

    `files` are .xlsx, .ods, .csv or .tsv; `graph` the dataset's files and folders, which are
    written in one step. With `drafts` claims that do not conform are kept as drafts; what is a
    draft already is not held against the rules. Where there
    are faults nothing is written: see `faults`. Raises InputError for what cannot be read.
    """
    paths = [Path(one) for one in graph]
    dataset = load(*paths)
    with speaking(prefixes_of(dataset)):
        holding, edit = hold_to_edit(*paths)
        texts = kept_texts(dataset, paths)
        found = read_changes(dataset, holding, files, Ways(curator, drafts, texts))
        if found.changes:
            write(found, edit, holding)
    return found


def read_changes(
    dataset: Dataset,
    holding: Holding,
    files: Iterable[str | Path],
    ways: Ways = _AS_IT_IS,
) -> Imported:
    """Read what spreadsheets want otherwise than the files have it, and write nothing.

    Without a curator in `ways`, new claims that name none are entered by the one curator of the
    dataset, if there is one alone.
    """
    lexicon = Lexicon(dataset, holding)
    read = read_sheets(*files)
    things = take_things(lexicon, read.sheets)
    claims = take_claims(lexicon, read.sheets, things)
    faults = [*read.faults, *(fault for sheet in read.sheets for fault in sheet.grid.faults)]
    if faults:
        return Imported([], [], _sorted(faults, read.sheets), read.remarks)
    new_things = changed_things(lexicon, things)
    new_claims = changed_claims(lexicon, claims)
    named = lexicon.find(ways.curator, "thing") if ways.curator else _only_curator(dataset)
    if named:
        new_claims = [_curated(claim, ox.NamedNode(named)) for claim in new_claims]
    wanted = {
        one.name: (told_by(one, holding), one.description)
        for one in new_claims
        if ox.Triple(one.name, _STATUS, _DRAFT) not in one.description
    }
    findings = judge(dataset, holding, wanted, {one.name: its for one, its in new_things})
    errors = _new_errors(dataset, holding, findings)
    if len(errors) < len(findings):
        known = len(findings) - len(errors)
        read.remarks.append(f"errors that were there before, and stay: {known}")
    errors += unfound((_quoting(claim, holding) for claim in new_claims), ways.texts)
    return _settled(Imported(new_claims, new_things, [], read.remarks), errors, drafts=ways.drafts)


def _quoting(claim: NewClaim, holding: Holding) -> Quoting:
    """Say what a claim quotes, and what it quoted before."""
    old = holding.claims.get(claim.name.value)
    source = claim.source.value if claim.source is not None else ""
    return Quoting(claim.name.value, source, claim.description, old.description if old else [])


def _new_errors(dataset: Dataset, holding: Holding, errors: list[Finding]) -> list[Finding]:
    """Keep the errors that claims and things did not have as the files have them now."""
    focuses = {one.focus for one in errors}
    old = {
        claim.name: (claim.told, claim.description)
        for name in focuses
        if (claim := holding.claims.get(name)) is not None
    }
    things = {ox.NamedNode(name): holding.things[name] for name in focuses & holding.things.keys()}
    if not old and not things:
        return errors
    known = {(one.check, one.focus, one.message) for one in judge(dataset, holding, old, things)}
    return [one for one in errors if (one.check, one.focus, one.message) not in known]


def told_by(claim: NewClaim, holding: Holding) -> list[ox.Triple]:
    """Give all that a claim tells, as its graph would hold it."""
    old = holding.claims.get(claim.name.value)
    if old is None or not (claim.statements or old.statements):
        return claim.contents
    left = [one for name, one in old.statements.items() if name not in claim.gone]
    return claim.contents + left + [*claim.told]


def _settled(found: Imported, errors: list[Finding], *, drafts: bool) -> Imported:
    """Make faults of errors, or, where that is wanted, drafts of the claims that have them."""
    rows = {one.name.value: one.wanted for one in found.claims}
    faulty = {one.focus for one in errors if one.focus in rows} if drafts else set[str]()
    rows |= {one.name.value: one for one, _ in found.things}
    faults = [_fault(rows[one.focus], one) for one in errors if one.focus not in faulty]
    claims = [_drafted(one) if one.name.value in faulty else one for one in found.claims]
    if faults:
        return found._replace(claims=[], things=[], faults=faults)
    return found._replace(claims=claims, drafts=frozenset(faulty))


def _fault(wanted: Wanted, finding: Finding) -> Fault:
    """Say which cell a finding is about: that of the column which the check is named after."""
    message = f"{curie(wanted.name.value)}: {finding.message} [{finding.check}]"
    about = finding.check.split("-")
    columns = wanted.sheet.columns.items()
    place = next((place for place, column in columns if column.heading in about), 0)
    cell = f"{column_name(place)}{wanted.row + 1}"
    return Fault(wanted.sheet.kind, cell, finding.check, curie(wanted.name.value), message)


def _only_curator(dataset: Dataset) -> str:
    """Give who enters claims, where a dataset knows one alone; else nothing."""
    found = {one for one in dataset.subjects(RDF.type, EVG.Curator) if isinstance(one, URIRef)}
    return str(found.pop()) if len(found) == 1 else ""


def _drafted(claim: NewClaim) -> NewClaim:
    mark = ox.Triple(claim.name, _STATUS, _DRAFT)
    return claim._replace(description=list(dict.fromkeys([*claim.description, mark])))


def _curated(claim: NewClaim, who: ox.NamedNode) -> NewClaim:
    """Say who entered a new claim, and today, where the sheet does not."""
    known = {one.predicate for one in claim.description}
    today = ox.Literal(date.today().isoformat(), datatype=ox.NamedNode(str(XSD.date)))  # noqa: DTZ011 - the curator's own day
    if not claim.is_new:
        return claim
    more = [
        ox.Triple(claim.name, relation, value)
        for relation, value in ((_CURATOR, who), (_CURATED_ON, today))
        if relation not in known
    ]
    return claim._replace(description=claim.description + more)


def _sorted(faults: Iterable[Fault], sheets: Iterable[Sheet]) -> list[Fault]:
    """Order faults as a reader meets them: by sheet, by row, by column."""
    order = {sheet.grid.name: number for number, sheet in enumerate(sheets)}

    def key(fault: Fault) -> tuple[int, int, int, str]:
        letters = fault.cell.partition(":")[0].rstrip("0123456789")
        digits = fault.cell.partition(":")[0].removeprefix(letters)
        return order.get(fault.sheet, 0), int(digits or 0), len(letters), letters

    return sorted(dict.fromkeys(faults), key=key)


def write(found: Imported, edit: Edit, holding: Holding) -> list[Path]:
    """Write what was read into the files of a dataset, in one step."""
    for one, triples in found.things:
        edit.put_thing(one.name, triples)
    for claim in found.claims:
        for name in claim.gone:
            edit.remove(name)
        new = claim.is_new and claim.name.value in found.drafts
        path = edit.root / "drafts.trig" if new else None
        edit.put_claim(claim.name, claim.contents, claim.description, claim.source, path)
        old = holding.claims.get(claim.name.value)
        for name, statement in claim.statements.items():
            edit.put_thing(name, statement, old.path if old else None)
    return edit.commit()
