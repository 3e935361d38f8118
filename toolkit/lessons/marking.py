"""Marking: students' notebooks run again, and what their checks say.

Each notebook is run in a folder of its own, from its first cell to its last; what it had stored does not count. A cell
that fails does not stop the others. Students' code is run with all the rights of whoever marks, and whoever means to
deceive can: a mark says what an honest notebook found.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit.errors import ToolkitError
from toolkit.lessons import _registry as registry

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["marks"]

_SAID: Final = re.compile(r"check (\d\d-[a-z0-9-]+): (right|wrong|empty|odd)\.")


def marks(folder: Path, *, progress: Callable[[str], None] | None = None, timeout: int = 120) -> pd.DataFrame:
    """What the checks of notebooks say.

    Parameters
    ----------
    folder
        A folder with notebooks, or one notebook.
    progress
        Called with a line of text for each notebook.
    timeout
        Seconds that one cell may take.

    Returns
    -------
    pandas.DataFrame
        ``notebook, exercise, result``: a row for each exercise of the lessons that the notebook checks; ``not run``
        where its check said nothing.

    Raises
    ------
    toolkit.errors.ToolkitError
        There are no notebooks, or one cannot be read.
    """
    import pandas as pd

    paths = [folder] if folder.is_file() else sorted(folder.rglob("*.ipynb"))
    if not paths:
        raise ToolkitError("has no notebooks", file=folder, remedy="name the folder with the students' notebooks")
    rows = []
    for path in paths:
        if progress:
            progress(f"running {path.name}")
        said = dict(_said(_run(path, timeout)))
        name = path.relative_to(folder).as_posix() if folder.is_dir() else path.name
        rows += [(name, exercise, said.get(exercise, "not run")) for exercise in _asked(said)]
    return pd.DataFrame(rows, columns=["notebook", "exercise", "result"])


def _asked(said: dict[str, str]) -> Iterator[str]:
    """All exercises of the lessons of which a notebook has a check."""
    lessons = {name[:2] for name in said}
    return (name for name in registry.every() if name[:2] in lessons)


def _run(path: Path, timeout: int) -> Any:
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, nbformat.ValidationError) as error:
        raise ToolkitError("not a readable notebook", file=path, remedy="ask for it again") from error
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    folder = tempfile.mkdtemp()
    try:
        resources = {"metadata": {"path": folder}}
        NotebookClient(
            notebook, timeout=timeout, kernel_name="python3", allow_errors=True, resources=resources
        ).execute()
    except (CellTimeoutError, DeadKernelError):
        pass  # what was said until then counts
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return notebook


def _said(notebook: Any) -> Iterator[tuple[str, str]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "execute_result":  # what is only displayed is not the check's word
                match = _SAID.match(output.get("data", {}).get("text/plain", ""))
                if match:
                    yield match[1], match[2]
