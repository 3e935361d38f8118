"""What becomes of the outputs of a notebook in a report."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from toolkit import origin
from toolkit.publish.report import execute, from_notebook
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


def test_the_cell_that_failed_is_named() -> None:
    """It printed something before; cells of text have no outputs."""
    printed = nbformat.v4.new_output("stream", name="stdout", text="boats")
    failed = nbformat.v4.new_output("error", ename="ValueError", evalue="nets", traceback=[])
    cells = [
        nbformat.v4.new_markdown_cell("# Boats"),
        nbformat.v4.new_code_cell("1", outputs=[printed]),
        nbformat.v4.new_code_cell("2", outputs=[printed, failed]),
        nbformat.v4.new_code_cell("3"),
    ]
    assert execute._place(nbformat.v4.new_notebook(cells=cells)) == "cell 3"
    assert execute._place(nbformat.v4.new_notebook(cells=cells[:2])) == ""


@pytest.mark.parametrize(
    ("still", "shown"),
    [("<p>still</p>", [NOTE, '<div class="output"><p>still</p></div>']), ("", [NOTE])],
)
def test_a_widget_is_a_note_and_its_still_picture_where_it_has_one(still: str, shown: list[str]) -> None:
    data = {"application/vnd.jupyter.widget-view+json": VIEW, "text/plain": "<explorer>"}
    assert prose(data | ({"text/html": still} if still else {})) == shown


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("The same chart with Arabic labels.", False),
        ("## A part\nThe same chart with Arabic labels.", True),
        ("A paragraph that says more.\n\nAnd another one.", True),
    ],
)
def test_words_that_lead_to_a_figure_of_another_edition_go_with_it(words: str, *, kept: bool) -> None:
    """An English chapter shows each figure once; what only led to its Arabic twin is no sentence of it."""

    def drawn(title: str) -> Any:
        record = {"maker": "toolkit.charts.a.b", "title": title, "parameters": {}, "frames": {}}
        data = {"image/svg+xml": "<svg/>", "text/plain": f"<chart: {title}>", origin.MIME: record}
        return nbformat.v4.new_code_cell("x", outputs=[nbformat.v4.new_output("display_data", data)])

    cells = [drawn("A chart"), nbformat.v4.new_markdown_cell(words), drawn("رسم")]
    made = from_notebook.chapter(nbformat.v4.new_notebook(cells=cells), "07-trial", {"code": "code"}, language="en")
    shown = " ".join(block.html for block in made.blocks if isinstance(block, Prose))
    assert (words.splitlines()[-1] in shown) is kept
