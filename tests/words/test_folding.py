"""Words are folded to plain small letters, in any script."""

from __future__ import annotations

import pytest

from eventgraph.words.folding import fold, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("La Iglesia Católica", "la iglesia catolica"),
        ("I\u0307stanbul", "istanbul"),
        ("\uff34\uff49\uff4d\uff45", "time"),
        ("so\u00adlu\u200bção", "solucao"),
        ("东京都", "东 京 都"),
        ("—«»…", ""),
    ],
)
def test_marks_case_accents_and_width_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert words_of(text) == folded.split()


def test_folding_twice_changes_nothing() -> None:
    for text in ("ﬁn Straße ǅ Ⅷ １２ I\u0307stanbul", "e\u0301 東京 กำ", "\u00ad\u200b"):
        assert fold(fold(text)) == fold(text)
