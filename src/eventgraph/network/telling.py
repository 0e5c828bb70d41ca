"""Say in words how two things are connected, and what the chain rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import Dataset, URIRef

from eventgraph.claims.cards import NO_CERTAINTY, Card
from eventgraph.claims.naming import Names
from eventgraph.network.paths import Chain, Gap, Route, Step
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Cell, Table
from eventgraph.text.characters import one_line
from eventgraph.text.languages import distance, serves
from eventgraph.text.measures.saying import inexact_in_words
from eventgraph.vocabulary import curie

__all__ = ["Lexicon", "chains_table", "read_lexicon", "tell_chains", "tell_gap"]

_COLUMNS = (
    "chain",
    "step",
    "from",
    "relation",
    "to",
    "date",
    "speaker",
    "quote",
    "certainty",
    "disputed",
    "claim",
)


@dataclass(frozen=True)
class Lexicon:
    """What things are called: labels, how properties read backwards, who speaks without a name."""

    labels: Mapping[str, str]
    inverses: dict[str, str]
    anonymous: frozenset[str]

    def name(self, iri: str) -> str:
        """Give a thing's label, or else its CURIE."""
        return self.labels.get(iri) or curie(iri)

    def names(self, things: Iterable[str]) -> str:
        """List labels, sorted."""
        return ", ".join(sorted(self.name(thing) for thing in things)) or "nobody"


def read_lexicon(dataset: Dataset, language: str = "en") -> Lexicon:
    """Read what things are called in a dataset once.

    >>> import eventgraph as eg
    >>> lexicon = read_lexicon(eg.load("graph"))
    >>> lexicon.inverses["https://w3id.org/eventgraph/ns#mediatedBy"]
    'mediated'
    """
    rows = solve(packaged("network/telling-inverses"), dataset)
    found = [(row["label"], row["property"].value) for row in rows]
    inverses = {
        thing: label.value
        for label, thing in sorted(
            found, key=lambda pair: -distance(pair[0].language or "", language)
        )
        if serves(label.language or "", language)
    }
    speakers = solve(packaged("network/telling-anonymous"), dataset)
    anonymous = frozenset(row["speaker"].value for row in speakers)
    return Lexicon(Names(dataset, language), inverses, anonymous)


def chains_table(chains: Sequence[Chain], lexicon: Lexicon) -> Table:
    """Tabulate chains, a row for each claim of each step; `from` and `to` are as the claim says."""
    rows = [
        (number, place, *_row(step, claim, lexicon))
        for number, chain in enumerate(chains, 1)
        for place, step in enumerate(chain, 1)
        for claim in step.claims or (Card(),)
    ]
    return Table(_COLUMNS, tuple(rows))


def _row(step: Step, claim: Card, lexicon: Lexicon) -> tuple[Cell, ...]:
    ends = (step.start, step.end) if step.forward else (step.end, step.start)
    return (
        URIRef(ends[0]),
        _roles(step, lexicon) or step.edge.get("label", ""),
        URIRef(ends[1]),
        _date(step),
        URIRef(claim.speaker) if claim.speaker else None,
        claim.quote,
        claim.certainty,
        bool(step.edge.get("disputed")),
        URIRef(claim.claim) if claim.claim else None,
    )


def tell_chains(chains: Sequence[Chain], lexicon: Lexicon) -> str:
    """Write chains as numbered sentences, each with who says so, and what the chain rests on."""
    return "\n".join(_tell(chain, lexicon) for chain in chains)


def _tell(chain: Chain, lexicon: Lexicon) -> str:
    count = f"{len(chain)} step{'s' if len(chain) > 1 else ''}"
    lines = [f"{lexicon.name(chain[0].start)} → {lexicon.name(chain[-1].end)}, {count}", ""]
    for number, step in enumerate(chain, 1):
        lines.append(f"{number}. {' — '.join(_sentence(step, lexicon))}")
        lines += [f"   {line}" for line in _evidence(step, lexicon)]
    return "\n".join(map(one_line, [*lines, "", *_rests_on(chain, lexicon), ""]))


def _sentence(step: Step, lexicon: Lexicon) -> tuple[str, str, str]:
    """Say a step in the direction it is walked, or else as the claim says it."""
    start, end = lexicon.name(step.start), lexicon.name(step.end)
    label: str = _roles(step, lexicon) or step.edge.get("label") or "linked"
    relation = step.edge.get("relation", "")
    if step.forward or "from_role" in step.edge:
        return start, label, end
    if label == lexicon.labels.get(relation) and relation in lexicon.inverses:
        return start, lexicon.inverses[relation], end
    return end, label, start


def _roles(step: Step, lexicon: Lexicon) -> str:
    """Name the event that both take part in, with the role of each, in the order of the step."""
    edge = step.edge
    if "from_role" not in edge:
        return ""
    roles = [edge["from_role"], edge["to_role"]]
    events = ", ".join(lexicon.name(event) for event in edge["events"].split("\n"))
    return f"{' · '.join(roles if step.forward else roles[::-1])}, in {events}"


def _evidence(step: Step, lexicon: Lexicon) -> list[str]:
    """Say when it was, who says so, and how sure."""
    lines = [f"{_voice(claim, lexicon)}: {claim.cited}" for claim in step.claims]
    lines = lines or ["rests on no claim"]
    if date := _date(step):
        lines[0] = f"{date} · {lines[0]}"
    notes = ["disputed"] if step.edge.get("disputed") else []
    notes += [f"{step.more} more claim{'s' if step.more > 1 else ''}"] if step.more else []
    return [*lines[:-1], lines[-1] + (f" [{', '.join(notes)}]" if notes else "")]


def _voice(claim: Card, lexicon: Lexicon) -> str:
    return f"{lexicon.name(claim.speaker)} ({claim.certainty.lower() or NO_CERTAINTY})"


def _rests_on(chain: Chain, lexicon: Lexicon) -> list[str]:
    """Sum up a chain: whose word, published where, which steps are weak."""
    claims = [claim for step in chain for claim in step.claims]
    notes = {
        "Disputed": [bool(step.edge.get("disputed")) for step in chain],
        "Alleged or possible": [
            any(claim.certainty != "Stated" for claim in step.claims) for step in chain
        ],
        "Anonymous": [
            any(claim.speaker in lexicon.anonymous for claim in step.claims) for step in chain
        ],
    }
    return [
        f"Rests on the word of {lexicon.names({claim.speaker for claim in claims})}",
        f"Published in {lexicon.names({claim.source for claim in claims})}",
        *(f"{note}: {_steps(weak)}" for note, weak in notes.items()),
    ]


def _steps(weak: list[bool]) -> str:
    numbers = [str(number) for number, is_weak in enumerate(weak, 1) if is_weak]
    if not numbers:
        return "no step"
    return f"step{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"


def _date(step: Step) -> str:
    first, last = (inexact_in_words(step.edge.get(end, "")) for end in ("first", "last"))
    return first if first == last else f"{first} to {last}"


def tell_gap(gap: Gap, route: Route, lexicon: Lexicon) -> str:
    """Say that no chain leads there, in which part each end lies, and who is nearest."""
    start, end = lexicon.name(route.start), lexicon.name(route.end)
    lines = [
        f"No chain leads from {start} to {end}.",
        f"{start} lies in a part of {gap.from_start} things, {end} in one of {gap.from_end}.",
    ]
    if gap.nearest:
        lines.append(
            f"Nearest to {end}, if nothing were left out: {lexicon.name(gap.nearest)}, "
            f"{gap.steps} step{'s' if gap.steps > 1 else ''} away."
        )
    else:
        lines.append("Nor would one if nothing were left out.")
    return "\n".join(map(one_line, lines)) + "\n"
