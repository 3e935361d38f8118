"""The student's and the teacher's edition of a lesson, made of one source by the tags of its cells.

===========  ==============================================  =====================================
tag          student                                          teacher
===========  ==============================================  =====================================
``hint``     folded, behind one click                         folded
``solution`` blanks: ``share = ...``                          as it is
``teacher``  left out                                         in a frame, said to be for the teacher
``answer``   left out                                         a model answer in a frame, and its rubric
===========  ==============================================  =====================================

After the open question a student finds a cell for an answer; `_nbgrader` says what nbgrader must know of each cell.

Everything else stands in both. A cell with the tag ``later`` tells the answer of an exercise, and shows it by
`toolkit.lessons.after` only. A blank keeps the comments of a solution and its lines that end in ``# given``; each name
that the check after it reads becomes ``name = ...``. No cell but the check and those of `after` may use such a name.

What the student's edition *stores* is only what its first cells and its cards show: the rest is the student's to run.
"""

from __future__ import annotations

import ast
import copy
import html
import re
from collections.abc import Iterator
from typing import Any, Final

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.lessons import _nbgrader as nbgrader
from toolkit.lessons import _plan as plan
from toolkit.lessons import _words as words

__all__ = ["KEPT", "TAGS", "solved", "student", "teacher", "unchecked", "unrun"]

#: Tags that mean something here; slides use some more (`toolkit.lessons._slides`).
TAGS: Final = (
    "answer", "card", "check", "discussion", "exercise", "glossary", "hint", "later", "solution", "teacher", "worked",
)  # fmt: skip
#: Cells whose outputs a student finds in the notebook.
KEPT: Final = frozenset({"card", "glossary"})
_GIVEN: Final = "# given"
#: Which lesson a notebook is. Matches `tk.lessons.card("03")`; not `card(number)`.
_CARD: Final = re.compile(r"""\bcard\(["'](\d\d)["']\)""")
#: Which exercise a check is of. Matches `tk.lessons.check("03-share", share)`; not `check(name)`.
_EXERCISE: Final = re.compile(r"""\bcheck\(["'](\d\d-[\w-]+)["']""")
#: The heading of an exercise. Matches the line `### Exercise 1 · Who?`; not `## The echo`.
_HEADING: Final = re.compile(r"^### .*$", re.MULTILINE)


def student(notebook: Any, language: str = "en") -> Any:
    """The student's edition: blanks for solutions, and nothing that is for the teacher.

    Parameters
    ----------
    notebook
        The solution edition, in any language.
    language
        Its language.

    Raises
    ------
    toolkit.errors.ToolkitError
        A solution is followed by no check, or assigns nothing that the check reads.

    Examples
    --------
    >>> import nbformat
    >>> from toolkit.lessons import audiences
    >>> words = ("share = 3", "solution"), ("lessons.check('x', share)", "check")
    >>> cells = [nbformat.v4.new_code_cell(text, metadata={"tags": [tag]}) for text, tag in words]
    >>> audiences.student(nbformat.v4.new_notebook(cells=cells)).cells[0].source
    'share = ...'
    """
    edition = _timed(copy.deepcopy(notebook), language)
    edition.cells = [cell for cell in edition.cells if not _tags(cell) & {"teacher", "answer"}]
    for at, cell in enumerate(edition.cells):
        if "solution" in _tags(cell):
            cell.source = _blank(cell, edition.cells[at + 1 :])
            cell.outputs, cell.execution_count = [], None
            cell.metadata["tags"] = ["blank" if tag == "solution" else tag for tag in cell.metadata["tags"]]
        elif "hint" in _tags(cell):
            cell.source = _folded(cell.source, language)
    return nbgrader.graded(edition, language)


def teacher(notebook: Any, language: str = "en") -> Any:
    """The teacher's edition: solutions, and what the teacher needs to know beside them."""
    edition = _timed(copy.deepcopy(notebook), language)
    rubric = _rubric(notebook, language)
    for cell in edition.cells:
        if "hint" in _tags(cell):
            cell.source = _folded(cell.source, language)
        elif "answer" in _tags(cell):
            cell.source = f"{cell.source}{rubric}"
        elif "solution" in _tags(cell):
            cell.source = "\n".join(line.removesuffix(_GIVEN).rstrip() for line in cell.source.splitlines())
        for tag in ("teacher", "answer"):
            if tag in _tags(cell):
                cell.source = _framed(cell.source, words.shared(tag, language), language)
    return edition


def solved(edition: Any, notebook: Any) -> Any:
    """A student's edition with the solutions put into its blanks."""
    sources = {cell.id: cell.source for cell in notebook.cells if "solution" in _tags(cell)}
    done = copy.deepcopy(edition)
    for cell in done.cells:
        cell.source = sources.get(cell.id, cell.source)
    return done


def unrun(edition: Any) -> Any:
    """An executed student's edition as it is handed out: nothing run, cards and glossaries to be read at once.

    Examples
    --------
    >>> import nbformat
    >>> from toolkit.lessons import audiences
    >>> cell = nbformat.v4.new_code_cell("1 + 1", execution_count=1)
    >>> book = nbformat.v4.new_notebook(cells=[cell])
    >>> audiences.unrun(book).cells[0].execution_count is None
    True
    """
    fresh = copy.deepcopy(edition)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [_uncounted(output) for output in cell.outputs] if _tags(cell) & KEPT else []
    return fresh


def unchecked(edition: Any) -> Any:
    """A student's edition to be printed: without what checks say to blanks.

    Examples
    --------
    >>> import nbformat
    >>> from toolkit.lessons import audiences
    >>> output = nbformat.v4.new_output("stream", text="empty")
    >>> cell = nbformat.v4.new_code_cell("1", metadata={"tags": ["check"]}, outputs=[output])
    >>> audiences.unchecked(nbformat.v4.new_notebook(cells=[cell])).cells[0].outputs
    []
    """
    fresh = copy.deepcopy(edition)
    for cell in fresh.cells:
        if "check" in _tags(cell):
            cell.outputs = []
    return fresh


def _timed(edition: Any, language: str) -> Any:
    """Say below the heading of each exercise how long it takes, as far as the plan says so."""
    asked = None
    for cell in edition.cells:
        if "exercise" in _tags(cell):
            asked = cell
        elif "check" in _tags(cell) and asked and (name := _EXERCISE.search(cell.source)):
            step = plan.exercises(name[1][:2]).get(name[1])
            if step:
                line = words.shared("exercise-minutes", language).format(minutes=step.minutes)
                head = _HEADING.search(asked.source)
                end = head.end() if head else 0
                asked.source = f"{asked.source[:end]}\n\n{line}\n{asked.source[end:]}"
            asked = None
    return edition


def _rubric(notebook: Any, language: str) -> str:
    """By what the open question is marked: a list, after the model answer."""
    shown = (_CARD.search(cell.source) for cell in notebook.cells if "card" in _tags(cell))
    number = next((found[1] for found in shown if found), "")
    lines = [f"- {line}" for line in words.lesson(number, language).get("rubric", ())]
    return "\n".join(["", "", f"{words.shared('rubric', language)}:", "", *lines]) if lines else ""


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", ()))


def _uncounted(output: Any) -> Any:
    if "execution_count" in output:
        output.execution_count = None
    return output


def _blank(cell: Any, following: list[Any]) -> str:
    check = next((one for one in following if _tags(one) & {"check", "solution"}), None)
    if check is None or "check" not in _tags(check):
        raise ToolkitError("a solution has no check after it", place=cell.id, remedy="add a cell with the tag check")
    names = [name for name in _assigned(cell.source) if name in _read(check.source)]
    if not names:
        raise ToolkitError("assigns nothing that its check reads", place=cell.id, remedy=f"see the cell {check.id}")
    kept = [
        line.removesuffix(_GIVEN).rstrip()
        for line in cell.source.splitlines()
        if line.lstrip().startswith("#") or line.endswith(_GIVEN)
    ]
    return "\n".join([*kept, *(f"{name} = ..." for name in names)])


def _assigned(source: str) -> Iterator[str]:
    """Names that the statements of a cell assign, each once."""
    seen = set()
    for statement in ast.parse(source).body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id not in seen:
                seen.add(node.id)
                yield node.id


def _read(source: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}


def _direction(language: str) -> str:
    return f'dir="{languages.load(language, "display").get("direction", "ltr")}" lang="{html.escape(language)}"'


def _folded(source: str, language: str) -> str:
    summary = html.escape(words.shared("hint", language))
    return f"<details {_direction(language)}><summary>{summary}</summary>\n\n{source}\n\n</details>"


def _framed(source: str, title: str, language: str) -> str:
    return f"<blockquote {_direction(language)}>\n\n**{html.escape(title)}**\n\n{source}\n\n</blockquote>"
