"""Write a notebook from a plain text of cells, the easy way to author or to restructure one.

``python scripts/new_notebook.py cells.py notebooks/07-topic.ipynb`` reads cells in the "percent" form::

    # %% [markdown]
    # # Title
    # What you will learn here.

    # %%
    import toolkit
    toolkit.load()

    # %% id=longest tags=exercise
    resolution.tables()["paragraphs"].head()

and stores the notebook executed, as ``make refresh`` would. A cell without an id of its own is numbered. The text of
cells is a draft: it is not kept.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import nbformat

from toolkit.errors import ToolkitError
from toolkit.publish.report import execute

CELL = re.compile(
    r"^# %%(?P<markdown> \[markdown\])?(?: id=(?P<id>[a-z0-9-]+))?(?: tags=(?P<tags>[\w,-]+))?[ ]*$", re.MULTILINE
)


def cells(text: str) -> list[nbformat.NotebookNode]:
    """Cells of a text in the percent form; those without an id of their own are numbered from ``cell-01``."""
    marks = list(CELL.finditer(text))
    found = []
    for number, mark in enumerate(marks, 1):
        end = marks[number].start() if number < len(marks) else len(text)
        source = text[mark.end() : end].strip("\n").rstrip()
        if mark["markdown"]:
            source = "\n".join(re.sub(r"^# ?", "", line) for line in source.splitlines())
            cell = nbformat.v4.new_markdown_cell(source)
        else:
            cell = nbformat.v4.new_code_cell(source)
        cell.id = mark["id"] or f"cell-{number:02d}"
        if mark["tags"]:
            cell.metadata["tags"] = mark["tags"].split(",")
        found.append(cell)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Write one notebook and execute it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("notebook", type=Path)
    options = parser.parse_args(arguments)
    notebook = nbformat.v4.new_notebook(cells=cells(options.text.read_text(encoding="utf-8")))
    execute.write(options.notebook, nbformat.writes(notebook) + "\n")
    try:
        execute.write(options.notebook, execute.executed_text(options.notebook.resolve()))
    except ToolkitError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{options.notebook}: {len(notebook.cells)} cells, executed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
