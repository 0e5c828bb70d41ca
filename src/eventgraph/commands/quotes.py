"""`eventgraph quotes`: check every quote against the text of its source."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from rdflib import Dataset

from eventgraph.claims.quoted.repeats import repeated_texts
from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit, emit_table, save
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.commands.parts.texts import text_option
from eventgraph.evidence.annotations import web_annotations
from eventgraph.evidence.independence import independence_note
from eventgraph.evidence.quotes import (
    GRAVE,
    CheckedQuote,
    check_quotes,
    passes,
    quotes_table,
    wordings_note,
)
from eventgraph.evidence.sourcetexts import kept_texts, read_texts
from eventgraph.reports.quotes import coverage_of, quote_page, shares_of
from eventgraph.stores.opening import roots_of
from eventgraph.tables.table import TABLE_FORMATS
from eventgraph.text.anchoring import OUTCOMES, SourceText
from eventgraph.text.terminal import filled, screen_width
from eventgraph.vocabulary import curie

__all__ = ["command"]

_ANNOTATION = "annotation"


@click.command("quotes")
@text_option
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write the texts as a page with every quote marked and every gap shown.",
)
@click.option(
    "-f",
    "--format",
    "format",
    default="text",
    show_default=True,
    metavar="FORMAT",
    help=f"{', '.join(TABLE_FORMATS)}, or annotation (W3C Web Annotation, JSON-LD).",
)
@click.option(
    "--fail-on",
    type=click.Choice(tuple(GRAVE.values())),
    default="error",
    show_default=True,
    help="What fails: omissions of negations (error), or hedges and wrong wordings too (warning).",
)
@language_option
@output_option
@graph_option
@scope_options
def command(
    texts: tuple[tuple[str, Path], ...],
    html: Path | None,
    format: str,
    fail_on: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Check that each claim's quote stands in the text of its source.

    Outcomes: exact; normalised (white space, quotation marks, dashes, ligatures, words broken at
    line ends, and so on, each named); ambiguous; missing, with the nearest passage as a hint;
    unchecked, where no text is known: those in the folder texts beside the dataset are found by
    themselves, and --text names others. Numbers and dates of a claim must be in its quote. An
    omission that leaves out a negation (not, without, …) is an error, one that leaves out a hedge
    (if, allegedly, …) a warning. Whether a quote stands in quotation marks is found from the text;
    where evg:wording says otherwise is a warning, too. The last lines say which share of a text's
    words the quotes hold together: without the text, by evg:wordCount and the quotes alone. Exit
    status 1 if a quote is missing or ambiguous, does not say its numbers and dates, or has a
    finding of --fail-on. The texts stay where they are.
    """
    dataset = open_dataset(graph, scope)
    known = kept_texts(dataset, roots_of(graph)) | read_texts(dataset, texts)
    checked = check_quotes(dataset, known)
    if html is not None:
        save(quote_page(dataset, checked, known).encode("utf-8"), html)
    if format == _ANNOTATION:
        emit(web_annotations(dataset, checked, known), output)
    elif format == "text":
        emit(_text(dataset, checked, known), output)
    else:
        emit_table(quotes_table(checked), format, output, dataset, language)
    sys.exit(0 if passes(checked, fail_on) else 1)


def _text(
    dataset: Dataset, checked: Sequence[CheckedQuote], texts: Mapping[str, SourceText]
) -> str:
    """Write what is not exact or leaves out too much, claim after claim, then the counts."""
    width = screen_width()
    lines = [*filled(independence_note(dataset), width), ""]
    for one in checked:
        if one.anchor.outcome in {"exact", "unchecked"} and not (one.unsaid or one.findings):
            continue
        lines += filled(f"{one.outcome}: {curie(one.claim)}", width)
        lines += filled(f"“{one.quote}”", width, "  ")
        lines += filled(one.anchor.hint, width, "  ")
        for value in one.unsaid:
            lines += filled(f"not in the quote: {curie(value.property)} {value.value}", width, "  ")
        for finding in one.findings:
            lines += filled(finding, width, "  ")
        lines.append("")
    counted = Counter(one.anchor.outcome for one in checked)
    counts = [f"{counted[name]} {name}" for name in OUTCOMES if counted[name]]
    omitting = sum(bool(one.omissions) for one in checked)
    counts += [f"{omitting} with an omission"] if omitting else []
    quotes = f"{len(checked)} quote{'s' if len(checked) != 1 else ''}"
    lines.append(f"{quotes}: {', '.join(counts)}" if checked else "no quotes")
    said = [value for one in checked for value in one.values]
    lines.append(
        f"{len(said)} numbers and dates: {sum(bool(v.said) for v in said)} in their quotes"
    )
    lines += [told] if (told := wordings_note(checked)) else []
    lines += _of_texts(dataset, checked, texts, width)
    return "\n".join(lines) + "\n"


def _of_texts(
    dataset: Dataset,
    checked: Sequence[CheckedQuote],
    texts: Mapping[str, SourceText],
    width: int,
) -> list[str]:
    """Write how far the claims cover each text, what two of them share, and how much is quoted."""
    lines: list[str] = []
    for sources, found in coverage_of(checked, texts).items():
        every, of = len(found.sentences), " and ".join(map(curie, sources))
        share = f"{len(found.uncovered)} without a claim ({found.share:.1%})"
        sentences = f"{every} sentence{'s' if every != 1 else ''} of {of}: {share}"
        lines += filled(sentences, width, "", "  ")
    for pair in repeated_texts(dataset, {source: its.text for source, its in texts.items()}):
        shared = (
            f"{curie(pair.one)} and {curie(pair.other)} share eight or more words in a row "
            f"(“{pair.words} …”); say which derives from which"
        )
        lines += filled(shared, width, "", "  ")
    for quoted in shares_of(dataset, checked, texts):
        lines += filled(quoted.line, width)
    return lines
