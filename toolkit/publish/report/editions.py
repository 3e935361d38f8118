"""An edition of a notebook in another language: its prose from a file, its code as it is.

The prose of ``notebooks/07-digital-divides.ipynb`` in Arabic is ``data/editions/ar/07-digital-divides.md``; that of a
notebook in another folder has the folder's name between (``lessons/01-a.ipynb``: ``data/editions/ar/lessons/01-a.md``).
Such a file holds a block for each markdown cell, which begins with a line of its own::

    <!-- cell-03 1a2b3c4d -->
    ## The words of that cell in the other language

- The second word is the start of the sha256 of the English cell. Where the English has changed since, the block is
  *stale*; where a cell has no block, or one without words, it is *missing*. `gaps` lists both, and a test wants none.
- A block whose line ends in ``left out -->`` leaves its cell out of the edition: "the same chart with Arabic labels"
  says nothing to somebody who reads the Arabic edition.
- A cell of the English edition that stands wholly in a block of the other language (``<div dir="rtl" lang="ar">``)
  says again what the English says; it needs no translation and is left out too.
- Code is never translated. ``nb.setup()`` becomes ``nb.setup("ar")``, and with it whatever names no language is shown
  in that one: a chart that the English edition shows in both languages would come out twice the same. A cell that is
  the one before it but for ``language="ar"`` is left out, and after execution `without_repeats` drops a picture that
  is the same as one just before it.

An edition with gaps can be read all the same: what is missing stands in English, set as English, and the page says so
under its title. ``python scripts/editions.py`` prints the gaps and writes the blocks that are wanting.
"""

from __future__ import annotations

import ast
import copy
import html
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.publish.report._prose import (
    ProseBlock,
    ProseGap,
    available,
    blocks,
    digest,
    file_of,
    gaps,
    is_already,
    missing,
    prose_path,
    stale,
)

__all__ = [
    "ProseBlock",
    "ProseGap",
    "available",
    "blocks",
    "digest",
    "executed",
    "gaps",
    "missing",
    "prose_path",
    "provenance",
    "stale",
    "translated",
    "without_repeats",
]

_TITLE: Final = re.compile(r"# .+")
_SETUP: Final = "nb.setup()"


def translated(notebook: Any, language: str, path: Path) -> Any:
    """A notebook's edition in another language.

    Parameters
    ----------
    notebook
        The English notebook (nbformat 4); it is left as it is.
    language
        ISO 639-1 code; ``"en"`` gives a copy.
    path
        The notebook's path, which names the prose file; or that file itself.

    Returns
    -------
    nbformat.NotebookNode
        The same cells with the same ids, less those the edition leaves out; code cells are unchanged but for the
        language of ``nb.setup()``. Prose stands in a ``<div>`` of its direction, a title before it.

    Raises
    ------
    toolkit.errors.ToolkitError
        Nothing can be shown in that language, the prose file is not in its form, or the notebook never calls
        ``nb.setup()``.

    Examples
    --------
    >>> from pathlib import Path
    >>> import nbformat
    >>> from toolkit.publish.report import editions
    >>> book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Boats", id="boats")])
    >>> editions.translated(book, "en", Path("notebooks/99-boats.ipynb")).cells[0].source
    '# Boats'
    """
    edition = copy.deepcopy(notebook)
    if language == "en":
        return edition
    if language not in languages.available("display"):
        remedy = f"editions: {', '.join(('en', *available()))}"
        raise ToolkitError(f"there is no edition in language {language[:20]!r}", remedy=remedy)
    known = blocks(file_of(path, language))
    cells = [cell for cell in edition.cells if not _is_left_out(cell, known, language)]
    cells = [cell for cell, before in zip(cells, [None, *cells], strict=False) if not _is_twin(cell, before, language)]
    for cell in cells:
        if cell.cell_type == "markdown":
            block = known.get(cell.id)
            own = bool(block and block.words)
            cell.source = _set(block.words if block and own else cell.source, language if own else "en")
    edition.cells = cells
    _note(edition, gaps(notebook, language, path), language)
    _use(edition, language, path)
    return edition


def executed(
    path: Path,
    language: str,
    *,
    timeout: int = 300,
    progress: Callable[[str], None] | None = None,
    environment: Mapping[str, str] | None = None,
    ready: bool = False,
) -> Any:
    """Translate a notebook, execute it in its folder, and drop what it would show twice.

    Parameters
    ----------
    path
        The English notebook; it is only read.
    language
        ISO 639-1 code of the edition; ``"en"`` for the notebook as it is.
    timeout, progress, environment, ready
        As for `toolkit.publish.report.execute.execute`.

    Returns
    -------
    nbformat.NotebookNode
    """
    from toolkit.publish.report import execute

    change = partial(translated, language=language, path=path)
    notebook = execute.execute(
        path, timeout=timeout, progress=progress, change=change, environment=environment, ready=ready
    )
    return notebook if language == "en" else without_repeats(notebook)


def without_repeats(notebook: Any) -> Any:
    """An executed notebook without pictures that are the same as one just before them.

    *Just before* is in the same code cell or in the one before it. A cell that only showed such pictures goes with
    them; one that also assigns a name stays, for later cells use it.

    Examples
    --------
    >>> import nbformat
    >>> from toolkit.publish.report import editions
    >>> book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
    >>> len(editions.without_repeats(book).cells)
    1
    """
    slim = copy.deepcopy(notebook)
    before: list[Any] = []
    kept = []
    for cell in slim.cells:
        if cell.cell_type != "code":
            kept.append(cell)
            continue
        seen = list(before)
        outputs = []
        for output in cell.outputs:
            picture = _picture(output)
            if not picture or picture not in seen:
                outputs.append(output)
                seen.append(picture)
        before = [picture for picture in map(_picture, cell.outputs) if picture]
        shown_twice = bool(cell.outputs) and not outputs
        cell.outputs = outputs
        if not (shown_twice and _only_shows(cell.source)):
            kept.append(cell)
    slim.cells = kept
    return slim


def provenance(language: str) -> str:
    """One sentence, in the language, that says how its edition was made; empty where nothing is recorded.

    Examples
    --------
    >>> from toolkit.publish.report import editions
    >>> editions.provenance("en"), editions.provenance("ar") != ""
    ('', True)
    """
    return str(_words(language).get("provenance", ""))


def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = languages.load(language, "editions").get("editions", {})
    return words


def _is_left_out(cell: Any, known: dict[str, ProseBlock], language: str) -> bool:
    if cell.cell_type != "markdown":
        return False
    block = known.get(cell.id)
    if block and (block.left_out or block.words):
        return block.left_out
    return is_already(cell.source, language)


def _is_twin(cell: Any, before: Any, language: str) -> bool:
    """Whether a cell only shows, in that language, what the code cell before it shows last in the current one."""
    if before is None or {cell.cell_type, before.cell_type} != {"code"}:
        return False
    plain = cell.source.replace(f', language="{language}"', "")
    return plain != cell.source and before.source.endswith(plain) and _only_shows(cell.source)


def _set(words: str, language: str) -> str:
    """Markdown in a block of its direction; the line of a title stays before it, so that it is found as one."""
    first, _, rest = words.partition("\n")
    title, body = (first, rest) if _TITLE.fullmatch(first) else ("", words)
    direction = languages.load(language, "display").get("direction", "ltr")
    inner = (
        f'<div dir="{direction}" lang="{html.escape(language)}">\n\n{body.strip()}\n\n</div>' if body.strip() else ""
    )
    return "\n\n".join(part for part in (title, inner) if part)


def _note(edition: Any, found: list[ProseGap], language: str) -> None:
    """Say under the title what the edition lacks."""
    if not edition.cells:
        return
    first = edition.cells[0]
    for problem in ("missing", "stale"):
        count = sum(gap.problem == problem for gap in found)
        words = _words(language).get(problem, "{count} passages: " + problem)
        if count and first.cell_type == "markdown":
            first.source += "\n\n" + _set(f"*{words.format(count=count)}*", language)


def _use(edition: Any, language: str, path: Path) -> None:
    """Let the notebook's set-up name the language."""
    code = [cell for cell in edition.cells if cell.cell_type == "code"]
    calls = [cell for cell in code if _SETUP in cell.source]
    if code and not calls:
        remedy = f"call {_SETUP} in its first code cell"
        raise ToolkitError("has no set-up that could name the language", file=path.name, remedy=remedy)
    for cell in calls:
        cell.source = cell.source.replace(_SETUP, f'nb.setup("{language}")')


def _picture(output: Any) -> str:
    picture = output.get("data", {}).get("image/svg+xml", "")
    return picture if isinstance(picture, str) else "".join(picture)


def _only_shows(source: str) -> bool:
    return all(isinstance(statement, ast.Expr) for statement in ast.parse(source).body)
