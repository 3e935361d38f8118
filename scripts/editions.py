"""What the editions in other languages lack: print it, or make the blocks to be filled in.

``python scripts/editions.py`` prints each markdown cell that is missing or stale, and fails if there is one.
``--write`` adds an empty block, with the English as a comment, for each missing cell, in the order of the notebook;
``--accept`` records that stale translations were compared with the English of today and are right. Name notebooks to do
only those. ``--out DIR`` writes the translated notebooks themselves, not yet executed, to be opened in JupyterLab.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import nbformat

from toolkit.errors import ToolkitError
from toolkit.publish.report import editions, execute

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Print gaps, or close them as told; 0 when nothing is wanting, 1 on gaps, 2 on a file that cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path, help="default: all of notebooks/")
    parser.add_argument("--language", default="ar", help="code of the edition (default: ar)")
    parser.add_argument("--write", action="store_true", help="add empty blocks for missing cells")
    parser.add_argument("--accept", action="store_true", help="record that stale blocks are right as they are")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write the translated notebooks into this folder")
    options = parser.parse_args(arguments)
    found = []
    try:
        for path in options.notebooks or sorted(ROOT.glob("notebooks/**/*.ipynb")):
            notebook = nbformat.read(path, as_version=4)
            if options.write or options.accept:
                _rewrite(notebook, options.language, path.resolve(), accept=options.accept, write=options.write)
            found += editions.gaps(notebook, options.language, path.resolve())
            if options.out:
                _publish(notebook, options.language, path.resolve(), options.out)
    except (ToolkitError, OSError, nbformat.ValidationError) as error:
        print(error, file=sys.stderr)
        return 2
    for gap in found:
        print(gap)
    print(f"{len(found)} gaps in the edition {options.language}" if found else "the edition is complete")
    return 1 if found else 0


def _publish(notebook: nbformat.NotebookNode, language: str, path: Path, folder: Path) -> None:
    """A translated notebook in a folder, below the same folder of ``notebooks/`` as the English one."""
    room = path.parent.name if path.parent.name != "notebooks" else ""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    edition = editions.translated(notebook, language, path)
    execute.write(folder / room / path.name, nbformat.writes(edition) + "\n")


def _rewrite(notebook: nbformat.NotebookNode, language: str, path: Path, *, accept: bool, write: bool) -> None:
    file = editions.prose_path(path, language)
    gaps = {gap.cell: gap.problem for gap in editions.gaps(notebook, language, path)}
    if not ("stale" in gaps.values() if accept else False) and not ("missing" in gaps.values() if write else False):
        return
    known = editions.blocks(file)
    parts = []
    for cell in notebook.cells:
        block, problem = known.pop(cell.id, None), gaps.get(cell.id, "")
        if problem == "missing" and write:
            parts.append(_text(cell.id, editions.digest(cell.source), f"<!-- English:\n{cell.source}\n-->"))
        elif block:
            fresh = editions.digest(cell.source) if problem == "stale" and accept else block.digest
            parts.append(_text(cell.id, fresh, block.words, left_out=block.left_out))
    parts += [_text(block.cell, block.digest, block.words, left_out=block.left_out) for block in known.values()]
    execute.write(file, "\n".join(parts))


def _text(cell: str, digest: str, words: str, *, left_out: bool = False) -> str:
    head = f"<!-- {cell} {digest}{' left out' if left_out else ''} -->"
    return f"{head}\n{words}\n" if words else f"{head}\n"


if __name__ == "__main__":
    sys.exit(main())
