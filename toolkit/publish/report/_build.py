"""The report: a site that needs no network and a PDF, in English and in Arabic.

``build(notebooks, folder)`` executes the notebooks once a language and writes

- ``index.html``: what was found, in a sentence each, and a door to each edition;
- ``en/`` and ``ar/``: the findings (``index.html``), a page a notebook, the resolution to be read, apparatus, method
  and quality, codebook, references, glossary, figures and tables, rights; ``figures/`` holds the charts, ``data/`` the
  frames behind them;
- ``report.en.pdf`` and ``report.ar.pdf``: the same on paper, without code, long tables shortened;
- ``figures.json``: each figure and table with its frame, paragraphs and places in the source;
- ``ro-crate-metadata.json``: what all this was made from, file by file.

``build_own(folder, source=...)`` makes the same of any resolution, with chapters on that text instead of the notebooks.

The folder is put in place in one step, when everything is written: a failing notebook leaves the report of before
untouched. The report shows what a fresh execution gives, not what the notebooks had stored. The same inputs give the
same bytes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from toolkit.errors import ToolkitError
from toolkit.languages import editions as editions_of
from toolkit.model import Resolution
from toolkit.publish.provenance import crate, files
from toolkit.publish.report import _catalogue as catalogue
from toolkit.publish.report import _site as site
from toolkit.publish.report import from_notebook, look, pdf
from toolkit.publish.report._appendices import appendices
from toolkit.publish.report._front import front
from toolkit.publish.report._own import own_chapters
from toolkit.publish.report._reader import reader
from toolkit.publish.report._site import Edition
from toolkit.publish.report._subject import ReportSubject, known_themes, shown_in
from toolkit.publish.report.chapters import Chapter

__all__ = ["build", "build_own", "languages_of", "themes_of"]

_Progress = Callable[[str], None]
_Explorer = Callable[[Resolution, str], str]
#: Name of the explorer's page.
_EXPLORER: Final = "explorer.html"


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def languages_of(words: str) -> tuple[str, ...]:
    """The editions that a word asks for: one of them by its code, or all for ``both`` and for nothing.

    Raises
    ------
    toolkit.errors.ToolkitError
        It is none of these.

    Examples
    --------
    >>> import toolkit as tk
    >>> tk.publish.report.languages_of("both")
    ('en', 'ar')
    """
    editions = editions_of("report")
    if words in ("", "both"):
        return editions
    if words not in editions:
        raise ToolkitError(f"no report in language {words[:20]!r}", remedy=f"languages: {', '.join(editions)}, both")
    return (words,)


def build(
    notebooks: Path,
    folder: Path,
    *,
    languages: Sequence[str] = (),
    texts: Path | None = None,
    explorer: _Explorer | None = None,
    progress: _Progress = _say,
) -> Path:
    """Execute notebooks and write the report on the resolution that ships.

    Parameters
    ----------
    notebooks
        The folder of the notebooks; their names give the order of the contents.
    folder
        Where the report goes; a report that is there already is replaced as a whole.
    languages
        ISO 639-1 codes of the editions.
    texts
        A folder of the user's copies of official texts: the English then stands beside our gloss.
    progress
        Called with a line of text for each step; writes to standard error unless told otherwise.

    Returns
    -------
    pathlib.Path
        The page to open.

    Raises
    ------
    toolkit.errors.ToolkitError
        There are no notebooks, one fails, or the folder holds something that is not a report.
    """
    paths = sorted(notebooks.glob("*.ipynb"))
    if not paths:
        raise ToolkitError("has no notebooks", file=notebooks, remedy="run it in the project's folder")
    subjects = [ReportSubject.read(language, texts=texts) for language in languages or editions_of("report")]
    inputs = [crate.read_input(path, name=f"notebooks/{path.name}", ours=True) for path in paths]

    def middle(subject: ReportSubject) -> Iterator[Chapter]:
        for path in paths:
            yield from_notebook.chapter(
                executed[path.stem, subject.language], path.stem, subject.words(), subject.language
            )

    with files.replaced(folder, known_by=catalogue.NAME) as fresh, ThreadPoolExecutor(max_workers=1) as pool:
        started = time.monotonic()
        others = pool.submit(_others, subjects, explorer)  # made while the first kernel begins
        executed = from_notebook.execute_all(paths, [one.language for one in subjects], progress=progress)
        _write(fresh, subjects, middle, inputs, progress, others.result())
        weight = _weight(fresh)
    progress(f"{weight}; {time.monotonic() - started:.0f} seconds")
    return folder / "index.html"


def themes_of(words: Sequence[str]) -> list[str]:
    """The themes that words such as ``gender,igf`` name; empty where there are none.

    Raises
    ------
    toolkit.errors.ToolkitError
        One is not in the codebook.

    Examples
    --------
    >>> from toolkit.publish import report
    >>> report.themes_of(["gender,igf"])
    ['gender', 'igf']
    """
    named = [theme.strip() for some in words for theme in some.split(",") if theme.strip()]
    return list(known_themes(named)) if named else []


def build_own(
    folder: Path,
    *,
    source: Path | Resolution | None = None,
    themes: Sequence[str] | None = None,
    languages: Sequence[str] = (),
    texts: Path | None = None,
    explorer: _Explorer | None = None,
    progress: _Progress = _say,
) -> Path:
    """Write a report on any resolution that the toolkit can read.

    Parameters
    ----------
    folder
        Where the report goes; a report that is there already is replaced as a whole.
    source
        A document, or a file of any format that the toolkit reads; the resolution that ships where not given.
    themes
        Ids of the themes to report on; all of the codebook where not given.
    languages, texts, progress
        As for `build`.

    Returns
    -------
    pathlib.Path
        The page to open.

    Raises
    ------
    toolkit.errors.ToolkitError
        The source cannot be read, a theme is unknown, or the folder cannot be written or holds something else.
    """
    progress(f"reading {Path(source.name).name if source else 'the resolution that ships'}")
    subjects = [ReportSubject.read(language, source, themes, texts) for language in languages or editions_of("report")]
    if lacking := pdf.foreign_letters(subjects[0].repaired.source):
        progress(f"no PDF: no typeface here has {len(lacking)} letters of this text, {lacking[:5]} ...")

    def middle(subject: ReportSubject) -> Iterator[Chapter]:
        yield from own_chapters(subject, progress)

    with files.replaced(folder, known_by=catalogue.NAME) as fresh:
        started = time.monotonic()
        _write(fresh, subjects, middle, [], progress, _others(subjects, explorer))
        weight = _weight(fresh)
    progress(f"{weight}; {time.monotonic() - started:.0f} seconds")
    return folder / "index.html"


@dataclass(frozen=True)
class _Others:
    """What asks nothing of the chapters in the middle: those after them, by language, and the explorer's page."""

    chapters: Mapping[str, Sequence[Chapter]]
    explorer: str


def _others(subjects: Sequence[ReportSubject], explorer: _Explorer | None) -> _Others:
    page = explorer(subjects[0].repaired, subjects[0].language) if explorer else ""
    chapters = {}
    for subject in subjects:
        with shown_in(subject.language):
            chapters[subject.language] = [reader(subject), *appendices(subject)]
    return _Others(chapters, page)


def _write(
    fresh: Path,
    subjects: Sequence[ReportSubject],
    middle: Callable[[ReportSubject], Iterator[Chapter]],
    inputs: Sequence[Any],
    progress: _Progress,
    others: _Others,
) -> None:
    codes = [subject.language for subject in subjects]
    with ThreadPoolExecutor(max_workers=len(codes)) as pool:  # typst works beside Python
        editions, papers = [], []
        for subject in subjects:
            progress(f"setting pages and PDF [{subject.language}]")
            with shown_in(subject.language):
                found = [*middle(subject), *others.chapters[subject.language]]
                edition = _edition(subject, found, [code for code in codes if code != subject.language])
                edition = replace(edition, explorer=_EXPLORER if others.explorer else "")
            papers.append(pool.submit(pdf.document, edition) if edition.pdf else None)
            for name, text in site.pages(edition).items():
                files.write(fresh / subject.language / name, text)
            editions.append(edition)
        for edition, paper in zip(editions, papers, strict=True):
            if paper:
                files.write(fresh / edition.pdf, paper.result())
    files.write(fresh / look.NAME, look.sheet())
    if others.explorer:
        files.write(fresh / _EXPLORER, others.explorer)
    files.write(fresh / "index.html", site.doors(editions))
    files.write(fresh / catalogue.NAME, catalogue.as_json(editions))
    _crate(fresh, subjects, inputs)


def _edition(subject: ReportSubject, found: Sequence[Chapter], others: Sequence[str]) -> Edition:
    chapters = [front(subject, found), *found]
    chapters.insert(len(chapters) - 1, catalogue.chapter(subject, chapters))
    paper = "" if pdf.foreign_letters(subject.repaired.source) else f"report.{subject.language}.pdf"
    return Edition(subject, chapters, others, paper)


def _crate(fresh: Path, subjects: Sequence[ReportSubject], inputs: Sequence[Any]) -> None:
    first = subjects[0]
    crate.write(
        fresh,
        title=first.words()["report_on"].format(symbol=first.label),
        description="A report of the resolution toolkit: pages, charts with their data, and a PDF.",
        inputs=[first.repaired, *inputs],
        parameters={"languages": ", ".join(s.language for s in subjects), "themes": ", ".join(first.themes)},
        language=first.language,
        resolution=first.repaired,
    )


def _weight(folder: Path) -> str:
    """How heavy a report is, in words."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    papers = ", ".join(f"{path.name} {size / 1e6:.1f} MB" for path, size in sizes.items() if path.suffix == ".pdf")
    return (
        f"{len(sizes)} files, {sum(sizes.values()) / 1e6:.1f} MB; {len(pages)} pages, the heaviest "
        f"{max(pages) / 1e3:.0f} kB without its pictures; {papers}"
    )
