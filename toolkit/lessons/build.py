"""Everything that is handed out, made of the lessons in one go: ``toolkit lessons --out build/lessons``.

A folder a language, with ``student/`` and ``teacher/`` in it: each lesson as a notebook, as one page, and as PDF;
slides; the teacher's guide. ``index.html`` leads to all of them, ``lessons.csv`` is the
curriculum. The folder is put in its place when everything is made. The same lessons give the same bytes.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import nbformat

from toolkit import languages
from toolkit.errors import ToolkitError
from toolkit.lessons import _pages as pages
from toolkit.lessons import _slides as slides
from toolkit.lessons import _words as words
from toolkit.lessons import audiences, guide
from toolkit.publish.provenance import files
from toolkit.publish.report import editions, execute, from_notebook
from toolkit.publish.report.chapters import Prose

__all__ = ["AUDIENCES", "build", "found"]

#: What makes an audience's edition of a notebook.
AUDIENCES: Final = {"student": audiences.student, "teacher": audiences.teacher}
_KNOWN_BY: Final = "lessons.csv"
_KERNELS: Final = 2


@dataclass(frozen=True)
class _Job:
    path: Path
    language: str
    audience: str

    @property
    def place(self) -> str:
        return f"{self.language}/{self.audience}/{self.path.stem}"


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def found(folder: Path, numbers: Sequence[str] = ()) -> list[Path]:
    """The lessons of a folder, all or those of some numbers.

    Raises
    ------
    toolkit.errors.ToolkitError
        There is no such lesson.

    Examples
    --------
    >>> from pathlib import Path
    >>> from toolkit.lessons import build
    >>> [path.name[:2] for path in build.found(Path("notebooks/lessons"), ["03"])]
    ['03']
    """
    every = sorted(folder.glob("[0-9][0-9]-*.ipynb"))
    chosen = [path for path in every if not numbers or path.name[:2] in numbers]
    lacking = sorted(set(numbers) - {path.name[:2] for path in chosen})
    if lacking or not chosen:
        problem = f"has no lesson {', '.join(lacking)[:40]}" if lacking else "has no lessons"
        known = f"lessons: {', '.join(path.name[:2] for path in every)}" if every else "run it in the project's folder"
        raise ToolkitError(problem, file=folder, remedy=known)
    return chosen


def build(
    folder: Path,
    out: Path,
    *,
    numbers: Sequence[str] = (),
    codes: Sequence[str] = (),
    paper: bool = True,
    progress: Callable[[str], None] = _say,
) -> Path:
    """Make all editions of lessons.

    Parameters
    ----------
    folder
        Where the lessons are.
    out
        Where the editions go; editions that are there already are replaced as a whole.
    numbers
        Only these lessons, two digits each; all where none is named.
    codes
        Languages of the editions; all there are where none is named.
    paper
        Whether PDFs are made too.
    progress
        Called with a line of text for each step; writes to standard error unless told otherwise.

    Returns
    -------
    pathlib.Path
        The page to open.

    Raises
    ------
    toolkit.errors.ToolkitError
        A lesson is missing or fails, or the folder holds something else.
    """
    paths = found(folder, numbers)
    codes = codes or languages.editions("lessons")
    jobs = [_Job(path, code, audience) for code in codes for audience in AUDIENCES for path in paths]
    with files.replaced(out, known_by=_KNOWN_BY) as fresh:
        with ThreadPoolExecutor(max_workers=_KERNELS) as pool:
            made = list(pool.map(partial(_executed, total=len(jobs), progress=progress), enumerate(jobs, 1)))
        for job, notebook in zip(jobs, made, strict=True):
            progress(f"setting {job.place}")
            _write(fresh, job, notebook, paper=paper)
        for code in codes:
            _guide(fresh, [path.name[:2] for path in paths], code, paper=paper)
        files.write(fresh / "index.html", _index(jobs, fresh))
        files.write(fresh / _KNOWN_BY, _curriculum([path.name[:2] for path in paths]))
    return out / "index.html"


def _executed(numbered: tuple[int, _Job], *, total: int, progress: Callable[[str], None]) -> Any:
    number, job = numbered

    def change(notebook: Any) -> Any:
        edition = editions.translated(notebook, job.language, job.path)
        return AUDIENCES[job.audience](edition, job.language)

    say = partial(_report, progress, f"{number}/{total}", f"{job.language}, {job.audience}")
    return execute.execute(job.path.resolve(), change=change, progress=say)


def _report(progress: Callable[[str], None], number: str, edition: str, line: str) -> None:
    progress(f"{number} {line} [{edition}]")


def _write(fresh: Path, job: _Job, notebook: Any, *, paper: bool) -> None:
    is_students = job.audience == "student"
    stored = audiences.unrun(notebook) if is_students else slides.marked(notebook)
    files.write(fresh / f"{job.place}.ipynb", str(nbformat.writes(stored, version=4)) + "\n")
    shown = audiences.unchecked(notebook) if is_students else notebook
    chapter = pages.blocks(shown, job.path.stem)
    edition = words.shared(f"{job.audience}-edition", job.language)
    files.write(fresh / f"{job.place}.html", pages.page(chapter, job.language, edition))
    if paper:
        files.write(fresh / f"{job.place}.pdf", pages.paper(chapter.title, chapter.blocks, job.language, edition))
    if not is_students:
        deck = slides.deck(notebook, chapter.title, job.language)
        files.write(fresh / job.language / f"{job.path.stem}.slides.html", deck)


def _guide(fresh: Path, numbers: Sequence[str], code: str, *, paper: bool) -> None:
    title = words.shared("guide", code)
    body = from_notebook.markdown(guide.markdown(numbers, code))
    files.write(fresh / code / "guide.html", pages.document(title, f'<section class="prose">{body}</section>', code))
    if paper:
        files.write(fresh / code / "guide.pdf", pages.paper(title, [Prose(body)], code, words.shared("teacher", code)))


def _curriculum(numbers: Sequence[str]) -> str:
    import pandas as pd

    codes = languages.editions("lessons")
    rows = [{"language": code, **one} for code in codes for one in guide.curriculum(numbers, code)]
    return pd.DataFrame(rows).to_csv(index=False, lineterminator="\n")


def _index(jobs: Sequence[_Job], fresh: Path) -> str:
    codes = list(dict.fromkeys(job.language for job in jobs))
    body = "\n".join(_door([job for job in jobs if job.language == code], fresh, code) for code in codes)
    return pages.document(words.shared("lessons", codes[0]), body, codes[0])


def _door(jobs: Sequence[_Job], fresh: Path, code: str) -> str:
    """The part of the index in one language: a row a lesson, with links to what there is."""
    direction = languages.load(code, "display").get("direction", "ltr")
    rows = []
    for path in dict.fromkeys(job.path for job in jobs):
        about = words.lesson(path.name[:2], code)
        cells = [about["title"], str(about["minutes"])]
        places = [f"{code}/{audience}/{path.stem}" for audience in AUDIENCES]
        links = [_links(fresh, place, code) for place in places]
        links.append(_link(fresh, f"{code}/{path.stem}.slides.html", words.shared("slides", code)))
        plain = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
        rows.append(f"<tr><td>{int(path.name[:2])}</td>{plain}{''.join(f'<td>{one}</td>' for one in links)}</tr>")
    names = ("number", "title", "length", "student", "teacher", "slides")
    head = "".join(f'<th scope="col">{html.escape(words.shared(name, code))}</th>' for name in names)
    guides = " · ".join(filter(None, (_link(fresh, f"{code}/guide.{kind}", kind.upper()) for kind in ("html", "pdf"))))
    return (
        f'<section class="prose" dir="{direction}" lang="{code}"><h1>{html.escape(words.shared("lessons", code))}</h1>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f"<p>{html.escape(words.shared('guide', code))}: {guides}</p></section>"
    )


def _links(fresh: Path, place: str, code: str) -> str:
    kinds = {"ipynb": "notebook", "html": "page", "pdf": "paper"}
    return " · ".join(
        filter(None, (_link(fresh, f"{place}.{end}", words.shared(name, code)) for end, name in kinds.items()))
    )


def _link(fresh: Path, place: str, name: str) -> str:
    return f'<a href="{html.escape(place)}">{html.escape(name)}</a>' if (fresh / place).is_file() else ""
