"""Executing notebooks and publishing them: the same bytes on every run, and never half a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from toolkit.errors import ToolkitError
from toolkit.publish.report import execute

CELLS = """\
# %% [markdown]
# # A trial
# See [the next](01-next.ipynb).

# %%
from toolkit import notebook as nb

nb.setup()
print("printed <here>")

# %% tags=exercise
nb.paragraph("two < three")
"""


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory, script: Callable[..., int]) -> Path:
    """A folder with one notebook, written by the script that writes them."""
    folder = tmp_path_factory.mktemp("project") / "notebooks"
    folder.mkdir()
    (folder / "cells.py").write_text(CELLS, encoding="utf-8")
    assert script("new_notebook", folder / "cells.py", folder / "00-trial.ipynb") == 0
    return folder


def test_a_new_notebook_is_executed(notebooks: Path) -> None:
    notebook = nbformat.read(notebooks / "00-trial.ipynb", as_version=4)
    assert [cell.cell_type for cell in notebook.cells] == ["markdown", "code", "code"]
    assert [cell.id for cell in notebook.cells] == ["cell-01", "cell-02", "cell-03"]
    assert [cell.get("execution_count") for cell in notebook.cells] == [None, 1, 2]
    assert notebook.cells[2].metadata == {"tags": ["exercise"]}
    assert "printed <here>" in json.dumps(notebook.cells[1].outputs)


def test_executing_again_gives_the_same_bytes(notebooks: Path) -> None:
    path = notebooks / "00-trial.ipynb"
    assert execute.executed_text(path) == path.read_text(encoding="utf-8")


def test_a_ready_kernel_gives_what_any_other_gives(notebooks: Path) -> None:
    path = notebooks / "00-trial.ipynb"
    executed = execute.execute(path, ready=True)
    assert nbformat.writes(executed, version=4) + "\n" == path.read_text(encoding="utf-8")


def test_a_ready_kernel_is_a_process_of_its_own(tmp_path: Path) -> None:
    cell = "import os, toolkit\nprint(hasattr(toolkit, 'left'), os.environ['TRIAL'], os.getcwd())\ntoolkit.left = 1"
    path = tmp_path / "00-own.ipynb"
    path.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])), "utf-8")
    for trial in ("first", "second"):  # what the first one leaves behind, the second one does not see
        executed = execute.execute(path, ready=True, environment={"TRIAL": trial})
        assert executed.cells[0].outputs[0].text == f"False {trial} {tmp_path}\n"


def test_refresh_check_sees_a_stale_output(
    notebooks: Path, script: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "00-trial.ipynb"
    text = (notebooks / "00-trial.ipynb").read_text(encoding="utf-8")
    stale.write_text(text.replace("printed <here>\\n", "printed <there>\\n"), encoding="utf-8")
    assert script("refresh", "--check", stale) == 1
    assert "printed <there>" in capsys.readouterr().out
    assert "printed <there>" in stale.read_text(encoding="utf-8")


@pytest.mark.parametrize("ready", [False, True])
def test_a_failing_cell_is_named(tmp_path: Path, *, ready: bool) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0", id="a")])
    path = tmp_path / "00-fails.ipynb"
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    with pytest.raises(ToolkitError, match=r"00-fails\.ipynb, cell 1: a cell failed: ZeroDivisionError"):
        execute.execute(path, ready=ready)


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"cells": 3}'])
def test_what_is_no_notebook_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "00-bad.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ToolkitError, match="not a readable notebook"):
        execute.execute(path)


def test_write_leaves_no_part_behind(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    execute.write(path, "old")
    with pytest.raises(UnicodeEncodeError):
        execute.write(path, "new \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_widget_ids_are_counted_and_cell_ids_kept() -> None:
    view = "application/vnd.jupyter.widget-view+json"
    cell = nbformat.v4.new_code_cell("x", id="mine", metadata={"execution": {"iopub": "now"}, "tags": ["t"]})
    cell.outputs = [nbformat.v4.new_output("display_data", {view: {"model_id": "5f3e"}}) for _ in range(2)]
    steady = execute._steady(
        nbformat.v4.new_notebook(cells=[cell], metadata={"language_info": {"name": "python", "version": "3.11.7"}})
    )
    assert [output.data[view]["model_id"] for output in steady.cells[0].outputs] == ["widget-1", "widget-1"]
    assert (steady.cells[0].id, dict(steady.cells[0].metadata)) == ("mine", {"tags": ["t"]})
    assert set(steady.metadata) == {"kernelspec"}
