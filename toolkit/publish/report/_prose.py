"""The prose of a notebook's editions: its blocks in a file, and where they are missing, stale or surplus.

`toolkit.publish.report.editions` says how such a file is written.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from toolkit import paths
from toolkit.errors import DataError

__all__ = [
    "ProseBlock",
    "ProseGap",
    "available",
    "blocks",
    "digest",
    "file_of",
    "gaps",
    "is_already",
    "missing",
    "prose_path",
    "stale",
]

_HEAD: Final = re.compile(r"<!-- (?P<cell>[\w-]+) (?P<digest>[0-9a-f]{8})(?P<out> left out)? -->")
#: A line that is meant to begin a block, whatever is wrong with it.
_MEANT: Final = re.compile(r"<!--\s*cell\b")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class ProseBlock:
    """What an edition says in place of one markdown cell.

    Attributes
    ----------
    cell
        Id of the cell.
    digest
        Of the English words it was made from, as `digest` gives it.
    words
        Markdown; empty where it is still to be written.
    left_out
        Whether the edition leaves the cell out on purpose.
    line
        Where the block begins in its file.
    """

    cell: str
    digest: str
    words: str
    left_out: bool = False
    line: int = 0


@dataclass(frozen=True)
class ProseGap:
    """A place where an edition does not say what the notebook says.

    Attributes
    ----------
    cell
        Id of the cell.
    problem
        ``missing`` (no words), ``stale`` (the English changed) or ``surplus`` (the notebook has no such cell).
    file, line
        Where in the prose file; line 0 where it has no such block.
    """

    cell: str
    problem: str
    file: Path
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.file.name}, line {self.line}" if self.line else self.file.name
        return f"{place}: {self.cell} is {self.problem} ({_REMEDIES[self.problem]})"


_REMEDIES: Final = {
    "missing": "python scripts/editions.py --write makes an empty block; put the translation into it",
    "stale": "compare it with the English, then python scripts/editions.py --accept",
    "surplus": "the notebook has no such cell: remove the block, or mend its id",
}


def available() -> tuple[str, ...]:
    """Codes of the languages that have an edition besides the English one, sorted.

    Examples
    --------
    >>> from toolkit.publish.report import editions
    >>> editions.available()
    ('ar',)
    """
    return tuple(sorted(path.name for path in paths.data("editions").glob("*/") if path.is_dir()))


def digest(source: str) -> str:
    """The first eight hexadecimal digits of the sha256 of a cell's words.

    Examples
    --------
    >>> digest("")
    'e3b0c442'
    """
    return hashlib.sha256(source.encode("utf-8")).hexdigest()[:8]


def prose_path(path: Path, language: str) -> Path:
    """The file that holds the prose of a notebook in a language; it need not exist.

    Parameters
    ----------
    path
        The notebook's own path.
    language
        ISO 639-1 code.

    Examples
    --------
    >>> prose_path(Path("lessons/01-a.ipynb"), "ar").parts[-4:]
    ('editions', 'ar', 'lessons', '01-a.md')
    """
    room = path.parent.name
    folder = paths.data("editions", language)
    return (folder if room in ("", "notebooks") else folder / room) / f"{path.stem}.md"


def blocks(file: Path) -> dict[str, ProseBlock]:
    """The blocks of a prose file by cell id, in the order of the file; none where there is no file.

    Raises
    ------
    toolkit.errors.DataError
        A line that begins a block is not in the form, or a cell has two blocks.

    Examples
    --------
    >>> from toolkit import paths
    >>> from toolkit.publish.report import editions
    >>> len(editions.blocks(paths.data("editions", "ar", "01-the-resolution.md"))) > 3
    True
    """
    if not file.is_file():
        return {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", file=file, remedy="it must be UTF-8") from error
    found: dict[str, ProseBlock] = {}
    heads = list(_heads(lines, file))
    for (at, head), end in zip(heads, [at for at, _ in heads[1:]] + [len(lines)], strict=True):
        cell = head["cell"]
        if cell in found:
            problem, remedy = f"a second block for {cell}", f"the first is in line {found[cell].line}; keep one"
            raise DataError(problem, file=file, place=f"line {at + 1}", remedy=remedy)
        words = _COMMENT.sub("", "\n".join(lines[at + 1 : end])).strip()
        found[cell] = ProseBlock(cell, head["digest"], words, bool(head["out"]), at + 1)
    return found


def _heads(lines: list[str], file: Path) -> Iterator[tuple[int, re.Match[str]]]:
    for at, line in enumerate(lines):
        head = _HEAD.fullmatch(line.strip())
        if head:
            yield at, head
        elif _MEANT.match(line.strip()):
            remedy = "write it like <!-- cell-03 1a2b3c4d -->"
            raise DataError("does not begin a block", file=file, place=f"line {at + 1}", remedy=remedy)


def gaps(notebook: Any, language: str, path: Path) -> list[ProseGap]:
    """Where the edition of a notebook is missing, stale or surplus, in the order of the cells.

    Parameters
    ----------
    notebook
        The English notebook (nbformat 4).
    language
        ISO 639-1 code of the edition.
    path
        The notebook's path, which names the prose file; or that file itself.

    Examples
    --------
    >>> from pathlib import Path
    >>> import nbformat
    >>> from toolkit.publish.report import editions
    >>> book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Boats", id="boats")])
    >>> len(editions.gaps(book, "ar", Path("notebooks/99-boats.ipynb")))
    1
    """
    file = file_of(path, language)
    known = blocks(file)
    found = []
    cells = {cell.id: cell for cell in notebook.cells if cell.cell_type == "markdown"}
    for cell in cells.values():
        block = known.get(cell.id)
        if block is None or not (block.words or block.left_out):
            if not is_already(cell.source, language):
                found.append(ProseGap(cell.id, "missing", file, block.line if block else 0))
        elif block.digest != digest(cell.source):
            found.append(ProseGap(cell.id, "stale", file, block.line))
    found += [ProseGap(block.cell, "surplus", file, block.line) for block in known.values() if block.cell not in cells]
    return found


def missing(notebook: Any, language: str, path: Path) -> list[str]:
    """Ids of the markdown cells that have no translation.

    Examples
    --------
    >>> from pathlib import Path
    >>> import nbformat
    >>> from toolkit.publish.report import editions
    >>> book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Boats", id="boats")])
    >>> editions.missing(book, "ar", Path("notebooks/99-boats.ipynb"))
    ['boats']
    """
    return [gap.cell for gap in gaps(notebook, language, path) if gap.problem == "missing"]


def stale(notebook: Any, language: str, path: Path) -> list[str]:
    """Ids of the markdown cells whose English changed after they were translated.

    Examples
    --------
    >>> from pathlib import Path
    >>> import nbformat
    >>> from toolkit.publish.report import editions
    >>> book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Boats", id="boats")])
    >>> editions.stale(book, "ar", Path("notebooks/99-boats.ipynb"))
    []
    """
    return [gap.cell for gap in gaps(notebook, language, path) if gap.problem == "stale"]


def file_of(path: Path, language: str) -> Path:
    """The prose file of a notebook, or the file itself where that is what is named."""
    return path if path.suffix == ".md" else prose_path(path, language)


def is_already(source: str, language: str) -> bool:
    """Whether a cell stands wholly in blocks of that language."""
    block = re.compile(rf'<div[^>]*\blang="{re.escape(language)}"[^>]*>.*?</div>', re.DOTALL)
    return bool(block.search(source)) and not block.sub("", source).strip()
