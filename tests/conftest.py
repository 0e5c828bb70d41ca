"""What tests share: the curated dataset, and the source's text where the machine has it."""

import os
import signal
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright
from rdflib import Dataset

import eventgraph as eg
from hostile import write_hostile
from standing import Standing

ROOT = Path(__file__).parent.parent
CHROMIUM = Path("/usr/bin/chromium")
SOURCE_TEXT = "EVENTGRAPH_SOURCE_TEXT"
# How long an example takes says how busy the machine is.
settings.register_profile("eventgraph", deadline=None)
settings.load_profile("eventgraph")
# A line about progress says how busy the machine is; tests of it ask for their own.
os.environ.setdefault("EVENTGRAPH_PROGRESS_SECONDS", "3600")
# What a shell starts in the background ignores Ctrl-C, and so would whatever a test starts.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# What a page will show it shows later on a busy machine, but a fault that is told goes after 20 s.
expect.set_options(timeout=15_000)
os.environ.setdefault(SOURCE_TEXT, str(ROOT / "../shared/source/iac-2025-07-22.txt"))


# What tests use that is more than Python in this process; `make test-quick` leaves these out.
MARKS = {"browser": {"browser"}, "external": {"seeds", "standing", "built"}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what its fixtures start."""
    for item in items:
        for mark, fixtures in MARKS.items():
            if fixtures & set(getattr(item, "fixturenames", ())):
                item.add_marker(mark)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Load the curated dataset, once; no test changes it."""
    return eg.load(ROOT / "graph")


@pytest.fixture(scope="session")
def first_story() -> Dataset:
    """Load what the first article alone says, once; no test changes it."""
    claims = sorted((ROOT / "graph/claims").glob("0*.trig"))
    return eg.load(*sorted((ROOT / "graph").glob("*.ttl")), *claims)


@pytest.fixture(params=["all", "scope"])
def seen(request: pytest.FixtureRequest, dataset: Dataset) -> Dataset:
    """See the curated dataset as a whole, and through what one speaker says."""
    if request.param == "all":
        return dataset
    return eg.scope(dataset, according_to="actor:marco-rubio")


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a dataset made of hostile values, under a hostile name."""
    return write_hostile(tmp_path_factory.mktemp("hostile")).parent


@pytest.fixture(scope="session")
def hostile(hostile_folder: Path) -> Dataset:
    """Load it, once; no test changes it."""
    return eg.load(hostile_folder)


@pytest.fixture(scope="session")
def seeds() -> Iterator[tuple[Standing, Standing]]:
    """Start two interpreters with two hash seeds: what both write does not hang on the seed."""
    with Standing(PYTHONHASHSEED="1") as one, Standing(PYTHONHASHSEED="2") as other:
        yield one, other


@pytest.fixture(scope="session")
def source_text() -> str:
    """Read the article's text, which is not part of the repository; skip where it is missing."""
    path = Path(os.environ[SOURCE_TEXT])
    if not path.is_file():
        pytest.skip(f"the source's text is not at hand: set {SOURCE_TEXT} to a file that holds it")
    return path.read_text("utf-8")


@pytest.fixture
def trap() -> Iterator[tuple[str, list[bytes]]]:
    """Listen on loopback; give the address and what was asked of it."""
    asked: list[bytes] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium, once; never a downloaded one."""
    if not CHROMIUM.exists():
        pytest.skip(f"the page is not tested in a browser: {CHROMIUM} is missing")
    flags = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=flags.split())
        yield found
        found.close()
