"""Rules of the notebooks, which nbval alone cannot see: it compares nothing in a cell that was never executed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

from toolkit.text import is_arabic

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
#: The lessons follow the same rules; `tests/lessons` has those that only they have.
NOTEBOOKS = [*sorted(FOLDER.glob("*.ipynb")), *sorted(FOLDER.glob("lessons/*.ipynb"))]


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    """The code cells of a notebook that hold anything."""
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def trees(path: Path) -> list[ast.AST]:
    """The parsed code cells of a notebook."""
    return [ast.parse(cell.source) for cell in code_cells(path)]


def test_there_are_notebooks() -> None:
    assert [path.name[:2] for path in NOTEBOOKS][:2] == ["00", "01"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebook:
    """Each rule, for each notebook."""

    def test_name_is_numbered(self, path: Path) -> None:
        assert re.fullmatch(r"\d\d-[a-z0-9]+(-[a-z0-9]+)*\.ipynb", path.name)

    def test_starts_with_a_title(self, path: Path) -> None:
        first = nbformat.read(path, as_version=4).cells[0]
        assert first.cell_type == "markdown"
        assert first.source.startswith("# ")

    def test_every_code_cell_was_executed_in_order(self, path: Path) -> None:
        counts = [cell.execution_count for cell in code_cells(path)]
        assert counts == list(range(1, len(counts) + 1))
        assert counts

    def test_something_is_shown(self, path: Path) -> None:
        """A notebook whose outputs were stripped would pass nbval."""
        assert any(cell.outputs for cell in code_cells(path))

    def test_no_error_and_no_warning_is_stored(self, path: Path) -> None:
        outputs = [output for cell in code_cells(path) for output in cell.outputs]
        assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]

    def test_cells_are_short(self, path: Path) -> None:
        """At most ten lines of code; comments and blank lines do not count."""
        for cell in code_cells(path):
            lines = [line for line in cell.source.splitlines() if line.strip() and not line.strip().startswith("#")]
            assert len(lines) <= 10, cell.source

    def test_code_has_no_arabic_letter(self, path: Path) -> None:
        """Arabic in code is scrambled on the screen; it stands in data files."""
        assert not [cell.source for cell in code_cells(path) if any(map(is_arabic, cell.source))]

    def test_no_function_is_defined(self, path: Path) -> None:
        """Logic is the toolkit's."""
        defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        assert not [node.name for tree in trees(path) for node in ast.walk(tree) if isinstance(node, defined)]

    def test_no_address_of_an_object_is_shown(self, path: Path) -> None:
        assert not re.search(r"\bat 0x[0-9a-f]{6,}", path.read_text(encoding="utf-8"))

    def test_arabic_prose_is_set_from_right_to_left(self, path: Path) -> None:
        """A markdown paragraph of Arabic stands in a block of that direction."""
        for cell in nbformat.read(path, as_version=4).cells:
            outside = re.sub(
                r"<(div|p|bdi|span|details|td|th|table)\b[^>]*dir=.rtl.*?</\1>", "", cell.source, flags=re.DOTALL
            )
            if cell.cell_type == "markdown":
                assert sum(map(is_arabic, outside)) < 40, cell.source

    def test_metadata_is_what_refresh_writes(self, path: Path) -> None:
        notebook = nbformat.read(path, as_version=4)
        assert set(notebook.metadata) == {"kernelspec"}
        assert {key for cell in notebook.cells for key in cell.metadata} <= {"tags"}
