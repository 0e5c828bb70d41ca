"""A made-up dataset to be curated, its text, and the application that serves it in this process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx

from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.guarding import page_token
from eventgraph.curation.serving.running import Served

__all__ = ["GAZETTE", "TEXT", "client", "served", "write_bridge"]

STARTER: Final = Path(__file__).parent.parent.parent / "src/eventgraph/commands/starter"
GAZETTE: Final = "https://w3id.org/eventgraph/id/source/gazette-2024-03-01"
#: The text of the source; two sentences carry a claim of the starter, seven do not.
TEXT: Final = """\
Bridge open again

The works department said the barriers came down on 29 February. The mayor said traffic has \
flowed since 28 February over the old bridge in Riverton.

“We are relieved,” said the mayor. The mayor thanked the works department. Nearly 300 people \
allegedly crossed on foot. The works department closed the bridge in November 2023.

Shops in Riverton lost money. The mayor said so twice. The mayor said so twice.
"""


def write_bridge(folder: Path) -> Path:
    """Write the starter's files and the text beside them; give the folder of the files."""
    mine = folder / "mine"
    mine.mkdir()
    for file in sorted(STARTER.iterdir()):
        (mine / file.name).write_bytes(file.read_bytes())
    (folder / "text.txt").write_text(TEXT, "utf-8")
    return mine


@contextmanager
def served(desk: Desk) -> Iterator[Served]:
    """Serve a desk on loopback while the block runs."""
    one = Served(desk)
    thread = threading.Thread(target=one.run, daemon=True)
    thread.start()
    try:
        yield one
    finally:
        one.end()
        thread.join(10)


@contextmanager
def client(one: Served) -> Iterator[httpx.Client]:
    """Give a client that was let in, and sends what our page would send."""
    headers = {"Origin": one.address.rstrip("/"), "X-Eventgraph-Token": page_token(one.token)}
    with httpx.Client(base_url=one.address, headers=headers, trust_env=False, timeout=100) as found:
        assert found.get("/", params={"token": one.token}).status_code == 303
        yield found
