"""Execute notebooks so that the same notebook gives the same bytes, on every run and on every machine.

What is stored is what readers see and what nbval compares. Times, versions of Python, random widget ids and the
splitting of printed output are not: they say nothing about the resolution and would change with every run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import nbformat

from toolkit.errors import ToolkitError
from toolkit.publish.provenance.files import write

__all__ = ["execute", "executed_text", "write"]

_KERNEL: Final = {"display_name": "Python 3", "language": "python", "name": "python3"}
_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")
_WIDGET: Final = "application/vnd.jupyter.widget-view+json"


def execute(
    path: Path,
    *,
    timeout: int = 300,
    progress: Callable[[str], None] | None = None,
    change: Callable[[Any], Any] | None = None,
    environment: Mapping[str, str] | None = None,
    ready: bool = False,
) -> Any:
    """Run a notebook from its first cell to its last, in the folder it lies in.

    Parameters
    ----------
    path
        The notebook; it is only read.
    timeout
        Seconds that one cell may take.
    progress
        Called with a line of text before the notebook is run.
    change
        Called with the notebook before it is run; what it returns is run instead (an edition in another language).
    environment
        Environment variables for the notebook's kernel, beside those there are.
    ready
        Take a kernel that has the toolkit imported, where the system can fork: many notebooks begin sooner.

    Returns
    -------
    nbformat.NotebookNode
        The executed notebook, reduced to what is the same on every run.

    Raises
    ------
    toolkit.errors.ToolkitError
        It is not a notebook, or a cell failed; the message names the cell and its error.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    from toolkit.publish.report import _kernels

    notebook = change(_read(path)) if change else _read(path)
    if progress:
        progress(f"executing {path.name} ({sum(cell.cell_type == 'code' for cell in notebook.cells)} code cells)")
    manager: dict[str, Any] = {"kernel_manager_class": _kernels.ReadyKernels} if ready and _kernels.POSSIBLE else {}
    client = NotebookClient(
        notebook,
        timeout=timeout,
        kernel_name=_KERNEL["name"],
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
        **manager,
    )
    try:
        client.execute(env={**os.environ, **(environment or {})})
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        lines = [line for line in _COLOUR.sub("", str(error)).splitlines() if line.strip()]
        problem = f"a cell failed: {lines[-1] if lines else type(error).__name__}"
        raise ToolkitError(problem, file=path.name, place=_place(notebook), remedy="run it in JupyterLab") from error
    return _steady(notebook)


def executed_text(path: Path, *, timeout: int = 300, progress: Callable[[str], None] | None = None) -> str:
    """The text of the file that `execute` would store."""
    return str(nbformat.writes(execute(path, timeout=timeout, progress=progress), version=4)) + "\n"


def _read(path: Path) -> Any:
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, nbformat.ValidationError) as error:
        raise ToolkitError("not a readable notebook", file=path, remedy="restore it from git") from error
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def _place(notebook: Any) -> str:
    for number, cell in enumerate(notebook.cells, 1):
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return f"cell {number}"
    return ""


def _steady(notebook: Any) -> Any:
    """Reduce an executed notebook to what does not change from run to run."""
    notebook.metadata = nbformat.from_dict({"kernelspec": dict(_KERNEL)})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    taken: set[str] = set()
    models: dict[str, str] = {}
    for number, cell in enumerate(notebook.cells, 1):
        own = cell.get("id", "")
        cell.id = own if own and own not in taken else f"cell-{number:02d}"
        taken.add(cell.id)
        tags = cell.metadata.get("tags")
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        for output in cell.get("outputs", []):
            view = output.get("data", {}).get(_WIDGET)
            if view:
                view["model_id"] = models.setdefault(view["model_id"], f"widget-{len(models) + 1}")
    return notebook
