"""Commands that publish: export, where, report, lessons."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from toolkit.cli._options import PATH, language, ocr, opened, reading, source
from toolkit.errors import ToolkitError
from toolkit.languages import editions

if TYPE_CHECKING:
    from toolkit.model import Resolution


@click.command(
    "export", short_help="write a resolution for other tools: Akoma Ntoso, TEI, Web Annotations, tables, citations"
)
@click.argument("form", metavar="FORMAT")
@source
@ocr
@click.option(
    "--out",
    metavar="PATH",
    type=PATH,
    help="a folder, or a file with the format's ending; default: build/export/FORMAT",
)
@reading
@language
@click.option(
    "--against",
    metavar="FILE",
    type=PATH,
    help="with akn: write nothing, and list how the export differs from another Akoma Ntoso file, and why",
)
def export(form: str, source: Path | None, out: Path | None, against: Path | None, **options: Any) -> None:
    """Write a resolution in a FORMAT that other tools read, with its provenance.

    That is an RO-Crate in a folder, a header in a single file. `toolkit export list` says which formats there are, and
    what each holds.
    """
    from toolkit.publish.exports import run

    if form == "list":
        print(run.listing())
    elif against and form != "akn":
        raise ToolkitError("--against compares Akoma Ntoso files", remedy="toolkit export akn --against FILE")
    elif against:
        print(run.compare(opened(source, **options), against))
    else:
        for path in run.export(form, opened(source, **options), out):
            print(path)


@click.command(
    short_help="walk back from an id of a passage, a table row, an annotation or a figure to the words of the source"
)
@click.argument("name", metavar="ID")
@click.option("--start", metavar="N", type=int, help="first character of the passage's text; default: 0")
@click.option("--end", metavar="N", type=int, help="character after the last; default: the passage's end")
@click.option("--report", metavar="DIR", type=PATH, help="a report; ID is then that of a figure or table in it")
@source
@ocr
@reading
@language
def where(
    name: str, start: int | None, end: int | None, report: Path | None, source: Path | None, **options: Any
) -> None:
    """Print as JSON what an ID names.

    ID is 'A/RES/78/132 O30', O30 or 30, X1-99, tags:12, repairs:3, or a urn of an export. Printed are its words in the
    reading, the same in the untouched source with their offsets, page and box (PDF) or paragraph and run (Word, HTML),
    and the repairs and doubts that touch them.
    """
    import json

    from toolkit.publish.provenance import ids

    resolution = opened(source, **options)
    found = ids.where_shown(resolution, report, name) if report else ids.where(resolution, name, start, end)
    print(json.dumps(found, ensure_ascii=False, indent=2))


@click.command(short_help="write a report as web pages and PDF: of the notebooks, or of any resolution")
@click.option("--out", metavar="DIR", type=PATH, default=Path("build/report"), help="default: build/report")
@click.option("--lang", metavar="CODE", default="both", help="en, ar or both (default)")
@source
@ocr
@click.option(
    "--themes",
    metavar="ID,ID",
    multiple=True,
    help="only these themes of the codebook, e.g. gender,igf; default: all 25",
)
@click.option("--notebooks", metavar="DIR", type=PATH, default=Path("notebooks"), help="default: notebooks")
@click.option(
    "--texts",
    metavar="DIR",
    type=PATH,
    help="your copies of the United Nations' files (toolkit fetch): the official English then stands beside our gloss",
)
def report(
    out: Path,
    lang: str,
    source: Path | None,
    themes: tuple[str, ...],
    notebooks: Path,
    texts: Path | None,
    *,
    ocr: bool,
) -> None:
    """Write a report as web pages and PDF.

    Without --source and --themes: execute the notebooks and write the whole report. With one of them: a report on that
    resolution and those themes. Web pages (open index.html; no network is needed), charts with their data, a PDF for
    each language, and a record of what all of it was made from.
    """
    from toolkit.publish import report

    languages = report.languages_of(lang)
    chosen = report.themes_of(themes)
    if source is None and not chosen:
        made = report.build(notebooks, out, languages=languages, texts=texts, explorer=_explorer)
    else:
        read = opened(source, ocr=ocr) if source else None
        made = report.build_own(
            out, source=read, themes=chosen or None, languages=languages, texts=texts, explorer=_explorer
        )
    print(f"report written to {made}")


def _explorer(resolution: Resolution, language: str) -> str:
    from toolkit.explorer import Subject, page

    return page.page(Subject.of(resolution), language)


_EDITIONS: Final = (*editions("lessons"), "both")


@click.command(short_help="make the lessons' editions for students and teachers, or mark students' notebooks")
@click.option("--out", metavar="DIR", type=PATH, help="default: build/lessons; with --mark: build/marks")
@click.option("--lesson", metavar="NN", multiple=True, help="only this lesson, e.g. 03; may be repeated")
@click.option("--lang", type=click.Choice(_EDITIONS), default="both", help=f"{', '.join(_EDITIONS)} (default)")
@click.option("--no-pdf", is_flag=True, help="leave the PDFs out")
@click.option(
    "--mark", metavar="PATH", type=PATH, help="mark what students handed in: a file, or a folder with all of it"
)
@click.option("--hand-out", metavar="DIR", type=PATH, help="only the students' notebooks, without running anything")
@click.option(
    "--lessons", metavar="DIR", type=PATH, default=Path("notebooks/lessons"), help="default: notebooks/lessons"
)
def lessons(
    out: Path | None,
    lesson: tuple[str, ...],
    lang: str,
    mark: Path | None,
    hand_out: Path | None,
    lessons: Path,
    *,
    no_pdf: bool,
) -> None:
    """Run the lessons and write each as a notebook, a page and a PDF, for students and for teachers.

    With slides and the teacher's guide. With --mark: run what students handed in, each in a process of its own, write
    marks.csv, totals.csv and index.html, and print the totals, a row a student, as CSV.
    """
    from toolkit.lessons import build, handout

    if mark is not None:
        _marked(mark, lessons, out or Path("build/marks"), "en" if lang == "both" else lang)
        return
    codes = () if lang == "both" else (lang,)
    if hand_out is not None:
        made = handout.hand_out(lessons, hand_out, numbers=lesson, codes=codes)
        print(f"students' notebooks in {hand_out}: {len(made)} new; those that were there were left alone")
        return
    out = out or Path("build/lessons")
    print(f"lessons written to {build.build(lessons, out, numbers=lesson, codes=codes, paper=not no_pdf)}")


def _marked(folder: Path, lessons: Path, out: Path, language: str) -> None:
    from toolkit.lessons import marking

    rows = marking.marks(folder, lessons=lessons, progress=lambda line: print(line, file=sys.stderr))
    sums = marking.totals(rows)
    print(sums.to_csv(index=False, lineterminator="\n"), end="")
    print(f"marks written to {marking.write(rows, sums, out, language)}", file=sys.stderr)


COMMANDS: Final = (export, where, report, lessons)
