"""Commands that publish: export, where, report, lessons."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli._options import language, opened, reading, source
from toolkit.errors import ToolkitError
from toolkit.languages import editions

if TYPE_CHECKING:
    from toolkit.cli._options import Commands


def _export(args: argparse.Namespace) -> int:
    from toolkit.publish.exports import run

    if args.format == "list":
        print(run.listing())
        return 0
    if args.against:
        if args.format != "akn":
            raise ToolkitError("--against compares Akoma Ntoso files", remedy="toolkit export akn --against FILE")
        print(run.compare(opened(args, args.source), args.against))
        return 0
    for path in run.export(args.format, opened(args, args.source), args.out):
        print(path)
    return 0


def _where(args: argparse.Namespace) -> int:
    import json

    from toolkit.publish.provenance import ids

    resolution = opened(args, args.source)
    if args.report:
        found = ids.where_shown(resolution, args.report, args.id)
    else:
        found = ids.where(resolution, args.id, args.start, args.end)
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0


def _report(args: argparse.Namespace) -> int:
    from toolkit.publish import report

    languages = report.languages_of(args.lang)
    themes = report.themes_of(args.themes or ())
    if args.source is None and not themes:
        print(f"report written to {report.build(args.notebooks, args.out, languages=languages)}")
        return 0
    source = opened(args, args.source) if args.source else None
    made = report.build_own(args.out, source=source, themes=themes or None, languages=languages)
    print(f"report written to {made}")
    return 0


def _lessons(args: argparse.Namespace) -> int:
    from toolkit.lessons import build, marking

    if args.mark is not None:
        marks = marking.marks(args.mark, progress=lambda line: print(line, file=sys.stderr))
        print(marks.to_csv(index=False, lineterminator="\n"), end="")
        return 0
    codes = () if args.lang == "both" else (args.lang,)
    page = build.build(args.lessons, args.out, numbers=args.lesson or (), codes=codes, paper=not args.no_pdf)
    print(f"lessons written to {page}")
    return 0


def add_export(commands: Commands) -> None:
    """The command that writes what was found in the formats of other tools."""
    from toolkit.publish.exports import FORMATS

    export = commands.add_parser(
        "export",
        help="write a resolution for other tools: Akoma Ntoso, TEI, Web Annotations, tables, citations",
        description="Write a resolution in a format that other tools read, with its provenance: an RO-Crate in a "
        "folder, a header in a single file. `toolkit export list` says what each format holds.",
    )
    export.add_argument("format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; or list")
    source(export)
    export.add_argument(
        "--out",
        metavar="PATH",
        type=Path,
        help="a folder, or a file with the format's ending; default: build/export/FORMAT",
    )
    reading(export)
    language(export)
    export.add_argument(
        "--against",
        metavar="FILE",
        type=Path,
        help="with akn: write nothing, and list how the export differs from another Akoma Ntoso file, and why",
    )
    export.set_defaults(run=_export)


def add_where(commands: Commands) -> None:
    """The command that walks back from an id to the words of the source."""
    where = commands.add_parser(
        "where",
        help="walk back from an id of a passage, a table row, an annotation or a figure to the words of the source",
        description="Print as JSON what an id names: its words in the reading, the same in the untouched source with "
        "their offsets, page and box (PDF) or paragraph and run (Word, HTML), and the repairs and doubts that touch "
        "them.",
    )
    where.add_argument(
        "id", metavar="ID", help="'A/RES/78/132 O30', O30 or 30, X1-99, tags:12, repairs:3, a urn of an export"
    )
    where.add_argument("--start", metavar="N", type=int, help="first character of the passage's text; default: 0")
    where.add_argument("--end", metavar="N", type=int, help="character after the last; default: the passage's end")
    where.add_argument(
        "--report", metavar="DIR", type=Path, help="a report; ID is then that of a figure or table in it"
    )
    source(where)
    reading(where)
    language(where)
    where.set_defaults(run=_where)


def add_report(commands: Commands) -> None:
    """The command that makes reports: of the project's notebooks, or of any resolution."""
    report = commands.add_parser(
        "report",
        help="write a report as web pages and PDF: of the notebooks, or of any resolution",
        description="Without --source and --themes: execute the notebooks and write the whole report. With one of "
        "them: a report on that resolution and those themes. Web pages (open index.html; no network is needed), charts "
        "with their data, a PDF for each language, and a record of what all of it was made from.",
    )
    report.add_argument("--out", metavar="DIR", type=Path, default=Path("build/report"), help="default: build/report")
    report.add_argument("--lang", metavar="CODE", default="both", help="en, ar or both (default)")
    source(report)
    report.add_argument(
        "--themes",
        metavar="ID,ID",
        action="append",
        help="only these themes of the codebook, e.g. gender,igf; default: all 25",
    )
    report.add_argument("--notebooks", metavar="DIR", type=Path, default=Path("notebooks"), help="default: notebooks")
    report.set_defaults(run=_report)


def add_lessons(commands: Commands) -> None:
    """The command that makes the editions of lessons, and marks what students hand in."""
    lessons = commands.add_parser(
        "lessons",
        help="make the lessons' editions for students and teachers, or mark students' notebooks",
        description="Run the lessons and write each as a notebook, a page and a PDF, for students and for teachers, "
        "with slides and the teacher's guide. With --mark: run students' notebooks (their code, on this machine) and "
        "print what the checks say, as CSV.",
    )
    lessons.add_argument(
        "--out", metavar="DIR", type=Path, default=Path("build/lessons"), help="default: build/lessons"
    )
    lessons.add_argument("--lesson", metavar="NN", action="append", help="only this lesson, e.g. 03; may be repeated")
    codes = (*editions("lessons"), "both")
    lessons.add_argument("--lang", choices=codes, default="both", help=f"{', '.join(codes)} (default)")
    lessons.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    lessons.add_argument("--mark", metavar="PATH", type=Path, help="mark a notebook, or all notebooks of a folder")
    folder = Path("notebooks/lessons")
    lessons.add_argument("--lessons", metavar="DIR", type=Path, default=folder, help=f"default: {folder.as_posix()}")
    lessons.set_defaults(run=_lessons)
