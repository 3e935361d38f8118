"""Lessons as tests see them: their notebooks, and their cells run one by one without a kernel."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import nbformat

LESSONS = sorted((Path(__file__).resolve().parent.parent / "notebooks" / "lessons").glob("*.ipynb"))


def read(path: Path) -> Any:
    """A stored lesson."""
    return nbformat.read(path, as_version=4)


def tags(cell: Any) -> set[str]:
    """The tags of a cell."""
    return set(cell.metadata.get("tags", ()))


def tagged(notebook: Any, tag: str) -> list[Any]:
    """The cells with a tag."""
    return [cell for cell in notebook.cells if tag in tags(cell)]


def called(cell: Any) -> str:
    """The exercise that a check cell calls."""
    (call,) = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
    assert ast.unparse(call.func) == "tk.lessons.check"
    return str(ast.literal_eval(call.args[0]))


def run(notebook: Any) -> dict[str, str]:
    """Run every code cell in one namespace; what the last line of each gives, by cell id."""
    space: dict[str, Any] = {"__name__": "__main__"}
    shown = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell.id, "exec"), space)  # noqa: S102 - our own cells
        value = None
        if last is not None:
            value = eval(compile(ast.Expression(last.value), cell.id, "eval"), space)  # noqa: S307 - likewise
        shown[cell.id] = "" if value is None else repr(value)
    return shown
