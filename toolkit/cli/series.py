"""Commands on many texts: fetch, series, corpus."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli._options import ocr, opened, reading

if TYPE_CHECKING:
    from toolkit.cli._options import Commands


def _fetch(args: argparse.Namespace) -> int:
    from toolkit.cli.answers import series as commands

    print(commands.run_fetch(args.to, symbols=args.symbol or None, languages=args.language or None, source=args.source))
    return 0


def _series_build(args: argparse.Namespace) -> int:
    from toolkit.cli.answers import series as commands

    print(commands.run_build(args.source, args.out))
    return 0


def _series_compare(args: argparse.Namespace) -> int:
    from toolkit.cli.answers import series as commands

    print(commands.run_compare(opened(args, args.a), opened(args, args.b)))
    return 0


def _series_align(args: argparse.Namespace) -> int:
    from toolkit.cli.answers import series as commands

    print(commands.run_align(opened(args, args.witness), opened(args, args.b)))
    return 0


def _corpus(args: argparse.Namespace) -> int:
    from toolkit.cli.answers import corpus as commands

    text, code = commands.run_build(
        args.folder, args.to, workers=args.workers, cluster=args.cluster, reading=args.reading, progress=args.progress
    )
    print(text)
    return code


def add_series(commands: Commands) -> None:
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
    ocr(compare)
    compare.set_defaults(run=_series_compare)
    align = actions.add_parser("align", help="paragraphs of one resolution in two languages or witnesses side by side")
    align.add_argument("b", metavar="FILE", type=Path, help="the other text")
    align.add_argument("--with", dest="witness", metavar="FILE", type=Path, help="default: the text that ships")
    ocr(align)
    align.set_defaults(run=_series_align)


def add_corpus(commands: Commands) -> None:
    """The command on whole collections: corpus."""
    corpus = commands.add_parser(
        "corpus",
        help="read every resolution of a folder into Parquet, on all cores or on a cluster",
        description="Read AKN4UN XML, texts, PDF, Word and HTML files below DIR, also within zip archives, and write "
        "every table as partitioned Parquet; doubts are a table. A run that was stopped is taken up again; files that "
        "did not change are not read again. "
        "Exit code 0: every file was read; 1: some failed, see the table failures; 2: the run could not be made.",
    )
    corpus.add_argument("folder", metavar="DIR", type=Path, help="folder with files and zip archives of them")
    corpus.add_argument("--to", metavar="OUT", type=Path, required=True, help="folder for the tables; made if absent")
    corpus.add_argument("--workers", metavar="N", type=int, help="local processes; default: one a core")
    corpus.add_argument("--cluster", metavar="ADDRESS", help="work on this Dask scheduler, e.g. tcp://127.0.0.1:8786")
    reading(corpus)
    corpus.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="show rate and time left on standard error; default: if that is a terminal",
    )
    corpus.set_defaults(run=_corpus)
