"""A page in a notebook."""

from pathlib import Path

import eventgraph as eg
from eventgraph.pages.notebook import framed

ROOT = Path(__file__).parents[2]


def test_a_page_in_a_frame_cannot_reach_the_notebook() -> None:
    page = eg.page(eg.load(ROOT / "tests/network.trig"))
    shown = page._repr_html_()
    assert shown == framed(page)
    assert shown.startswith('<iframe srcdoc="&lt;!doctype html')
    assert 'sandbox="allow-scripts"' in shown
    assert "<script" not in shown
