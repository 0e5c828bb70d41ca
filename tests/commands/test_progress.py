"""What a verb shows while it works, where, and how Ctrl-C ends it."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventgraph.cli import VERBS, group
from eventgraph.commands.parts import progress
from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.commands.parts.progress import INTERRUPTED, Watch, ending_at_once
from eventgraph.steps import current, doing, steps


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def shown_while(stream: io.StringIO, text: str) -> bool:
    """Wait until a stream holds a text; a busy machine may take its time."""
    end = time.monotonic() + 30
    while text not in stream.getvalue():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def test_what_is_worked_at_is_the_innermost_that_was_begun() -> None:
    before = current()
    with doing("outer"):
        seen = [str(current()) for _ in steps(["a", "b"], "inner")]
        assert str(current()) == "outer"
    assert seen == ["inner (0 of 2)", "inner (1 of 2)"]
    assert current() is before


def test_steps_that_are_left_early_or_fail_are_over() -> None:
    before = current()
    for _ in steps(iter("abc"), "looking"):
        assert str(current()) == "looking"
        break
    with pytest.raises(ValueError, match="broken"), doing("failing"):
        raise ValueError("broken")
    assert current() is before


def test_elsewhere_than_on_a_terminal_a_line_says_what_is_done() -> None:
    stream = io.StringIO()
    with Watch(stream, every=0.01)(), doing("checking claims", 1234) as step:
        step.done = 7
        assert shown_while(stream, "checking claims (7 of 1,234)\n")
    first = stream.getvalue().splitlines()[0]
    assert first.startswith("eventgraph: 0 s: ")


def test_on_a_terminal_a_bar_is_drawn_and_taken_away_again() -> None:
    stream = Terminal()
    with Watch(stream, patience=0.01)(), doing("laying out", 4) as step:
        step.done = 3
        assert shown_while(stream, "3/4")
    assert "laying out" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_what_is_quick_shows_nothing(stream: io.StringIO) -> None:
    with Watch(stream)(), doing("reading"):
        pass
    assert stream.getvalue() == ""


class Held(io.StringIO):
    """A stream that says what it is only when told to: nothing is shown before."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.told = threading.Event()
        self._terminal = terminal

    def isatty(self) -> bool:
        """Wait, then say so."""
        return self.told.wait(30) and self._terminal


@pytest.mark.parametrize("terminal", [False, True])
def test_quiet_shows_nothing(*, terminal: bool) -> None:
    stream = Held(terminal=terminal)
    watch = Watch(stream, every=0.01, patience=0.01)
    with watch(), doing("reading"):
        watch.quiet = True
        stream.told.set()
        time.sleep(0.1)
    assert stream.getvalue() == ""


def test_nothing_is_shown_once_the_answer_begins() -> None:
    stream = io.StringIO()
    watch = Watch(stream, every=0.01)
    with watch(), doing("reading"):
        watch.end()
        before = stream.getvalue()
        time.sleep(0.05)
        assert stream.getvalue() == before


def test_a_stream_that_is_closed_is_no_fault() -> None:
    stream = io.StringIO()
    watch = Watch(stream, every=0.01)
    with watch():
        stream.close()
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("given", "seconds"),
    [("0.5", 0.5), ("60", 60), ("", 10), ("often", 10), ("0", 10), ("-1", 10), ("inf", 10)],
)
def test_how_often_a_line_comes_can_be_set(
    given: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENTGRAPH_PROGRESS_SECONDS", given)
    assert progress._seconds() == seconds  # noqa: SLF001 - what it waits is not to be waited for


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_can_be_quiet(verb: str) -> None:
    assert "--quiet" in CliRunner().invoke(group, [verb, "--help"]).output


def test_memory_that_does_not_suffice_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def run_out(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("eventgraph.commands.stats.open_dataset", run_out)
    ran = CliRunner().invoke(group, ["stats"])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("eventgraph: the memory of this machine does not suffice; ask for")
    assert ran.stderr.count("\n") == 1


def test_ctrl_c_in_the_code_is_one_line_and_status_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("eventgraph.commands.stats.open_dataset", interrupt)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    ran = CliRunner().invoke(group, ["stats"])
    assert (ran.exit_code, ran.output) == (130, "eventgraph: interrupted\n")


def test_a_library_that_does_not_listen_is_ended_and_what_is_unfinished_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = threading.Event()
    status: list[int] = []

    def leave(code: int) -> None:
        status.append(code)
        assert not list(tmp_path.glob(".*.partial"))
        left.set()

    monkeypatch.setattr(progress, "_GRACE", 0.01)
    monkeypatch.setattr(progress.watch, "_stream", io.StringIO())
    with folder_replaced(tmp_path / "made") as folder, ending_at_once(leave):
        (folder / "half").write_text("half", "utf-8")
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        assert left.wait(30)
        folder.mkdir()
    assert status == [INTERRUPTED]


def test_where_ctrl_c_is_ignored_it_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with ending_at_once(lambda _: pytest.fail("nothing was to end")):
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
