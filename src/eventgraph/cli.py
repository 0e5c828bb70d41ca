"""The command line: a group that loads a verb's module only when the verb is called."""

from __future__ import annotations

import importlib
import logging
import os
import re
import sys
import warnings
from contextlib import suppress
from typing import Final

import click

from eventgraph.commands.parts.bounds import WORDS, bound, ending_with_parent
from eventgraph.commands.parts.progress import INTERRUPTED, ending_at_once, watch
from eventgraph.errors import EventGraphError, hint_at
from eventgraph.text.characters import one_line

__all__ = ["BOUND", "CURATING", "HOSTING", "VERBS", "group", "main", "module_of"]

#: Every verb with the line that `--help` shows, in the order a reader meets them.
VERBS: Final[dict[str, str]] = {
    "init": "Start a new dataset folder with two small files that conform.",
    "curate": "Enter claims in the browser, on this machine alone.",
    "source": "Add a source: its text is kept beside the dataset, its description in it.",
    "sheet": "Enter claims in a spreadsheet: write one, read it back, faults by cell.",
    "import": "Take over annotations, nanopublications, FollowTheMoney, as drafts.",
    "todo": "List what is left to do, each task with its place and the next step.",
    "build": "Write everything a reader opens to a folder: page, files, answers, report.",
    "validate": "Check the dataset against the shapes and the evidence rules.",
    "search": "Find words in names, quotes and notes, and who says them.",
    "query": "Answer a SPARQL query file; without a name, list those there are.",
    "export": "Write the dataset as Turtle, TriG, JSON-LD and more.",
    "page": "Write one interactive HTML file that works offline.",
    "serve": "Serve the dataset behind one address: page, linked data, SPARQL, search.",
    "story": "Tell what happened in order, who took part, who says so: text or picture.",
    "conflicts": "Find what claims answer differently: positions, voices, origins.",
    "corroboration": "Count the voices, carriers and origins of each statement.",
    "spread": "Show through which publications a claim travelled, by date.",
    "accounts": "Set the accounts of one event side by side; show who is silent.",
    "why": "Show who stands behind a statement, and through which hands it came.",
    "quotes": "Check every quote against the text of its source.",
    "silence": "Show who says nothing about what, and who is spoken of and never speaks.",
    "rank": "Rank who connects whom, overall and in each speaker's account.",
    "path": "Show how two things are connected: the chain of claims, quoted.",
    "stats": "Count what the network holds: nodes, links, parts, who speaks.",
    "fmt": "Lay the files of a dataset out in the house style; comments stay.",
    "rename": "Give a claim or a thing another name in all files.",
    "merge": "Make one thing of two in all files, or record that they are two.",
    "split": "Take a merge back.",
    "duplicates": "Offer pairs of things that may be one and that nobody has decided on.",
    "store": "Build a store on disk, which opens at once, from files; check one.",
    "publish": "Write the dataset to a SPARQL service, claim by claim; go on where it broke off.",
    "doctor": "Try what a SPARQL service is like: what it cuts, unites and keeps.",
    "bulk": "Write whole corpora as Parquet; count and compare them in SQL.",
    "diff": "Show what two versions of the dataset say differently: folders or revisions.",
}

#: The verbs whose modules lie in `commands/curating`, by the name of the module.
CURATING: Final[dict[str, str]] = {
    **{verb: verb for verb in ("curate", "source", "sheet", "todo", "fmt", "rename", "merge")},
    **{verb: verb for verb in ("split", "duplicates", "diff")},
    "import": "importing",
}

#: Those whose modules lie in `commands/hosting`.
HOSTING: Final = frozenset({"bulk", "doctor", "publish", "serve", "store"})

#: The verbs that only ask, of anything: they can be ended by `--timeout` and `--max-memory`.
BOUND: Final = frozenset(VERBS) - {*CURATING, *HOSTING, "init"} | {"todo", "duplicates", "diff"}

#: What no text holds: half a character, which a byte that is not UTF-8 becomes, and the null.
_UNWRITABLE: Final = re.compile(r"[\x00\ud800-\udfff]")

_TOO_LARGE: Final = (
    "the memory of this machine does not suffice; ask for less: fewer files, a scope, or --limit"
)


def module_of(verb: str) -> str:
    """Name the module of a verb, below `eventgraph.commands`.

    >>> module_of("query")
    'query'
    """
    if verb in HOSTING:
        return f"hosting.{verb}"
    return f"curating.{CURATING[verb]}" if verb in CURATING else verb


_DAMAGED: Final = (
    "the store on disk is damaged; run eventgraph store check, and build it anew from its files"
)


class LazyGroup(click.Group):
    """A click group whose commands are imported on first use; errors become one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """Name the verbs in the order of the table."""
        return list(VERBS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click passes it
        cmd_name: str,
    ) -> click.Command | None:
        """Import one verb's module and give its command."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"eventgraph.commands.{module_of(cmd_name)}")
        command: click.Command = module.command
        # A verb may have verbs of its own.
        own = command.commands.values() if isinstance(command, click.Group) else ()
        for one in (command, *own):
            if not any(option.name == "quiet" for option in one.params):
                one.params.append(_quiet())
                if cmd_name in BOUND:
                    bound(one)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse what no name or path can be; answer an unknown verb with the nearest ones."""
        for argument in args:
            if _UNWRITABLE.search(argument):
                raise EventGraphError(f"{argument}: is no text in UTF-8; write it anew, or rename")
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            raise click.UsageError(f"no verb is named {args[0]!r}{hint_at(args[0], VERBS)}", ctx)
        ctx.meta[WORDS] = list(args)
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click passes it
        formatter: click.HelpFormatter,
    ) -> None:
        """List the verbs without importing their modules."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb; turn any error a user can mend into one line on stderr and status 2.

        A reader of stdout that goes away (`| head`) is no fault worth a word.
        """
        # Values that are not of their datatype are for `validate` to tell, not for rdflib's log.
        logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
        warnings.filterwarnings("ignore", module=r"rdflib\b")
        try:
            with watch():
                return super().invoke(ctx)
        except EventGraphError as error:
            click.echo(f"eventgraph: {one_line(str(error))}", err=True)
            ctx.exit(2)
        except MemoryError:
            _hush_destructors()
            click.echo(f"eventgraph: {_TOO_LARGE}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            _hush_destructors()
            _forget_interrupted_text()
            # What is left of an answer would wait, at the end, for somebody to read it.
            _give_up_stdout()
            watch.interrupted()
            ctx.exit(INTERRUPTED)
        except RuntimeError as error:
            # click's own ways to end are errors of this kind too.
            if not str(error).startswith("Corruption"):
                raise
            click.echo(f"eventgraph: {_DAMAGED}", err=True)
            ctx.exit(2)
        except OSError as error:
            if error.filename is not None:
                raise
            _give_up_stdout()
            if not isinstance(error, BrokenPipeError):
                message = f"the answer cannot be written: {error.strerror}; check the disk"
                click.echo(f"eventgraph: {message}", err=True)
            ctx.exit(2)


def _hush_destructors() -> None:
    """Let objects that were only half made go without a word.

    Python prints what a destructor raises; pyparsing's expect what `__init__` had no time to set.
    """
    sys.unraisablehook = lambda _: None


def _forget_interrupted_text() -> None:
    """Have the process end with the status that it is given.

    Where a signal interrupts text that `exec` or `eval` runs, as it does when named tuples are
    made, Python would end a `python -m` by that signal whatever became of it since. The next text
    to run has it forgotten.
    """
    eval("None")  # noqa: S307 - it is that something runs which counts


def _quiet() -> click.Option:
    """Make the option that every verb has."""

    def hush(ctx: click.Context, _option: click.Parameter, value: object) -> None:
        own = ctx.parent is not None and ctx.parent.parent is not None
        if value or not own:
            watch.quiet = bool(value)

    return click.Option(
        ["--quiet"],
        is_flag=True,
        expose_value=False,
        callback=hush,
        help="Show no progress on stderr.",
    )


def _give_up_stdout() -> None:
    """Let what is still to be written go nowhere: the end of the process would fail once more."""
    with suppress(AttributeError, OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="eventgraph-claims")
def group() -> None:
    """Ask a dataset of claims who did what to whom, who says so, and in which words.

    Answers go to stdout, words about progress to stderr. Exit status: 0 yes, 1 no, 2 could not say.
    """


def main() -> None:
    """Run the command line."""
    ending_with_parent()
    with ending_at_once():
        group(prog_name="eventgraph")
