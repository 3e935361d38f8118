"""The folder that students open: their notebooks and nothing else, made in seconds because nothing is run.

A folder a language (``build/class/en``). What a student has written there is never written over: a notebook that is
there already stays as it is. No solution, no teacher's note, no guide and no lesson's source is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat

from toolkit import languages
from toolkit.lessons import audiences, build
from toolkit.lessons._cards import card, glossary
from toolkit.publish.provenance import files
from toolkit.publish.report import editions

__all__ = ["hand_out", "notebook"]


def hand_out(folder: Path, out: Path, *, numbers: Sequence[str] = (), codes: Sequence[str] = ()) -> list[Path]:
    """Write students' notebooks, those that are not there yet.

    Parameters
    ----------
    folder
        Where the lessons are.
    out
        The students' folder; it gets a folder a language.
    numbers
        Only these lessons, two digits each; all where none is named.
    codes
        Languages; all there are where none is named.

    Returns
    -------
    list of pathlib.Path
        The notebooks that were written; those that were there already are not among them.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such lesson.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from toolkit.lessons import handout
    >>> with tempfile.TemporaryDirectory() as out:
    ...     made = handout.hand_out(Path("notebooks/lessons"), Path(out), numbers=["01"], codes=["en"])
    ...     again = handout.hand_out(Path("notebooks/lessons"), Path(out), numbers=["01"], codes=["en"])
    >>> [path.name for path in made], again
    (['01-reading-a-resolution.ipynb'], [])
    """
    written = []
    for code in codes or languages.editions("lessons"):
        for path in build.found(folder, numbers):
            place = out / code / path.name
            if not place.exists():
                files.write(place, str(nbformat.writes(notebook(path, code), version=4)) + "\n")
                written.append(place)
    return written


def notebook(path: Path, language: str) -> Any:
    """A lesson as a student finds it: blanks, nothing run, its card and its glossary shown.

    Examples
    --------
    >>> from pathlib import Path
    >>> from toolkit.lessons import handout
    >>> book = handout.notebook(Path("notebooks/lessons/01-reading-a-resolution.ipynb"), "en")
    >>> [cell.source for cell in book.cells if cell.id == "solution-operative"]
    ['operative = ...']
    """
    source = nbformat.read(path, as_version=4)
    edition = audiences.student(editions.translated(source, language, path), language)
    shown = languages.current()
    languages.use(language)
    try:
        for cell in edition.cells:
            if set(cell.metadata.get("tags", ())) & audiences.KEPT:
                cell.outputs = [_shown(cell.source)]
    finally:
        languages.use(shown)
    edition.metadata.pop("widgets", None)
    return _bare(edition)


def _bare(edition: Any) -> Any:
    """Without what other cells had shown when the lesson was stored."""
    for cell in edition.cells:
        if cell.cell_type == "code":
            cell.execution_count = None
            if not set(cell.metadata.get("tags", ())) & audiences.KEPT:
                cell.outputs = []
    return edition


def _shown(source: str) -> Any:
    """What a cell of ours shows that only calls a card or a glossary."""
    called = SimpleNamespace(lessons=SimpleNamespace(card=card, glossary=glossary))
    html = eval(source, {"tk": called})  # noqa: S307 - a cell of the lessons' own, one call
    data = {"text/html": html._repr_html_(), "text/plain": repr(html)}
    return nbformat.v4.new_output("execute_result", data=data, metadata={}, execution_count=None)
