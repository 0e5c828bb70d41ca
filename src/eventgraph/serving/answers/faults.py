"""Why a request is not answered, as a page for those who read pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventgraph.serving.answers.rendering import render, words_of
from eventgraph.text.wording.phrases import told

__all__ = ["page"]


def page(status: int, why: str, asked: Mapping[str, Any], digest: str) -> str:
    """Write the page, in the language that is asked for.

    >>> "such a path leads nowhere" in page(400, "such a path leads nowhere", {}, "1a2b")
    True
    """
    language = asked.get("language", "en")
    say = words_of(language)
    known = status if status in {404, 503} else 400
    return render(
        "missing.html",
        asked,
        title=say(f"fault.{known}"),
        said=told(why, language),
        near=(),
        status=status,
        digest=digest,
    )
