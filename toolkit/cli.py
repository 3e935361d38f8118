"""The ``toolkit`` command: arguments in, public functions called, one clear line where something is wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit import __version__
from toolkit.errors import ToolkitError


def _tables(args: argparse.Namespace) -> int:
    from toolkit import library, tables

    resolution = library.load(args.source, reading=args.reading, language=args.language)
    frames = tables.tables(resolution, args.only)
    paths = tables.write(frames, args.folder)
    print(resolution)
    for path, frame in zip(paths, frames.values(), strict=True):
        print(f"  {path}  {len(frame)} rows")
    return 0


def _show(args: argparse.Namespace) -> int:
    from toolkit import library
    from toolkit.model import Note, Paragraph

    resolution = library.load(args.source, reading=args.reading, language=args.language)
    if args.paragraph:
        try:
            wanted = [resolution.passage(args.paragraph)]
        except KeyError as error:
            raise ToolkitError(str(error.args[0])) from error
    else:
        wanted = list(resolution.paragraphs)
        print(resolution)
    for passage in wanted:
        lost = isinstance(passage, Note) and passage.status == "missing"
        print(f"\n{passage.id}  {'(the source lacks this note)' if lost else passage.text}")
        if isinstance(passage, Paragraph) and resolution.glosses.get(passage.id):
            print(f"     {resolution.glosses[passage.id]}")
        for repair in resolution.repairs:
            if repair.place == passage.id:
                print(f"     repair: {repair.as_written} -> {repair.repaired} ({repair.evidence}: {repair.reason})")
    return 0


def _collate(args: argparse.Namespace) -> int:
    from toolkit import library
    from toolkit.apparatus import collate

    a = library.load(args.a, reading=args.reading)
    b = library.load(args.b, reading=args.reading)
    result = collate(a, b)
    print(f"{a!r}\n{b!r}")
    print(f"words {result.words}, characters {result.characters}")
    print(
        f"CER {result.cer:.4f}, WER {result.wer:.4f}; "
        f"spelling set aside: {result.cer_folded:.4f}, {result.wer_folded:.4f}"
    )
    for kind, count in result.counts().items():
        print(f"  {kind:<13} {count}")
    for d in result.differences:
        if d.kind in ("word", "division", "lacuna") or args.all:
            print(f"{d.place_a}/{d.place_b}\t{d.kind}\t{d.a}\t{d.b}")
    return 0


def _evaluate(args: argparse.Namespace) -> int:
    from toolkit import evaluation

    if args.store:
        if args.texts is None:
            raise ToolkitError("--store needs --texts", remedy="name the folder with series/*.xml and sample/*.xml")
        print(f"scores written to {evaluation.store(args.texts)}")
        return 0
    print(evaluation.report(args.texts))
    return 0


def _tag(args: argparse.Namespace) -> int:
    from toolkit.themes import commands

    print(commands.run_tag(args.source, reading=args.reading, codebook=args.codebook))
    return 0


def _explain(args: argparse.Namespace) -> int:
    from toolkit.themes import commands

    print(commands.run_explain(args.source, args.paragraph, reading=args.reading, codebook=args.codebook))
    return 0


def _fetch(args: argparse.Namespace) -> int:
    from toolkit.series import commands

    print(commands.run_fetch(args.to, symbols=args.symbol or None, languages=args.language or None, source=args.source))
    return 0


def _series_build(args: argparse.Namespace) -> int:
    from toolkit.series import commands

    print(commands.run_build(args.source, args.out))
    return 0


def _series_compare(args: argparse.Namespace) -> int:
    from toolkit.series import commands

    print(commands.run_compare(args.a, args.b))
    return 0


def _series_align(args: argparse.Namespace) -> int:
    from toolkit.series import commands

    print(commands.run_align(args.witness, args.b))
    return 0


def _find(args: argparse.Namespace) -> int:
    from toolkit.explorer import commands
    from toolkit.explorer.query import Query

    wanted = {name: tuple(getattr(args, name) or ()) for name in _FACETS}
    query = Query(text=args.words or "", match="all" if args.all_themes else "any", opening=args.opening, **wanted)
    explored = commands.subject(args.source, series=args.series, texts=args.texts, reading=args.reading)
    print(commands.run_find(explored, query, args.format, args.answer))
    return 0


def _explore(args: argparse.Namespace) -> int:
    from toolkit.explorer import serve

    source = "series" if args.series else str(args.source or "")
    options = {"port": args.port, "browser": not args.no_browser, "dark": args.dark}
    return serve.run(source, language=args.language or "", texts=str(args.texts or ""), **options)


def _report(args: argparse.Namespace) -> int:
    from toolkit.publish import report

    languages = report.languages_of(args.lang)
    themes = [theme.strip() for words in args.themes or () for theme in words.split(",") if theme.strip()]
    if args.source is None and not themes:
        print(f"report written to {report.build(args.notebooks, args.out, languages=languages)}")
        return 0
    made = report.build_own(args.out, source=args.source, themes=themes or None, languages=languages)
    print(f"report written to {made}")
    return 0


def _export(args: argparse.Namespace) -> int:
    from toolkit.publish.exports import run

    if args.format == "list":
        print(run.listing())
        return 0
    if args.against:
        if args.format != "akn":
            raise ToolkitError("--against compares Akoma Ntoso files", remedy="toolkit export akn --against FILE")
        print(run.compare(args.source, args.against, reading=args.reading, language=args.language))
        return 0
    for path in run.export(args.format, args.source, args.out, reading=args.reading, language=args.language):
        print(path)
    return 0


def _where(args: argparse.Namespace) -> int:
    import json

    from toolkit import library
    from toolkit.publish import ids

    resolution = library.load(args.source, reading=args.reading, language=args.language)
    if args.report:
        found = ids.where_shown(resolution, args.report, args.id)
    else:
        found = ids.where(resolution, args.id, args.start, args.end)
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0


def _reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reading",
        choices=("repaired", "source"),
        default="repaired",
        help="with the repairs of the apparatus (default), or the source's words untouched",
    )


def _source(parser: argparse.ArgumentParser, flag: str = "--source") -> None:
    text = "a printed text (Arabic or English) or an AKN4UN XML file; default: the A/RES/78/132 that ships"
    if flag.startswith("-"):
        parser.add_argument(flag, metavar="FILE", type=Path, help=text)
    else:
        parser.add_argument(flag, metavar="FILE", type=Path, nargs="?", help=text)


def parser() -> argparse.ArgumentParser:
    """The command line of the toolkit."""
    top = argparse.ArgumentParser(
        prog="toolkit",
        description="Read, repair, structure, tag and chart United Nations resolutions, Arabic first.",
        epilog="Each command has its own help: toolkit COMMAND --help. Bad input ends with one line and exit code 2.",
    )
    top.add_argument("--version", action="version", version=f"toolkit {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    tables = commands.add_parser(
        "tables",
        help="write every table as CSV",
        description="Write one CSV a table (UTF-8, header row, empty cell for 'not stated') into DIR.",
    )
    tables.add_argument("folder", metavar="DIR", type=Path, help="folder for the files; made if absent")
    _source(tables)
    _reading(tables)
    tables.add_argument("--language", metavar="CODE", help="language of a printed text; default: found from the text")
    tables.add_argument("--only", metavar="TABLE", action="append", help="write only this table; may be repeated")
    tables.set_defaults(run=_tables)

    show = commands.add_parser("show", help="print a resolution, or one passage of it, with its repairs")
    _source(show)
    show.add_argument("--paragraph", metavar="ID", help="P01 ..., O01 ..., fn1 ..., header or closing")
    _reading(show)
    show.add_argument("--language", metavar="CODE", help="language of a printed text; default: found from the text")
    show.set_defaults(run=_show)

    collate = commands.add_parser(
        "collate",
        help="compare two witnesses of one text word by word",
        description="Align two witnesses and name every difference; orthography is counted, other words are listed.",
    )
    collate.add_argument("a", metavar="A", type=Path, help="first witness")
    collate.add_argument("b", metavar="B", type=Path, help="second witness")
    _reading(collate)
    collate.add_argument("--all", action="store_true", help="list differences of spelling and punctuation too")
    collate.set_defaults(run=_collate)

    tag = commands.add_parser("tag", help="print the themes of each paragraph with their evidence")
    _source(tag, "source")
    _reading(tag)
    tag.add_argument("--codebook", metavar="FILE", type=Path, help="your own codebook instead of the 25 themes")
    tag.set_defaults(run=_tag)

    explain = commands.add_parser("explain", help="show what was found and masked in one paragraph, and why")
    _source(explain, "source")
    explain.add_argument("--paragraph", metavar="ID", required=True, help="P01 ..., O01 ...")
    _reading(explain)
    explain.add_argument("--codebook", metavar="FILE", type=Path, help="your own codebook instead of the 25 themes")
    explain.set_defaults(run=_explain)

    evaluate = commands.add_parser(
        "evaluate",
        help="score every method against labels made by reading",
        description="Print precision, recall and F1 with counts for every table that has development labels.",
    )
    evaluate.add_argument(
        "--texts",
        metavar="DIR",
        type=Path,
        help="folder with AKN4UN XML (series/, sample/) to score on those labels too",
    )
    evaluate.add_argument("--store", action="store_true", help="write data/labels/scores.csv from a full run")
    evaluate.set_defaults(run=_evaluate)

    _add_series(commands)
    _add_corpus(commands)
    _add_explorer(commands)
    _add_find(commands)
    _add_export(commands)
    _add_where(commands)

    _add_report(commands)
    _add_lessons(commands)
    return top


def _lessons(args: argparse.Namespace) -> int:
    from toolkit.lessons import build, marking

    if args.mark is not None:
        marks = marking.marks(args.mark, progress=lambda line: print(line, file=sys.stderr))
        print(marks.to_csv(index=False, lineterminator="\n"), end="")
        return 0
    codes = build.LANGUAGES if args.lang == "both" else (args.lang,)
    page = build.build(args.lessons, args.out, numbers=args.lesson or (), codes=codes, paper=not args.no_pdf)
    print(f"lessons written to {page}")
    return 0


def _add_lessons(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
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
    lessons.add_argument("--lang", choices=("en", "ar", "both"), default="both", help="en, ar or both (default)")
    lessons.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    lessons.add_argument("--mark", metavar="PATH", type=Path, help="mark a notebook, or all notebooks of a folder")
    folder = Path("notebooks/lessons")
    lessons.add_argument("--lessons", metavar="DIR", type=Path, default=folder, help=f"default: {folder.as_posix()}")
    lessons.set_defaults(run=_lessons)


def _add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
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
    _source(report)
    report.add_argument(
        "--themes",
        metavar="ID,ID",
        action="append",
        help="only these themes of the codebook, e.g. gender,igf; default: all 25",
    )
    report.add_argument("--notebooks", metavar="DIR", type=Path, default=Path("notebooks"), help="default: notebooks")
    report.set_defaults(run=_report)


def _add_series(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands on the series of resolutions: fetch, series build, series compare, series align."""
    fetch = commands.add_parser(
        "fetch",
        help="get the texts of the series from the United Nations' public repository",
        description="Download the XML of the series, each file checked against its sha256, into a cache folder. "
        "This is the only command that uses the network.",
    )
    fetch.add_argument("--to", metavar="DIR", type=Path, help="folder for the files; default: the user's cache")
    fetch.add_argument("--from", dest="source", metavar="DIR", type=Path, help="copy from a local folder instead")
    fetch.add_argument("--symbol", metavar="SYMBOL", action="append", help="only this resolution; may be repeated")
    fetch.add_argument("--language", metavar="CODE", action="append", help="only this language; may be repeated")
    fetch.set_defaults(run=_fetch)

    series = commands.add_parser("series", help="many resolutions in time: build the panel, compare, align")
    actions = series.add_subparsers(dest="action", metavar="ACTION", required=True)
    build = actions.add_parser("build", help="write the derived panel, genealogy and terms from a folder of texts")
    build.add_argument("--from", dest="source", metavar="DIR", type=Path, required=True, help="folder with the XML")
    build.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder for the tables")
    build.set_defaults(run=_series_build)
    compare = actions.add_parser("compare", help="what became of each paragraph of one resolution in the next")
    compare.add_argument("a", metavar="BEFORE", type=Path, help="the earlier text")
    compare.add_argument("b", metavar="AFTER", type=Path, help="the later text, in the same language")
    compare.set_defaults(run=_series_compare)
    align = actions.add_parser("align", help="paragraphs of one resolution in two languages or witnesses side by side")
    align.add_argument("b", metavar="FILE", type=Path, help="the other text")
    align.add_argument("--with", dest="witness", metavar="FILE", type=Path, help="default: the text that ships")
    align.set_defaults(run=_series_align)


def _corpus(args: argparse.Namespace) -> int:
    from toolkit.corpus import commands

    text, code = commands.run_build(
        args.folder, args.to, workers=args.workers, cluster=args.cluster, reading=args.reading, progress=args.progress
    )
    print(text)
    return code


def _add_corpus(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command on whole collections: corpus."""
    corpus = commands.add_parser(
        "corpus",
        help="read every resolution of a folder into Parquet, on all cores or on a cluster",
        description="Read AKN4UN XML and printed texts below DIR, also within zip archives, and write every table as "
        "partitioned Parquet. A run that was stopped is taken up again; files that did not change are not read again. "
        "Exit code 0: every file was read; 1: some failed, see the table failures; 2: the run could not be made.",
    )
    corpus.add_argument("folder", metavar="DIR", type=Path, help="folder with XML files, texts and zip archives")
    corpus.add_argument("--to", metavar="OUT", type=Path, required=True, help="folder for the tables; made if absent")
    corpus.add_argument("--workers", metavar="N", type=int, help="local processes; default: one a core")
    corpus.add_argument("--cluster", metavar="ADDRESS", help="work on this Dask scheduler, e.g. tcp://127.0.0.1:8786")
    _reading(corpus)
    corpus.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="show rate and time left on standard error; default: if that is a terminal",
    )
    corpus.set_defaults(run=_corpus)


#: Options of `toolkit find` that may be repeated, by the field of a query, with their name and help.
_FACETS = {
    "parts": ("part", "PART", "preamble or operative"),
    "themes": ("theme", "THEME", "id of a theme, e.g. gender"),
    "verbs": ("verb", "VERB", "canonical verb, e.g. request"),
    "forces": ("force", "FORCE", "background, evaluation, exhortation or direction"),
    "addressees": ("addressee", "WHO", "class of addressees, e.g. secretary_general"),
    "cited": ("cites", "SYMBOL", "symbol of a cited document, e.g. A/RES/70/1"),
    "years": ("year", "YEAR", "year of adoption"),
    "statuses": ("status", "STATUS", "against the year before: new, identical, modified, merged or split"),
    "languages": ("language", "CODE", "language of the text"),
}


def _add_find(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that finds paragraphs by words and by what is known of them."""
    find = commands.add_parser(
        "find",
        help="find paragraphs by words, theme, verb, addressee ...; as text, CSV, Markdown, BibTeX",
        description="Print the paragraphs of a resolution, or of the series, that have certain words, themes, verbs "
        "... Options of one kind are joined by 'or', different ones by 'and'; '' asks for none.",
        epilog="WORDS: several words are a phrase, word* is any word that begins so, =word stands without clitics; "
        "case, diacritics and hamza do not count.",
    )
    find.add_argument("words", metavar="WORDS", nargs="?", help="words to look for, in either language")
    _source(find)
    find.add_argument("--series", action="store_true", help="the series of resolutions instead of one text")
    find.add_argument("--texts", metavar="DIR", type=Path, help="folder with the texts of the series (toolkit fetch)")
    _reading(find)
    for name, (option, metavar, text) in _FACETS.items():
        find.add_argument(f"--{option}", dest=name, metavar=metavar, action="append", help=f"{text}; may be repeated")
    find.add_argument("--all-themes", action="store_true", help="every theme named, not any of them")
    find.add_argument("--opening", action="store_true", help="verb and force of the opening act only")
    formats = ("text", "csv", "markdown", "bibtex", "citation", "python")
    find.add_argument("--format", choices=formats, default="text", help="default: text")
    find.add_argument("--answer", metavar="CODE", choices=("en", "ar"), default="en", help="language of the answer")
    find.set_defaults(run=_find)


def _add_explorer(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The explorer as an app."""
    explore = commands.add_parser(
        "explore",
        help="open the explorer in the browser: read, filter, chart and compare with the mouse",
        description="Serve the explorer on this machine until Ctrl-C. Nothing is asked of another host.",
    )
    _source(explore, "source")
    explore.add_argument("--series", action="store_true", help="explore the series of resolutions instead")
    explore.add_argument("--language", metavar="CODE", help="language of the interface: en (default) or ar")
    explore.add_argument("--texts", metavar="DIR", type=Path, help="your folder with the texts of the series")
    explore.add_argument("--port", metavar="N", type=int, default=8866, help="default: 8866")
    explore.add_argument("--no-browser", action="store_true", help="only serve; open the address yourself")
    explore.add_argument("--dark", action="store_true", help="light letters on a dark page")
    explore.set_defaults(run=_explore)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that writes what was found in the formats of other tools."""
    from toolkit.publish.exports import FORMATS

    export = commands.add_parser(
        "export",
        help="write a resolution for other tools: Akoma Ntoso, TEI, Web Annotations, tables, citations",
        description="Write a resolution in a format that other tools read, with its provenance: an RO-Crate in a "
        "folder, a header in a single file. `toolkit export list` says what each format holds.",
    )
    export.add_argument("format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; or list")
    _source(export)
    export.add_argument(
        "--out",
        metavar="PATH",
        type=Path,
        help="a folder, or a file with the format's ending; default: build/export/FORMAT",
    )
    _reading(export)
    export.add_argument("--language", metavar="CODE", help="language of a printed text; default: found from the text")
    export.add_argument(
        "--against",
        metavar="FILE",
        type=Path,
        help="with akn: write nothing, and list how the export differs from another Akoma Ntoso file, and why",
    )
    export.set_defaults(run=_export)


def _add_where(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command that walks back from an id to the words of the source."""
    where = commands.add_parser(
        "where",
        help="walk back from an id of a passage, a table row, an annotation or a figure to the words of the source",
        description="Print as JSON what an id names: its words in the reading, the same in the untouched source with "
        "their offsets, and the repairs that touch them.",
    )
    where.add_argument("id", metavar="ID", help="'A/RES/78/132 O30', O30, tags:12, repairs:3, a urn of an export")
    where.add_argument("--start", metavar="N", type=int, help="first character of the passage's text; default: 0")
    where.add_argument("--end", metavar="N", type=int, help="character after the last; default: the passage's end")
    where.add_argument(
        "--report", metavar="DIR", type=Path, help="a report; ID is then that of a figure or table in it"
    )
    _source(where)
    _reading(where)
    where.add_argument("--language", metavar="CODE", help="language of a printed text; default: found from the text")
    where.set_defaults(run=_where)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; 0 on success, 2 on bad input (with one line on standard error)."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except ToolkitError as error:
        print(f"toolkit: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    raise SystemExit(main())
