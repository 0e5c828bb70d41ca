"""The curated graph in four places: files, a store on disk, two servers on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.stores.services import naming
from servers import SECRET, oxigraph, virtuoso

#: What a made-up server answers: status, headers, body.
Reply = tuple[int, dict[str, str], bytes]
ROOT = Path(__file__).parents[3]
#: How many rows that Virtuoso gives at most: every list of the curated graph is longer.
ROWS = 200
CONFIG = """
[services.{name}]
url = "{url}"
auth = "digest"
user = "EVENTGRAPH_TEST_USER"
password = "EVENTGRAPH_TEST_PASSWORD"
"""


@pytest.fixture(scope="session")
def explained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give an `eventgraph.toml` that every test of this folder reads, wherever it runs."""
    path = tmp_path_factory.mktemp("explained") / "eventgraph.toml"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(naming, "CONFIG", path)
        patch.setenv("EVENTGRAPH_TEST_USER", "dba")
        patch.setenv("EVENTGRAPH_TEST_PASSWORD", SECRET)
        yield path


@pytest.fixture(scope="session")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run Oxigraph's server."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run Virtuoso 7, which cuts every answer after `ROWS` rows."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso"), ROWS) as url:
        yield url


@pytest.fixture(scope="session")
def on_oxigraph(oxigraph_url: str, dataset: Dataset) -> str:
    """Publish the curated graph on Oxigraph's server."""
    eg.publish(dataset, oxigraph_url)
    return oxigraph_url


@pytest.fixture(scope="session")
def on_virtuoso(virtuoso_url: str, dataset: Dataset, explained: Path) -> str:
    """Publish the curated graph on Virtuoso."""
    explained.write_text(CONFIG.format(name="virtuoso", url=virtuoso_url), "utf-8")
    eg.publish(dataset, "virtuoso")
    return "virtuoso"


@pytest.fixture(scope="session")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build a store of the curated graph."""
    store = tmp_path_factory.mktemp("stores") / "store"
    eg.build_store(store, ROOT / "graph")
    return str(store)


@pytest.fixture
def talking() -> Iterator[tuple[str, list[Reply], list[str]]]:
    """Run a server that answers with what is put in its list, the last again and again."""
    replies: list[Reply] = []
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            asked.append(f"{self.command} {self.path} {unquote_plus(body.decode())}")
            status, headers, text = replies.pop(0) if len(replies) > 1 else replies[0]
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(text))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql", replies, asked
        server.shutdown()
