"""What becomes of the outputs of a notebook in a report."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from toolkit.publish.report import from_notebook
from toolkit.publish.report.chapters import Prose

VIEW = {"model_id": "widget-1", "version_major": 2, "version_minor": 0}
NOTE = '<p class="note">interactive &amp; alive</p>'


def prose(data: dict[str, Any]) -> list[str]:
    """The prose of a chapter with one cell that shows something."""
    cell = nbformat.v4.new_code_cell("x", outputs=[nbformat.v4.new_output("display_data", data)])
    made = from_notebook.chapter(
        nbformat.v4.new_notebook(cells=[cell]), "07-trial", {"interactive": "interactive & alive"}
    )
    return [block.html for block in made.blocks if isinstance(block, Prose)]


@pytest.mark.parametrize(
    ("still", "shown"),
    [("<p>still</p>", [NOTE, '<div class="output"><p>still</p></div>']), ("", [NOTE])],
)
def test_a_widget_is_a_note_and_its_still_picture_where_it_has_one(still: str, shown: list[str]) -> None:
    data = {"application/vnd.jupyter.widget-view+json": VIEW, "text/plain": "<explorer>"}
    assert prose(data | ({"text/html": still} if still else {})) == shown
