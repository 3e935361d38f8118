"""Small witnesses of what spoiled inputs (scripts/mutate.py) broke once: the rules of that script hold for each."""

from __future__ import annotations

from itertools import pairwise

import pytest

from toolkit import library
from toolkit.model import Resolution

SPOILED = {
    "a comma of the formula on a line of its own": (
        "Resolution 473 (1980\n)\n\nThe Security Council\n,\n\nTaking note of the boats,\n\n1. Decides to count them."
    ),
}


PAGE = (
    "<html><body><nav>a</nav>&#1;<p>The General Assembly,</p><p>Recalling the boats&#2; and the ships,</p>"
    "<p>1. Decides to count.</p></body></html>"
)


def whole(found: Resolution) -> None:
    """Spans cover the source once, and ids are unique."""
    spans = found.coverage()
    assert (spans[0].start, spans[-1].end) == (0, len(found.source))
    assert all(before.end == after.start for before, after in pairwise(spans))
    ids = [passage.id for passage in found.passages()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("kind", SPOILED)
def test_spoiled_texts_keep_the_rules(kind: str) -> None:
    found = library.loads(SPOILED[kind])
    whole(found)
    assert found.tables()


def test_a_page_with_control_characters_beside_its_frame() -> None:
    found = library.read(PAGE.encode(), name="boats.html")
    whole(found)
    assert len(found.paragraphs) == 2
