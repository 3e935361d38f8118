"""Lessons as tests see them: their notebooks, and their cells run one by one without a kernel."""

from __future__ import annotations

import ast
import html
import re
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

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
    """Run every code cell in one namespace; what the last line of each gives, by cell id.

    Charts are made and not drawn, which takes most of the time: what is drawn, nbval and the tests of charts compare.
    """
    from toolkit import _render

    if any("build_own" in cell.source for cell in notebook.cells):  # a report is asked for: its charts are part of it
        return _run(notebook)
    with patch.object(_render, "to_svg", _undrawn):
        return _run(notebook)


def _undrawn(_: Any) -> str:
    return "<svg></svg>"


def _run(notebook: Any) -> dict[str, str]:
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


def shown(notebook: Any, monkeypatch: Any) -> dict[str, list[str]]:
    """Run every code cell; all that a reader sees, by cell id: prose too, tables as ``|cell|cell|``, charts described.

    Of a chart all words that stand in it are among it.
    """
    from toolkit import _render
    from toolkit import notebook as nb

    seen: dict[str, list[str]] = {cell.id: [cell.source] for cell in notebook.cells if cell.cell_type == "markdown"}
    here: list[str] = []
    monkeypatch.setattr(nb, "_display", lambda bundle: here.append(_words(bundle)))
    if not any("build_own" in cell.source for cell in notebook.cells):
        monkeypatch.setattr(_render, "to_svg", _undrawn)
    described = _render.description
    monkeypatch.setattr(_render, "description", lambda chart: f"{described(chart)}|{_lettering(chart)}|")
    said = partial(_said, here)
    space: dict[str, Any] = {"__name__": "__main__", "print": said}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        here.clear()
        tree = ast.parse(cell.source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell.id, "exec"), space)  # noqa: S102 - our own cells
        if last is not None:
            value = eval(compile(ast.Expression(last.value), cell.id, "eval"), space)  # noqa: S307 - likewise
            if value is not None:
                body = value._repr_html_() if hasattr(value, "_repr_html_") else repr(value)
                here.append(_words({"text/html": body, "text/plain": repr(value)}))
        seen[cell.id] = list(here)
    return seen


def _words(bundle: Any) -> str:
    """What a display says in words."""
    if "text/html" not in bundle:
        return str(bundle.get("text/plain", ""))
    body = re.sub(r"<style>.*?</style>", "", bundle["text/html"], flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "|", body))


def _lettering(chart: Any) -> str:
    """All words and numbers that stand in a chart."""
    from matplotlib.text import Text

    return "|".join(one.get_text() for one in chart.findobj(Text) if one.get_text() and one.get_visible())


def _said(here: list[str], *things: Any, **_: Any) -> None:
    """In place of ``print``."""
    here.append(" ".join(map(str, things)))
