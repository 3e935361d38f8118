"""Commands on one text: tables, show, collate, tag, explain, evaluate."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli._options import language, ocr, opened, reading, source
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from toolkit.cli._options import Commands


def _tables(args: argparse.Namespace) -> int:
    from toolkit import tables

    resolution = opened(args, args.source)
    frames = tables.tables(resolution, args.only)
    paths = tables.write(frames, args.folder, bom=args.bom)
    print(resolution)
    for path, frame in zip(paths, frames.values(), strict=True):
        print(f"  {path}  {len(frame)} rows")
    return 0


def _show(args: argparse.Namespace) -> int:
    from toolkit.cli.answers import show

    if args.file and args.source:
        raise ToolkitError("two files to show", remedy="name one: toolkit show FILE")
    resolution = opened(args, args.file or args.source)
    print(show.passage(resolution, args.paragraph) if args.paragraph else show.view(resolution))
    return 0


def _collate(args: argparse.Namespace) -> int:
    from toolkit.apparatus import collate

    a, b = opened(args, args.a), opened(args, args.b)
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
    from toolkit.cli.answers import themes as commands

    print(commands.run_tag(opened(args, args.source), codebook=args.codebook))
    return 0


def _explain(args: argparse.Namespace) -> int:
    from toolkit.cli.answers import themes as commands

    print(commands.run_explain(opened(args, args.source), args.paragraph, codebook=args.codebook))
    return 0


def add(commands: Commands) -> None:
    """tables, show, collate, tag, explain, evaluate."""
    tables = commands.add_parser(
        "tables",
        help="write every table as CSV",
        description="Write one CSV a table (UTF-8, header row, empty cell for 'not stated') into DIR.",
    )
    tables.add_argument("folder", metavar="DIR", type=Path, help="folder for the files; made if absent")
    source(tables)
    reading(tables)
    language(tables)
    tables.add_argument(
        "--bom",
        action="store_true",
        help="begin each file with a byte-order mark, so that Excel shows Arabic and accents right; without it "
        "(default) scripts read the first column's name as it is",
    )
    tables.add_argument("--only", metavar="TABLE", action="append", help="write only this table; may be repeated")
    tables.set_defaults(run=_tables)

    show = commands.add_parser(
        "show",
        help="print a resolution, or one passage of it, with its structure, repairs and doubts",
        description="Print a document to be read: its parts, sections, annexes and notes, each repair and each doubt "
        "at its paragraph, and for PDF, Word and HTML where in the file a passage stands.",
    )
    show.add_argument("file", metavar="FILE", type=Path, nargs="?", help="the file; the same as --source FILE")
    source(show)
    show.add_argument("--paragraph", metavar="ID", help="O30 (or 30), P01, A-O03, X1-99, fn1, header or closing")
    reading(show)
    language(show)
    show.set_defaults(run=_show)

    collate = commands.add_parser(
        "collate",
        help="compare two witnesses of one text word by word",
        description="Align two witnesses and name every difference; orthography is counted, other words are listed.",
    )
    ocr(collate)
    collate.add_argument("a", metavar="A", type=Path, help="first witness")
    collate.add_argument("b", metavar="B", type=Path, help="second witness")
    reading(collate)
    collate.add_argument("--all", action="store_true", help="list differences of spelling and punctuation too")
    collate.set_defaults(run=_collate)

    tag = commands.add_parser("tag", help="print the themes of each paragraph with their evidence")
    source(tag, "source")
    reading(tag)
    tag.add_argument("--codebook", metavar="FILE", type=Path, help="your own codebook instead of the 25 themes")
    tag.set_defaults(run=_tag)

    explain = commands.add_parser("explain", help="show what was found and masked in one paragraph, and why")
    source(explain, "source")
    explain.add_argument("--paragraph", metavar="ID", required=True, help="O30 (or 30), P01, A-O03, X1-99")
    reading(explain)
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
