"""What nbgrader must know of a student's notebook: which cells it marks, which a student fills, and points.

Checks are locked tests of one point each, blanks are answers, and the open question gets a cell of its own for the
student's words, which a teacher marks by the rubric. In nbgrader's hands `check` is strict: see `marks_here`.

The format is nbgrader's metadata of cells, version 3:
https://nbgrader.readthedocs.io/en/stable/contributor_guide/metadata.html
"""

from __future__ import annotations

import os
from typing import Any, Final

from toolkit.lessons import _words as words

__all__ = ["OPEN", "graded", "marks_here"]

#: Id of the cell that holds a student's words on the open question.
OPEN: Final = "own-words"
_SCHEMA: Final = 3
_CHECK_POINTS: Final = 1
#: One for each line of a lesson's rubric.
_OPEN_POINTS: Final = 4
#: nbgrader sets it while it runs a notebook, to "autograde" or "validate".
_RUNNING: Final = "NBGRADER_EXECUTION"


def marks_here() -> bool:
    """Whether nbgrader runs this process: then an answer that is not right must end in an error."""
    return bool(os.environ.get(_RUNNING))


def graded(edition: Any, language: str) -> Any:
    """Put nbgrader's metadata into a student's edition, and the cell for the open question; the edition is returned.

    Examples
    --------
    >>> import nbformat
    >>> cell = nbformat.v4.new_code_cell("check()", id="check-a", metadata={"tags": ["check"]})
    >>> edition = graded(nbformat.v4.new_notebook(cells=[cell]), "en")
    >>> edition.cells[0].metadata["nbgrader"]["points"]
    1
    """
    import nbformat  # takes two seconds, and a check in a student's notebook needs none of it

    cells = []
    for cell in edition.cells:
        tags = set(cell.metadata.get("tags", ()))
        cells.append(cell)
        if "check" in tags:
            cell.metadata["nbgrader"] = _meta(cell, grade=True, locked=True, points=_CHECK_POINTS)
        elif "blank" in tags:
            cell.metadata["nbgrader"] = _meta(cell, solution=True)
        elif "discussion" in tags:
            own = nbformat.v4.new_markdown_cell(words.shared(OPEN, language), id=OPEN, metadata={"tags": [OPEN]})
            own.metadata["nbgrader"] = _meta(own, grade=True, solution=True, points=_OPEN_POINTS)
            cells.append(own)
    edition.cells = cells
    return edition


def _meta(
    cell: Any, *, grade: bool = False, solution: bool = False, locked: bool = False, points: int = 0
) -> dict[str, Any]:
    meta = {"cell_type": cell.cell_type, "grade": grade, "grade_id": cell.id, "locked": locked}
    meta |= {"schema_version": _SCHEMA, "solution": solution, "task": False}
    return meta | ({"points": points} if grade else {})
